"""`extractor evaluate`: figures by hand on a letter of two promises, and against the scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from typer.testing import CliRunner

from extractor.cli import app
from extractor.corpus import run
from extractor.evaluation import GoldError, evaluate, load_gold
from extractor.records import columns
from extractor.tables import TableWriter

RUNNER = CliRunner()
TEXT = "Ik zal uw Kamer op 3 mei 2024 informeren. Nederland zal Kenia steunen. Dat zal blijken."
PROMISE, SUPPORT, CLAIM = (sentence + "." for sentence in TEXT.rstrip(".").split(". "))


PLAIN = {
    "actor_type": "own_minister",
    "strength": "promise",
    "obligation": "action",
    "polarity": "positive",
    "status": "new",
    "confidence": "high",
}


def gold_commitment(sentence: str, trigger: list[str], **columns: object) -> dict[str, object]:
    values: dict[str, object] = {
        "sentence": sentence,
        "commitment": sentence.rstrip("."),
        "trigger": trigger,
        **PLAIN,
        "countries": [],
        "un_bodies": [],
        "deadline_from": None,
        "deadline_to": None,
    }
    return values | columns


GOLD: dict[str, Any] = {
    "document": "brief.txt",
    "date": "2024-04-01",
    "commitments": [
        gold_commitment(
            PROMISE, ["zal", "informeren"], deadline_from="2024-05-03", deadline_to="2024-05-03"
        ),
        gold_commitment(
            SUPPORT, ["zal", "steunen"], countries=["KEN"], actor_type="own_government"
        ),
    ],
    "near_misses": [{"sentence": CLAIM, "category": "assessment"}],
    "mentions": [
        {"text": "3 mei 2024", "label": "DATE", "value": "2024-05-03"},
        {"text": "Kenia", "label": "COUNTRY", "value": "KE"},
    ],
}


def row(sentence: str, trigger: str, **values: str) -> dict[str, str]:
    start = TEXT.index(sentence)
    base = dict.fromkeys(columns("commitments"), "")
    base |= {
        "document": "brief.txt",
        "start": str(start),
        "end": str(start + len(sentence) - 1),
        "sentence": sentence,
        "commitment": sentence.rstrip("."),
        "trigger": trigger,
        **PLAIN,
    }
    return base | values


def write(folder: Path, commitments: list[dict[str, str]]) -> None:
    import csv

    for table, rows in (("commitments", commitments), ("mentions", [])):
        with (folder / f"{table}.csv").open("w", encoding="utf-8-sig", newline="") as handle:
            writer = csv.DictWriter(handle, columns(table))
            writer.writeheader()
            writer.writerows(rows)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    file = tmp_path / "export.json"
    file.write_text(json.dumps({"letters": [GOLD | {"text": TEXT}]}), encoding="utf-8")
    return file


def test_one_hit_one_false_one_missed(gold: Path, tmp_path: Path) -> None:
    found = row(PROMISE, "zal … informeren", deadline_from="2024-05-04", deadline_to="2024-05-04")
    write(tmp_path, [found, row(CLAIM, "zal … blijken")])
    report = evaluate(load_gold(gold), tmp_path)
    figures = report.figures()
    core = figures["commitments_own_government_core"]
    assert (core["hit"], core["predicted"], core["gold"]) == (1, 2, 2)
    assert (core["P"], core["R"], core["F1"]) == (0.5, 0.5, 0.5)
    assert figures["false_by_near_miss"] == {"assessment": 1}
    assert figures["attributes"]["deadline"] == 0.0
    assert figures["verbatim"] == 1.0
    lines = [miss.line() for miss in report.misses]
    assert any(SUPPORT in line for line in lines)
    assert any(CLAIM in line for line in lines)
    assert any("2024-05-04" in line for line in lines)


def test_everything_right_is_one(gold: Path, tmp_path: Path) -> None:
    deadline = {"deadline_from": "2024-05-03", "deadline_to": "2024-05-03"}
    support = row(SUPPORT, "zal … steunen", countries="KE", actor_type="own_government")
    write(tmp_path, [row(PROMISE, "zal … informeren", **deadline), support])
    figures = evaluate(load_gold(gold), tmp_path).figures()
    assert figures["commitments"]["F1"] == figures["commitment_sentences"]["F1"] == 1.0
    assert set(figures["attributes"].values()) == {1.0}
    assert figures["countries_of_commitment"]["F1"] == 1.0
    assert figures["mentions_exact"]["DATE"]["R"] == 0.0


def test_a_row_that_the_reviewer_left_open_counts_for_nothing(tmp_path: Path) -> None:
    left_open = [{"sentence": SUPPORT, "trigger": ["zal", "steunen"]}]
    letter = GOLD | {"text": TEXT, "commitments": GOLD["commitments"][:1], "undecided": left_open}
    export = tmp_path / "export.json"
    export.write_text(json.dumps({"letters": [letter]}), encoding="utf-8")
    rows = [row(PROMISE, "zal … informeren"), row(SUPPORT, "zal … steunen")]
    write(tmp_path, rows)
    figures = evaluate(load_gold(export), tmp_path).figures()
    assert figures["commitments"]["F1"] == 1.0
    write(tmp_path, [*rows, row(CLAIM, "zal … blijken")])
    assert evaluate(load_gold(export), tmp_path).figures()["commitments"]["P"] == 0.5


def test_mentions_that_were_not_annotated_are_not_measured(tmp_path: Path) -> None:
    letter = {key: value for key, value in GOLD.items() if key != "mentions"} | {"text": TEXT}
    export = tmp_path / "export.json"
    export.write_text(json.dumps({"letters": [letter]}), encoding="utf-8")
    write(tmp_path, [row(PROMISE, "zal … informeren")])
    assert evaluate(load_gold(export), tmp_path).figures()["mentions_exact"] == {}


def test_the_command_prints_misses_and_baselines(gold: Path, tmp_path: Path) -> None:
    write(tmp_path, [row(PROMISE, "zal … informeren")])
    figures = tmp_path / "figures.json"
    args = ["evaluate", str(gold), str(tmp_path), "--misses", "--json", str(figures)]
    result = RUNNER.invoke(app, [*args, "--phrase", "zal Kenia"])
    assert result.exit_code == 0, result.output
    assert SUPPORT in result.output
    baselines = json.loads(figures.read_text("utf-8"))["baselines"]
    assert (
        baselines["every sentence with: zal Kenia"]["commitments_own_government_core"]["hit"] == 1
    )


@pytest.mark.parametrize("content", ["{", "{}", '{"letters": [{"document": "a"}]}'])
def test_bad_gold_names_the_file(tmp_path: Path, content: str) -> None:
    file = tmp_path / "gold.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=r"gold\.json"):
        load_gold(file)


def test_a_folder_without_tables_is_an_error_not_a_traceback(gold: Path, tmp_path: Path) -> None:
    result = RUNNER.invoke(app, ["evaluate", str(gold), str(tmp_path)])
    assert result.exit_code == 2
    assert "commitments" in result.output


def test_equal_to_the_reference_scorer(shared: Path, nlp: Language, tmp_path: Path) -> None:
    """Every figure that both print is the same, on real letters with real mistakes."""
    folder = shared / "gold" / "letters"
    texts = sorted((folder / "text").glob("*.txt"))[:4]
    with TableWriter(tmp_path, ["commitments", "mentions"]) as tables:
        tables.write(run(texts, nlp=nlp))
    script, theirs = shared / "score" / "score.py", tmp_path / "theirs.json"
    args = [sys.executable, str(script), str(folder), str(tmp_path), "--json", str(theirs)]
    subprocess.run(args, check=True, capture_output=True)
    figures: dict[str, Any] = evaluate(load_gold(folder), tmp_path).figures()
    expected = json.loads(theirs.read_text("utf-8"))
    common = set(figures) & set(expected)
    assert len(common) >= 12
    for name in sorted(common):
        assert figures[name] == expected[name], name
