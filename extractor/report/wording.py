"""The words of the page: one data file, one mapping of keys to text for each language."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("strings.toml")
LANGUAGES = {"nl": "Nederlands", "en": "English"}


def wording(language: str) -> dict[str, Any]:
    """When you call this, it will give the page's texts in one language, in groups as in the file.

    `wording("nl")["filter"]["reset"]` is *Filters wissen*.
    """
    texts: dict[str, Any] = _in(language, tomllib.loads(FILE.read_text(encoding="utf-8")))
    return texts


def _in(language: str, tree: dict[str, Any]) -> Any:
    if set(tree) == set(LANGUAGES):
        return tree[language]
    return {key: _in(language, below) for key, below in tree.items()}
