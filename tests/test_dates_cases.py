"""The marked sentences of `cases/dates.toml`: every date found, with its value and bound."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import spacy

from extractor.components.dates import DatesComponent

CASES = tomllib.loads((Path(__file__).parent / "cases/dates.toml").read_text(encoding="utf-8"))
MARK = re.compile(r"\[([^\]|]+)\|([^\]|]*)(?:\|([a-z]+))?\]")


nlp = spacy.blank("nl")
dates = DatesComponent()


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    expected = [(found[1], found[2], found[3] or "") for found in MARK.finditer(case["text"])]
    doc = nlp.make_doc(MARK.sub(r"\1", case["text"]))
    doc._.letter_date = case["date"]
    found = [
        (
            span.text,
            "~" + span._.date_interval if span.label_ == "PERIOD" else span.kb_id_,
            span._.date_bound,
        )
        for span in dates.match(doc)
    ]
    assert found == expected
