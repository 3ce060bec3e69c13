from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.records import TABLES, Commitment, Document, columns, meanings, row
from extractor.tables import Format, TableWriter


def test_every_column_has_a_meaning() -> None:
    for kind in TABLES.values():
        assert all(meanings(kind).values())


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


def test_jsonl_keeps_names_numbers_and_letters(tmp_path: Path) -> None:
    with TableWriter(tmp_path, ["commitments"], [Format.CSV, Format.JSONL]) as tables:
        tables.write([Commitment(document="x", start=3, sentence="Eén €"), Document(document="x")])
    (line,) = (tmp_path / "commitments.jsonl").read_text("utf-8").splitlines()
    assert list(json.loads(line)) == columns("commitments")
    assert json.loads(line)["start"] == 3
    assert "Eén €" in line
    assert sorted(p.name for p in tmp_path.iterdir()) == ["commitments.csv", "commitments.jsonl"]


def test_an_older_table_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    old = tmp_path / "documents.csv"
    old.write_text("old", "utf-8")
    tables = TableWriter(tmp_path, ["documents"])
    tables.write([Document(document="x")])
    assert old.read_text("utf-8") == "old"
    tables.__exit__(None, None, None)
    assert old.read_text("utf-8").startswith("document,")


def test_what_a_killed_run_left_is_cleared(tmp_path: Path) -> None:
    left = tmp_path / ".extractor.part"
    left.mkdir()
    (left / "mentions.csv").write_text("half a tab", "utf-8")
    with TableWriter(tmp_path, ["documents"]):
        pass
    assert [p.name for p in tmp_path.iterdir()] == ["documents.csv"]
