"""Every pattern of the reading lexicons hits its example and misses its counter-example."""

from __future__ import annotations

import re

import pytest

from extractor.lexicon.loader import load_rules
from extractor.reading.assemble import write
from extractor.reading.dehyphenate import Dehyphenator
from extractor.reading.draft import Line, draft_of
from extractor.reading.dutch_dates import iso_date
from extractor.reading.unwrap import unwrap


def _entries(name: str) -> list[object]:
    return [
        pytest.param(table, entry, id=entry["id"])
        for table, entries in load_rules(name).items()
        for entry in entries
    ]


@pytest.mark.parametrize(("table", "entry"), _entries("layout.toml"))
def test_layout_pattern(table: str, entry: dict[str, str]) -> None:
    search = re.search if table == "cut" else re.match
    assert search(entry["pattern"], entry["example"])
    assert not search(entry["pattern"], entry["not"])


@pytest.mark.parametrize(("table", "entry"), _entries("headers.toml"))
def test_header_pattern(table: str, entry: dict[str, str]) -> None:
    found = re.match(entry["pattern"], entry["example"])
    assert found
    assert not re.match(entry["pattern"], entry["not"])
    if "gives" in entry:
        value = found["value"]
        if entry.get("field") == "date":
            value = iso_date(value)
        elif entry.get("field") == "dossier":
            value = value.replace(" ", "")
        elif table == "ministry":
            value = value.capitalize() if value.isupper() else value
        assert value == entry["gives"]


@pytest.mark.parametrize(("table", "entry"), _entries("hyphens.toml"))
def test_hyphen_rule(table: str, entry: dict[str, str]) -> None:
    assert _joined(entry["example"]) == entry["gives"]
    assert _joined(entry["not"]) == entry["not"].replace("-⏎", "")


def _joined(text: str) -> str:
    lines = []
    start = 0
    for part in text.split("⏎"):
        lines.append(Line(part, start, start + len(part), 1))
        start += len(part) + 1
    draft = draft_of(text.replace("⏎", "\n"))
    return write(draft, [unwrap(lines, Dehyphenator(""))]).text
