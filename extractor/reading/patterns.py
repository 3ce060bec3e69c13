"""The patterns of lexicon/layout.toml, each table as one compiled alternative."""

from __future__ import annotations

import re
from functools import cache

from extractor.lexicon.loader import load_rules


@cache
def pattern(*tables: str) -> re.Pattern[str]:
    """When you call this, it will compile all patterns of some tables of layout.toml into one."""
    rules = load_rules("layout.toml")
    entries = [entry for table in tables for entry in rules[table]]
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in entries))
