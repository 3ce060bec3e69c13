"""The rules of bodies.toml, indexed for the questions that the matcher asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from extractor.gazetteer.pieces import stem, stems_of
from extractor.gazetteer.words import Words
from extractor.lexicon.loader import load_rules


@dataclass(frozen=True, slots=True)
class Back:
    """A short reference: its word stands for `body` if no rival was named since."""

    id: str
    body: str
    words: frozenset[str]
    rivals: frozenset[str]


class BodyRules:
    """All rules on bodies in context."""

    def __init__(self, tables: Mapping[str, list[dict[str, Any]]]) -> None:
        self._no_bodies = tuple(stem(word) for row in tables["not_body"] for word in row["words"])
        self._instruments = tuple(word for row in tables["own_instrument"] for word in row["words"])
        self.foreign = frozenset(word for row in tables["foreign"] for word in row["words"])
        self.code_of = frozenset(word for row in tables["country_code"] for word in row["words"])
        self._plain = {stem(word) for row in tables["plain"] for word in row["words"]}
        self._many = frozenset(word for row in tables["one_of_many"] for word in row["words"])
        self.back = tuple(
            Back(row["id"], row["body"], frozenset(row["words"]), frozenset(row["rivals"]))
            for row in tables["back"]
        )
        self.back_words = frozenset(word for rule in self.back for word in rule.words)

    def no_body(self, head: str) -> bool:
        """When you call this, it will say whether VN-… is a treaty, a decision or a meeting."""
        return any(
            head == word or head.startswith((word + "e", word + "s", word + "en"))
            for word in self._no_bodies
        )

    def is_instrument(self, word: str) -> bool:
        """When you call this, it will say whether `(CEDAW)` behind this word is the treaty."""
        stems = stems_of(word)
        return bool(stems) and self.no_body(stems[-1])

    def is_plain(self, words: Words, first: int, last: int) -> bool:
        """When you call this, it will say whether a name needs no capital: `hoge commissaris …`."""
        stems = {stem(word.key) for word in words.row[first : last + 1]}
        return not self._plain.isdisjoint(stems) and words.key(first - 1) not in self._many

    def own_instrument(self, head: str) -> bool:
        """When you call this, it will say whether WHO-… is an instrument with its own name."""
        return head.startswith(self._instruments)


def load_body_rules(lexicon: str | None = None) -> BodyRules:
    """When you call this, it will read bodies.toml."""
    return BodyRules(load_rules("bodies.toml", lexicon))
