"""Footnotes in plain text, where size and height are lost: found by their numbers.

A note begins with the number that is next in turn, alone between blank lines, glued to its text
(`2Zie het rapport`) or before a source (`3 Kamerstuk 30 111, nr. 17`). The marks that point to the
notes that were found are cut out of the sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.reading.draft import Line
from extractor.reading.unwrap import blocks_of

Note = list[Line]
_ALONE = re.compile(r"(\d{1,2})$")
_GLUED = re.compile(r"(\d{1,2})(?=[A-Z«“](?![\d.)])|https?:|www\.)")
_SOURCE = re.compile(
    r"(\d{1,2}) (?=https?:|www\.|Kamerstuk|Aanhangsel|Handelingen|Tweede Kamer|Zie |TK )"
)
_LAST = re.compile(r"(\d{1,2})(?:\) ?| )(?=[^\s\d])")
_MARK = re.compile(
    r"(?:(?<=[a-zë]{3})|(?<=[a-zë»”’)][.?!»”’)\"]))(?P<glued>\d{1,2})(?=[\s.,;:?!]|$)"
    r"|(?<=[^\W_]|[.?!»”’\"]) ?(?<!\d[.,])(?<![\d(])(?P<closed>\d{1,2})\)"
)
_STOP = re.compile(r"[.?!][»”’\"')]*$")


def split_plain_notes(lines: Sequence[Line]) -> tuple[list[Line], list[Note]]:
    """When you call this, it will part the body from the notes and cut the marks of the notes."""
    body: list[Line] = []
    notes: list[Note] = []
    marks: set[int] = set()
    number = 0
    label: Line | None = None
    last: Line | None = None
    blocks = blocks_of(lines)
    for index, block in enumerate(blocks):
        first = block[0]
        alone = len(block) == 1 and _ALONE.match(first.text)
        here = [line for line in block if line.page == first.page]  # a note ends with its page
        after_note = bool(notes) and notes[-1][-1] is last
        last = block[-1]
        if label is not None:
            notes.append([label, *here])
            body += block[len(here) :]
            number, label = int(label.text), None
        elif alone and int(alone[1]) == number + 1 and (first.gap >= 1 or after_note):
            label = first
        elif alone and body and first.gap < 1:
            body[-1].numbers.append(first.text)  # a mark that fell on a line of its own
        elif _opens_note(first.text, number) or _is_last(blocks, index, number, marks):
            notes.append(here)
            body += block[len(here) :]
            number += 1
        else:
            body += block
            marks |= _marks_in(block)
    if label is not None:
        body.append(label)
    _cut_marks(body, notes)
    return body, notes


def _opens_note(text: str, number: int) -> bool:
    found = _GLUED.match(text) or _SOURCE.match(text)
    return found is not None and int(found[1]) == number + 1


def _is_last(blocks: Sequence[Sequence[Line]], index: int, number: int, marks: set[int]) -> bool:
    """Tell whether a page or the text ends in numbered blocks that marks in the body point to."""
    page = blocks[index][0].page
    while index < len(blocks) and blocks[index][0].page == page:
        number += 1
        found = _LAST.match(blocks[index][0].text)
        if not found or int(found[1]) != number or number not in marks:
            return False
        index += 1
    return True


def _marks_in(lines: Sequence[Line]) -> set[int]:
    """Gather the numbers that look like marks of notes: `terug.1`, `Universiteit 2)`."""
    return {number for line in lines for number, _, _ in _numbers_in(line.text)}


def _numbers_in(text: str) -> Iterator[tuple[int, bool, re.Match[str]]]:
    """Find marks: their number, whether they are closed like `2)`, and where they stand."""
    for found in _MARK.finditer(text):
        closed = found["closed"] is not None
        before = text[: found.start()]
        if not closed or before.count("(") <= before.count(")"):
            yield int(found["closed"] or found["glued"]), closed, found


def _cut_marks(body: Sequence[Line], notes: Sequence[Note]) -> None:
    """Mark the numbers of the notes, each once and in their order, as not to be read."""
    number = 1
    closed = [bool(re.match(r"\d{1,2}\)", note[0].text)) for note in notes]
    before: Line | None = None
    for line in body:
        for mark, is_closed, found in _numbers_in(line.text):
            if number <= len(notes) and (mark, is_closed) == (number, closed[number - 1]):
                line.marks.append((line.start + found.start(), line.start + found.end()))
                line.numbers.append(str(number))
                number += 1
        leading = re.match(rf"{number}(?= [A-Z])", line.text) if number <= len(notes) else None
        if leading and before is not None and _STOP.search(before.text):
            line.marks.insert(0, (line.start, line.start + leading.end()))
            line.numbers.append(str(number))
            number += 1
        before = line
