"""Meanings of named times: feasts, recesses of the Tweede Kamer, terms of cabinets."""

from __future__ import annotations

from extractor.calendar_nl.interval import Interval
from extractor.calendar_nl.moment import NOWHERE, Choice, Fixed
from extractor.calendar_nl.reading import Pieces, Reading


def feast(pieces: Pieces) -> Reading | None:
    """Read *Prinsjesdag*, *eerste kerstdag 2019*, *Pasen*."""
    name, tables = pieces.one("FEAST"), pieces.calendar.tables
    return pieces.in_year(lambda year: tables.feast(name, year), "calendar")


def recess(pieces: Pieces) -> Reading | None:
    """Read *het zomerreces*, *het herfstreces van 2020*."""
    name, tables = pieces.one("RECESS"), pieces.calendar.tables
    return pieces.in_year(lambda year: tables.recess(name, year), "calendar")


def next_recess(pieces: Pieces) -> Reading | None:
    """Read *het reces*: the first that is not over, or with *afgelopen* the last that is."""
    tables, day = pieces.calendar.tables, pieces.calendar.reference
    if day is None:
        return Reading(NOWHERE, "calendar")
    years = (day.year - 1, day.year, day.year + 1)
    found = [tables.recess(name, year) for name in tables.recesses() for year in years]
    recesses = sorted(found, key=lambda one: one.first)
    if pieces.choice() is Choice.LAST:
        before = [one for one in recesses if one.last < day]
        return Reading(Fixed(before[-1]), "calendar")
    after = [one for one in recesses if one.last >= day]
    return Reading(Fixed(after[0]), "calendar")


def term(pieces: Pieces) -> Reading | None:
    """Read *deze kabinetsperiode*: from its first day to the elections its writer foresaw."""
    day = pieces.calendar.reference
    step = {"last": -1, "next": 1}.get(str(pieces.one("SHIFT", "COMING")), 0)
    if day is None or step == 1:  # the next cabinet has no date yet
        return Reading(NOWHERE, "calendar", vague=step == 1)
    found: Interval | None = pieces.calendar.tables.term(day, step)
    return Reading(Fixed(found), "calendar")
