"""Intervals, bounds, recurring times and the tables, without any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.calendar_nl.interval import (
    DAY,
    Grain,
    Interval,
    bounded_interval,
    day_of,
    hull,
    month_of,
    months_of,
    read_iso,
    shifted,
    week_of,
    year_of,
    years_of,
)
from extractor.calendar_nl.moment import (
    Choice,
    Fixed,
    Period,
    Recurring,
    choose,
    from_to,
    weekly,
)
from extractor.calendar_nl.parts import half, nth_unit, run_of, third, tip
from extractor.calendar_nl.tables import Tables, nth_weekday

DAYS = st.dates(date(1800, 1, 1), date(2199, 12, 31))
TABLES = Tables()
MAY = Recurring(Period.YEAR, lambda year: month_of(year, 5))


@pytest.mark.parametrize(
    ("interval", "iso"),
    [
        (day_of(2020, 9, 18), "2020-09-18"),
        (month_of(2020, 9), "2020-09"),
        (year_of(2020), "2020"),
        (years_of(2020, 2022), "2020/2022"),
        (months_of(2024, 11, 3), "2024-11/2025-01"),
        (hull(year_of(2014), month_of(2018, 5)), "2014-01/2018-05"),
        (week_of(date(2020, 9, 17)), "2020-09-14/2020-09-20"),
    ],
)
def test_iso_keeps_the_precision_of_the_words(interval: Interval, iso: str) -> None:
    assert interval.iso() == iso
    assert read_iso(iso) == interval


@given(DAYS, DAYS, st.sampled_from(Grain))
def test_iso_holds_the_interval(one: date, other: date, grain: Grain) -> None:
    interval = Interval(min(one, other), max(one, other), grain)
    read = read_iso(interval.iso())
    assert read.first <= interval.first <= interval.last <= read.last


@pytest.mark.parametrize(
    ("value", "bound", "expected"),
    [
        ("2021-05-01", "by", ("", "2021-05-01")),
        ("2015-05-11", "before", ("", "2015-05-10")),
        ("2024-07-05/2024-09-02", "before", ("", "2024-07-04")),
        ("2022-01-01", "until", ("", "2021-12-31")),
        ("2023", "from", ("2023-01-01", "")),
        ("2020-06/2020-08", "after", ("2020-09-01", "")),
        ("2023", "", ("2023-01-01", "2023-12-31")),
        ("2016-09/2016-12", "by", ("", "2016-12-31")),
        ("", "by", ("", "")),
    ],
)
def test_bounded_interval(value: str, bound: str, expected: tuple[str, str]) -> None:
    assert bounded_interval(value, bound) == expected


def test_unknown_bound_is_told() -> None:
    with pytest.raises(ValueError, match="unknown bound 'around'"):
        bounded_interval("2020", "around")


@pytest.mark.parametrize(
    ("choice", "day", "expected"),
    [
        (Choice.NEAREST, date(2020, 9, 17), "2020-05"),
        (Choice.NEAREST, date(2020, 12, 17), "2021-05"),
        (Choice.LAST, date(2020, 5, 17), "2019-05"),
        (Choice.NEXT, date(2020, 5, 17), "2021-05"),
        (Choice.THIS, date(2020, 12, 17), "2020-05"),
        (Choice.PAST, date(2020, 4, 17), "2019-05"),
        (Choice.FUTURE, date(2020, 6, 17), "2021-05"),
    ],
)
def test_choice_of_an_occurrence(choice: Choice, day: date, expected: str) -> None:
    found = choose(MAY, day, choice)
    assert found is not None
    assert found.iso() == expected


def test_no_letter_date_no_choice() -> None:
    assert choose(MAY, None, Choice.NEAREST) is None


@given(DAYS, st.integers(0, 6))
def test_weekday_comes_every_week(day: date, weekday: int) -> None:
    last, coming = (choose(weekly(weekday), day, c) for c in (Choice.LAST, Choice.NEXT))
    assert last is not None
    assert coming is not None
    assert last.first.weekday() == coming.first.weekday() == weekday
    assert day - 7 * DAY <= last.first < day < coming.first <= day + 7 * DAY


def test_range_takes_the_year_of_its_end() -> None:
    january = Recurring(Period.YEAR, lambda year: month_of(year, 1))
    december = Fixed(month_of(2022, 12))
    assert choose(from_to(january, december, None), None, Choice.NEAREST) == months_of(2022, 1, 12)
    assert choose(from_to(december, january, None), None, Choice.NEAREST) == months_of(2022, 12, 2)


@pytest.mark.parametrize(
    ("part", "iso"),
    [
        (third(year_of(2025), "begin"), "2025-01/2025-04"),
        (third(year_of(2025), "middle"), "2025-05/2025-08"),
        (third(month_of(2025, 2), "end"), "2025-02-21/2025-02-28"),
        (third(week_of(date(2020, 9, 17)), "end"), "2020-09-18/2020-09-20"),
        (third(years_of(1990, 1999), "end"), "1996/1999"),
        (half(year_of(2022), 2), "2022-07/2022-12"),
        (half(month_of(2022, 3), 1), "2022-03-01/2022-03-15"),
        (half(years_of(1990, 1999), 1), "1990/1994"),
        (tip(year_of(2022)), "2022-12"),
        (tip(month_of(2022, 2)), "2022-02-28"),
        (tip(months_of(2023, 1, 3)), "2023-03"),
        (nth_unit(month_of(2016, 7), "week", -1), "2016-07-25/2016-07-31"),
        (nth_unit(year_of(2019), "week", 1), "2018-12-31/2019-01-06"),
        (nth_unit(year_of(2022), "quarter", 3), "2022-07/2022-09"),
        (nth_unit(month_of(2022, 10), "day", 3), "2022-10-03"),
        (run_of(year_of(2022), "month", 9, False), "2022-01/2022-09"),
        (run_of(year_of(2022), "quarter", 2, True), "2022-07/2022-12"),
        (run_of(month_of(2022, 1), "day", 10, False), "2022-01-01/2022-01-10"),
        (nth_weekday(month_of(2020, 9), 1, 3), "2020-09-15"),
        (nth_weekday(month_of(2020, 9), 1, -1), "2020-09-29"),
    ],
)
def test_parts(part: Interval | None, iso: str) -> None:
    assert part is not None
    assert part.iso() == iso


def test_parts_that_are_not_there() -> None:
    assert half(year_of(2022), 3) is None
    assert nth_unit(month_of(2022, 2), "day", 30) is None
    assert nth_unit(month_of(2022, 2), "quarter", 1) is None
    assert run_of(month_of(2022, 2), "month", 3, False) is None
    assert nth_weekday(month_of(2022, 2), 0, 5) is None


def test_month_later_stays_in_the_month() -> None:
    assert shifted(date(2024, 1, 31), months=1) == date(2024, 2, 29)
    assert shifted(date(2024, 3, 31), months=-1) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("name", "year", "iso"),
    [
        ("prinsjesdag", 2024, "2024-09-17"),
        ("paasdag-1", 2021, "2021-04-04"),
        ("hemelvaart", 2023, "2023-05-18"),
        ("koningsdag", 2014, "2014-04-26"),  # the 27th was a Sunday
        ("koningsdag", 2010, "2010-04-30"),
        ("carnaval", 2024, "2024-02-11"),
        ("veteranendag", 2023, "2023-06-24"),
    ],
)
def test_feasts(name: str, year: int, iso: str) -> None:
    feast = TABLES.feast(name, year)
    assert feast is not None
    assert feast.iso() == iso


def test_recess_of_the_table_and_by_rule() -> None:
    known, guessed = TABLES.recess("zomerreces", 2024), TABLES.recess("zomerreces", 2031)
    assert (known.iso(), known.estimated) == ("2024-07-05/2024-09-02", False)
    assert (guessed.iso(), guessed.estimated) == ("2031-07-04/2031-09-01", True)


@pytest.mark.parametrize("name", TABLES.recesses())
def test_recess_begins_on_friday_and_ends_on_monday(name: str) -> None:
    for year in range(2015, 2035):
        recess = TABLES.recess(name, year)
        assert (recess.first.weekday(), recess.last.weekday()) == (4, 0)


@pytest.mark.parametrize(
    ("day", "step", "iso"),
    [
        (date(2020, 9, 17), 0, "2017-10-26/2021-03-17"),
        (date(2020, 9, 17), -1, "2012-11-05/2017-10-25"),
        (date(2022, 6, 1), 0, "2022-01-10/2025-03-12"),
        (date(2023, 9, 1), 0, "2022-01-10/2023-11-22"),
    ],
)
def test_term_as_its_time_foresaw_it(day: date, step: int, iso: str) -> None:
    term = TABLES.term(day, step)
    assert term is not None
    assert term.iso() == iso


def test_term_before_the_table() -> None:
    assert TABLES.term(date(1999, 1, 1)) is None
    assert TABLES.term(date(2008, 1, 1), -1) is None
