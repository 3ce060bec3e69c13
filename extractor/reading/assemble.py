"""Parts to clean text: blocks one to a line, white space collapsed, every character traced."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.letter import Run
from extractor.reading.draft import Draft, Part, Piece

_SPACES = re.compile(r"(\s+)")
_WIDE = re.compile(r"\s{2,}|[^\S ]|\A\s|\s\Z")  # white space that is not one space inside a text


@dataclass(frozen=True, slots=True)
class Clean:
    """The clean text, its runs, and the bounds of each part in it; (0, 0) where it is empty."""

    text: str
    runs: tuple[Run, ...]
    bounds: tuple[tuple[int, int], ...]


def write(draft: Draft, parts: Iterable[Part]) -> Clean:
    """When you call this, it will write the clean text of the parts and map it to the source."""
    writer = _Writer(draft)
    bounds = tuple(writer.block(part.pieces) for part in parts)
    return Clean(writer.text(), writer.runs(), bounds)


class _Writer:
    """Copies pieces of the normal text one after the other and keeps the runs."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._written: list[str] = []
        self._length = 0
        self._runs: list[Run] = []
        self._open = 0, 0, 0, 0  # the run that may go on: clean, raw, length, page

    def text(self) -> str:
        return "".join(self._written)

    def runs(self) -> tuple[Run, ...]:
        """Give the runs so far."""
        return (*self._runs, Run(*self._open)) if self._open[2] else ()

    def block(self, pieces: list[Piece]) -> tuple[int, int]:
        """Write a block after a newline; nothing at all is written for an empty one."""
        normal = self._draft.normal
        text = "".join([p if isinstance(p, str) else normal[p[0] : p[1]] for p in pieces])
        words = _words(pieces, normal) if _has_wide_space(text) else pieces
        if not text or not words:
            return 0, 0
        if self._length:
            self._put("\n")
        start = self._length
        for word in words:
            if isinstance(word, str):
                self._put(word)
            elif word[0] < word[1]:
                self._copy(*word)
        return start, self._length

    def _put(self, text: str) -> None:
        self._written.append(text)
        self._length += len(text)

    def _copy(self, start: int, end: int) -> None:
        page = self._draft.page(start)
        for _, raw, length in self._draft.alignment.stretches(start, end):
            clean, source, done, on = self._open
            if clean + done == self._length and source + done == raw and on == page:
                self._open = clean, source, done + length, page
            else:
                self._runs += [Run(*self._open)] if done else []
                self._open = self._length, raw, length, page
            self._length += length
        self._written.append(self._draft.normal[start:end])


def _has_wide_space(text: str) -> bool:
    """Tell whether white space has to be collapsed; normal text has no other than these three."""
    inside = "  " in text or "\n" in text or "\f" in text
    return inside or text[:1] == " " or text[-1:] == " "


def _words(pieces: list[Piece], normal: str) -> list[Piece]:
    """Collapse the white space of the pieces to single spaces, none at either end."""
    collapsed: list[Piece] = []
    open_space: Piece | None = None  # a space seen but not yet needed
    for piece in pieces:
        for part in _collapse(piece, normal):
            if _is_space(part, normal):
                open_space = open_space or part
                continue
            if open_space is not None and collapsed:
                collapsed.append(_plain(open_space, normal))
            open_space = None
            collapsed.append(part)
    return collapsed


def _collapse(piece: Piece, normal: str) -> list[Piece]:
    """Cut a piece at its white space, where that is more than single spaces inside it."""
    if isinstance(piece, str):
        return [word for word in _SPACES.split(piece) if word]
    start, end = piece
    text = normal[start:end]
    cut: list[Piece] = []
    done = 0
    for space in _WIDE.finditer(text):
        if space.start() > done:
            cut.append((start + done, start + space.start()))
        cut.append((start + space.start(), start + space.start() + 1))
        done = space.end()
    if done < len(text):
        cut.append((start + done, end))
    return cut


def _is_space(piece: Piece, normal: str) -> bool:
    text = piece if isinstance(piece, str) else normal[piece[0] : piece[1]]
    return text.isspace()


def _plain(space: Piece, normal: str) -> Piece:
    """Copy a plain space; write one for a newline, a form feed or several."""
    return space if not isinstance(space, str) and normal[space[0]] == " " else " "
