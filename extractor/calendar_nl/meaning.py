"""The names by which the rules of `dates.toml` call their meanings."""

from __future__ import annotations

from collections.abc import Callable

from extractor.calendar_nl import absolute, composed, named, relative, years
from extractor.calendar_nl.reading import Pieces, Reading

Meaning = Callable[[Pieces], Reading | None]

MEANINGS: dict[str, Meaning] = {
    function.__name__: function
    for function in (
        absolute.day_of_month,
        absolute.day_of_relative_month,
        absolute.days,
        absolute.days_after_month,
        absolute.days_short_year,
        absolute.months,
        absolute.numeric,
        absolute.numeric_days,
        absolute.numeric_month,
        absolute.quarters,
        absolute.season,
        absolute.week_number,
        absolute.weekday,
        absolute.weekday_the,
        composed.bounded,
        composed.chosen,
        composed.chosen_recurring,
        composed.counted_after,
        composed.counted_from,
        composed.edge,
        composed.half,
        composed.half_month,
        composed.nth_unit,
        composed.nth_weekday,
        composed.part,
        composed.parts_of,
        composed.ranged,
        composed.rest,
        composed.run_of,
        composed.so_far,
        composed.span,
        composed.span_of_parts,
        composed.tip,
        composed.unit_beside,
        composed.week_with,
        composed.weekday_after,
        relative.within,
        composed.within_after,
        named.feast,
        named.next_recess,
        named.recess,
        named.term,
        relative.ago,
        relative.coming_year,
        relative.deictic,
        relative.new_year,
        relative.next_budget,
        relative.shifted_unit,
        relative.shifted_year,
        relative.soon,
        relative.stretch,
        relative.weekday_in_week,
        years.century,
        years.decades,
        years.school_year,
        years.year,
        years.year_range,
    )
}
