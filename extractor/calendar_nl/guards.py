"""Contexts in which what looks like a date is none, and those in which *voor* is *for*."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WINDOW = 120  # code points of context that a guard sees
# op15 juli and 7 oktober 2023over are poor texts, BSK2022 and 2019D are numbers
GLUED_BEFORE = re.compile(
    r"(?:\d|_|(?<!\bop)(?<!\bvan)(?<!\bin)(?<!\bper)(?<!\btot)(?<!\ben)(?<!\bsinds)(?<!\bvanaf)(?<!\bvoor)(?<!\bna)(?<=[^\W\d_])"
    r"|[/:@#&=]|\w[-–.])\Z"
)
GLUED_AFTER = re.compile(r"[\d_@]|[a-z](?![a-z])|[/:.]\d|[-–]\d")
FAR_YEAR = re.compile(r"(?:1[0-8]|2[1-9])\d\d(?<!2100)")
YEAR_OPENS = re.compile(
    r"\b(?:in|van|uit|sinds|vanaf|voor|na|tot|met|anno|jaar|jaren|en|tussen|rond|per)\s+\Z"
)
DIGIT = re.compile(r"\d")
NAMED = frozenset({"month", "months", "abbreviated-month-alone", "abbreviated-weekday"})
OPENS = re.compile(
    r"(?:^|[.!?:;•·*“”\"'‘(\[\n-]|\b(?:in|sinds|vanaf|eind|begin|medio|per|tot|van|en))\s*\Z"
)


@dataclass(frozen=True, slots=True)
class Guard:
    """A context in which what looks like a date is none."""

    id: str
    before: re.Pattern[str] | None
    inside: re.Pattern[str] | None
    after: re.Pattern[str] | None
    rules: frozenset[str]  # the innermost rules of the dates it is about; none for all

    def forbids(self, before: str, date: str, after: str) -> bool:
        """When you call this, it will tell whether the context rules the date out."""
        return (
            (not self.inside or bool(self.inside.fullmatch(date)))
            and (not self.before or bool(self.before.search(before)))
            and (not self.after or bool(self.after.search(after)))
        )


class Guards:
    """All guards, by the rules of the dates that they are about."""

    def __init__(self, guards: Sequence[Guard]) -> None:
        self._of_all = tuple(guard for guard in guards if not guard.rules)
        named = frozenset[str]().union(*(guard.rules for guard in guards))
        self._of_rule = {
            rule: tuple(guard for guard in guards if not guard.rules or rule in guard.rules)
            for rule in named
        }

    def forbid(self, text: str, start: int, end: int, rules: Sequence[str]) -> bool:
        """When you call this, it will tell whether the context of a date rules it out."""
        guards = self._of_rule.get(rules[-1], self._of_all)
        context = text[max(start - WINDOW, 0) : start], text[start:end], text[end : end + WINDOW]
        return any(guard.forbids(*context) for guard in guards)


@dataclass(frozen=True, slots=True)
class Purpose:
    """A context in which *voor* is *for*, not *before*: *de begroting voor 2022*."""

    kinds: frozenset[str]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None

    def holds(self, text: str, outer: int, end: int, kind: str) -> bool:
        """When you call this, it will tell whether the *voor* at `outer` is *for*."""
        if self.kinds and kind not in self.kinds:
            return False
        if self.before and not self.before.search(text[max(outer - WINDOW, 0) : outer]):
            return False
        return not self.after or bool(self.after.search(text[end : end + WINDOW]))


def compile_guards(entries: Sequence[Mapping[str, Any]]) -> Guards:
    """When you call this, it will compile the `[[guard]]` entries of `dates.toml`."""
    return Guards(
        [
            Guard(
                entry["id"],
                _pattern(entry, "before"),
                _pattern(entry, "inside"),
                _pattern(entry, "after"),
                frozenset(entry.get("rules", ())),
            )
            for entry in entries
        ]
    )


def compile_purposes(entries: Sequence[Mapping[str, Any]]) -> tuple[Purpose, ...]:
    """When you call this, it will compile the `[[purpose]]` entries of `dates.toml`."""
    return tuple(
        Purpose(
            frozenset(entry.get("kinds", ())),
            _pattern(entry, "before"),
            _pattern(entry, "after"),
        )
        for entry in entries
    )


def _pattern(entry: Mapping[str, Any], key: str) -> re.Pattern[str] | None:
    return re.compile(entry[key]) if key in entry else None


def is_glued(text: str, start: int, end: int) -> bool:
    """When you call this, it will tell whether digits at an edge run on: BSK-2022, 2010/63."""
    head = text[start].isdigit() and GLUED_BEFORE.search(text[max(start - 6, 0) : start])
    tail = text[end - 1].isdigit() and GLUED_AFTER.match(text, end)
    return bool(head or tail)


def is_number(text: str, start: int, end: int, rules: Sequence[str]) -> bool:
    """When you call this, it will tell whether a far year is a mere number: *nr. 1076*."""
    if rules[-1] != "year" or not FAR_YEAR.fullmatch(text, start, end):
        return False
    return not YEAR_OPENS.search(text[max(start - 12, 0) : start])


def is_every_season(text: str, start: int, end: int, rules: Sequence[str]) -> bool:
    """When you call this, it will tell whether a season may be that of any year: *in de zomer*."""
    bare = rules == ("season",) and text.startswith(("de ", "het "), start)
    return bare and not DIGIT.search(text[start:end]) and text.endswith("in ", 0, start)


def is_name(text: str, start: int, end: int, rules: Sequence[str]) -> bool:
    """When you call this, it will tell whether a capital makes a month a name: *oom Mei*."""
    if rules[-1] not in NAMED or not text[start].isupper() or DIGIT.search(text[start:end]):
        return False
    return not OPENS.search(text[max(start - 12, 0) : start].lower())
