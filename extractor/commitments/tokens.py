"""The words of a parsed Doc as plain Python objects, for rules that ask for them over and over.

spaCy makes a new object each time a word is asked for, and reads a string out of a table each time
an attribute is. The rules ask for some hundreds of attributes of every word that they judge, so a
sentence is read once, when a rule first asks for one of its words. Names are those of spaCy.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import overload

import numpy as np
import spacy
from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, MORPH, ORTH, POS, SPACY

from extractor.commitments.vocabulary import Tables
from extractor.extensions import text_of
from extractor.sentence_bounds import sentence_bounds

COLUMNS = [ORTH, LEMMA, POS, DEP, MORPH, HEAD, IDX, LENGTH, SPACY]


class Token:
    """A word with its tags and its place in the tree."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_space",
        "is_title",
        "lemma_",
        "lower_",
        "morph",
        "pos_",
        "sent",
        "text",
        "text_with_ws",
    )
    doc: Doc
    i: int
    idx: int
    text: str
    text_with_ws: str
    lower_: str
    lemma_: str
    pos_: str
    dep_: str
    morph: dict[str, list[str]]
    head: Token
    children: list[Token]
    sent: Span
    is_punct: bool
    is_space: bool
    is_title: bool

    def nbor(self, i: int = 1) -> Token:
        """When you call this, it will give the word that stands so many words behind this one.

        Raises
        ------
        IndexError : there is none
        """
        return self.doc.word(self.i + i)

    @property
    def depth(self) -> int:
        """How many heads stand between it and the root, which has none."""
        word, depth = self, 0
        while word.head is not word:
            word, depth = word.head, depth + 1
        return depth

    @property
    def lefts(self) -> list[Token]:
        """The words before it that hang from it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def subtree(self) -> Iterator[Token]:
        """The word and all that hangs under it."""
        yield self
        for child in self.children:
            yield from child.subtree

    def __repr__(self) -> str:
        """Its text, as spaCy shows it."""
        return self.text


class Span:
    """Words that stand together."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc = doc
        self.start = start
        self.end = end

    def __len__(self) -> int:
        """The number of its words."""
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        """Its words in text order."""
        return iter(self.doc.between(self.start, self.end))

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        """When you call this, it will give a word by its place in the span, or a part of it."""
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        return self.doc[(self.start if place >= 0 else self.end) + place]

    @property
    def text(self) -> str:
        """Its words, as they stand."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def start_char(self) -> int:
        """The offset of its first word, in code points."""
        return self.doc.offsets[self.start] if len(self) else 0

    @property
    def end_char(self) -> int:
        """The offset behind its last word, in code points."""
        return self.doc.ends[self.end - 1] if len(self) else 0

    @property
    def sent(self) -> Span:
        """The sentence of its first word."""
        return self.doc.sentence(self.start)

    @property
    def root(self) -> Token:
        """The word nearest the root of its sentence; a stop or space only where all are."""
        return min(self, key=lambda word: (_hangs_idle(word), word.depth))

    def __repr__(self) -> str:
        """Its text, as spaCy shows it."""
        return self.text


def _hangs_idle(word: Token) -> bool:
    return (word.is_punct or word.is_space) and not word.children


class Doc:
    """The words of a spaCy Doc, read sentence by sentence.

    Parameters
    ----------
    source : the Doc, parsed where rules will look
    tables : of its vocabulary
    """

    def __init__(self, source: spacy.tokens.Doc, tables: Tables) -> None:
        self.source = source
        self.text = text_of(source)
        self.letter_date: str = source._.letter_date
        bounds = sentence_bounds(source)
        self.sents = [Span(self, start, end) for start, end in bounds]
        self._starts = [start for start, _ in bounds]
        self._columns = source.to_array(COLUMNS)
        tagged = self._columns[:, COLUMNS.index(POS)] != 0
        self._parsed = frozenset(np.flatnonzero(tagged).tolist())
        self._words: list[Token | None] = [None] * len(source)
        self._tables = tables
        self.offsets: list[int] = self._columns[:, COLUMNS.index(IDX)].tolist()
        lengths = self._columns[:, COLUMNS.index(IDX)] + self._columns[:, COLUMNS.index(LENGTH)]
        self.ends: list[int] = lengths.tolist()

    def __len__(self) -> int:
        """The number of its words."""
        return len(self._words)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        """When you call this, it will give a word, or the span of a slice."""
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self._words))
            return Span(self, start, max(start, end))
        return self.word(place)

    def word(self, place: int) -> Token:
        """When you call this, it will give a word.

        Raises
        ------
        IndexError : there is none
        """
        if place < 0:
            raise IndexError(place)
        word = self._words[place]
        if word is None:
            self._read(self.sentence(place))
            word = self._words[place]
            assert word is not None
        return word

    def between(self, start: int, end: int) -> list[Token]:
        """When you call this, it will give the words from one place to before another."""
        words = self._words[start:end]
        if None in words:
            return [self.word(place) for place in range(start, end)]
        return words  # type: ignore[return-value]  # none is None, as just seen

    def sentence(self, place: int) -> Span:
        """When you call this, it will give the sentence of a word."""
        return self.sents[bisect_right(self._starts, place) - 1]

    def is_parsed(self, sent: Span) -> bool:
        """When you call this, it will say whether the words of a sentence are tagged."""
        return not self._parsed.isdisjoint(range(sent.start, sent.end))

    def char_span(self, start: int, end: int, alignment_mode: str) -> Span | None:
        """When you call this, it will give the words of a stretch of text, as spaCy does."""
        found = self.source.char_span(start, end, alignment_mode=alignment_mode)
        return Span(self, found.start, found.end) if found is not None else None

    def _read(self, sent: Span) -> None:
        """Make the words of a sentence."""
        spellings, strings = self._tables.spellings, self._tables.strings
        features = self._tables.features
        words = []
        columns = self._columns[sent.start : sent.end].tolist()
        for place, (orth, lemma, pos, dep, morph, _, idx, _, space) in enumerate(columns):
            word = Token()
            word.doc = self
            word.i = sent.start + place
            word.idx = idx
            word.sent = sent
            word.text, word.lower_, word.is_punct, word.is_space, word.is_title = spellings[orth]
            word.text_with_ws = word.text + " " if space else word.text
            word.lemma_ = strings[lemma]
            word.pos_ = strings[pos]
            word.dep_ = strings[dep]
            word.morph = features[morph]
            word.children = []
            words.append(word)
        for place, (word, column) in enumerate(zip(words, columns, strict=True)):
            step = column[5] - (column[5] >> 63 << 64)  # the array holds it unsigned
            word.head = words[place + step]
            if step:
                word.head.children.append(word)
        self._words[sent.start : sent.end] = words
