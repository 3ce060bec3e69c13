"""A letter in the making: its normal text, its printed lines, and the blocks they grow into."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.letter import BlockKind, Speaker
from extractor.reading.characters import Alignment, normalise

Piece = tuple[int, int] | str  # a stretch of the normal text, or characters put between two


@dataclass(slots=True)
class Line:
    """A printed line: `normal[start:end]`, and where it stands on its page.

    `left`, `right`, `top` and `size` are points in a PDF; in a plain text `left` and `right` count
    characters and `size` is 0. `gap` is the white space above it, in lines. `marks` are the
    stretches of the normal text inside it that are not read: footnote marks.
    """

    text: str
    start: int
    end: int
    page: int
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    size: float = 0.0
    style: int = 0  # 1 bold, 2 italic, 3 both; 0 where not known
    gap: float = 0.0
    margin: float = 0.0  # the right edge of its column
    column: int = 0
    aside: bool = False  # in the margin of the page
    marks: list[tuple[int, int]] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)  # of the footnotes that marks point to


@dataclass(slots=True)
class Part:
    """A block in the making; what the format does not say is left to structure.py."""

    pieces: list[Piece]
    kind: BlockKind | None = None
    speaker: Speaker | None = None
    lines: int = 1
    marks: list[str] = field(default_factory=list)  # numbers of the footnotes it points to
    label: str = ""  # the number of this footnote


@dataclass(slots=True)
class Draft:
    """The decoded text of a document with what its format knows about it."""

    raw: str
    normal: str
    alignment: Alignment
    page_starts: Sequence[int] = (0,)  # offsets in the normal text
    warnings: list[str] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)  # header fields that the format gives
    running: Sequence[str] = ()  # running heads and feet that were left out

    def page(self, offset: int) -> int:
        """When you call this, it will give the page (from 1) of an offset in the normal text."""
        return bisect_right(self.page_starts, offset)


def draft_of(raw: str) -> Draft:
    """When you call this, it will start a draft on a decoded text."""
    normal, alignment = normalise(raw)
    return Draft(raw, normal, alignment)
