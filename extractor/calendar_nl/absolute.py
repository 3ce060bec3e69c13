"""Meanings of dates that name their place on the calendar: days, months, quarters, years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extractor.calendar_nl import parts
from extractor.calendar_nl.interval import (
    DAY,
    Interval,
    day_of,
    hull,
    month_of,
    months_of,
    single,
    week_of,
    year_of,
    years_of,
)
from extractor.calendar_nl.moment import NOWHERE, Choice, Fixed, Period, Recurring, from_to, weekly
from extractor.calendar_nl.reading import Pieces, Reading

SOON = 5  # years: *de jaren dertig* of a letter of 2026 are to come
DAY_CLASSES = ("N12", "N31", "ORD")
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
    numbers = pieces.all("N12", "N31", "ORD")
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
    numbers = pieces.all("Q", "H", "ORD")
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
    numbers = pieces.all("NUM", "Y2", "N99", "Y4")
    if any(number % 10 or number == 100 for number in numbers) or pieces.unit() != "year":
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
