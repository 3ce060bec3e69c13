"""Meanings of dates that name their place in the year: days, weeks, months, quarters, seasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extractor.calendar_nl import parts
from extractor.calendar_nl.interval import (
    Interval,
    day_of,
    hull,
    month_of,
    months_of,
    week_of,
)
from extractor.calendar_nl.moment import NOWHERE, Choice, Fixed, Period, Recurring, from_to, weekly
from extractor.calendar_nl.reading import Pieces, Reading

DAY_CLASSES = ("N12", "N31", "ORD", "NUM")
MONTH_CLASSES = ("MONTH", "MONTHABBR")


def days(pieces: Pieces) -> Reading | None:
    """Read *14 september*, *17 en 18 oktober*, *maandag 28 september 2020*."""
    numbers = pieces.all(*DAY_CLASSES)
    month = pieces.one(*MONTH_CLASSES)
    if max(numbers) > 31 or (pieces.has("op") and numbers[1] != numbers[0] + 1):
        return None

    def at(year: int) -> Interval | None:
        first, last = (day_of(year, month, pick(numbers)) for pick in (min, max))
        return hull(first, last) if first and last else None

    weekday = pieces.one("WEEKDAY", "WEEKDAYABBR")
    if weekday is None or len(numbers) > 1:
        return replace(pieces.in_year(at), kind="range" if len(numbers) > 1 else "")
    return pieces.in_year(_on_weekday(at, weekday, pieces.calendar.reference))


def _on_weekday(at: parts.InYear, weekday: int, day: date | None) -> parts.InYear:
    """*Maandag 28 september* without a year is the one that falls on a Monday, if one is near."""

    def fits(year: int) -> Interval | None:
        found = at(year)
        return found if found and found.first.weekday() == weekday else None

    near = range(day.year - 1, day.year + 2) if day else ()
    return fits if any(map(fits, near)) else at


def days_after_month(pieces: Pieces) -> Reading | None:
    """Read *november 19-20* and *juli 13 - augustus 2*."""
    first, last = pieces.all(*DAY_CLASSES)[:2]
    months = pieces.all(*MONTH_CLASSES)

    def at(year: int) -> Interval | None:
        start, end = day_of(year, months[0], first), day_of(year, months[-1], last)
        return hull(start, end) if start and end and start.first < end.first else None

    return pieces.in_year(at)


def days_short_year(pieces: Pieces) -> Reading | None:
    """Read *3 aug 96*: the nearest year that ends so."""
    day, month = pieces.one("N12", "N31"), pieces.one("MONTHABBR")
    year = pieces.calendar.full_year(pieces.one("N99"))
    if year is None:
        return Reading(NOWHERE, "letter_date")
    return Reading(Fixed(day_of(year, month, day) if day else month_of(year, month)), "letter_date")


def numeric(pieces: Pieces) -> Reading | None:
    """Read *31-12-2024*, *4/11/1950*, *2020-07-01*: day first, or ISO; 8/32 is no date."""
    day, month, written = pieces.one("NUMDATE")
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if len(written) == 4:
        return Reading(Fixed(day_of(int(written), month, day)))
    year = pieces.calendar.full_year(int(written))
    return Reading(Fixed(day_of(year, month, day)) if year else NOWHERE, "letter_date")


def numeric_days(pieces: Pieces) -> Reading | None:
    """Read *op 15-2* and *29/2-1/3*, day first, perhaps with a year at the end."""
    numbers = pieces.all(*DAY_CLASSES)
    pairs = list(zip(numbers[::2], numbers[1::2], strict=False))
    if any(month > 12 or day > 31 for day, month in pairs):
        return None
    (start_day, start_month), (end_day, end_month) = pairs[0], pairs[-1]

    def at(year: int) -> Interval | None:
        first = day_of(year, start_month, start_day)
        last = day_of(year + (end_month < start_month), end_month, end_day)
        return hull(first, last) if first and last else None

    reading = pieces.in_year(at)
    if full := numeric(pieces) if pieces.has("NUMDATE") else None:
        moment = from_to(reading.moment, full.moment, pieces.calendar.reference)
        return Reading(moment, full.basis, kind="range")
    return replace(reading, kind="range" if len(pairs) > 1 else "")


def months(pieces: Pieces) -> Reading | None:
    """Read *augustus*, *juni 2021*, *mei/juni*, *november en december 2020*."""
    numbers = pieces.all(*MONTH_CLASSES)

    def at(year: int) -> Interval:
        last = year + (len(numbers) > 1 and numbers[-1] <= numbers[0])
        return hull(month_of(year, numbers[0]), month_of(last, numbers[-1]))

    return replace(pieces.in_year(at), kind="month" if len(numbers) == 1 else "range")


def numeric_month(pieces: Pieces) -> Reading | None:
    """Read *04/2016* and *2020-07*."""
    month = pieces.one("N12")
    return Reading(Fixed(month_of(pieces.one("Y4"), month)))


def day_of_month(pieces: Pieces) -> Reading | None:
    """Read *5 dezer*: that day of the letter's month."""
    number, day = pieces.one(*DAY_CLASSES), pieces.calendar.reference
    if number > 31:
        return None
    found = day_of(day.year, day.month, number) if day else None
    return Reading(Fixed(found), "letter_date")


