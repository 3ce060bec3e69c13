"""What a rule makes of its nodes: a moment, and how it is to be settled on the calendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from extractor.calendar_nl.interval import Interval
from extractor.calendar_nl.lexer import Node
from extractor.calendar_nl.moment import NOWHERE, Choice, Fixed, Moment, Period, Recurring
from extractor.calendar_nl.parts import moved
from extractor.calendar_nl.tables import Tables

COUNTS = ("N12", "N31", "N99", "N", "NUM", "FRACTION", "FEW")


@dataclass(frozen=True, slots=True)
class Reading:
    """The meaning of a time expression before it is settled.

    `vague` marks a stretch without firm ends (*de komende maanden*), `kind` what later rules and
    operators ask about it: `end` (*het einde van …*), `part`, `range`, `year`, `shift`.
    """

    moment: Moment
    basis: str = "explicit"
    choice: Choice = Choice.NEAREST
    vague: bool = False
    bound: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The letter date, None where it is not known, and the tables of feasts, recesses, cabinets."""

    reference: date | None
    tables: Tables

    def full_year(self, two_digits: int) -> int | None:
        """When you call this, it will give the year in ’20 that lies nearest to the letter."""
        if self.reference is None:
            return None
        now = self.reference.year
        century = now - now % 100
        years = (century + offset + two_digits for offset in (-100, 0, 100))
        return min(years, key=lambda year: abs(year - now))


class Pieces:
    """The nodes under a rule, asked by class."""

    def __init__(self, nodes: Sequence[Node], value: Any, calendar: Calendar) -> None:
        self.nodes = nodes
        self.value = value  # what the rule itself says
        self.calendar = calendar

    def all(self, *symbols: str) -> list[Any]:
        """When you call this, it will give the values of the nodes of these classes, in order."""
        return [node.value for node in self.nodes if node.symbol in symbols]

    def one(self, *symbols: str) -> Any:
        """When you call this, it will give the first value of these classes, or None."""
        return next((node.value for node in self.nodes if node.symbol in symbols), None)

    def has(self, *symbols: str) -> bool:
        """When you call this, it will tell whether a node has one of these classes."""
        return any(node.symbol in symbols for node in self.nodes)

    def count(self) -> int:
        """When you call this, it will give the number in *drie weken*; 1 where there is none."""
        value = self.one(*COUNTS)
        return 1 if value is None else int(value)

    def unit(self) -> str:
        """When you call this, it will give the unit of time: day, week, month, quarter, year."""
        return str(self.one("UNIT", "UNITS", "YEARUNIT") or "")

    def moved(self, day: date, sign: int) -> date:
        """When you call this, it will move a day by *twee jaar en drie maanden*, sign -1 back."""
        number: float | None = None
        for node in self.nodes:
            if node.symbol in COUNTS:
                number = node.value
            elif node.symbol in ("UNIT", "UNITS", "YEARUNIT"):
                day = moved(day, node.value, sign * (1 if number is None else number))
                number = None
        return day

    def choice(self) -> Choice:
        """When you call this, it will give what *deze*, *vorige*, *jl.*, *a.s.* choose."""
        value = self.one("SHIFT", "COMING", "GONE", "MARKER")
        return Choice(value) if value else Choice.NEAREST

    def in_year(self, at: Callable[[int], Interval | None], basis: str = "") -> Reading:
        """When you call this, it will read a time that comes back each year, in the year it names.

        `at` gives the time in a year, None where it does not exist (31 februari).
        """
        named = [node for node in self.nodes if node.symbol in ("Y4", "Y2", "YR")]
        if not named:
            return Reading(Recurring(Period.YEAR, at), basis or "letter_date", self.choice())
        year, base = self.year(named[-1])
        return Reading(Fixed(at(year)) if year else NOWHERE, basis or base)

    def year(self, node: Node) -> tuple[int | None, str]:
        """When you call this, it will give the year that a node names, and its basis."""
        if node.symbol == "Y4":
            return int(node.value), "explicit"
        if node.symbol == "Y2":
            return self.calendar.full_year(int(node.value)), "letter_date"
        reading: Reading = node.value
        interval = reading.moment.interval if isinstance(reading.moment, Fixed) else None
        return (interval.first.year if interval else None), reading.basis
