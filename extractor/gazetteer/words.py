"""The words of a Doc as the gazetteer reads them: no white space, line-end hyphens joined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from spacy.attrs import ORTH
from spacy.strings import StringStore
from spacy.tokens import Doc, Span

from extractor.gazetteer.text import clean, fold

_CONJUNCTIONS = frozenset({"en", "of", "noch", "tot", "dan", "als", "maar", "respectievelijk"})
_MOST_WORDS = 200_000  # a table that has grown beyond this is emptied


@dataclass(slots=True)
class Word:
    """A word of the letter, read once per spelling and shared by all its occurrences.

    `text` has its hyphens, apostrophes and accents unified, `key` is its folded form, and
    `found` is what a table's reader makes of it: None for a word of no interest.
    """

    text: str
    key: str
    space: bool = False
    open: bool = False  # ends in a hyphen
    clitic: bool = False  # the tokenizer cut it off: Bahama|’s
    found: object | None = None
    plain: bool = True  # of no interest, and one token to be taken as it is


class WordTable(dict[int, Word]):
    """Words by the hash of their spelling; reads a new one when it is first asked for."""

    def __init__(self, reader: Callable[[Word], object | None]) -> None:
        super().__init__()
        self.reader = reader
        self._strings = StringStore()

    def __missing__(self, orth: int) -> Word:
        """When you call this, it will read a spelling that the table does not know yet."""
        word = self.read(self._strings[orth])
        self[orth] = word
        return word

    def read(self, text: str) -> Word:
        """When you call this, it will make the Word of a token's text."""
        unified = clean(text)
        is_open = len(text) > 1 and unified[-1:] == "-"
        word = Word(unified, fold(unified), text.isspace(), is_open, unified == "'s")
        if not word.space:
            word.found = self.reader(word)
        word.plain = not (word.found or word.space or word.open or word.clitic)
        return word

    def words_of(self, doc: Doc) -> Words:
        """When you call this, it will give the words of a Doc with their tokens."""
        if len(self) > _MOST_WORDS:
            self.clear()
        self._strings = doc.vocab.strings
        row = [self[orth] for orth in doc.to_array(ORTH).tolist()]
        return self._joined_up(doc, row)

    def is_found(self, words: Words, place: int) -> bool:
        """When you call this, it will say whether a word of another table is of interest here."""
        if not 0 <= place < len(words):
            return False
        self._strings = words.doc.vocab.strings
        return place in words.ends or bool(self[words.doc[words.start(place)].orth].found)

    def _joined_up(self, doc: Doc, row: list[Word]) -> Words:
        """Join what a line end or the tokenizer cut in two, and leave white space out.

        Only the words that are not plain are looked at; those between them are taken as they are.
        """
        words = Words(doc)
        done = 0  # tokens
        for i in [i for i, word in enumerate(row) if not word.plain]:
            if i < done:
                continue
            words.take(row, done, i)
            word, start, done = row[i], i, i + 1
            if word.clitic and words.reach(i) and not doc[i - 1].whitespace_:
                before, start = words.give_back()
                word = self.read(before.text + word.text)
            elif word.open and (joined := self._joined(row, i)):
                word, done = joined
            if not word.space:
                words.add(word, start, done)
        words.take(row, done, len(row))
        return words

    def _joined(self, row: list[Word], i: int) -> tuple[Word, int] | None:
        """Join `Mensen-⏎rechten`, keep the hyphen of `Wit-⏎Rusland`, leave `in-⏎en uitvoer`."""
        breaks = i + 1 < len(row) and row[i + 1].space and "\n" in row[i + 1].text
        if not breaks or i + 2 >= len(row):
            return None
        head, tail = row[i].text, row[i + 2].text
        if tail.lower() in _CONJUNCTIONS or not tail[:1].isalpha():
            return None
        return self.read(head + tail if tail[:1].isupper() else head[:-1] + tail), i + 3


@dataclass(slots=True)
class Words(Sequence[Word]):
    """The words of one Doc: the first token of each, the end of those that are several tokens.

    `found` are the places of the words of interest, in order.
    """

    doc: Doc
    row: list[Word] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: dict[int, int] = field(default_factory=dict)
    found: list[int] = field(default_factory=list)

    def take(self, row: list[Word], first: int, last: int) -> None:
        """When you call this, it will add plain words, each of them one token."""
        self.row += row[first:last]
        self.starts += range(first, last)

    def add(self, word: Word, start: int, end: int) -> None:
        """When you call this, it will add the word of the tokens from `start` up to `end`."""
        place = len(self.row)
        self.row.append(word)
        self.starts.append(start)
        if end > start + 1:
            self.ends[place] = end
        if word.found:
            self.found.append(place)

    def give_back(self) -> tuple[Word, int]:
        """When you call this, it will take away the last word; it gives the word and its start."""
        place = len(self.row) - 1
        self.ends.pop(place, None)
        if self.found[-1:] == [place]:
            self.found.pop()
        return self.row.pop(), self.starts.pop()

    def reach(self, token: int) -> bool:
        """When you call this, it will say whether the last word ends right before a token."""
        return bool(self.row) and self.end(len(self.row) - 1) == token

    def __len__(self) -> int:
        """When you call this, it will count the words."""
        return len(self.row)

    def __getitem__(self, i: int) -> Word:  # type: ignore[override]
        """When you call this, it will give the word at a place."""
        return self.row[i]

    def key(self, i: int) -> str:
        """When you call this, it will give the key at a place, empty outside the letter."""
        return self.row[i].key if 0 <= i < len(self.row) else ""

    def text(self, i: int) -> str:
        """When you call this, it will give the text at a place, empty outside the letter."""
        return self.row[i].text if 0 <= i < len(self.row) else ""

    def start(self, i: int) -> int:
        """When you call this, it will give the first token of a word."""
        return self.starts[i]

    def end(self, i: int) -> int:
        """When you call this, it will give the token after a word."""
        return self.ends.get(i) or self.starts[i] + 1

    def span(self, first: int, last: int, label: str, value: str, rule: str) -> Span:
        """When you call this, it will make the Span of the words `first` up to and with `last`."""
        return Span(
            self.doc, self.start(first), self.end(last), label=label, kb_id=value, span_id=rule
        )

    def opens_sentence(self, i: int) -> bool:
        """When you call this, it will say whether a capital at this place proves nothing."""
        if i == 0 or self.text(i - 1)[-1:] in ".?!:«»\"“”•–-*)>'":
            return True
        return self.start(i) != self.end(i - 1) and "\n\n" in self.doc[self.end(i - 1)].text
