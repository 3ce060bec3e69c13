"""The dated tables: feasts, recesses of the Tweede Kamer and cabinets."""

from __future__ import annotations

import re
from calendar import day_name
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from extractor.calendar_nl.interval import DAY, Interval, month_of, single
from extractor.lexicon.loader import load_table

WEEKDAYS = {name.lower(): number for number, name in enumerate(day_name)}


@dataclass(frozen=True, slots=True)
class Term:
    """A cabinet's term of office, to the elections as the letters of its time foresaw them."""

    start: date
    planned: date  # the elections foreseen when it took office
    fall: date | None
    elections: date | None  # the early ones after a fall
    end: date | None  # the day its successor took office
    estimated: bool  # whether the planned elections are

    def seen_from(self, day: date) -> Interval:
        """When you call this, it will give the term up to the elections foreseen on a day."""
        if self.fall and self.elections and day >= self.fall:
            return Interval(self.start, self.elections)
        return Interval(self.start, self.planned, estimated=self.estimated)


class Tables:
    """Feasts, recesses and cabinets: the shipped tables with a user's folder laid over them."""

    def __init__(self, folder: str | Path | None = None) -> None:
        self._feasts = {row["id"]: row["rule"] for row in load_table("feasts.csv", folder)}
        self._usual: dict[str, tuple[str, int]] = {}
        self._known: dict[str, dict[int, Interval]] = defaultdict(dict)
        for row in load_table("recesses.csv", folder):
            if row["last"].endswith(" days"):
                self._usual[row["recess"]] = row["first"], int(row["last"].split()[0])
            else:
                first = date.fromisoformat(row["first"])
                recess = Interval(first, date.fromisoformat(row["last"]))
                self._known[row["recess"]][first.year] = recess
        rows = load_table("cabinets.csv", folder)
        self._terms = sorted(map(_term, rows), key=lambda term: term.start)

    def feast(self, name: str, year: int) -> Interval | None:
        """When you call this, it will give a feast's day in a year, None where it was not kept."""
        return _feast(self._feasts[name], year)

    def recess(self, name: str, year: int) -> Interval:
        """When you call this, it will give a recess that begins in a year; estimated if unknown."""
        if known := self._known[name].get(year):
            return known
        start, days = self._usual[name]
        month_day, weekday = start.split()
        first = _weekday_from(date.fromisoformat(f"{year}-{month_day}"), WEEKDAYS[weekday])
        return Interval(first, first + days * DAY, estimated=True)

    def recesses(self) -> list[str]:
        """When you call this, it will name the recesses."""
        return list(self._usual)

    def term(self, day: date, step: int = 0) -> Interval | None:
        """When you call this, it will give the term of the cabinet on a day, or an earlier one."""
        here = [number for number, term in enumerate(self._terms) if term.start <= day]
        if not here or not 0 <= (place := here[-1] + step) < len(self._terms):
            return None
        term = self._terms[place]
        if step == 0:
            return None if term.end and day > term.end else term.seen_from(day)
        return Interval(term.start, term.end - DAY) if term.end else term.seen_from(day)


def _term(row: dict[str, str]) -> Term:
    def day(column: str) -> date | None:
        return date.fromisoformat(row[column]) if row[column] else None

    return Term(
        date.fromisoformat(row["start"]),
        date.fromisoformat(row["planned"]),
        day("fall"),
        day("elections"),
        day("end"),
        row["estimated"] == "yes",
    )


@lru_cache(maxsize=4096)
def _feast(rule: str, year: int) -> Interval | None:
    """Read `12-25`, `3 tuesday 09` or `public:Eerste paasdag-49`."""
    if rule.startswith("public:"):
        parts = re.fullmatch(r"public:(.*?)([-+]\d+)?", rule)
        assert parts is not None
        names, days = parts.groups()
        found = [day for day, name in _public_holidays(year).items() if name in names.split("|")]
        return single(found[0] + timedelta(int(days or 0))) if found else None
    if " " in rule:
        number, weekday, month = rule.split()
        return nth_weekday(month_of(year, int(month)), WEEKDAYS[weekday], int(number))
    return single(date.fromisoformat(f"{year}-{rule}"))


@lru_cache(maxsize=256)
def _public_holidays(year: int) -> dict[date, str]:
    from holidays import country_holidays  # takes a tenth of a second to import

    return dict(country_holidays("NL", years=year, language="nl").items())


def nth_weekday(within: Interval, weekday: int, number: int) -> Interval | None:
    """When you call this, it will give the nth weekday of a time; -1 is the last."""
    if number < 0:
        return single(_weekday_from(within.last - 6 * DAY, weekday))
    day = _weekday_from(within.first, weekday) + 7 * (number - 1) * DAY
    return single(day) if day <= within.last else None


def _weekday_from(day: date, weekday: int) -> date:
    return day + (weekday - day.weekday()) % 7 * DAY
