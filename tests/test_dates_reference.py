"""The sentence suites of the reference folder, scored with its own script; skipped without it."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import spacy

from extractor.calendar_nl.interval import bounded_interval
from extractor.components.dates import DatesComponent

SHARED = Path(__file__).parents[1].parent / "shared"
SUITES = SHARED / "gold/dates"

pytestmark = pytest.mark.skipif(not SUITES.is_dir(), reason="the reference folder is not here")


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_dates", SHARED / "score/score_dates.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predictions(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Every mention with its operator, and the interval that its bound leaves."""
    nlp, dates, found = spacy.blank("nl"), DatesComponent(), {}
    for row in rows:
        doc = nlp.make_doc(row["text"])
        doc._.letter_date = row["reference"][:10]
        spans = []
        for span in dates.match(doc):
            first, last = bounded_interval(span._.date_interval, span._.date_bound)
            start, end = span._.date_outer
            text = row["text"][start:end]
            spans.append(
                {"start": start, "end": end, "text": text, "iso_start": first, "iso_end": last}
            )
        found[row["id"]] = spans
    return found


def figures(suite: str) -> dict[str, float]:
    score = scorer()
    rows = score.read_jsonl(SUITES / f"{suite}.jsonl")
    n, _ = score.tally(rows, predictions(rows), True, "category", None)
    return {
        "f1": score.f1(n["exact"], n["predicted"], n["gold"]),
        "firm": score.share(n["firm_core"], n["firm_gold_value"]),
        "vague": score.share(n["vague_value"], n["vague_gold_value"]) or 0,
        "false": n["negative_rows_hit"],
    }


def test_kamerbrief_sentences() -> None:
    found = figures("kamerbrief_dates")
    assert found["f1"] >= 97, json.dumps(found)
    assert found["firm"] >= 95, json.dumps(found)
    assert found["vague"] >= 80, json.dumps(found)
    assert found["false"] == 0


@pytest.mark.parametrize(
    ("suite", "f1"), [("recognizers_nl", 90), ("duckling_nl", 92), ("chrono_nl", 92)]
)
def test_public_suites(suite: str, f1: float) -> None:
    found = figures(suite)
    assert found["f1"] >= f1, json.dumps(found)
    assert found["false"] == 0
