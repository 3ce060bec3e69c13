"""The patterns of lexicon/layout.toml, each table as one compiled alternative."""

from __future__ import annotations

import re
from functools import cache

from extractor.lexicon.loader import load_rules


@cache
def pattern(table: str) -> re.Pattern[str]:
    """When you call this, it will compile all patterns of a table of layout.toml into one."""
    entries = load_rules("layout.toml")[table]
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in entries))
