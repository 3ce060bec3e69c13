"""Decides what a hyphen at a line end stands for, by the first rule that applies.

`Mensen-⏎rechten` is one word, `Wit-⏎Rusland` keeps its hyphen, and `in-⏎en uitvoer` keeps it and
a space.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from functools import cache

from extractor.lexicon.loader import load_rules, load_table

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEFT = re.compile(r"(\w+)-$")
_RIGHT = re.compile(r"[\w'’]+")
_TOKEN = re.compile(r"\S+$")
_ADDRESS = re.compile(r"://|www\.|@|\.(?:nl|eu|com|org|net)/|(?:-[^-]+){3}")
_IN_ADDRESS = re.compile(r"\S*[~#_=&%@]\S*|\S*/\S*/\S*|\S+\.(?:html?|pdf|nl|eu|com|org)\b")
# Two vowels that would be read as one: `zee-egel`, `mee-investeren` keep the hyphen.
_CLASHES = {"aa", "ee", "ii", "oo", "uu", "ai", "ei", "oi", "ui"}
_ACRONYM = re.compile(r"(?!IJ[a-z])(?:[A-Z]{2,}\w*|[A-Za-z]|\w*\d\w*|[A-Z][a-z]?[A-Z]\w*)")
_BEFORE_EN = re.compile(r"(?:ij|ei|ui|[aeo]i|[^e]u)$")


class Join(StrEnum):
    """What stands between the two halves of a broken word."""

    JOIN = ""
    KEEP = "-"
    SUSPEND = "- "


class Dehyphenator:
    """Knows the words of one document, and so how it writes a word when it is not broken.

    Parameters
    ----------
    text : the whole document; a word that it has unbroken decides over a broken one
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._counts: Counter[str] | None = None

    def join(self, before: str, after: str) -> Join:
        """When you call this, it will say how a line that ends in a hyphen joins the next one.

        `before` is the line up to and with its hyphen, `after` the line that follows.
        """
        left, right = _LEFT.search(before), _RIGHT.match(after)
        if not right or not left:
            return Join.KEEP
        if _suspended().match(after) and not self._is_last_syllable(left[1], right[0]):
            return Join.SUSPEND
        if self._is_address(before, after):
            return Join.KEEP
        return self._decide(left[1], right[0])

    def _is_address(self, before: str, after: str) -> bool:
        token = _TOKEN.search(before)
        return bool(token and _ADDRESS.search(token[0])) or bool(_IN_ADDRESS.match(after))

    def _is_last_syllable(self, left: str, right: str) -> bool:
        """Tell `partij-⏎en` from `land-⏎en tuinbouw`: a syllable `en` follows few sounds only."""
        if right == "en":
            return bool(_BEFORE_EN.search(left))
        return self._is_word((left + right).lower())

    def _decide(self, left: str, right: str) -> Join:
        joined, hyphenated = (left + right).lower(), f"{left}-{right}".lower()
        if left.isupper() and right.isupper() and len(left) > 1:
            return Join.JOIN if self._is_word(joined) or joined in _acronyms() else Join.KEEP
        if right[0].isupper() or right[0].isdigit() or _ACRONYM.fullmatch(left):
            return Join.KEEP
        counts = self._words()
        if counts[joined] != counts[hyphenated]:
            return Join.JOIN if counts[joined] > counts[hyphenated] else Join.KEEP
        return Join.KEEP if _keeps(left.lower(), right) else Join.JOIN

    def _is_word(self, joined: str) -> bool:
        return self._words()[joined] > 0

    def _words(self) -> Counter[str]:
        if self._counts is None:
            self._counts = Counter(_WORD.findall(self._text.lower()))
        return self._counts


@cache
def _suspended() -> re.Pattern[str]:
    words = [re.escape(entry["word"]) for entry in load_rules("hyphens.toml")["suspended"]]
    return re.compile(rf"(?:{'|'.join(words)})(?![\w-])")


@cache
def _acronyms() -> frozenset[str]:
    tables = ("un_bodies.csv", "other_orgs.csv")
    return frozenset(row["acronym"].lower() for table in tables for row in load_table(table))


def _keeps(left: str, right: str) -> bool:
    """Tell whether two members are written with a hyphen, by their form alone."""
    if left[-1] + right[0] in _CLASHES or right in _suffixes():
        return True
    return left in _prefixes() and right.startswith(_prefixes()[left])


@cache
def _prefixes() -> dict[str, tuple[str, ...]]:
    """First members with what they keep their hyphen before; `""` is any word."""
    entries = load_rules("hyphens.toml")["prefix"]
    return {word: tuple(entry.get("before", [""])) for entry in entries for word in entry["words"]}


@cache
def _suffixes() -> frozenset[str]:
    entries = load_rules("hyphens.toml")["suffix"]
    return frozenset(word for entry in entries for word in entry["words"])
