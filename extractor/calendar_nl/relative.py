"""Meanings of times seen from the letter date: *vandaag*, *volgend jaar*, *over drie weken*."""

from __future__ import annotations

from datetime import date

from extractor.calendar_nl.interval import Interval, shifted, single, year_of
from extractor.calendar_nl.moment import NOWHERE, Choice, Fixed, weekly
from extractor.calendar_nl.parts import moved, unit_at
from extractor.calendar_nl.reading import COUNTS, Pieces, Reading

STEPS = {"this": 0, "last": -1, "next": 1}
# How many units *de komende weken*, *de afgelopen jaren* are taken to be.
STRETCHES = {"day": 3, "week": 4, "month": 3, "quarter": 3, "year": 3, "decade": 2}


def _step(pieces: Pieces) -> int:
    return STEPS[str(pieces.one("SHIFT", "COMING"))]


def deictic(pieces: Pieces) -> Reading | None:
    """Read *vandaag*, *gisteren*, *overmorgen*."""
    day, step = pieces.calendar.reference, pieces.one("DEICTIC", "TOMORROW", "NOW", "NOWISH")
    found = single(shifted(day, days=step)) if day else None
    return Reading(Fixed(found), "letter_date", vague=pieces.has("NOW", "NOWISH"))


def shifted_year(pieces: Pieces) -> Reading | None:
    """Read *dit jaar*, *volgend jaar*, *het huidige jaar 2008*."""
    if named := pieces.one("Y4"):
        return Reading(Fixed(year_of(named)), kind="shift")
    return _at(pieces, "year", _step(pieces))


def coming_year(pieces: Pieces) -> Reading | None:
    """Read *het nieuwe jaar*: in January the one that has just begun."""
    day = pieces.calendar.reference
    return _at(pieces, "year", 0 if day and day.month == 1 else 1)


def shifted_unit(pieces: Pieces) -> Reading | None:
    """Read *volgende week*, *vorige maand*, *dit kwartaal*; *de volgende dag* tells no date."""
    unit, step = pieces.unit(), _step(pieces)
    if unit == "century":
        return _at(pieces, unit, step, vague=step == 0)
    return None if unit == "day" and step else _at(pieces, unit, step)


def this_unit(pieces: Pieces) -> Reading:
    """Read the *week* of *het einde van de week*, the *jaar* of *de rest van het jaar*."""
    return _at(pieces, pieces.unit(), 0)


def _at(pieces: Pieces, unit: str, step: int, vague: bool = False) -> Reading:
    day = pieces.calendar.reference
    found = unit_at(day, unit, step) if day else None
    return Reading(Fixed(found), "letter_date", vague=vague, kind="shift")


def weekday_in_week(pieces: Pieces) -> Reading | None:
    """Read *vorige week vrijdag*, *dinsdag van volgende week*."""
    day = pieces.calendar.reference
    if pieces.unit() != "week":
        return None
    if day is None:
        return Reading(NOWHERE, "letter_date")
    week = unit_at(day, "week", _step(pieces))
    found = week and weekly(pieces.one("WEEKDAY")).at((week.first.toordinal() - 1) // 7)
    return Reading(Fixed(found), "letter_date")


def ago(pieces: Pieces) -> Reading | None:
    """Read *drie weken geleden*, *over twee jaar*: a day, or the month or year it falls in."""
    unit = str(pieces.all("UNIT", "UNITS", "YEARUNIT")[-1])
    vague = pieces.has("FEW")
    day = pieces.calendar.reference
    if day is None:
        return Reading(NOWHERE, "letter_date", vague=vague)
    there = pieces.moved(day, -1 if pieces.has("AGO") else 1)
    if there in (date.min, date.max):
        return None
    coarse = unit if unit in ("month", "quarter", "year") else "day"
    return Reading(Fixed(unit_at(there, "day" if vague else coarse)), "letter_date", vague=vague)


def within(pieces: Pieces) -> Reading | None:
    """Read *binnen twee maanden*: from the letter date on."""
    day = pieces.calendar.reference
    if day is None:
        return Reading(NOWHERE, "letter_date")
    vague = pieces.has("FEW") or pieces.unit() in ("year", "decade")
    return Reading(Fixed(Interval(day, pieces.moved(day, 1))), "letter_date", vague=vague)


def stretch(pieces: Pieces) -> Reading | None:
    """Read *de komende vijf jaar*, *de afgelopen weken*, *de komende periode*."""
    day = pieces.calendar.reference
    if day is None:
        return Reading(NOWHERE, "letter_date", vague=True)
    choice = pieces.one("SHIFT", "COMING", "LAST")
    if choice == Choice.THIS:
        return None
    sign = -1 if choice in (Choice.LAST, -1) else 1
    if pieces.has(*COUNTS):
        there = pieces.moved(day, sign)
    else:
        unit = pieces.unit() or "month"
        there = moved(day, unit, sign * (pieces.one("STRETCH") or STRETCHES.get(unit, 1)))
    found = Interval(min(day, there), max(day, there))
    return Reading(Fixed(found), "letter_date", vague=True)


def soon(pieces: Pieces) -> Reading | None:
    """Read *op korte termijn*, *binnenkort*: three months."""
    day, months = pieces.calendar.reference, pieces.one("SOON", "SHORTLY")
    found = Interval(day, shifted(day, months=months)) if day and months else None
    return Reading(Fixed(found), "letter_date", vague=True)


def next_budget(pieces: Pieces) -> Reading | None:
    """Read *de komende begrotingscyclus*: the next calendar year."""
    return _at(pieces, "year", _step(pieces), vague=True)


def new_year(pieces: Pieces) -> Reading | None:
    """Read *de afgelopen jaarwisseling*: 31 December and 1 January."""

    def at(year: int) -> Interval:
        return Interval(date(year, 12, 31), date(year + 1, 1, 1))

    return pieces.in_year(at, "calendar")
