"""Footnotes in plain text, where size and height are lost: found by their numbers.

A note begins with the number that is next in turn, alone between blank lines, glued to its text
(`2Zie het rapport`) or before a source (`3 Kamerstuk 30 111, nr. 17`). The marks that point to the
notes that were found are cut out of the sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.reading.draft import Line
from extractor.reading.unwrap import blocks_of

Note = list[Line]
_ALONE = re.compile(r"(\d{1,2})$")
_GLUED = re.compile(r"(\d{1,2})(?=[A-Z«“](?![\d.)])|https?:|www\.)")
_SOURCE = re.compile(
    r"(\d{1,2}) (?=https?:|www\.|Kamerstuk|Aanhangsel|Handelingen|Tweede Kamer|Zie |TK |Stcrt|Stb|Trb)"
)
_ENDNOTE = re.compile(r"(\d{1,2})\) ?(?=\S)")
_STOP = re.compile(r"[.?!][»”’\"')]*$")


def split_plain_notes(lines: Sequence[Line]) -> tuple[list[Line], list[Note]]:
    """When you call this, it will part the body from the notes and cut the marks of the notes."""
    body: list[Line] = []
    notes: list[Note] = []
    number = 0
    label: Line | None = None
    last: Line | None = None
    for block in blocks_of(lines):
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
        elif _opens_note(first.text, number):
            notes.append(here)
            body += block[len(here) :]
            number += 1
        else:
            body += block
    if label is not None:
        body.append(label)
    endnotes = _endnotes(body)
    _cut_marks(body, len(notes))
    return body[: len(body) - sum(map(len, endnotes))], [*notes, *endnotes]


def _opens_note(text: str, number: int) -> bool:
    found = _GLUED.match(text) or _SOURCE.match(text)
    return found is not None and int(found[1]) == number + 1


def _endnotes(body: Sequence[Line]) -> list[Note]:
    """Find the notes `1) …` at the end of the text, if marks like `1)` point to them."""
    text = " ".join(line.text for line in body)
    blocks = blocks_of(body)
    notes: list[Note] = []
    while blocks and (found := _ENDNOTE.match(blocks[-1][0].text)):
        notes.insert(0, blocks.pop())
        if found[1] == "1":
            return notes if re.search(r"[\w?!.»”’'\"]\s?1\)", text) else []
    return []


def _cut_marks(body: Sequence[Line], last: int) -> None:
    """Mark the numbers 1 to `last`, each once and in their order, as not to be read."""
    number = 1
    before: Line | None = None
    for line in body:
        while number <= last:
            glued = re.search(
                rf"(?:(?<=[a-zë]{{3}})|(?<=[a-zë»”’)][.?!»”’)\"])){number}(?=[\s.,;:?!]|$)",
                line.text,
            )
            leading = before is not None and _STOP.search(before.text)
            found = glued or (re.match(rf"{number}(?= [A-Z])", line.text) if leading else None)
            if not found:
                break
            line.marks.append((line.start + found.start(), line.start + found.end()))
            line.numbers.append(str(number))
            number += 1
        before = line
