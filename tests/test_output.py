"""Tables are read back as the records were, whichever way the CSV was written."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli import app
from extractor.output import OutputError, read_table
from extractor.records import Commitment, Text, columns, row
from extractor.sources import register
from extractor.tables import Format, TableWriter

# Cells that a spreadsheet would run, and cells that only look like it.
DANGEROUS = [
    "=1+1",
    "+31 70",
    "- streepje",
    "@naam",
    "\tx",
    "\rx",
    "  =1",
    "\u00a0-2",
    "＝1",
    "＠x",
]
HARMLESS = ["’s-Gravenhage", "– gedachtestreepje", "a=b", "'s avonds", "2024-03-01", "", "'"]
APOSTROPHES = ["'=1+1", "''- nee"]


@pytest.mark.parametrize("excel", [False, True])
def test_rows_come_back_as_they_were(tmp_path: Path, excel: bool) -> None:
    texts = [*DANGEROUS, *HARMLESS, *APOSTROPHES, 'a;b,"c"\nd']
    records = [Commitment(document="brief.txt", page=2, commitment=text) for text in texts]
    with TableWriter(tmp_path, ["commitments"], excel=excel) as tables:
        tables.write(records)
    rows = read_table(tmp_path, "commitments")
    assert rows == [{k: str(v) for k, v in row(record).items()} for record in records]


def test_excel_gets_its_mark_its_semicolons_and_no_formulas(tmp_path: Path) -> None:
    with TableWriter(tmp_path, ["commitments"], excel=True) as tables:
        tables.write(Commitment(commitment=text) for text in [*DANGEROUS, *HARMLESS])
    written = (tmp_path / "commitments.csv").read_bytes().decode("utf-8")
    assert written.startswith("\ufeff" + ";".join(columns("commitments")) + "\r\n")
    for text in DANGEROUS:
        assert f"'{text}" in written
    for text in filter(None, HARMLESS):
        assert f";{text};" in written


def test_the_text_of_a_long_letter_comes_back(tmp_path: Path) -> None:
    text = "Ik zal bellen. " * 20_000
    with TableWriter(tmp_path, ["texts"]) as tables:
        tables.write([Text(document="lang.txt", text=text)])
    assert read_table(tmp_path, "texts") == [{"document": "lang.txt", "text": text}]


def test_plain_csv_is_verbatim(tmp_path: Path) -> None:
    with TableWriter(tmp_path, ["commitments"]) as tables:
        tables.write([Commitment(commitment="- streepje")])
    assert ",- streepje," in (tmp_path / "commitments.csv").read_text("utf-8")


def test_a_table_in_another_format_only_is_named(tmp_path: Path) -> None:
    with TableWriter(tmp_path, ["commitments"], [Format.JSONL]):
        pass
    with pytest.raises(OutputError, match=r"only commitments\.jsonl; write .* --format csv"):
        read_table(tmp_path, "commitments")
    with pytest.raises(OutputError, match=r"mentions\.csv: not there; write it with"):
        read_table(tmp_path, "mentions")
    assert read_table(tmp_path, "mentions", optional=True) == []


def test_link_reads_what_excel_got_and_names_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "toezeggingen.csv").write_text(",".join(register.COLUMNS) + "\r\n", "utf-8")
    command = ["link", str(tmp_path), str(tmp_path), "-o", str(tmp_path / "registered.csv")]
    with TableWriter(tmp_path, ["commitments"], [Format.XLSX]):
        pass
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 2
    assert "only tables.xlsx" in done.output
    with TableWriter(tmp_path, ["commitments"], excel=True) as tables:
        tables.write([Commitment(document="brief.txt", sentence="- Ik zal bellen.")])
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 0, done.output
    assert "0 of 1 commitments" in done.output
