"""What changed between two runs, on made-up rows; `.ci/run` prints it for the sample letters."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli import app
from extractor.records import Commitment, Document, Mention, Record
from extractor.tables import TableWriter

RUNNER = CliRunner()
DIKE = "zal ik de dijk bij Veldum verhogen"
LOCK = "zal ik de sluis bij Oosterzijl sluiten"


def promise(said: str, start: int, trigger: str, **more: str) -> Commitment:
    about = {"document": "a.txt", "rule": "zullen:x", "status": "new", **more}
    return Commitment(
        commitment=said,
        start=start,
        end=start + len(said),
        trigger=trigger,
        **about,  # type: ignore[arg-type]
    )


def written(folder: Path, *records: Record) -> Path:
    with TableWriter(folder, ["commitments", "mentions", "documents"]) as tables:
        tables.write([*records, Document(document="a.txt")])
    return folder


DIKE_ROW = promise(DIKE, 10, "zal … verhogen", id="a.txt#1")


def compared(tmp_path: Path, new: list[Record], *options: str) -> tuple[int, str]:
    old = written(tmp_path / "old", DIKE_ROW)
    arguments = ["diff", str(old), str(written(tmp_path / "new", *new)), *options]
    result = RUNNER.invoke(app, arguments)
    return result.exit_code, result.stdout


def test_the_same_is_exit_code_0(tmp_path: Path) -> None:
    assert compared(tmp_path, [DIKE_ROW]) == (0, "")


def test_numbers_and_places_are_no_difference(tmp_path: Path) -> None:
    moved = promise(DIKE, 900, "zal … verhogen", id="a.txt#4")
    assert compared(tmp_path, [moved]) == (0, "")


def test_gained_lost_and_changed(tmp_path: Path) -> None:
    longer = promise(f"{DIKE}, en snel", 10, "zal … verhogen", status="amended")
    code, shown = compared(tmp_path, [longer, promise(LOCK, 80, "zal … sluiten")])
    assert code == 1
    assert shown.splitlines() == [
        f"~ a.txt: {DIKE}, en snel",
        f"    commitment: {DIKE} → {DIKE}, en snel",
        "    status: new → amended",
        f"+ a.txt: {LOCK} [zullen:x]",
    ]
    assert compared(tmp_path, [])[1] == f"- a.txt: {DIKE} [zullen:x]\n"


def test_a_clause_with_other_verbs_in_the_same_place_is_another_row(tmp_path: Path) -> None:
    _, shown = compared(tmp_path, [promise(DIKE, 10, "bij")])
    assert [line[0] for line in shown.splitlines()] == ["+", "-"]


def test_two_rows_in_one_place_are_matched_with_the_nearest(tmp_path: Path) -> None:
    inner = promise("zal ik verhogen", 20, "zal … verhogen")
    code, shown = compared(tmp_path, [inner, DIKE_ROW])
    assert code == 1
    assert shown.splitlines() == ["+ a.txt: zal ik verhogen [zullen:x]"]


def test_csv_and_json_tell_the_same(tmp_path: Path) -> None:
    new = [promise(DIKE, 10, "zal … verhogen", status="amended")]
    rows = list(csv.DictReader(StringIO(compared(tmp_path, list(new), "--csv")[1])))
    objects = json.loads(compared(tmp_path, list(new), "--json")[1])
    assert [{k: str(v) for k, v in one.items()} for one in objects] == rows
    [row] = rows
    assert (row["kind"], row["column"], row["old"], row["new"]) == (
        "changed",
        "status",
        "new",
        "amended",
    )


@pytest.mark.parametrize("options", [[], ["--mentions"]])
def test_mentions_only_when_asked_for(tmp_path: Path, options: list[str]) -> None:
    place = Mention(document="a.txt", label="COUNTRY", text="Chili", start=4, end=9, rule="CHL")
    code, shown = compared(tmp_path, [DIKE_ROW, place], *options)
    assert (code, shown) == ((1, "+ a.txt: Chili [CHL]\n") if options else (0, ""))


def test_columns_of_one_run_only_are_not_compared(tmp_path: Path) -> None:
    old, new = written(tmp_path / "old", DIKE_ROW), written(tmp_path / "new", DIKE_ROW)
    table = new / "commitments.csv"
    head, *rows = table.read_text("utf-8").splitlines()
    table.write_text("\n".join([f"{head},extra", *(f"{row},1" for row in rows)]) + "\n", "utf-8")
    assert RUNNER.invoke(app, ["diff", str(old), str(new)]).exit_code == 0


def test_documents_of_one_run_only_are_named(tmp_path: Path) -> None:
    old = written(tmp_path / "old", DIKE_ROW)
    new = written(tmp_path / "new", DIKE_ROW, Document(document="b.txt"))
    result = RUNNER.invoke(app, ["diff", str(old), str(new)])
    assert f"only {new} has read: b.txt" in result.output


@pytest.mark.parametrize("options", [["--csv", "--json"], []])
def test_wrong_usage_is_exit_code_2(tmp_path: Path, options: list[str]) -> None:
    result = RUNNER.invoke(app, ["diff", str(tmp_path), str(tmp_path), *options])
    assert result.exit_code == 2
    assert "choose one" in result.output if options else "not there" in result.output
