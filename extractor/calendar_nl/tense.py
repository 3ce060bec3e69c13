"""The tense of the clause a date stands in, and how it settles a date without a year."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from extractor.calendar_nl.interval import Interval
from extractor.calendar_nl.moment import Choice, Fixed, Moment, choose

CLAUSE = 160  # code points on either side in which the tense is looked for
CLAUSE_END = re.compile(r"[.;:!?](?=\s|$)|\n\s*\n")
# A clause behind a comma has a tense of its own: in oktober levert het …, waaraan is gewerkt.
BELOW = re.compile(r", (?:(?:waar|om|hoe|na|door)[a-zë]+|die|dat|zoals|wat)\b[^,]*\Z")
BEFORE = 20  # code points before a date in which a preposition is looked for
NEAR = 60  # days: a date as near as this is meant whatever the tense
YEAR_OF_CLAUSE = re.compile(r"\b(?:in|over|voor|van)\s+((?:19|20)\d\d)(?![\w/-])")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell the tense of a date; `due` where they do so of what is due by it too."""

    tense: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    due: bool

    def tells(self, before: str, due: bool) -> bool:
        """When you call this, it will tell whether the cue is about a date behind these words."""
        return (self.due or not due) and not (self.unless and self.unless.search(before))


class Tense:
    """Reads from the words near a date whether its clause is past or looks ahead."""

    def __init__(self, entries: Sequence[Mapping[str, Any]]) -> None:
        self._cues = [_cue(entry) for entry in entries]

    def at(
        self, text: str, start: int, end: int, reach: int = CLAUSE, *, due: bool = False
    ) -> Choice:
        """When you call this, it will give PAST, FUTURE, or NEAREST where no word tells.

        Parameters
        ----------
        reach : how far from the date, in code points, a word of its clause may stand
        due : whether something is to be done by the date: *uiterlijk 1 mei*
        """
        before = text[max(start - BEFORE, 0) : start]
        left, right = clause_around(text, start, end)
        left, right = max(left, start - reach), min(right, end + reach)
        nearest: tuple[int, str] | None = None
        for cue in self._cues:
            if not cue.tells(before, due):
                continue
            for found in cue.pattern.finditer(text, left, right):
                if cue.tense == "past" and BELOW.search(text[end : found.start()]):
                    continue
                gap = max(start - found.end(), found.start() - end, 0)
                if nearest is None or gap < nearest[0]:
                    nearest = gap, cue.tense
        return Choice(nearest[1]) if nearest else Choice.NEAREST


def _cue(entry: Mapping[str, Any]) -> Cue:
    unless = entry.get("unless")
    return Cue(
        entry["tense"],
        re.compile(entry["pattern"]),
        re.compile(unless) if unless else None,
        entry.get("due", True),
    )


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """When you call this, it will give the ends of the clause (at most) that holds a stretch."""
    left = max(start - CLAUSE, 0)
    for stop in CLAUSE_END.finditer(text, left, start):
        left = stop.end()
    right = CLAUSE_END.search(text, end, min(end + CLAUSE, len(text)))
    return left, right.start() if right else min(end + CLAUSE, len(text))


def year_of_clause(text: str, start: int) -> int | None:
    """When you call this, it will give the year before a date: *in 2024 zijn t/m 31 juli …*."""
    left, _ = clause_around(text, start, start)
    years = YEAR_OF_CLAUSE.findall(text, left, start)
    return int(years[-1]) if years else None


def settle(moment: Moment, day: date | None, choice: Choice, tense: Choice) -> Interval | None:
    """When you call this, it will settle a moment by its marker, else by nearness and tense."""
    if choice is not Choice.NEAREST or isinstance(moment, Fixed) or day is None:
        return choose(moment, day, choice)
    nearest = choose(moment, day, Choice.NEAREST)
    if nearest is None or tense is Choice.NEAREST or nearest.distance(day) <= NEAR:
        return nearest
    return choose(moment, day, tense) or nearest
