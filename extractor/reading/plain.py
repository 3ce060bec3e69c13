"""A plain text as printed lines: pages at form feeds or foot lines, gaps at blank lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractor.letter import Letter
from extractor.reading.build import letter_of_lines
from extractor.reading.decode import decode
from extractor.reading.draft import Draft, Line, draft_of
from extractor.reading.glue import is_glued, lost_ends
from extractor.reading.patterns import pattern
from extractor.reading.status import Limits, Refused, Status

SHORTEST_CUT = 60  # characters: shorter lines are never several in one


def lines_of(draft: Draft) -> list[Line]:
    """When you call this, it will cut the normal text of a draft into its lines.

    `left` and `right` count characters, `gap` counts blank lines above; a form feed begins a page,
    and where there are none, what follows a foot line does.
    """
    lines: list[Line] = []
    page_starts = [0]
    offset, gap = 0, 0
    printed_text = draft.normal.rstrip()  # a form feed at the end begins no page
    paged = "\f" in printed_text.lstrip()
    glued = is_glued(draft.normal)
    for sheet in printed_text.split("\f"):
        if offset:
            page_starts.append(offset)
        for printed in sheet.split("\n"):
            text = printed.strip()
            if text:
                indent = len(printed) - len(printed.lstrip())
                printed_lines = _lines_in(text, offset + indent, indent, len(page_starts), gap)
                lines += _parted(printed_lines) if glued else printed_lines
                gap = 0
                if not paged and pattern("page_end").match(text):
                    page_starts.append(offset + len(printed))
            else:
                gap += 1
            offset += len(printed) + 1
    draft.page_starts = page_starts
    if glued:
        draft.warnings.append("glued: words run together at lost line ends; parted where sure")
    return lines


def _lines_in(text: str, start: int, indent: int, page: int, gap: float) -> Iterator[Line]:
    """Cut a printed line where several were run together; leave out a field code before it."""
    code = pattern("field_code").match(text)
    right = float(indent + len(text))
    for place, kept in _pieces(text, _cuts(text), code.end() if code else 0):
        begin = start + place
        yield Line(kept, begin, begin + len(kept), page, indent, right, gap=gap)
        gap = 1


def _parted(lines: Iterable[Line]) -> Iterator[Line]:
    """Part printed lines where they have lost the ends of others."""
    for line in lines:
        for place, kept in _pieces(line.text, lost_ends(line.text)):
            begin, gap = line.start + place, 0 if place else line.gap
            yield replace(line, text=kept, start=begin, end=begin + len(kept), gap=gap)


def _pieces(text: str, cuts: Sequence[int], begin: int = 0) -> Iterator[tuple[int, str]]:
    """Cut a text, and give each piece that is not blank with its place."""
    for end in [*cuts, len(text)]:
        kept = text[begin:end].strip()
        if kept:
            yield text.index(kept, begin), kept
        begin = end


def _cuts(text: str) -> list[int]:
    if len(text) < SHORTEST_CUT:
        return []
    return sorted(
        place
        for found in pattern("cut").finditer(text)
        for group in found.groupdict()
        if (place := found.start(group)) >= 0
    )


def read_plain(data: bytes, limits: Limits) -> Letter:
    """When you call this, it will read the bytes of a plain text as a letter."""
    decoded = decode(data)
    if len(decoded.text) > limits.characters:
        message = f"more than {limits.characters:,} characters; split it or raise the limit"
        raise Refused(Status.TOO_LARGE, "characters", message)
    letter = read_text(decoded.text)
    warnings = (*decoded.warnings, *letter.warnings)
    return replace(letter, encoding=decoded.encoding, warnings=warnings)


def read_text(text: str, name: str = "") -> Letter:
    """When you call this, it will read a decoded text as a letter: unwrapped, header, blocks.

    `name` is put before each warning, to tell texts apart.
    """
    draft = draft_of(text)
    letter = letter_of_lines(draft, lines_of(draft))
    if not name:
        return letter
    return replace(letter, warnings=tuple(f"{name}: {warning}" for warning in letter.warnings))
