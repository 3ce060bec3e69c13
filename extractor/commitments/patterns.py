"""Many patterns searched as one, tried together and only where a word begins."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.commitments.lexicon import Pattern

NOTHING = "(?!)"


def any_of(patterns: Iterable[Pattern]) -> str:
    """When you call this, it will write one regular expression that fits where any of them does."""
    return "|".join(pattern.source for pattern in patterns) or NOTHING


def at_words(expression: str) -> re.Pattern[str]:
    """When you call this, it will compile an expression that must fill whole words."""
    return re.compile(rf"(?<![\w-])(?:{expression})(?![\w-])")


def word_starts(expression: str) -> re.Pattern[str]:
    """When you call this, it will compile an expression for the places where it would fit."""
    return re.compile(rf"(?<![\w-])(?=(?:{expression})(?![\w-]))")
