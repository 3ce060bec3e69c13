"""The rules of places.toml, indexed for the questions that the matcher asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractor.lexicon.loader import load_rules

Phrases = Mapping[str, Sequence[tuple[str, ...]]]  # by their first word


@dataclass(frozen=True, slots=True)
class Reject:
    """Neighbours that make a country word something else; see places.toml."""

    id: str
    forms: frozenset[str]
    kinds: frozenset[str]
    before: Phrases  # from the last word to the first
    after: Phrases
    only_after: frozenset[str]
    capital: bool
    opens: bool
    lower: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that decide for one code among several."""

    code: str
    words: frozenset[str]


class PlaceRules:
    """All rules on countries in context."""

    def __init__(self, tables: dict[str, list[dict[str, Any]]]) -> None:
        self._heads = tuple(_words(tables["head"]))
        self._no_heads = tuple(_words(tables["not_head"]))
        self.language_heads = tuple(
            word for row in tables["not_head"] if row.get("language") for word in row["words"]
        )
        self._blocked = tuple(_words(tables["blocked"]))
        self.language = {row["id"]: frozenset(row["words"]) for row in tables["language"]}
        self.determiners = frozenset(_words(tables["determiner"]))
        self.defaults = {
            form: row["default"] for row in tables["ambiguous"] for form in row["forms"]
        }
        self.cues = tuple(Cue(row["code"], frozenset(row["words"])) for row in tables["cue"])
        self.supported = {
            row["form"]: (frozenset(row["codes"]), frozenset(row["forms"]))
            for row in tables["supported"]
        }
        self._everywhere: list[Reject] = []
        self._of_form: dict[str, list[Reject]] = {}
        for row in tables["reject"]:
            rule = _reject(row)
            if not rule.forms:
                self._everywhere.append(rule)
            for form in rule.forms:
                self._of_form.setdefault(form, []).append(rule)

    def is_head(self, head: str) -> bool:
        """When you call this, it will say whether this may close a compound with any name."""
        return head.startswith(self._heads) or head.removeprefix("s").startswith(self._heads)

    def is_no_head(self, head: str) -> bool:
        """When you call this, it will say whether this makes the word no compound of a country."""
        return head.startswith(self._no_heads) or head.removeprefix("s").startswith(self._no_heads)

    def blocks(self, key: str) -> bool:
        """When you call this, it will say whether a word only seems to hold a country."""
        return key.startswith(self._blocked)

    def rejecting(self, key: str) -> list[Reject]:
        """When you call this, it will give the neighbour rules of a form."""
        return self._everywhere + self._of_form.get(key, [])


def _words(rows: list[dict[str, Any]]) -> list[str]:
    return [word for row in rows for word in row["words"]]


def _phrases(rows: Iterable[list[str]]) -> Phrases:
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for row in rows:
        phrases.setdefault(row[0], []).append(tuple(row))
    return phrases


def _reject(row: dict[str, Any]) -> Reject:
    return Reject(
        id=row["id"],
        forms=frozenset(row.get("forms", ())),
        kinds=frozenset(row.get("kinds", ())),
        before=_phrases(phrase.split()[::-1] for phrase in row.get("before", ())),
        after=_phrases(phrase.split() for phrase in row.get("after", ())),
        only_after=frozenset(row.get("only_after", ())),
        capital=row.get("capital", False),
        opens=row.get("opens", False),
        lower=row.get("lower", False),
    )


def load_place_rules(lexicon: str | None = None) -> PlaceRules:
    """When you call this, it will read places.toml."""
    return PlaceRules(load_rules("places.toml", lexicon))
