"""The sentence suites of the reference folder, scored with its own script; skipped without it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy

from extractor.calendar_nl.interval import bounded_interval
from extractor.components.dates import DatesComponent


def predictions(rows: list[dict[str, Any]]) -> str:
    """One JSON line a row: every mention with its operator and the interval its bound leaves."""
    blank, dates, lines = spacy.blank("nl"), DatesComponent(), []
    for row in rows:
        doc = blank.make_doc(row["text"])
        doc._.letter_date = row["reference"][:10]
        spans = []
        for span in dates.match(doc):
            first, last = bounded_interval(span._.date_interval, span._.date_bound)
            start, end = span._.date_outer
            spans.append({"start": start, "end": end, "iso_start": first, "iso_end": last})
        lines.append(json.dumps({"id": row["id"], "spans": spans}))
    return "\n".join(lines)


def figures(suite: str, shared: Path, folder: Path) -> dict[str, Any]:
    gold = shared / "gold" / "dates" / f"{suite}.jsonl"
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    (folder / "predictions.jsonl").write_text(predictions(rows), "utf-8")
    script, report = shared / "score" / "score_dates.py", folder / "scores.json"
    command = [script, gold, folder / "predictions.jsonl", "--json", report]
    subprocess.run([sys.executable, *map(str, command)], check=True, capture_output=True)
    result: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return result


def test_sentences_of_letters(shared: Path, tmp_path: Path) -> None:
    found = figures("kamerbrief_dates", shared, tmp_path)
    assert found["F1_exact"] >= 97
    assert found["firm_value_core_accepted"] >= 95
    assert found["vague_value"] >= 80
    assert found["negative_rows_with_false_date"] == 0


@pytest.mark.parametrize(
    ("suite", "f1"), [("recognizers_nl", 90), ("duckling_nl", 92), ("chrono_nl", 92)]
)
def test_public_suites(suite: str, f1: float, shared: Path, tmp_path: Path) -> None:
    found = figures(suite, shared, tmp_path)
    assert found["F1_exact"] >= f1
    assert found["negative_rows_with_false_date"] == 0
