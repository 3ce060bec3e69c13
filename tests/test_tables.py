from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.records import TABLES, Commitment, Document, columns, meanings, row
from extractor.tables import TableWriter


def test_every_column_has_a_meaning() -> None:
    for table in TABLES:
        assert all(meanings(table).values())


def test_values_survive_the_csv(tmp_path: Path) -> None:
    nasty = 'a;b,"c"\nd'
    with TableWriter(tmp_path, ["commitments"]) as tables:
        tables.write([Commitment(document="x", sentence=nasty)])
    with (tmp_path / "commitments.csv").open(encoding="utf-8", newline="") as handle:
        assert next(csv.DictReader(handle))["sentence"] == nasty


def test_a_broken_run_leaves_no_file(tmp_path: Path) -> None:
    def broken() -> Iterator[Document]:
        yield Document(document="x")
        raise RuntimeError

    with pytest.raises(RuntimeError), TableWriter(tmp_path, ["documents"]) as tables:
        tables.write(broken())
    assert not list(tmp_path.iterdir())


def test_a_row_is_in_column_order() -> None:
    assert list(row(Commitment(document="x"))) == columns("commitments")
