"""Printed lines to blocks: a line goes on in the next unless something says that it ended."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.reading.dehyphenate import Dehyphenator
from extractor.reading.draft import Line, Part, Piece
from extractor.reading.patterns import pattern
from extractor.reading.zones import is_name

GAP = 0.35  # lines of white space that part two blocks
INDENT = 5.0  # points
UNFILLED = 0.8  # of the margin: a plain line without a stop that ends sooner is a heading
SLACK = 0.3  # of the width of a word: it may be wider than its characters tell
_SENTENCE_END = re.compile(r"[.?!:;][»”’\"')\]]*(?:\d{1,2}|\d\)|\(\d\))?$")
_FULL_STOP = re.compile(r"[.?!][»”’\"')\]]*$")
_FIRST_WORD = re.compile(r"\S+")
_CONTINUES = ",;.:)»”("  # what a line begins with that goes on
_OPENERS = ("note", "question", "answer", "alone")  # tables of lines that begin a block
_TAIL = 10  # characters at the end of a line that tell how it ends


def blocks_of(lines: Sequence[Line]) -> list[list[Line]]:
    """When you call this, it will gather the lines that make one block together."""
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and not _begins_block(blocks[-1], line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def unwrap(lines: Sequence[Line], words: Dehyphenator) -> Part:
    """When you call this, it will write lines as one running block, hyphens resolved."""
    pieces: list[Piece] = []
    marks: list[str] = []
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        end, glue = _line_end(line, following, words)
        pieces.extend(_without(line.start, end, line.marks))
        marks += line.numbers
        if glue:
            pieces.append(glue)
    return Part(pieces, lines=len(lines), marks=marks)


def _line_end(line: Line, following: Line | None, words: Dehyphenator) -> tuple[int, str]:
    """Give the offset up to which the line counts, and what joins it to the next one."""
    if following is None:
        return line.end, ""
    if _is_broken(line.text):
        return line.end - 1, words.join(line.text, following.text).value
    return line.end, "" if _is_torn(line.text, following.text) else " "


def _is_broken(text: str) -> bool:
    """Tell whether a line ends in a hyphen that follows a letter or a digit."""
    return text[-1] == "-" and text[-2:-1].isalnum()


def _is_open(text: str) -> bool:
    """Tell whether a parenthesis is still open: `(ontvangen` before its date."""
    return text.count("(") > text.count(")")


def _is_torn(text: str, following: str) -> bool:
    """Tell whether a line ends inside a word: `mensen-⏎rechten`, `2020–⏎2022`, `en/⏎of`."""
    if text[-1] == "–":
        return text[-2:-1].isdigit() and following[0].isdigit()
    return _is_broken(text) or (text[-1] == "/" and text[-2:-1].isalnum())


def _has_ended(text: str) -> bool:
    """Tell whether a line ends as a sentence or a clause does, a footnote mark aside."""
    return bool(_SENTENCE_END.search(text[-_TAIL:]))


def _without(start: int, end: int, marks: Sequence[tuple[int, int]]) -> list[Piece]:
    kept: list[tuple[int, int]] = []
    for mark_start, mark_end in marks:
        kept.append((start, min(mark_start, end)))
        start = mark_end
    kept.append((start, end))
    return [(begin, stop) for begin, stop in kept if begin < stop]


def _begins_block(block: Sequence[Line], line: Line) -> bool:
    before = block[-1]
    if _is_torn(before.text, line.text) and (line.gap < GAP or line.text[0].islower()):
        return False
    if stands_alone(before.text):
        return True
    if pattern(*_OPENERS, "list_mark", "after_stop").match(line.text):  # few lines do
        if opens_block(line.text):
            return True
        if pattern("list_mark").match(line.text) and _can_precede_item(block):
            return not _is_open(before.text)
        if pattern("after_stop").match(line.text) and _has_ended(before.text):
            return True
    if is_name(line.text) and pattern("after_stop").match(before.text):
        return True
    if line.page != before.page or line.column != before.column:
        return not _runs_on(before, line)
    if line.gap >= GAP or _turns(block, line):
        return True
    return _ended_early(before, line)


def opens_block(text: str) -> bool:
    """When you call this, it will tell whether a line with this text begins a block by its form."""
    return bool(pattern(*_OPENERS).match(text))


def stands_alone(text: str) -> bool:
    """When you call this, it will tell whether a line is a block of its own: `Vraag 2 en 3`."""
    return bool(pattern("question", "answer", "alone").fullmatch(text))


def _can_precede_item(block: Sequence[Line]) -> bool:
    """Tell whether an item of a list can follow: `– en ook de EU –` may begin a mere line."""
    return _has_ended(block[-1].text) or bool(pattern("list_mark").match(block[0].text))


def _turns(block: Sequence[Line], line: Line) -> bool:
    """Tell whether size or indent change as they do between two blocks."""
    before = block[-1]
    if not line.size:
        return False
    if abs(line.size - before.size) > 0.12 * before.size:
        return True
    indent = line.left - before.left
    if len(block) == 1 or abs(indent) < INDENT:
        return False  # the first line of a block may hang out or be indented
    return indent < 0 or _has_ended(before.text)


def _runs_on(before: Line, line: Line) -> bool:
    """Tell whether a sentence goes on over a page break."""
    if line.text[0].islower():
        return not _FULL_STOP.search(before.text[-_TAIL:])
    return line.style == before.style and not _ended_early(before, line)


def _ended_early(before: Line, line: Line) -> bool:
    """Tell whether the first word of the line would have fitted on the line before it."""
    if _is_open(before.text) or line.text[0] in _CONTINUES or line.text[0].islower():
        return False
    ended = _has_ended(before.text)
    if before.right > 1.2 * before.margin and not before.size:  # a text that was never wrapped
        return ended
    if ended and line.style != before.style:
        return True
    word = _FIRST_WORD.match(line.text)
    per_character = (before.right - before.left) / max(len(before.text), 1)
    width = ((len(word[0]) if word else 0) + 1) * per_character
    if ended or line.style != before.style:
        return before.right + width <= before.margin
    if before.size:  # points are exact: a word that fits is never carried over
        return before.right + (1 + SLACK) * width <= before.margin
    return before.right + width <= UNFILLED * before.margin
