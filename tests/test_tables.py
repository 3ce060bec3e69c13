from __future__ import annotations

import csv
import json
import signal
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from extractor.records import (
    TABLES,
    Commitment,
    Document,
    Mention,
    NearMiss,
    Record,
    Text,
    columns,
    meanings,
    row,
)
from extractor.tables import Format, FormatError, TableWriter, chosen, parquet, workbook

CLEAN = "Ik zal Chili bellen.\nDat doe ik op 1 mei 2024."
RECORDS: list[Record] = [
    Commitment(document="a", id="a#1", number="3-12", end=19, commitment="Ik zal Chili bellen"),
    Mention(document="a", label="COUNTRY", text="Chili", value="CHL", start=7, end=12),
    Mention(document="a", label="DATE", text="1 mei 2024", value="2024-05-01", start=35, end=45),
    NearMiss(document="a", category="performative", start=21, end=45),
    Text(document="a", text=CLEAN),
    Document(document="a", status="ok", commitments=1, mentions=2),
    Document(document="b", status="error", message="b: stuk"),
]


def test_every_column_has_a_meaning() -> None:
    for kind in TABLES.values():
        assert all(meanings(kind).values())


def test_values_survive_the_csv(tmp_path: Path) -> None:
    nasty = 'a;b,"c"\nd'
    with TableWriter(tmp_path, ["commitments"]) as tables:
        tables.write([Commitment(document="x", sentence=nasty)])
    with (tmp_path / "commitments.csv").open(encoding="utf-8", newline="") as handle:
        assert next(csv.DictReader(handle))["sentence"] == nasty


@pytest.mark.parametrize("format", list(Format))
def test_a_broken_run_leaves_no_file(tmp_path: Path, format: Format) -> None:
    def broken() -> Iterator[Record]:
        yield from RECORDS
        raise RuntimeError

    with pytest.raises(RuntimeError), TableWriter(tmp_path, list(TABLES), [format]) as tables:
        tables.write(broken())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("format", list(Format))
def test_the_same_rows_give_the_same_bytes(tmp_path: Path, format: Format) -> None:
    found = []
    for folder in (tmp_path / "a", tmp_path / "b"):
        with TableWriter(folder, list(TABLES), [format]) as tables:
            tables.write(RECORDS)
        files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        found.append([(path.relative_to(folder), path.read_bytes()) for path in files])
    assert found[0]
    assert found[0] == found[1]


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


def test_a_workbook_takes_no_text_for_a_formula_a_date_or_a_link(tmp_path: Path) -> None:
    texts = ["=1+1", "3-12", "1E5", "0012", "https://example.org", " Eén "]
    with TableWriter(tmp_path, ["commitments"], [Format.XLSX]) as tables:
        tables.write(Commitment(number=text, start=5) for text in texts)
    head, *rows = openpyxl.load_workbook(tmp_path / "tables.xlsx")["commitments"].iter_rows()
    assert [cell.value for cell in head] == columns("commitments")
    number, start = columns("commitments").index("number"), columns("commitments").index("start")
    assert [row[number].value for row in rows] == texts
    assert {(row[number].data_type, row[number].number_format) for row in rows} == {("s", "@")}
    assert {(row[start].data_type, row[start].value) for row in rows} == {("n", 5)}


def test_a_workbook_cuts_what_no_cell_can_hold_and_says_so(tmp_path: Path) -> None:
    whole, long = "x" * workbook.CHARACTERS, "x" * (workbook.CHARACTERS + 1)
    with TableWriter(tmp_path, ["texts"], [Format.XLSX]) as tables:
        tables.write([Text(document="a", text=whole), Text(document="b", text=long)])
    rows = list(openpyxl.load_workbook(tmp_path / "tables.xlsx")["texts"].values)
    assert rows[1] == ("a", whole)
    assert len(rows[2][1]) == workbook.CHARACTERS
    assert rows[2][1].endswith("x …[cut]")


def test_a_full_sheet_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "ROWS", 3)
    with TableWriter(tmp_path, ["mentions"], [Format.XLSX]) as tables:
        tables.write(Mention(document=str(n)) for n in range(5))
    book = openpyxl.load_workbook(tmp_path / "tables.xlsx")
    assert book.sheetnames == ["mentions", "mentions_2", "mentions_3"]
    assert [row[0] for sheet in book for row in sheet.values] == [
        *("document", "0", "1", "document", "2", "3", "document", "4"),
    ]


def test_a_database_holds_numbers_texts_and_indexes(tmp_path: Path) -> None:
    with TableWriter(tmp_path, ["commitments", "documents"], [Format.SQLITE]) as tables:
        tables.write(RECORDS)
    with closing(sqlite3.connect(tmp_path / "tables.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        database.row_factory = sqlite3.Row
        found = [dict(one) for one in database.execute("SELECT * FROM commitments")]
        assert found == [row(RECORDS[0])]
        kinds = database.execute("SELECT typeof(start), typeof(number) FROM commitments")
        assert tuple(kinds.fetchone()) == ("integer", "text")
        plan = database.execute("EXPLAIN QUERY PLAN SELECT * FROM documents WHERE status = 'ok'")
        assert "documents_status" in plan.fetchone()["detail"]


def test_parquet_keeps_types_and_streams_in_groups(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "GROUP", 2)
    records = [Commitment(id=str(n), start=n) for n in range(5)]
    with TableWriter(tmp_path, ["commitments"], [Format.PARQUET]) as tables:
        tables.write(records)
    file = pq.ParquetFile(tmp_path / "commitments.parquet")
    assert file.num_row_groups == 3
    assert file.schema_arrow == parquet.arrow_schema("commitments")
    assert file.read().to_pylist() == [row(record) for record in records]


def test_parquet_without_pyarrow_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(FormatError, match=r"pip install 'kamerbrief-extractor\[parquet\]'"):
        chosen([Format.PARQUET], excel=False)


def test_annotation_comes_beside_tables_and_excel_needs_csv() -> None:
    assert chosen([], excel=True) == [Format.CSV]
    assert chosen([Format.BRAT], excel=False) == [Format.CSV, Format.BRAT]
    assert chosen([Format.DOCBIN, Format.JSONL], excel=False) == [Format.JSONL, Format.DOCBIN]
    with pytest.raises(FormatError, match="add --format csv"):
        chosen([Format.JSONL], excel=True)


def test_a_full_disk_is_an_os_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "write", full)
    with (
        pytest.raises(OSError, match="No space left"),
        TableWriter(tmp_path, ["texts"], [Format.XLSX]) as tables,
    ):
        tables.write([Text(document="a")])
    assert not list(tmp_path.iterdir())


KILLED = """
import os, signal, sys
from pathlib import Path
from extractor.records import TABLES, Document, Mention, Text
from extractor.tables import Format, TableWriter
folder = Path(sys.argv[1])
with TableWriter(folder, list(TABLES), list(Format)) as tables:
    for n in range(100):
        mention = Mention(label="DATE", text="mei", end=3)
        tables.write([mention, Text(text="mei"), Document()])
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_run_leaves_nothing_under_a_final_name(tmp_path: Path) -> None:
    (tmp_path / "documents.csv").write_text("old", "utf-8")
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert done.returncode == -signal.SIGKILL
    left = [path.name for path in tmp_path.iterdir() if not path.name.startswith(".")]
    assert left == ["documents.csv"]
    assert (tmp_path / "documents.csv").read_text("utf-8") == "old"
