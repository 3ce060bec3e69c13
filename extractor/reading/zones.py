"""Where the header of a letter ends, and where it is signed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractor.lexicon.loader import load_rules
from extractor.reading.patterns import pattern

LONGEST_HEADER = 60  # blocks
_NAME = re.compile(
    r"(?:(?:drs|mr|dr|ir|ing|prof|prof\. dr)\.? )*"
    r"(?:(?:[A-ZÀ-Þ][a-z]? ?\. ?)+|[A-ZÀ-Þ][\w’'-]+ )"
    r"(?:(?:van|de|der|den|ten|ter|in|op|la|el|von|’t|'t|Van|De|Den|Der) )*"
    r"[A-ZÀ-Þ][\w’'-]+(?:[ -–]{1,3}(?:(?:van|de|der|den|la|el|Van|De) )*[A-ZÀ-Þ][\w’'-]+){0,3}"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """An office and the name under it; `first` and `last` number their blocks.

    `first` is that of the line `Mede namens …` where one stands above the office.
    """

    ministry: str
    name: str
    first: int
    last: int


def header_end(texts: Sequence[str]) -> int:
    """When you call this, it will give the number of blocks that stand above the text."""
    known = 0
    label = False
    for index, text in enumerate(texts[:LONGEST_HEADER]):
        if _pattern("salutation").match(text) or pattern("question").match(text):
            return index if known else 0
        if label or _pattern("line").match(text):
            known = index + 1
        elif len(text) > 150 or (index - known > 6 and known):
            break
        label = is_label(text)
    return known


def is_label(text: str) -> bool:
    """When you call this, it will tell whether a block is a label whose value comes after it."""
    return bool(_pattern("label").fullmatch(text))


def signatures(texts: Sequence[str]) -> list[Signature]:
    """When you call this, it will find who signs: an office with a name under or over it."""
    found: list[Signature] = []
    for index, text in enumerate(texts):
        office = _office(text)
        if not office:
            continue
        ministry, name = office
        above = index and not (found and found[-1].last >= index - 1) and is_name(texts[index - 1])
        first = index - 1 if index and _pattern("deputy").match(texts[index - 1]) else index
        if name:
            found.append(Signature(ministry, name.strip(), first, index))
        elif index + 1 < len(texts) and is_name(texts[index + 1]):
            found.append(Signature(ministry, texts[index + 1].strip(), first, index + 1))
        elif above:
            found.append(Signature(ministry, texts[index - 1].strip(), index - 1, index))
    return found


def is_name(text: str) -> bool:
    """When you call this, it will tell whether a block is a person's name and nothing else."""
    return len(text) < 60 and bool(_NAME.fullmatch(text.strip()))


def _office(text: str) -> tuple[str, str] | None:
    if len(text) > 160:
        return None
    for office in _offices():
        if found := office.match(text):
            return found["ministry"], found["name"] if "name" in office.groupindex else ""
    return None


@cache
def _offices() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(entry["pattern"]) for entry in load_rules("headers.toml")["office"])


@cache
def _pattern(table: str) -> re.Pattern[str]:
    entries = load_rules("headers.toml")[table]
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in entries))
