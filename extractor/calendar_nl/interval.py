"""Calendar intervals: whole days, both ends inclusive, written at the precision of their writer."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

DAY = timedelta(days=1)


class Grain(IntEnum):
    """The precision of a written date, from fine to coarse."""

    DAY = 0
    MONTH = 1
    YEAR = 2


@dataclass(frozen=True, slots=True)
class Interval:
    """The days `first` to `last`, both inclusive, at the precision of the words."""

    first: date
    last: date
    grain: Grain = Grain.DAY
    estimated: bool = False  # by a rule of thumb: a recess or an election that no table knows

    def iso(self) -> str:
        """When you call this, it will write the interval as ISO 8601: `2020-09` or `2020/2022`."""
        first, last = (self._at_grain(day) for day in (self.first, self.last))
        return first if first == last else f"{first}/{last}"

    def _at_grain(self, day: date) -> str:
        return day.isoformat()[: (10, 7, 4)[self.grain]]

    def days(self) -> int:
        """When you call this, it will count the days of the interval."""
        return (self.last - self.first).days + 1

    def distance(self, day: date) -> int:
        """When you call this, it will give the days between it and a day; 0 if it holds the day."""
        return max((self.first - day).days, (day - self.last).days, 0)


def day_of(year: int, month: int, day: int) -> Interval | None:
    """When you call this, it will give one day, or None for an impossible one (31 februari)."""
    try:
        return single(date(year, month, day))
    except ValueError:
        return None


def single(day: date) -> Interval:
    """When you call this, it will give the interval of one day."""
    return Interval(day, day)


def month_of(year: int, month: int) -> Interval:
    """When you call this, it will give a calendar month."""
    last = date(year, month, monthrange(year, month)[1])
    return Interval(date(year, month, 1), last, Grain.MONTH)


def months_of(year: int, month: int, count: int) -> Interval:
    """When you call this, it will give `count` months from a month on, past December too."""
    later = year * 12 + month - 1 + count - 1
    return hull(month_of(year, month), month_of(later // 12, later % 12 + 1))


def year_of(year: int) -> Interval:
    """When you call this, it will give a calendar year."""
    return Interval(date(year, 1, 1), date(year, 12, 31), Grain.YEAR)


def years_of(first: int, last: int) -> Interval:
    """When you call this, it will give the calendar years from `first` to `last`."""
    return hull(year_of(first), year_of(last))


def week_of(day: date) -> Interval:
    """When you call this, it will give the week, Monday to Sunday, that holds a day."""
    monday = day - DAY * day.weekday()
    return Interval(monday, monday + 6 * DAY)


def hull(one: Interval, other: Interval) -> Interval:
    """When you call this, it will give the span from the first to the last day of two intervals."""
    first, last = min(one.first, other.first), max(one.last, other.last)
    estimated = one.estimated or other.estimated
    return Interval(first, last, min(one.grain, other.grain), estimated)


def shifted(day: date, days: int = 0, months: int = 0) -> date:
    """When you call this, it will move a day; 31 January plus a month is the last of February.

    Beyond the first or last day that a calendar can hold it stops there.
    """
    place = day.year * 12 + day.month - 1 + months
    year, month = place // 12, place % 12 + 1
    if not 1 <= year <= 9999:
        return date.min if year < 1 else date.max
    there = date(year, month, min(day.day, monthrange(year, month)[1])).toordinal() + days
    return date.fromordinal(min(max(there, 1), date.max.toordinal()))


def read_iso(value: str) -> Interval:
    """When you call this, it will read an ISO value such as `2020-09` or `2025-01/2025-03`.

    Raises
    ------
    ValueError : where the value is empty or not such an ISO value
    """
    first, _, last = value.partition("/")
    start, end = _read_one(first), _read_one(last or first)
    return Interval(start.first, end.last, start.grain)


def _read_one(value: str) -> Interval:
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return year_of(*parts)
    if len(parts) == 2:
        return month_of(*parts)
    return single(date(*parts))


def bounded_interval(value: str, bound: str) -> tuple[str, str]:
    """When you call this, it will give the first and last day that a bounded date leaves open.

    *uiterlijk 1 mei* (`2021-05-01`, `by`) gives `("", "2021-05-01")`, *voor 11 mei* (`before`) ends
    the day before, *vanaf 2023* (`from`) gives `("2023-01-01", "")`; without a bound it is the
    value itself in days. An open side is an empty string, as are both where the value is empty.

    Parameters
    ----------
    value : ISO 8601 as in `span.kb_id_` or `span._.date_interval`
    bound : `before`, `until`, `from`, `after`, `by` or empty

    Raises
    ------
    ValueError : where the bound or the value is none of these
    """
    if not value:
        return "", ""
    interval = read_iso(value)
    first, last = interval.first, interval.last
    match bound:
        case "":
            return first.isoformat(), last.isoformat()
        case "by":
            return "", last.isoformat()
        case "before" | "until":
            return "", (first - DAY).isoformat()
        case "from":
            return first.isoformat(), ""
        case "after":
            return (last + DAY).isoformat(), ""
    raise ValueError(f"unknown bound {bound!r}; known: before, until, from, after, by")
