"""What an expression means before the letter date has been heard: a fixed or a recurring time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, StrEnum

from extractor.calendar_nl.interval import Interval, hull, single

REACH = date(1000, 1, 1), date(9990, 1, 1)  # no letter is older or younger
Narrow = Callable[[Interval], Interval | None]


class Choice(StrEnum):
    """Which occurrence of a recurring time is meant."""

    NEAREST = "nearest"
    LAST = "last"  # jl., afgelopen: the latest that is over
    THIS = "this"  # deze zomer: the one of this year, month or week
    NEXT = "next"  # a.s., komende: the first that has not begun
    PAST = "past"  # the clause tells of the past
    FUTURE = "future"  # the clause looks ahead


class Period(Enum):
    """How often a recurring time comes back."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"

    def index(self, day: date) -> int:
        """When you call this, it will number the period that holds a day."""
        if self is Period.YEAR:
            return day.year
        months = day.year * 12 + day.month - 1
        return months if self is Period.MONTH else (day.toordinal() - 1) // 7


@dataclass(frozen=True, slots=True)
class Fixed:
    """A time with a year; without an interval where it is impossible or has no letter date."""

    interval: Interval | None = None

    def narrow(self, part: Narrow) -> Fixed:
        """When you call this, it will keep a part of the time: *eind*, *eerste helft*."""
        return Fixed(_part(self.interval, part))


@dataclass(frozen=True, slots=True)
class Recurring:
    """A time that comes back: *3 mei*, *de zomer*, *vrijdag*; `at` gives it for period number n."""

    period: Period
    at: Callable[[int], Interval | None]

    def narrow(self, part: Narrow) -> Recurring:
        """When you call this, it will keep a part of each occurrence: *eind maart*."""

        def narrowed(index: int) -> Interval | None:
            return _part(self.at(index), part)

        return replace(self, at=narrowed)

    def occurrences(self, day: date) -> list[Interval]:
        """When you call this, it will give the occurrences around a day, in order of time."""
        here = self.period.index(day)
        first, last = map(self.period.index, REACH)
        found = map(self.at, range(max(here - 9, first), min(here + 9, last) + 1))
        return sorted(filter(None, found), key=lambda one: one.first)

    def occurrence(self, index: int) -> Interval | None:
        """When you call this, it will give the occurrence in period n, if it is in reach."""
        first, last = map(self.period.index, REACH)
        return self.at(index) if first <= index <= last else None


def _part(whole: Interval | None, part: Narrow) -> Interval | None:
    """Take a part of what there is; of an estimated time it is estimated too."""
    found = part(whole) if whole else None
    return replace(found, estimated=True) if found and whole and whole.estimated else found


Moment = Fixed | Recurring
NOWHERE = Fixed()


def choose(moment: Moment, day: date | None, choice: Choice) -> Interval | None:
    """When you call this, it will settle a moment on one interval, seen from the letter date.

    A moment with a year needs no letter date; a recurring one has no interval without it.
    """
    if isinstance(moment, Fixed):
        return moment.interval
    if day is None:
        return None
    found = moment.occurrences(day)
    if choice is Choice.THIS:
        around = (one for one in found if one.first <= day <= one.last)
        return next(around, moment.occurrence(moment.period.index(day)))
    if choice is Choice.LAST:
        return _last(one for one in found if _is_over(one, day))
    if choice is Choice.NEXT:
        return next((one for one in found if one.first > day), None)
    if choice is Choice.PAST:
        return _last(one for one in found if one.first <= day)
    if choice is Choice.FUTURE:
        return next((one for one in found if one.last >= day), None)
    return min(found, key=lambda one: (one.distance(day), -one.first.toordinal()), default=None)


def _last(found: Iterable[Interval]) -> Interval | None:
    return max(found, key=lambda one: one.first, default=None)


def _is_over(one: Interval, day: date) -> bool:
    """*Afgelopen zomer*, written at the end of August, is this summer."""
    lived = (day - one.first).days
    return one.last < day or (one.days() > 31 and lived * 5 > one.days() * 4)


def from_to(one: Moment, other: Moment, day: date | None) -> Moment:
    """When you call this, it will join the ends of a range; a missing year follows the other."""
    if isinstance(one, Fixed) and isinstance(other, Fixed):
        return Fixed(_joined(one.interval, other.interval))
    if isinstance(one, Fixed):
        return Fixed(_joined(one.interval, _after(other, one.interval)))
    if isinstance(other, Fixed):
        return Fixed(_joined(_before(one, other.interval), other.interval))
    if one.period is not other.period:
        start = choose(one, day, Choice.NEAREST)
        return Fixed(_joined(start, _after(other, start)))

    def both(index: int) -> Interval | None:
        start, end = one.occurrence(index), other.occurrence(index)
        if start and end and end.first < start.first:
            end = other.occurrence(index + 1)
        return _joined(start, end)

    return Recurring(one.period, both)


def _joined(one: Interval | None, other: Interval | None) -> Interval | None:
    if one is None or other is None or other.last < one.first:
        return None
    return hull(one, other)


def _after(moment: Moment, start: Interval | None) -> Interval | None:
    if start is None or isinstance(moment, Fixed):
        return None
    return next((one for one in moment.occurrences(start.first) if one.last >= start.first), None)


def _before(moment: Moment, end: Interval | None) -> Interval | None:
    if end is None or isinstance(moment, Fixed):
        return None
    return _last(one for one in moment.occurrences(end.last) if one.first <= end.last)


def weekly(weekday: int) -> Recurring:
    """When you call this, it will give a weekday (0 = Monday) as a time of every week."""

    def day_in_week(index: int) -> Interval:
        return single(date.fromordinal(index * 7 + 1 + weekday))

    return Recurring(Period.WEEK, day_in_week)
