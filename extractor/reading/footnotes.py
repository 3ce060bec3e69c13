"""Footnotes out of the lines: they interrupt sentences that run over a page break."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extractor.reading.draft import Line
from extractor.reading.geometry import body_size
from extractor.reading.plain_notes import split_plain_notes

SMALLER = 0.96  # of the size of the body: what a footnote is set in at most
_NUMBER = re.compile(r"(\d{1,3}|\*+)(?=[\s.)]|[^\W\d_]|$)")
_FULL_STOP = re.compile(r"[.?!)/»”]$")

Note = list[Line]


def split_footnotes(lines: Sequence[Line]) -> tuple[list[Line], list[Note]]:
    """When you call this, it will part the body from the footnotes, each with its lines.

    A footnote is set smaller than the body, at the foot of a page, and begins with a number; a
    note that runs on over the page break gets its lines from the next page.
    """
    size = body_size(lines)
    if not size:
        return split_plain_notes(lines)
    body: list[Line] = []
    notes: list[Note] = []
    number = 0
    for _, group in groupby(lines, key=lambda line: (line.page, line.column)):
        page = list(group)
        foot = _foot(page, size)
        runs_on = bool(notes) and not _FULL_STOP.search(notes[-1][-1].text)
        while foot and not runs_on and not _starts_note(foot[0], number):
            foot.pop(0)
        taken = {id(line) for line in foot}
        body += [line for line in page if id(line) not in taken]
        for line, raised in _split_at_marks(foot, number):
            if raised or _starts_note(line, number) or not notes:
                notes.append([])
                number = int(number_of(line) or number)
            notes[-1].append(line)
    return body, notes


def number_of(line: Line) -> str:
    """When you call this, it will give the number that a line begins with, or ''."""
    found = _NUMBER.match(line.text)
    return found[1] if found and found[1].isdigit() else ""


def _foot(page: Sequence[Line], size: float) -> list[Line]:
    """Find the lines at the foot of a page that are set small, or begin with a raised number."""
    foot: list[Line] = []
    for line in sorted(page, key=lambda line: -line.top):
        if not (line.size < SMALLER * size or _has_raised_number(line)):
            break
        foot.append(line)
    taken = {id(line) for line in foot}
    return [line for line in page if id(line) in taken]


def _has_raised_number(line: Line) -> bool:
    return bool(line.marks) and line.marks[0][0] == line.start


def _starts_note(line: Line, number: int) -> bool:
    """Tell whether a line begins the note after the one with this number."""
    if _has_raised_number(line):
        return True
    found = _NUMBER.match(line.text)
    return found is not None and (number == 0 or found[1] == str(number + 1))


def _split_at_marks(lines: Sequence[Line], number: int) -> list[tuple[Line, bool]]:
    """Cut lines in which a next note begins, and tell of each whether a raised number opens it."""
    cut: list[tuple[Line, bool]] = []
    for line in lines:
        start, raised = line.start, _has_raised_number(line)
        number = int(number_of(line) or number)
        for begin, end in line.marks:
            if begin > start and line.text[begin - line.start : end - line.start] == str(
                number + 1
            ):
                cut.append((_slice(line, start, begin), raised))
                start, raised, number = begin, True, number + 1
        cut.append((_slice(line, start, line.end), raised))
    return cut


def _slice(line: Line, start: int, end: int) -> Line:
    """Take a part of a line; the number that opens a note is read, marks inside it are not."""
    text = line.text[start - line.start : end - line.start].rstrip()
    inner = [mark for mark in line.marks if start < mark[0] < end]
    return replace(line, text=text, start=start, end=start + len(text), marks=inner)
