"""Tables of letters: each row a document, a bad row an error of its own."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from extractor.cli import app
from extractor.reading import Limits, Reading, Status, TableColumns, find_sources, read
from extractor.sources.manifest import Row

BRIEF = "Ik zal uw Kamer voor de zomer informeren over het meetnet.\n\nDe Minister,"
ROWS = [
    {"id": "2024-1", "text": BRIEF, "date": "2024-03-01", "ministry": "Binnenlandse Zaken"},
    {
        "id": "2024-2",
        "text": 'We zullen \'m "morgen" bespreken; ja, nee.',
        "date": "",
        "ministry": "",
    },
]
TEXT = TableColumns("text", "id")


def write_csv(path: Path, rows: list[dict[str, str]], delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_jsonl(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def write_parquet(path: Path, rows: list[dict[str, Any]]) -> Path:
    pq.write_table(pa.Table.from_pylist(rows), path)
    return path


def readings(path: Path, columns: TableColumns | None = TEXT, **limits: int) -> list[Reading]:
    bound = Limits(**limits)
    sources = find_sources([path], columns)
    return [reading for source in sources for reading in read(source, bound)]


@pytest.mark.parametrize(
    ("name", "write"),
    [("a.csv", write_csv), ("a.jsonl", write_jsonl), ("a.parquet", write_parquet)],
)
def test_each_row_is_a_letter(tmp_path: Path, name: str, write: Any) -> None:
    path = write(tmp_path / name, ROWS)
    first, second = readings(path)
    assert first.document == f"{path.as_posix()}!/2024-1"
    assert (first.path, first.member, first.status) == (str(path), "2024-1", Status.OK)
    assert first.letter is not None
    assert first.letter.text.startswith("Ik zal uw Kamer")
    assert (first.letter.header.date, first.letter.header.ministry) == (
        "2024-03-01",
        "Binnenlandse Zaken",
    )
    assert second.letter is not None
    assert second.letter.text == ROWS[1]["text"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_may_be_parted_by_comma_semicolon_or_tab(tmp_path: Path, delimiter: str) -> None:
    path = write_csv(tmp_path / "a.csv", ROWS, delimiter)
    assert [r.member for r in readings(path)] == ["2024-1", "2024-2"]


def test_a_csv_of_excel_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("\ufeffid;text\r\n1;Eén brief\r\n".encode() + "2;Één\r\n".encode("cp1252"))
    assert [r.letter.text for r in readings(path) if r.letter] == ["Eén brief", "Één"]


def test_rows_without_a_name_are_numbered_and_equal_names_told_apart(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{"text": "Een"}, {"text": "Twee"}])
    assert [r.member for r in readings(path, TableColumns("text"))] == ["1", "2"]
    path = write_csv(tmp_path / "b.csv", [{"text": "Een", "id": "x"}, {"text": "Twee", "id": "x"}])
    assert [r.member for r in readings(path)] == ["x", "x#2"]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2024-03-01", "2024-03-01"),
        ("2024-03-01T09:30:00", "2024-03-01"),
        ("1-3-2024", "2024-03-01"),
        ("1 maart 2024", "2024-03-01"),
    ],
)
def test_the_date_column_gives_the_date(tmp_path: Path, written: str, read_as: str) -> None:
    path = write_csv(tmp_path / "a.csv", [{"text": BRIEF, "dag": written}])
    (reading,) = readings(path, TableColumns("text", date="dag"))
    assert reading.letter is not None
    assert reading.letter.header.date == read_as


def test_a_date_of_parquet_and_one_that_is_none(tmp_path: Path) -> None:
    path = write_parquet(tmp_path / "a.parquet", [{"text": BRIEF, "date": date(2024, 3, 1)}])
    (reading,) = readings(path, TableColumns("text"))
    assert reading.letter is not None
    assert reading.letter.header.date == "2024-03-01"
    path = write_csv(tmp_path / "b.csv", [{"text": BRIEF, "date": "gisteren"}])
    (reading,) = readings(path, TableColumns("text"))
    assert (reading.status, reading.code) == (Status.OK_WITH_WARNINGS, "date")
    assert "'gisteren' is no date" in reading.message


def test_bad_rows_are_errors_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('text,id\nEen,a\nTwee\n"Drie" of vier,c\nVijf,e\n', "utf-8")
    found = readings(path)
    assert [(r.member, str(r.status), r.code) for r in found] == [
        ("a", "ok", ""),
        ("2", "error", "row"),
        ("3", "error", "row"),
        ("e", "ok", ""),
    ]
    assert f"{path.as_posix()}!/2: line 3: 1 cells where the first line has 2" in found[1].message


def test_bad_lines_of_json_are_errors(tmp_path: Path) -> None:
    lines = ['{"text": "Een"}', "{", "[1]", "", '{"tekst": "x"}', '{"text": 5}', '{"text": "Zes"}']
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    found = readings(path, TableColumns("text"))
    assert [str(r.status) for r in found] == ["ok", "error", "error", "error", "error", "ok"]
    assert "line 2: no JSON" in found[1].message
    assert "line 3: no JSON object" in found[2].message
    assert "line 5: no column 'text'; name one of these: tekst" in found[3].message
    assert "text holds no text (5)" in found[4].message


def test_a_line_or_a_text_may_be_too_long(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "a.jsonl", [{"text": "x" * 500}, {"text": "x" * 150}, ROWS[0]])
    found = readings(path, TableColumns("text"), characters=100)
    assert [str(r.status) for r in found] == ["too_large", "too_large", "ok"]


def test_an_unclosed_quote_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('text,id\nEen,a\n"Twee,b\n' + "Nog een,c\n" * 100, "utf-8")
    first, *rest = readings(path, characters=100)
    assert first.status is Status.OK
    assert rest[0].code == "row"
    assert "field larger than field limit" in rest[0].message
    assert csv.field_size_limit() > 100_000  # of the process, as it was


@pytest.mark.parametrize(
    ("name", "content", "status", "message"),
    [
        ("a.csv", b"tekst,id\nx,1\n", "error", "no column 'text'; name one of these: tekst, id"),
        ("a.csv", b"", "error", "no column 'text'; name one of these: none"),
        ("a.csv", b"text,id\n", "empty", "there are no rows in it"),
        ("a.csv", "text,id\nx,1\n".encode("utf-16"), "error", "save it as CSV UTF-8"),
        ("a.parquet", b"PAR1 and no more", "error", "a damaged Parquet file"),
    ],
)
def test_a_table_that_cannot_be_read_is_one_document(
    tmp_path: Path, name: str, content: bytes, status: str, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    (reading,) = readings(path)
    assert (reading.document, str(reading.status)) == (path.as_posix(), status)
    assert message in reading.message


def test_parquet_without_pyarrow_names_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_parquet(tmp_path / "a.parquet", ROWS)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (reading,) = readings(path)
    assert reading.status is Status.UNSUPPORTED
    assert "pip install 'kamerbrief-extractor[parquet]'" in reading.message


def test_without_a_named_column_a_table_is_no_letter(tmp_path: Path) -> None:
    (reading,) = readings(write_csv(tmp_path / "a.csv", ROWS), None)
    assert (reading.status, reading.code) == (Status.UNSUPPORTED, "table")
    assert "--text-column" in reading.message


def test_a_manifest_is_no_table_of_letters(tmp_path: Path) -> None:
    row = Row(identifier="kst-1-2", source="koop", file="brief.txt", date="2024-03-01")
    (tmp_path / "brief.txt").write_text(BRIEF, "utf-8")
    write_csv(tmp_path / "manifest.csv", [asdict(row)])
    letter, manifest = readings(tmp_path)
    assert letter.letter is not None
    assert letter.letter.header.date == "2024-03-01"
    assert (manifest.status, manifest.code) == (Status.SKIPPED, "manifest")


def test_rows_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,id\n" + "Een regel tekst,x\n" * 20_000, "utf-8")
    (source,) = find_sources([path], TEXT)
    rows = read(source)
    assert next(rows).member == "x"
    path.write_bytes(b"")  # what was not read yet is gone
    assert sum(1 for _ in rows) < 10_000


def test_a_table_as_a_user_runs_it(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "brieven.csv", ROWS)
    out = tmp_path / "out"
    command = ["run", str(path), "-o", str(out), "--text-column", "text", "--id-column", "id"]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 0, done.output
    with (out / "commitments.csv").open(encoding="utf-8", newline="") as file:
        first = next(csv.DictReader(file))
    assert first["document"] == f"{path.as_posix()}!/2024-1"
    assert (first["ministry"], first["deadline_to"]) == ("Binnenlandse Zaken", "2024-05-31")
    done = CliRunner().invoke(app, ["run", str(path), "-o", str(out), "--id-column", "id"])
    assert done.exit_code == 2
    assert "--text-column" in done.output
