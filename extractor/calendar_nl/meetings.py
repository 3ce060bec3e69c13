"""When an act is to be, told by an event that the letter dates: *bij het debat*, *vóór de Raad*."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from extractor.calendar_nl.interval import bounded_interval, read_iso
from extractor.calendar_nl.mention import lower
from extractor.calendar_nl.parts import moved
from extractor.lexicon.loader import load_table

SHORTEST = 3  # letters of a noun that stands for a longer one: *de top* for *de klimaattop*
THE = r"(?i:het|de|dit|deze|dat) (?:[a-zë]+e )?"
BESIDE = re.compile(
    r"\b(?i:(?P<at>bij|tijdens|op|in)|(?P<before>(?:nog )?vóór|nog voor|voorafgaand aan)"
    rf"|(?P<after>na(?: afloop van)?)) {THE}(?P<noun>[\w-]+)"
)
TERM = re.compile(
    rf"\b(?i:binnen) (?P<count>\w+) (?P<unit>\w+) na (?:afloop(?: van)?\b)? ?{THE}(?P<noun>[\w-]+)"
)
TERM_OF_CLAUSE = re.compile(r"\b(?i:binnen) (?P<count>\w+) (?P<unit>\w+) na afloop\b(?! van)")
WORD = re.compile(r"[\w-]+")


def time_by_event(
    text: str, events: Mapping[str, str], letter_date: str
) -> tuple[str, str, str] | None:
    """When you call this, it will give the words, first and last day of a time that an event tells.

    *Bij het debat* is on its day, *vóór het debat* before it, *binnen twee weken na het debat* at
    most so much later. An event that was over when the letter was written tells no time.

    Parameters
    ----------
    text : the clause of the act
    events : nouns that the letter dates, with their ISO values
    letter_date : ISO, or an empty string
    """
    ahead = {
        noun: value
        for noun, value in events.items()
        if bounded_interval(value, "")[1] >= letter_date
    }
    if not ahead:
        return None
    for found in TERM.finditer(text):
        value, end = _dated(text, found.start("noun"), ahead)
        if last := _moved(value, found["count"], found["unit"]):
            return text[found.start() : end], "", last
    for found in TERM_OF_CLAUSE.finditer(text):
        if last := _moved(_only(text, found.start(), ahead), found["count"], found["unit"]):
            return found[0], "", last
    for found in BESIDE.finditer(text):
        value, end = _dated(text, found.start("noun"), ahead)
        if value and not (found["after"] and _ends_in_unit(text[: found.start()])):
            bound = "before" if found["before"] else "after" if found["after"] else ""
            return text[found.start() : end], *bounded_interval(value, bound)
    return None


def _dated(text: str, start: int, events: Mapping[str, str]) -> tuple[str, int]:
    """Give the value and the end of the event named at a place, by its noun or the end of it."""
    rest = lower(text[start:])
    for noun in sorted(events, key=len, reverse=True):
        if rest.startswith(noun) and not rest[len(noun) : len(noun) + 1].isalpha():
            return events[noun], start + len(noun)
    found = WORD.match(rest)
    word = found[0] if found else ""
    values = {v for noun, v in events.items() if len(word) >= SHORTEST and noun.endswith(word)}
    return (values.pop(), start + len(word)) if len(values) == 1 else ("", start)


def _only(text: str, end: int, events: Mapping[str, str]) -> str:
    """Give the value of the one event that a clause names before a place."""
    named = {_dated(text, word.start(), events)[0] for word in WORD.finditer(text, 0, end)} - {""}
    return named.pop() if len(named) == 1 else ""


def _ends_in_unit(text: str) -> bool:
    """*Enkele weken na de Raad* is not all the time after it."""
    return bool(text.split()) and lower(text.split()[-1]) in _words()[1]


def _moved(value: str, count: str, unit: str) -> str:
    """Give the day so many units after the end of an event; nothing where they are no numbers."""
    numbers, units = _words()
    number = int(count) if count.isdigit() else numbers.get(lower(count), 0)
    if not value or not 0 < number < 100 or lower(unit) not in units:
        return ""
    return moved(read_iso(value).last, units[lower(unit)], number).isoformat()


@cache
def _words() -> tuple[dict[str, int], dict[str, str]]:
    numbers: dict[str, int] = {"een": 1}
    units: dict[str, str] = {}
    for row in load_table("date_words.csv"):
        for form in row["forms"].split("|"):
            if row["class"] == "NUM":
                numbers[form] = int(row["value"])
            elif row["class"] in ("UNIT", "UNITS"):
                units[form] = row["value"]
    return numbers, units
