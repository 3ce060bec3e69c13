"""Scores on the reference letters, where they are beside the project."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from extractor.corpus import run
from extractor.tables import TableWriter


@pytest.fixture(scope="module")
def scores(shared: Path, nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("reference")
    gold = shared / "gold" / "letters"
    with TableWriter(folder, ["commitments", "mentions"]) as tables:
        tables.write(run([gold / "text"], nlp=nlp))
    report = folder / "scores.json"
    script = shared / "score" / "score.py"
    subprocess.run(
        [sys.executable, str(script), str(gold), str(folder), "--json", str(report)],
        check=True,
        capture_output=True,
    )
    result: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return result


def test_commitments(scores: dict[str, Any]) -> None:
    assert scores["commitments_own_government_core"]["F1"] >= 0.45
    assert scores["verbatim"] == 1.0


@pytest.mark.parametrize("label", ["DATE", "COUNTRY", "UN_BODY"])
def test_mentions(scores: dict[str, Any], label: str) -> None:
    assert scores["mentions_exact"][label]["F1"] >= 0.80


def test_the_seed_letter(shared: Path, nlp: Language) -> None:
    """All its gold commitments, none of its near-misses, every column."""
    name = "kst-32735-312"
    gold = json.loads((shared / "gold" / "letters" / f"{name}.json").read_text("utf-8"))
    records = list(run([shared / "gold" / "letters" / "text" / f"{name}.txt"], nlp=nlp))
    rows = [r for r in records if type(r).__name__ == "Commitment"]
    alpha2 = {"NLD": "NL", "BLR": "BY"}
    assert len(rows) == len(gold["commitments"])
    for row, wanted in zip(rows, gold["commitments"], strict=True):
        assert row.sentence == wanted["sentence"]
        assert row.commitment == wanted["commitment"]
        assert row.trigger.replace(" … ", " ").split() == " ".join(wanted["trigger"]).split()
        assert row.actor == wanted["actor"]
        assert row.action == wanted["action_verb"]
        for column in ("actor_type", "strength", "obligation", "polarity", "status", "confidence"):
            assert getattr(row, column) == wanted[column], (row.trigger, column)
        for column in ("condition", "time_text", "deadline_from", "deadline_to"):
            assert getattr(row, column) == (wanted[column] or "")
        assert {alpha2[c] for c in row.countries.split(";") if c} == set(wanted["countries"])
        assert set(filter(None, row.un_bodies.split(";"))) == set(wanted["un_bodies"])
