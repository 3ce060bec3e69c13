"""The sentence suites of the reference folder, scored with its own script; skipped without it."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench_dates import scores

from extractor.components.dates import DatesComponent


@pytest.fixture(scope="module")
def dates() -> DatesComponent:
    return DatesComponent()


def test_sentences_of_letters(shared: Path, dates: DatesComponent, tmp_path: Path) -> None:
    assert shared.is_dir()
    found = scores("kamerbrief_dates", dates, tmp_path)
    assert found["F1_exact"] >= 97
    assert found["firm_value_core_accepted"] >= 95
    assert found["vague_value"] >= 80
    assert found["negative_rows_with_false_date"] == 0


@pytest.mark.parametrize(
    ("suite", "f1"), [("recognizers_nl", 90), ("duckling_nl", 92), ("chrono_nl", 92)]
)
def test_public_suites(
    suite: str, f1: float, shared: Path, dates: DatesComponent, tmp_path: Path
) -> None:
    assert shared.is_dir()
    found = scores(suite, dates, tmp_path)
    assert found["F1_exact"] >= f1
    assert found["negative_rows_with_false_date"] == 0
