"""Finds clauses and trigger words in a letter, whatever its line ends, hyphens and punctuation.

Everything is compared *squeezed*: letters and digits only, in lower case. Offsets in this module
count characters of the squeezed letter.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence

NOT_WORD = re.compile(r"[\W_]+")
BETWEEN_WORDS = re.compile(r"[\s…|]+|\.\.\.")
BETWEEN_VALUES = re.compile(r"[;|]")


def squeeze(text: str) -> str:
    """When you call this, it will drop white space, punctuation and hyphens and fold case."""
    return NOT_WORD.sub("", text.lower())


def find_near(needle: str, letter: str, after: int) -> int:
    """When you call this, it will give the first place at or behind `after`, else any, else -1."""
    if not needle:
        return -1
    place = letter.find(needle, after)
    return place if place >= 0 else letter.find(needle)


def trigger_places(words: Sequence[str], letter: str, begin: int, end: int) -> set[int]:
    """When you call this, it will find the trigger's words, in order, in `letter[begin:end]`."""
    places: set[int] = set()
    at = begin
    for key in filter(None, map(squeeze, words)):
        place = letter.find(key, at, end)
        if place >= 0:
            places.add(place)
            at = place + len(key)
    return places


def trigger_words(trigger: str) -> list[str]:
    """When you call this, it will split `zal … zich … inzetten voor` into its words."""
    return [word for word in BETWEEN_WORDS.split(trigger) if word]


def split_values(cell: str) -> set[str]:
    """When you call this, it will split a cell of several values (`BLR;MMR`)."""
    return {value.strip() for value in BETWEEN_VALUES.split(cell) if value.strip()}


def first_and_last_day(start: str | None, end: str | None) -> tuple[str, str]:
    """When you call this, it will write an ISO interval to the day: `2020-09` → 1st to 30th.

    Empty where the interval is open.
    """
    return _to_the_day(start, last=False), _to_the_day(end, last=True)


def _to_the_day(value: str | None, *, last: bool) -> str:
    parts = (value or "").strip().split("-")
    if not parts[0]:
        return ""
    if len(parts) == 1:
        parts.append("12" if last else "01")
    if len(parts) == 2:
        days = monthrange(int(parts[0]), int(parts[1]))[1]
        parts.append(f"{days:02d}" if last else "01")
    return "-".join(parts)
