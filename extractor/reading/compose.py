"""Writes the raw text of a structured document and gathers its blocks on the way.

The readers of XML, HTML, Word and ODT walk through their trees and tell a Composer what they
meet: a block begins, text, a footnote. What they need not know is where in the raw text they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from extractor.letter import BlockKind, Letter, Speaker
from extractor.reading.build import letter_of_parts
from extractor.reading.decode import mojibake
from extractor.reading.draft import Draft, Part, Piece, draft_of
from extractor.reading.status import Limits, Refused, Status

CELL = " | "  # between the cells of a row


class Composer:
    """Gathers text and blocks in document order; pieces count code points of the raw text."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._raw: list[str] = []
        self._length = 0
        self._parts: list[Part] = []
        self._part: Part | None = None
        self._notes: list[Part] = []
        self._held = False
        self._row = 0
        self.speaker: Speaker | None = None
        self.warnings: list[str] = []
        self.meta: dict[str, str] = {}

    def begin(self, kind: BlockKind | None = None) -> None:
        """When you call this, it will begin a block; a held one or a row of a table goes on."""
        if self._row or self._held:
            self._held = False
            self.space()
            return
        self.end()
        self._part = Part([], kind, self.speaker)

    def end(self) -> None:
        """When you call this, it will end the block; footnotes met in it come after it."""
        if self._row:
            self.space()
            return
        self._held = False
        if self._part is not None and self._part.pieces:
            self._parts.append(self._part)
            self._write("\n")
        self._part = None
        self._parts += self._notes
        self._notes = []

    def hold(self) -> None:
        """When you call this, the next block will go on in this one: an item after its number."""
        self._held = self._part is not None and bool(self._part.pieces)

    def text(self, text: str | None) -> None:
        """When you call this, it will add running text; white space alone opens no block."""
        if not text or (self._part is None and text.isspace()):
            return
        if self._part is None:
            self.begin()
        part = self._part
        if part is None:  # inside a row that has not begun
            return
        start = self._length
        self._write(text)
        part.pieces.append((start, self._length))
        if self._held and not text.isspace():
            self._held = False

    def space(self) -> None:
        """When you call this, it will put a space in the clean text that is not in the source."""
        if self._part is not None and self._part.pieces:
            self._part.pieces.append(" ")

    def line_break(self) -> None:
        """When you call this, it will end a line: a new block after a stop, else a space."""
        part = self._part
        if part is None or not part.pieces:
            return
        ended = self._raw[-1].rstrip().endswith((".", ":", "?", "!", ";", ","))
        if ended and not self._row:
            self.begin(part.kind)
        else:
            self.space()

    @contextmanager
    def footnote(self, label: str = "") -> Iterator[None]:
        """When you enter this, text will go to a footnote, after the block it interrupts."""
        outer, held, row = self._part, self._held, self._row
        note = Part([label] if label else [], BlockKind.FOOTNOTE, self.speaker)
        self._part, self._held, self._row = note, False, 1  # blocks inside it are joined
        yield
        self._part, self._held, self._row = outer, held, row
        if note.pieces:
            self._notes.append(note)
        if outer is None:
            self._parts += self._notes
            self._notes = []

    @contextmanager
    def row(self) -> Iterator[None]:
        """When you enter this, blocks will be the cells of one row of a table."""
        self.begin(BlockKind.TABLE)
        self._row += 1
        yield
        self._row -= 1
        self.end()

    def cell(self) -> None:
        """When you call this, it will part the cell that follows from the one before."""
        if self._part is not None and self._part.pieces:
            self._part.pieces.append(CELL)

    def letter(self) -> Letter:
        """When you call this, it will make a letter of all that was gathered."""
        self.end()
        draft = draft_of("".join(self._raw))
        draft.warnings += [*self.warnings, *mojibake(draft.raw)]
        draft.meta = self.meta
        if not draft.alignment.identical:
            for part in self._parts:
                part.pieces = _moved(part.pieces, draft)
        return letter_of_parts(draft, self._parts)

    def _write(self, text: str) -> None:
        self._raw.append(text)
        self._length += len(text)
        if self._length > self._limits.characters:
            message = f"more than {self._limits.characters:,} characters; split it"
            raise Refused(Status.TOO_LARGE, "characters", message)


def _moved(pieces: Sequence[Piece], draft: Draft) -> list[Piece]:
    """Bring pieces of the raw text to the normal text."""
    target = draft.alignment.target
    return [
        piece if isinstance(piece, str) else (target(piece[0]), target(piece[1]))
        for piece in pieces
    ]
