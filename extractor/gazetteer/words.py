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
        return word

    def words_of(self, doc: Doc) -> Words:
        """When you call this, it will give the words of a Doc with their tokens."""
        if len(self) > _MOST_WORDS:
            self.clear()
        self._strings = doc.vocab.strings
        row = [self[orth] for orth in doc.to_array(ORTH).tolist()]
        if any(word.open or word.clitic for word in row):
            return self._joined_up(doc, row)
        if any(word.space for word in row):
            starts = [i for i, word in enumerate(row) if not word.space]
            return Words(doc, [row[i] for i in starts], starts, [i + 1 for i in starts])
        return Words(doc, row)

    def _joined_up(self, doc: Doc, row: list[Word]) -> Words:
        """Join what a line end or the tokenizer cut in two, and leave white space out."""
        words: list[Word] = []
        starts: list[int] = []
        ends: list[int] = []
        i = 0
        while i < len(row):
            word, end = row[i], i + 1
            if word.clitic and ends and ends[-1] == i and not doc[i - 1].whitespace_:
                words[-1] = self.read(words[-1].text + word.text)
                ends[-1] = end
            elif not word.space:
                if word.open and (joined := self._joined(doc, row, i)):
                    word, end = joined
                words.append(word)
                starts.append(i)
                ends.append(end)
            i = end
        return Words(doc, words, starts, ends)

    def _joined(self, doc: Doc, row: list[Word], i: int) -> tuple[Word, int] | None:
        """Join `Mensen-⏎rechten`, keep the hyphen of `Wit-⏎Rusland`, leave `in-⏎en uitvoer`."""
        breaks = i + 1 < len(row) and row[i + 1].space and "\n" in doc[i + 1].text
        if not breaks or i + 2 >= len(row):
            return None
        head, tail = row[i].text, row[i + 2].text
        if tail.lower() in _CONJUNCTIONS or not tail[:1].isalpha():
            return None
        return self.read(head + tail if tail[:1].isupper() else head[:-1] + tail), i + 3


@dataclass(slots=True)
class Words(Sequence[Word]):
    """The words of one Doc; `starts` and `ends` are empty where each word is one token."""

    doc: Doc
    row: list[Word]
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

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
        return self.starts[i] if self.starts else i

    def end(self, i: int) -> int:
        """When you call this, it will give the token after a word."""
        return self.ends[i] if self.ends else i + 1

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
