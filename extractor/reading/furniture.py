"""Running heads and feet, page numbers and imprints: lines that are on a page, not in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence

from extractor.reading.draft import Line
from extractor.reading.patterns import pattern

EDGE = 6  # lines at the top and at the bottom of a page that may recur
SHORT = 60  # characters: a running line of plain text, which has lost its place on the page
SHARE = 0.6  # of the pages on which a running line recurs
_DIGITS = re.compile(r"\d+")


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """When you call this, it will leave out the lines that recur on the pages or are known.

    What stands in the margin of the first page is kept once: it is the letterhead.
    """
    known: list[Line] = []
    foot = False
    for line in lines:
        is_number = foot and line.text.isdigit()  # the page number under a foot line
        foot = bool(pattern("furniture").match(line.text))
        if not (foot or is_number):
            known.append(line)
    recurring = _recurring(known)
    return [line for line in known if id(line) not in recurring]


def _recurring(lines: Sequence[Line]) -> set[int]:
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    if len(pages) < 2 or (len(pages) < 3 and not lines[0].size):
        return set()
    seen: dict[Hashable, list[Line]] = defaultdict(list)
    for page in pages.values():
        for line in _edges(page):
            for place in _places(line):
                seen[place].append(line)
    running = {
        place
        for place, group in seen.items()
        if len({line.page for line in group}) >= _needed(group, len(pages))
    }
    return {
        id(line)
        for page in pages.values()
        for line in (page if len(page) < 4 * EDGE else _edges(page))
        if running and not running.isdisjoint(_places(line)) and not (line.aside and line.page == 1)
    }


def _edges(page: Sequence[Line]) -> list[Line]:
    """Find the lines near the top and the foot of a page; all those that stand aside."""
    if not page[0].size:
        return [line for line in page if len(line.text) <= SHORT and not line.text.isdigit()]
    body = sorted((line for line in page if not line.aside), key=lambda line: line.top)
    edge = min(EDGE, len(body) // 4)  # a nearly empty page has no edges
    aside = [line for line in page if line.aside]
    return [*body[:edge], *body[len(body) - edge :], *aside]


def _needed(group: Sequence[Line], pages: int) -> float:
    return 2 if group[0].aside else max(2, SHARE * pages)


def _places(line: Line) -> tuple[Hashable, ...]:
    """Two lines that share a place are one running line: same words and height, digits aside.

    They begin or, as page numbers do, end at the same distance from the edge.
    """
    text = line.text
    if pattern("question", "answer", "member_speech", "minister_speech").match(text):
        return ()
    masked = text if text.isalpha() else _DIGITS.sub("#", text)
    if line.aside or not line.size:
        return (masked,)
    top = round(line.top / 6)
    return (masked, top, "left", round(line.left / 6)), (
        masked,
        top,
        "right",
        round(line.right / 6),
    )
