"""Why a row is there: what the lexicon says of the entry that its `rule` names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from extractor.lexicon.loader import load_rules

FIELDS = ("lemma", "reflexive", "prepositions", "noun", "obligation", "present", "example", "not")


def entry_id(rule: str) -> str:
    """When you call this, it will give the entry of a rule: `T3:zullen:informeren` → informeren."""
    return rule.rpartition(":")[2]


def entries(rules: Iterable[str], lexicon: Path | None = None) -> dict[str, dict[str, Any]]:
    """When you call this, it will give, by id, what verbs.toml says of the entries of these rules.

    A rule whose verb has no entry of its own has none here.

    Raises
    ------
    extractor.lexicon.loader.LexiconError : the user's lexicon folder is wrong
    """
    wanted = set(map(entry_id, rules))
    return {
        verb["id"]: {field: verb[field] for field in FIELDS if verb.get(field)}
        for verb in load_rules("verbs.toml", lexicon)["verb"]
        if verb["id"] in wanted
    }
