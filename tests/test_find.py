"""Keyword in context over made-up tables, and on a terminal."""

from __future__ import annotations

import csv
import os
import pty
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli import app
from extractor.concordance import aligned, read_cells, search
from extractor.records import Commitment, Mention, NearMiss, Text
from extractor.tables import TableWriter

RUNNER = CliRunner()
SAID = "Ik zal de dijk bij Veldum verhogen."
DONE = "De dijk bij Oosterzijl is verhoogd, Dijkgraaf."


@pytest.fixture
def output(tmp_path: Path) -> Path:
    with TableWriter(tmp_path, ["commitments", "mentions", "near_misses"]) as tables:
        tables.write(
            [
                Commitment(document="a.txt", sentence=SAID, actor="Ik", start=40),
                Commitment(document="b.txt", sentence=SAID, actor="Het kabinet", start=2),
                Mention(document="a.txt", sentence=SAID, text="Veldum", start=59),
                NearMiss(document="a.txt", sentence=DONE, start=7),
            ]
        )
    return tmp_path


def found(*arguments: object) -> tuple[int, list[dict[str, str]]]:
    result = RUNNER.invoke(app, ["find", *map(str, arguments)])
    return result.exit_code, list(csv.DictReader(StringIO(result.stdout)))


def test_every_sentence_is_searched_once_a_letter(output: Path) -> None:
    code, hits = found("dijk", output)
    assert code == 0
    assert [(h["document"], h["table"], h["start"], h["left"]) for h in hits] == [
        ("a.txt", "near_misses", "7", "De "),
        ("a.txt", "commitments", "40", "Ik zal de "),
        ("b.txt", "commitments", "2", "Ik zal de "),
    ]


def test_case_and_plain_text(output: Path) -> None:
    assert len(found("-i", "dijk", output)[1]) == 4
    assert len(found("dijk.b", output)[1]) == 3
    assert found("-F", "dijk.b", output) == (1, [])


def test_tables_and_columns_are_chosen(output: Path) -> None:
    assert [h["match"] for h in found("^.*$", output, "--column", "actor")[1]] == [
        "Ik",
        "Het kabinet",
    ]
    hits = found("Veldum", output, "--table", "mentions", "--column", "text")[1]
    assert [(h["table"], h["column"]) for h in hits] == [("mentions", "text")]


def test_whole_letters_where_they_were_written(output: Path) -> None:
    with TableWriter(output, ["texts"]) as tables:
        tables.write([Text(document="a.txt", text="Kop\n\nWat nu? De dijk\nstaat nog.")])
    [hit] = found("dijk", output)[1]
    assert (hit["table"], hit["start"], hit["left"]) == ("texts", "16", "Kop  Wat nu? De ")
    assert found("dijk", output, "--context", "3")[1][0]["right"] == " st"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["("], "no regular expression"),
        (["dijk", "--column", "verzonnen"], "no column verzonnen"),
        (["dijk", "--table", "verzonnen"], "verzonnen.csv: not there"),
    ],
)
def test_wrong_usage_is_exit_code_2(output: Path, arguments: list[str], message: str) -> None:
    result = RUNNER.invoke(app, ["find", arguments[0], str(output), *arguments[1:]])
    assert result.exit_code == 2
    assert message in result.output


def test_matches_stand_in_one_column(output: Path) -> None:
    hits = list(search(read_cells(output), re.compile("[Dd]ijk(graaf)?"), 200))
    lines = list(aligned(hits, 60))
    assert len({len(document + left) for document, left, _, _ in lines}) == 1
    assert all(len(" ".join(line)) <= 62 for line in lines)


def test_a_terminal_gets_lines_a_pipe_gets_csv(output: Path) -> None:
    command = [sys.executable, "-m", "extractor", "find", "Veldum", str(output)]
    piped = subprocess.run(command, capture_output=True, text=True, check=True)
    assert piped.stdout.startswith("document,table,column,start")
    assert "2 places in 3 cells of commitments.sentence, near_misses.sentence" in piped.stderr
    ours, theirs = pty.openpty()
    done = subprocess.run(
        command,
        stdout=theirs,
        stderr=subprocess.PIPE,
        check=True,
        env={**os.environ, "COLUMNS": "80"},
    )
    os.close(theirs)
    shown = os.read(ours, 4096).decode()
    os.close(ours)
    assert done.returncode == 0
    assert "a.txt" in shown
    assert "document,table" not in shown
    assert "verhogen." in shown
