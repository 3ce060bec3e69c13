"""A letter as the pipeline sees it: clean text, its map back to the source, and its header."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of the clean text is in the letter."""

    HEADER = "header"  # title lines, addressee, place and date
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    FOOTNOTE = "footnote"
    SIGNATURE = "signature"


class Speaker(StrEnum):
    """Whose word a block is: a member's question is not the minister's word."""

    SENDER = "sender"
    MEMBER = "member"
    NOBODY = "nobody"  # titles, headings, tables: asserted by no one


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like stretch `text[start:end]` of the clean text (code points)."""

    start: int
    end: int
    kind: BlockKind
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of clean text copied one to one from the source.

    `clean` and `raw` are the code-point offsets of its first character in the clean and in the
    raw (decoded) text; `length` is its number of code points; `page` counts from 1.
    """

    clean: int
    raw: int
    length: int
    page: int


@dataclass(frozen=True, slots=True)
class TextMap:
    """Leads from an offset in the clean text back to the raw text and the page.

    Runs are sorted by `clean` and do not overlap. A clean character that stands in no run (a
    space put between two lines) maps to the end of the run before it.
    """

    runs: tuple[Run, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        """Index the runs once, so that a look-up is a binary search."""
        object.__setattr__(self, "_starts", tuple(run.clean for run in self.runs))

    def raw(self, offset: int) -> int:
        """When you call this, it will give the raw offset (code points) of a clean offset."""
        if not self.runs:
            return offset
        run = self._run(offset)
        return run.raw + min(max(offset - run.clean, 0), run.length)

    def page(self, offset: int) -> int:
        """When you call this, it will give the source page (from 1) of a clean offset."""
        return self._run(offset).page if self.runs else 1

    def _run(self, offset: int) -> Run:
        return self.runs[max(bisect_right(self._starts, offset) - 1, 0)]


@dataclass(frozen=True, slots=True)
class Header:
    """What a letter says about itself; an empty string where it does not say it."""

    dossier: str = ""  # 32735, 21501-02, 35300-V
    number: str = ""  # 312
    title: str = ""
    date: str = ""  # ISO 8601
    ministry: str = ""  # Buitenlandse Zaken
    signatory: str = ""  # several joined by ;
    addressee: str = ""
    kind: str = ""  # letter, answers, debate, annex, decisions


@dataclass(frozen=True, slots=True)
class Letter:
    """Clean text with a map to its source, its header and its blocks in text order."""

    text: str
    raw: str
    map: TextMap
    header: Header
    blocks: tuple[Block, ...]
    format: str = "txt"
    encoding: str = ""
    pages: int = 1
    warnings: tuple[str, ...] = ()
