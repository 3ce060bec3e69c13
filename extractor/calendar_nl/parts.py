"""Parts of a time: begin, medio and eind, halves, the nth week or day, what is left of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from extractor.calendar_nl.interval import (
    DAY,
    Grain,
    Interval,
    month_of,
    months_of,
    shifted,
    single,
    week_of,
    year_of,
    years_of,
)
from extractor.calendar_nl.tables import nth_weekday

InYear = Callable[[int], Interval | None]


def third(whole: Interval, which: str) -> Interval:
    """When you call this, it will give the begin, middle or end: *begin 2022*, *medio mei*.

    Of a year these are four months, of a month the days 1–10, 11–20 and 21–last, of a week
    Monday–Tuesday, Wednesday–Thursday and Friday–Sunday.
    """
    place = ("begin", "middle", "end").index(which)
    if _is_month(whole):
        first = (1, 11, 21)[place]
        last = (10, 20, whole.last.day)[place]
        return Interval(whole.first.replace(day=first), whole.first.replace(day=last))
    if whole.days() == 7:
        first, last = ((0, 1), (2, 3), (4, 6))[place]
        return Interval(whole.first + first * DAY, whole.first + last * DAY)
    return _share(whole, place, 3)


def half(whole: Interval, number: int) -> Interval | None:
    """When you call this, it will give the first or second half of a time."""
    if number not in (1, 2):
        return None
    if _is_month(whole):
        first, last = ((1, 15), (16, whole.last.day))[number - 1]
        return Interval(whole.first.replace(day=first), whole.first.replace(day=last))
    return _share(whole, number - 1, 2)


def tip(whole: Interval) -> Interval:
    """When you call this, it will give the last stretch: *het einde van het jaar* is December."""
    if whole.days() <= 7:
        return third(whole, "end") if whole.days() == 7 else whole
    if _is_month(whole):
        return single(whole.last)
    last = month_of(whole.last.year, whole.last.month)
    return Interval(last.first, whole.last, whole.grain and Grain.MONTH)


def nth_unit(whole: Interval, unit: str, number: int) -> Interval | None:
    """When you call this, it will give the nth day, week, month … of a time; -1 is the last."""
    if unit == "day":
        day = whole.last if number < 0 else whole.first + (number - 1) * DAY
        return single(day) if day <= whole.last else None
    if unit in ("week", "weekend"):
        anchor = whole.last - 3 * DAY if number < 0 else whole.first + 3 * DAY
        week = week_of(anchor + 7 * (max(number, 1) - 1) * DAY)
        return Interval(week.first + 5 * DAY, week.last) if unit == "weekend" else week
    length = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(unit)
    months = _months(whole)
    if length is None or months < length:
        return None
    count = months // length
    place = count if number < 0 else number
    if place > count:
        return None
    return _months_at(whole, (place - 1) * length, length)


def run_of(whole: Interval, unit: str, number: int, from_end: bool) -> Interval | None:
    """When you call this, it will give *de eerste drie maanden van* a time, or *de laatste …*."""
    if unit in ("day", "week"):
        days = number * (7 if unit == "week" else 1)
        if days > whole.days():
            return None
        if from_end:
            return Interval(whole.last - (days - 1) * DAY, whole.last)
        return Interval(whole.first, whole.first + (days - 1) * DAY)
    length = {"month": 1, "quarter": 3, "year": 12}.get(unit, 0) * number
    months = _months(whole)
    if not 0 < length <= months:
        return None
    return _months_at(whole, months - length if from_end else 0, length)


def weekday_of(whole: Interval, weekday: int, number: int) -> Interval | None:
    """When you call this, it will give *de eerste dinsdag van* a time, -1 for the last."""
    return nth_weekday(whole, weekday, number)


def rest(whole: Interval, day: date) -> Interval:
    """When you call this, it will give what is left of a time on a day: *later dit jaar*."""
    return Interval(day, whole.last) if whole.first <= day <= whole.last else whole


def so_far(whole: Interval, day: date) -> Interval:
    """When you call this, it will give what has passed of a time: *eerder dit jaar*."""
    return Interval(whole.first, day) if whole.first <= day <= whole.last else whole


def moved(day: date, unit: str, number: float) -> date:
    """When you call this, it will move a day by a number of units, back where negative."""
    if unit in ("day", "week", "weekend"):
        return shifted(day, days=int(number * (1 if unit == "day" else 7)))
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
    return shifted(day, months=int(number * months[unit]))


def unit_at(day: date, unit: str, step: int = 0) -> Interval | None:
    """When you call this, it will give the week, month, year … of a day, or one further on."""
    year, month = day.year, day.month
    match unit:
        case "day":
            return single(day + step * DAY)
        case "week":
            return week_of(day + 7 * step * DAY)
        case "weekend":
            week = week_of(day + 7 * step * DAY)
            return Interval(week.first + 5 * DAY, week.last)
        case "month":
            there = shifted(day.replace(day=1), months=step)
            return month_of(there.year, there.month)
        case "quarter" | "half":
            length = 3 if unit == "quarter" else 6
            first = date(year, (month - 1) // length * length + 1, 1)
            there = shifted(first, months=step * length)
            return months_of(there.year, there.month, length)
        case "year":
            return year_of(year + step)
        case "decade":
            return years_of(year // 10 * 10 + 10 * step, year // 10 * 10 + 10 * step + 9)
        case "century":
            return years_of(year // 100 * 100 + 100 * step, year // 100 * 100 + 100 * step + 99)
    return None


def _is_month(whole: Interval) -> bool:
    return whole.grain is Grain.MONTH and whole.days() <= 31


def _months(whole: Interval) -> int:
    if whole.grain is Grain.DAY:
        return 0
    first, last = whole.first, whole.last
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _months_at(whole: Interval, skip: int, length: int) -> Interval:
    there = shifted(whole.first, months=skip)
    found = months_of(there.year, there.month, length)
    whole_years = there.month == 1 and length % 12 == 0 and whole.grain is Grain.YEAR
    return Interval(found.first, found.last, Grain.YEAR) if whole_years else found


def _share(whole: Interval, place: int, count: int) -> Interval:
    """Cut a time in equal shares: of years, of months, else of days."""
    months = _months(whole)
    if whole.grain is Grain.YEAR and months >= 12 * count:  # begin jaren negentig: 1990 to 1992
        start, years = whole.first.year, months // 12
        return years_of(start + years * place // count, start + years * (place + 1) // count - 1)
    if months and months % count == 0:
        return _months_at(whole, months // count * place, months // count)
    days = whole.days()
    if days < count:
        return whole
    first, last = (days * share // count for share in (place, place + 1))
    return Interval(whole.first + first * DAY, whole.first + (last - 1) * DAY)