def day_of_relative_month(pieces: Pieces) -> Reading | None:
    """Read *de 15e van volgende maand*."""
    number, day = pieces.one(*DAY_CLASSES), pieces.calendar.reference
    if pieces.unit() != "month" or number > 31:
        return None
    if day is None:
        return Reading(NOWHERE, "letter_date")
    step = {Choice.LAST: -1, Choice.NEXT: 1}.get(pieces.choice(), 0)
    month = parts.unit_at(day, "month", step)
    found = day_of(month.first.year, month.first.month, number) if month else None
    return Reading(Fixed(found), "letter_date")


def weekday_the(pieces: Pieces) -> Reading | None:
    """Read *dinsdag de elfde*, *zondag 31*: the nearest month in which it falls so."""
    weekday, number = pieces.one("WEEKDAY"), pieces.one(*DAY_CLASSES)
    if number > 31:
        return None

    def at(index: int) -> Interval | None:
        found = day_of(index // 12, index % 12 + 1, number)
        return found if found and found.first.weekday() == weekday else None

    return Reading(Recurring(Period.MONTH, at), "letter_date", pieces.choice())


def weekday(pieces: Pieces) -> Reading | None:
    """Read *vrijdag*, *afgelopen vrijdag*, *maandag a.s.*."""
    return Reading(weekly(pieces.one("WEEKDAY", "WEEKDAYABBR")), "letter_date", pieces.choice())


def quarters(pieces: Pieces) -> Reading | None:
    """Read *Q3 2021*, *het vierde kwartaal van dit jaar*, *tweede halfjaar*."""
    numbers = pieces.all("Q", "H", "ORD", "N12")
    length = 6 if pieces.unit() == "half" or pieces.has("H") else 3
    if pieces.has("H") and not pieces.has("Y4", "Y2", "YR"):
        return None
    if pieces.unit() not in ("", "quarter", "half") or max(numbers) * length > 12:
        return None

    def at(year: int) -> Interval:
        first, last = ((number - 1) * length + 1 for number in (min(numbers), max(numbers)))
        return hull(months_of(year, first, length), months_of(year, last, length))

    return pieces.in_year(at)


def season(pieces: Pieces) -> Reading | None:
    """Read *de zomer*, *dit najaar*, *voorjaar 2021*; a bare *zomer* is none."""
    named = pieces.has("Y4", "Y2", "YR", "SHIFT", "COMING", "de", "het", "T")
    if not named:
        return None
    month, early = pieces.one("SEASON"), pieces.one("EARLY")

    def at(year: int) -> Interval:
        whole = months_of(year, month, 3)
        return parts.third(whole, early) if early else whole

    return pieces.in_year(at)


def week_number(pieces: Pieces) -> Reading | None:
    """Read *week 42*, *weken 42 en 43 van 2021*."""
    numbers = pieces.all("N12", "N31", "N99")
    if pieces.unit() != "week" or not 1 <= min(numbers) <= max(numbers) <= 53:
        return None

    def at(year: int) -> Interval | None:
        first, last = (_iso_week(year, pick(numbers)) for pick in (min, max))
        return hull(first, last) if first and last else None

    return pieces.in_year(at)


def _iso_week(year: int, number: int) -> Interval | None:
    try:
        return week_of(date.fromisocalendar(year, number, 1))
    except ValueError:
        return None
