"""Where lines stand on their page: pieces of one line, columns, margins, white space above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractor.reading.draft import Line

WIDEST_WRAP = 100  # characters: a longer line of plain text was not wrapped
SAME_SIZE = 1.25  # what the sizes of pieces of one line may differ by
NARROWEST_WRAP = 45.0  # characters: no letter is wrapped closer
USUAL_WRAP = 70.0  # characters
SECOND_COLUMN = 0.3  # of the lines of the first one
COLUMN_DISTANCE = 150.0  # points between the left edges of two columns


def arrange(lines: Sequence[Line]) -> list[Line]:
    """When you call this, it will measure the lines: margin, gap and whether one stands aside.

    Pieces that pdfium cut from one printed line (at a footnote mark) come back as one line.
    """
    if not any(line.size for line in lines):
        margin = _plain_margin(lines)
        for line in lines:
            line.margin = margin
        return list(lines)
    whole = _merged(lines)
    _set_columns(whole)
    _set_gaps(whole)
    return whole


def _plain_margin(lines: Sequence[Line]) -> float:
    """Give the margin of a plain text; where most of it was never wrapped, a usual one."""
    margin = max(margin_of(line for line in lines if line.right <= WIDEST_WRAP), NARROWEST_WRAP)
    characters = sum(len(line.text) for line in lines)
    wrapped = sum(len(line.text) for line in lines if line.right <= WIDEST_WRAP)
    return margin if 2 * wrapped >= characters else max(margin, USUAL_WRAP)


def margin_of(lines: Iterable[Line]) -> float:
    """When you call this, it will give the right edge that the wrapped lines share."""
    edges = sorted(line.right for line in lines)
    return edges[int(0.9 * (len(edges) - 1))] if edges else 0.0


def body_size(lines: Iterable[Line]) -> float:
    """When you call this, it will give the size that most of the text is set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def is_two_columns(lines: Sequence[Line]) -> bool:
    """When you call this, it will tell whether arranged lines stand in two columns."""
    return any(line.column for line in lines)


def _merged(lines: Sequence[Line]) -> list[Line]:
    whole: list[Line] = []
    for line in lines:
        before = _piece_before(whole, line)
        if before:
            near = line.left - before.right < 0.2 * before.size
            # White space stands before a piece; what else is between belongs to another line.
            between = (before.end, line.start if near else line.start - 1)
            before.marks += [between] if between[0] < between[1] else []
            before.marks += line.marks
            before.numbers += line.numbers
            before.text += line.text if near else f" {line.text}"
            before.end, before.right = line.end, max(before.right, line.right)
            before.style = before.style if len(before.text) > len(line.text) else line.style
            before.size = max(before.size, line.size)
        else:
            whole.append(line)
    return whole


def _piece_before(whole: Sequence[Line], line: Line) -> Line | None:
    """Find the line, one or two back, that a line goes on."""
    if whole and _is_same_line(whole[-1], line):
        return whole[-1]
    return whole[-2] if len(whole) > 1 and _is_same_line(whole[-2], line) else None


def _is_same_line(before: Line, line: Line) -> bool:
    return (
        abs(line.top - before.top) < 0.45 * before.size
        and line.page == before.page
        and 1 / SAME_SIZE < line.size / max(before.size, 1.0) < SAME_SIZE
        and -1.0 < line.left - before.right < 2 * before.size
    )


def _set_columns(lines: Sequence[Line]) -> None:
    """Set the column, the margin of it, and whether a line stands aside, in the page's margin."""
    size = body_size(lines)
    body = [line for line in lines if abs(line.size - size) < 1]
    edges = Counter(round(line.left / 3) for line in body)
    if not edges:
        return
    first = edges.most_common(1)[0][0]
    far = {edge: edges[edge] for edge in edges if abs(edge - first) * 3 > COLUMN_DISTANCE}
    second = max(far, key=lambda edge: far[edge], default=first)
    if far and far[second] >= max(20, SECOND_COLUMN * edges[first]):
        start = max(first, second) * 3 - 6
        for line in lines:
            line.column = int(line.left >= start)
    for column in (0, 1):
        members = [line for line in body if line.column == column]
        left = Counter(round(line.left / 3) for line in members)
        if not left:
            continue
        edge = left.most_common(1)[0][0] * 3
        margin = margin_of(line for line in members if abs(line.left - edge) < 60)
        for line in lines:
            if line.column == column:
                line.margin = margin
                line.aside = line.left > margin or line.right < edge - 6


def _set_gaps(lines: Sequence[Line]) -> None:
    """Set the white space above each line, in lines of the usual distance."""
    pairs = list(pairwise(lines))
    steps = sorted(
        line.top - before.top
        for before, line in pairs
        if line.page == before.page and 0.8 * line.size < line.top - before.top < 3 * line.size
    )
    usual = steps[len(steps) // 4] if steps else 0.0  # most steps are the least there is
    for before, line in pairs:
        if line.page != before.page or line.column != before.column or line.aside != before.aside:
            continue
        step = line.top - before.top
        line.gap = step / usual - 1 if usual and step > 0 else (1.0 if step < 0 else 0.0)
