"""Finds the dates of a text: the grammar, the calendar and the context put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from extractor.calendar_nl.cascade import times
from extractor.calendar_nl.grammar import compile_grammar, literals_of
from extractor.calendar_nl.guards import (
    compile_guards,
    compile_purposes,
    is_every_season,
    is_glued,
    is_name,
    is_number,
)
from extractor.calendar_nl.interval import Interval
from extractor.calendar_nl.lexer import Lexer, Node
from extractor.calendar_nl.meaning import MEANINGS
from extractor.calendar_nl.mention import Mention, Quoted, lower
from extractor.calendar_nl.moment import Choice, Fixed, Period, Recurring, choose
from extractor.calendar_nl.reading import Calendar, Reading
from extractor.calendar_nl.tables import Tables
from extractor.calendar_nl.tense import CLAUSE, Tense, settle, year_of_clause
from extractor.calendar_nl.vocabulary import Vocabulary
from extractor.lexicon.loader import load_rules, load_table

FOR = re.compile(r"voor\s+(?:(?:de|het)\s+)?(?:(?:jaar|jaren)\s+)?")
AND_YEAR = re.compile(r"(?:,\s+\d{4})*\s+en\s+(?:19|20)\d\d\b")
UP_TO = re.compile(r"t/m|tot\s+en\s+met")
CLOSE = 45  # code points
PLANNED = "voorjaar", "najaar"  # more often of the calendar than of the weather
AHEAD = frozenset({"by", "before", "until", "from"})
DUE = frozenset({"by", "before"})


class DateFinder:
    """Finds dates in Dutch text; the lexicon folder of a user is laid over the shipped one."""

    def __init__(self, lexicon: str | Path | None = None) -> None:
        rules = load_rules("dates.toml", lexicon)
        words = load_table("date_words.csv", lexicon)
        feasts = load_table("feasts.csv", lexicon)
        words += [
            {"class": "FEAST", "value": row["id"], "trigger": "yes", "forms": row["forms"]}
            for row in feasts
        ]
        vocabulary = Vocabulary(words, literals_of(rules))
        self._lexer = Lexer(vocabulary)
        self._grammar = compile_grammar(rules, vocabulary, MEANINGS)
        self._guards = compile_guards(rules["guard"])
        self._purposes = compile_purposes(rules["purpose"])
        self._tense = Tense(rules["cue"])
        self._tables = Tables(lexicon)

    def find(
        self, text: str, reference: date | None = None, quoted: Sequence[Quoted] = ()
    ) -> Iterator[Mention]:
        """When you call this, it will give the dates of a text in order, seen from a letter date.

        Without a reference date those that depend on it have no value. `quoted` are the stretches
        of another date (a member's questions), in order.
        """
        lowered = lower(text)
        for row in self._lexer.rows(lowered):
            day = _day_at(row[0].start, quoted, reference)
            for node in times(row, self._grammar, Calendar(day, self._tables)):
                if not self._forbidden(text, lowered, node):
                    yield self._mention(lowered, node, day)

    def _forbidden(self, text: str, lowered: str, node: Node) -> bool:
        start, end, rules = node.start, node.end, node.rules
        return (
            is_glued(lowered, start, end)
            or is_name(text, start, end, rules)
            or is_number(lowered, start, end, rules)
            or (is_every_season(lowered, start, end, rules) and self._is_timeless(lowered, node))
            or self._guards.forbid(lowered, start, end, rules)
        )

    def _is_timeless(self, text: str, node: Node) -> bool:
        """Tell whether no word close by says when: *neerslagtekorten in de zomer*."""
        reach = CLAUSE if text.endswith(PLANNED, node.start, node.end) else CLOSE
        return self._tense.at(text, node.start, node.end, reach) is Choice.NEAREST

    def _tense_of(self, text: str, node: Node) -> Choice:
        """Past or future, where the time has no year and no marker, by its operator and clause."""
        reading: Reading = node.value
        if isinstance(reading.moment, Fixed) or reading.choice is not Choice.NEAREST:
            return Choice.NEAREST
        due = node.rules[0] == "by" and not UP_TO.match(text, node.outer[0])
        tense = self._tense.at(text, node.start, node.end, due=due)
        if tense is Choice.NEAREST and reading.bound in AHEAD:
            return Choice.FUTURE
        return tense

    def _mention(self, text: str, node: Node, day: date | None) -> Mention:
        reading: Reading = node.value
        moment = reading.moment
        if isinstance(moment, Recurring) and UP_TO.match(text, node.outer[0]):
            year = year_of_clause(text, node.outer[0])
            moment = Fixed(moment.at(year)) if year and moment.period is Period.YEAR else moment
        tense = self._tense_of(text, node)
        interval = settle(moment, day, reading.choice, tense)
        over = interval is not None and day is not None and interval.last < day
        if over and tense is Choice.FUTURE and reading.bound in DUE:
            interval = choose(moment, day, tense)  # what is due before a time is not due before now
        label = "PERIOD" if reading.vague else "DATE"
        value = interval.iso() if interval else ""
        bound, rules, outer = reading.bound, node.rules, node.outer
        if interval and interval.estimated:
            rules = (*rules, "estimated")
        if self._is_for(text, node, interval, day):
            bound, rules, outer = "", rules[1:], (node.start, node.end)
        impossible = (
            not value and reading.basis != "calendar" and (day or reading.basis == "explicit")
        )
        return Mention(
            node.start,
            node.end,
            label,
            value,
            bound,
            reading.basis,
            rules,
            outer,
            "no day of the calendar" if impossible else "",
        )

    def _is_for(self, text: str, node: Node, interval: Interval | None, day: date | None) -> bool:
        """*De begroting voor 2022* is for that year, *voor 2030 klaar* before it."""
        reading: Reading = node.value
        if node.rules[0] != "before" or not FOR.fullmatch(text, node.outer[0], node.start):
            return False
        if reading.kind == "year" and day and interval and interval.first.year <= day.year + 1:
            return True
        if reading.kind == "year" and AND_YEAR.match(text, node.end):
            return True
        kind = "vague" if reading.vague else reading.kind
        return any(one.holds(text, node.outer[0], node.end, kind) for one in self._purposes)


def _day_at(place: int, quoted: Sequence[Quoted], reference: date | None) -> date | None:
    return next((one.day for one in quoted if one.start <= place < one.end), reference)
