"""Closed classes of words that the grammar and the five tests ask for."""

from __future__ import annotations

from functools import cache

from extractor.lexicon.loader import load_rules


def words(name: str) -> frozenset[str]:
    """When you call this, it will give the words of a class of `word_classes.toml`.

    Raises
    ------
    KeyError : there is no class of that name
    """
    return _classes()[name]


@cache
def _classes() -> dict[str, frozenset[str]]:
    entries = load_rules("word_classes.toml")["class"]
    return {entry["id"]: frozenset(entry["words"]) for entry in entries}
