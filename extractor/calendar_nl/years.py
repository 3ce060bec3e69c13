"""Meanings of years and of what is made of years: decades, centuries, school years."""

from __future__ import annotations

from datetime import date

from extractor.calendar_nl.interval import (
    DAY,
    Interval,
    hull,
    months_of,
    single,
    year_of,
    years_of,
)
from extractor.calendar_nl.moment import NOWHERE, Choice, Fixed, Period, Recurring
from extractor.calendar_nl.reading import Pieces, Reading

SOON = 5  # years: *de jaren dertig* of a letter of 2026 are to come


def year(pieces: Pieces) -> Reading | None:
    """Read *2015*, *het jaar 2015*; a bare ’20 is none."""
    node = next(node for node in pieces.nodes if node.symbol in ("Y4", "Y2", "YR"))
    number, basis = pieces.year(node)
    return Reading(Fixed(year_of(number)) if number else NOWHERE, basis, kind="year")


def year_range(pieces: Pieces) -> Reading | None:
    """Read *2020-2022*, *2020/2021*, *’20–’22*, *2021-22*, *de jaren 2018, 2019 en 2020*."""
    nodes = [node for node in pieces.nodes if node.symbol in ("Y4", "Y2", "N12", "N31", "N99")]
    first, last = nodes[0], nodes[-1]
    start, basis = pieces.year(first)
    if start is None:
        return Reading(NOWHERE, basis, kind="range")
    end = int(last.value)
    if last.symbol != "Y4":
        if last.symbol != "Y2" and last.end - last.start != 2:
            return None
        end += start - start % 100 + (100 if end < start % 100 else 0)
    slash = pieces.has("/")
    if not start < end <= start + (1 if slash else 150):
        return None
    if last.symbol in ("N12", "N31") and end != start + 1:
        return None  # 2020-12 is a month, 2016/04 a number
    return Reading(Fixed(years_of(start, end)), basis, kind="range")


def decades(pieces: Pieces) -> Reading | None:
    """Read *de jaren negentig*, *jaren ’80 en ’90*, *jaren dertig van deze eeuw*."""
    numbers = pieces.all("NUM", "TENS", "Y2", "N99", "Y4")
    if (
        len(pieces.all("Y4")) > 1
        or any(number % 10 or number == 100 for number in numbers)
        or pieces.unit() != "year"
    ):
        return None
    day = pieces.calendar.reference
    starts = [number if number >= 1000 else _decade(number, pieces, day) for number in numbers]
    if not all(starts):
        return Reading(NOWHERE, "letter_date")
    return Reading(Fixed(years_of(min(starts), max(starts) + 9)))


def _decade(number: int, pieces: Pieces, day: date | None) -> int:
    """Give the latest decade that has begun or soon will, or that of the century named; else 0."""
    if day is None:
        return 0
    century = day.year // 100 * 100
    if pieces.has("UNIT"):
        return century + number - (100 if pieces.choice() is Choice.LAST else 0)
    start = century + number
    return start if start <= day.year + SOON else start - 100


def century(pieces: Pieces) -> Reading | None:
    """Read *de 19e eeuw*."""
    if pieces.unit() != "century":
        return None
    first = (pieces.one("ORD") - 1) * 100
    return Reading(Fixed(years_of(first, first + 99))) if 10 <= first // 100 <= 21 else None


def school_year(pieces: Pieces) -> Reading | None:
    """Read *schooljaar 2020/2021* (August to July) and *vergaderjaar 2020-2021* (September on)."""
    month, feast = pieces.one("SCHOOLYEAR", "PARLYEAR"), pieces.calendar.tables.feast

    def at(year: int) -> Interval | None:
        opening, next_one = feast("prinsjesdag", year), feast("prinsjesdag", year + 1)
        if pieces.has("SCHOOLYEAR") or opening is None or next_one is None:
            return months_of(year, month, 12)
        return hull(opening, single(next_one.first - DAY))

    basis = "explicit" if pieces.has("SCHOOLYEAR") else "calendar"
    if named := pieces.one("Y4"):
        return Reading(Fixed(at(named)), basis, kind="range")
    choice = Choice.NEAREST if pieces.choice() is Choice.THIS else pieces.choice()
    return Reading(Recurring(Period.YEAR, at), "letter_date", choice, kind="range")
