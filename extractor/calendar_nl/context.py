"""What stands around a date: contexts that forbid it, and the tense of its clause."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from extractor.calendar_nl.interval import Interval
from extractor.calendar_nl.moment import Choice, Fixed, Moment, choose

WINDOW = 120  # code points of context that a guard sees
CLAUSE = 160  # code points on either side in which the tense is looked for
CLAUSE_END = re.compile(r"[.;:!?](?=\s|$)|\n\s*\n")
NEAR = 60  # days: a date as near as this is meant whatever the tense


@dataclass(frozen=True, slots=True)
class Guard:
    """A context in which what looks like a date is none."""

    id: str
    before: re.Pattern[str] | None
    inside: re.Pattern[str] | None
    after: re.Pattern[str] | None
    rules: frozenset[str]

    def forbids(self, text: str, start: int, end: int, rules: Sequence[str]) -> bool:
        """When you call this, it will tell whether the context rules the date out."""
        if self.rules and rules[-1] not in self.rules:
            return False
        if self.inside and not self.inside.fullmatch(text, start, end):
            return False
        if self.before and not self.before.search(text[max(start - WINDOW, 0) : start]):
            return False
        return not self.after or bool(self.after.search(text[end : end + WINDOW]))


# op15 juli and 7 oktober 2023over are poor texts, BSK2022 and 2019D are numbers
GLUED_BEFORE = re.compile(
    r"(?:\d|_|(?<!\bop)(?<!\bvan)(?<!\bin)(?<!\bper)(?<!\btot)(?<!\ben)(?<=[^\W\d_])"
    r"|[/:@#&=]|\w[-–.])\Z"
)
GLUED_AFTER = re.compile(r"[\d_@]|[a-z](?![a-z])|[/:.]\d|[-–]\d")


def is_glued(text: str, start: int, end: int) -> bool:
    """When you call this, it will tell whether digits at an edge run on: BSK-2022, 2010/63."""
    head = text[start].isdigit() and GLUED_BEFORE.search(text[max(start - 6, 0) : start])
    tail = text[end - 1].isdigit() and GLUED_AFTER.match(text, end)
    return bool(head or tail)


@dataclass(frozen=True, slots=True)
class Purpose:
    """A context in which *voor* is *for*, not *before*: *de begroting voor 2022*."""

    kinds: frozenset[str]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None

    def holds(self, text: str, outer: int, end: int, kind: str) -> bool:
        """When you call this, it will tell whether the *voor* at `outer` is *for*."""
        if self.kinds and kind not in self.kinds:
            return False
        if self.before and not self.before.search(text[max(outer - WINDOW, 0) : outer]):
            return False
        return not self.after or bool(self.after.search(text[end : end + WINDOW]))


def compile_purposes(entries: Sequence[Mapping[str, Any]]) -> tuple[Purpose, ...]:
    """When you call this, it will compile the `[[purpose]]` entries of `dates.toml`."""
    return tuple(
        Purpose(
            frozenset(entry.get("kinds", ())),
            _pattern(entry, "before"),
            _pattern(entry, "after"),
        )
        for entry in entries
    )


FAR_YEAR = re.compile(r"(?:1[0-8]|2[1-9])\d\d(?<!2100)")
YEAR_OPENS = re.compile(
    r"\b(?:in|van|uit|sinds|vanaf|voor|na|tot|met|anno|jaar|jaren|en|tussen|rond|per)\s+\Z"
)


def is_number(text: str, start: int, end: int, rules: Sequence[str]) -> bool:
    """When you call this, it will tell whether a far year is a mere number: *nr. 1076*."""
    if rules[-1] != "year" or not FAR_YEAR.fullmatch(text, start, end):
        return False
    return not YEAR_OPENS.search(text[max(start - 12, 0) : start])


def is_every_season(text: str, start: int, end: int, rules: Sequence[str]) -> bool:
    """When you call this, it will tell whether a season may be that of any year: *in de zomer*."""
    bare = rules == ("season",) and text.startswith(("de ", "het "), start)
    return bare and not DIGIT.search(text[start:end]) and text.endswith("in ", 0, start)


DIGIT = re.compile(r"\d")
NAMED = frozenset({"month", "months", "abbreviated-month-alone", "abbreviated-weekday"})
OPENS = re.compile(
    r"(?:^|[.!?:;•·*“”\"'‘(\[\n-]|\b(?:in|sinds|vanaf|eind|begin|medio|per|tot|van|en))\s*\Z"
)


def is_name(text: str, start: int, end: int, rules: Sequence[str]) -> bool:
    """When you call this, it will tell whether a capital makes a month a name: *oom Mei*."""
    if rules[-1] not in NAMED or not text[start].isupper() or DIGIT.search(text[start:end]):
        return False
    return not OPENS.search(text[max(start - 12, 0) : start].lower())


def _pattern(entry: Mapping[str, Any], key: str) -> re.Pattern[str] | None:
    return re.compile(entry[key]) if key in entry else None


def compile_guards(entries: Sequence[Mapping[str, Any]]) -> tuple[Guard, ...]:
    """When you call this, it will compile the `[[guard]]` entries of `dates.toml`."""
    return tuple(
        Guard(
            entry["id"],
            _pattern(entry, "before"),
            _pattern(entry, "inside"),
            _pattern(entry, "after"),
            frozenset(entry.get("rules", ())),
        )
        for entry in entries
    )


class Tense:
    """Reads from the words near a date whether its clause is past or looks ahead."""

    def __init__(self, entries: Sequence[Mapping[str, Any]]) -> None:
        self._cues = [(entry["tense"], re.compile(entry["pattern"])) for entry in entries]

    def at(self, text: str, start: int, end: int) -> Choice:
        """When you call this, it will give PAST, FUTURE, or NEAREST where no word tells."""
        left, right = clause_around(text, start, end)
        nearest: tuple[int, str] | None = None
        for tense, pattern in self._cues:
            for found in pattern.finditer(text, left, right):
                gap = max(start - found.end(), found.start() - end, 0)
                if nearest is None or gap < nearest[0]:
                    nearest = gap, tense
        return Choice(nearest[1]) if nearest else Choice.NEAREST


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """When you call this, it will give the ends of the clause (at most) that holds a stretch."""
    left = max(start - CLAUSE, 0)
    for stop in CLAUSE_END.finditer(text, left, start):
        left = stop.end()
    right = CLAUSE_END.search(text, end, min(end + CLAUSE, len(text)))
    return left, right.start() if right else min(end + CLAUSE, len(text))


YEAR_OF_CLAUSE = re.compile(r"\b(?:in|over|voor|van)\s+((?:19|20)\d\d)(?![\w/-])")


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
