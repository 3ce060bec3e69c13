"""A run as a whole: its journal, what it may replace, what it does again and what not."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import poison
import pytest
import reading_samples as samples

from extractor.locks import LockedError, locked
from extractor.reading import Limits, find_sources
from extractor.running.journal import JournalError
from extractor.running.output import HIDDEN
from extractor.running.plan import OutputRefusedError, Plan, TooManyFailuresError
from extractor.running.recipe import Recipe
from extractor.running.run import execute
from extractor.running.summary import Summary, read_run
from extractor.sources.manifest import COLUMNS
from extractor.tables import Format

RECIPE = Recipe()
TABLES = ("mentions.csv", "documents.csv", "commitments.csv")
Run = Callable[..., Summary]


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Letters, an archive between them, and one file that cannot be read."""
    folder = tmp_path / "in"
    poison.write_letters(folder, 5, every=100)
    members = {"b.txt": b"Ik zal komen.", "a.txt": b"Ik zal gaan.", "c.txt": b"Ik zal zien."}
    (folder / "kst-00002.zip").write_bytes(samples.zipped(members))
    (folder / "stuk.docx").write_bytes(poison.FILES["damaged"])
    return folder


@pytest.fixture
def run(tmp_path: Path, letters: Path) -> Run:
    def call(output: str = "out", *, step: Any = lambda name: None, **options: Any) -> Summary:
        plan = Plan(**{"recipe": RECIPE, "limits": Limits(), **options})
        return execute(
            find_sources([letters]), tmp_path / output, plan, make=poison.plain, step=step
        )

    return call


def tables(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in TABLES}


def rows(folder: Path, table: str = "documents") -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_rows_stand_in_input_order(run: Run, tmp_path: Path) -> None:
    summary = run(workers=3)
    names = [row["document"] for row in rows(tmp_path / "out")]
    members = [f"kst-00002.zip!/{name}.txt" for name in "bac"]
    assert names == [
        *(f"kst-0000{n}.txt" for n in range(3)),
        *members,
        "kst-00003.txt",
        "kst-00004.txt",
        "stuk.docx",
    ]
    assert summary.statuses == {"ok": 8, "error": 1}
    assert (summary.read, summary.kept) == (7, 0)


def test_a_run_that_was_cut_anywhere_goes_on_to_the_same_bytes(run: Run, tmp_path: Path) -> None:
    run("whole")
    out = tmp_path / "out"
    journal = (tmp_path / "whole" / HIDDEN / "journal.jsonl").read_bytes()
    lines = journal.splitlines(keepends=True)
    cuts = [sum(map(len, lines[:n])) for n in range(len(lines) + 1)]
    for cut in [0, 10, *cuts[1:], *(place - 7 for place in cuts[2:])]:
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(tmp_path / "whole" / HIDDEN, out / HIDDEN)
        (out / HIDDEN / "journal.jsonl").write_bytes(journal[:cut])
        summary = run()
        assert tables(out) == tables(tmp_path / "whole"), cut
        done = sum(json.loads(line).get("last", False) for line in journal[:cut].split(b"\n")[:-1])
        assert summary.kept == done


@pytest.mark.parametrize("after", [1, 4])
def test_ctrl_c_loses_nothing(run: Run, tmp_path: Path, after: int) -> None:
    seen = []

    def step(name: str) -> None:
        seen.append(name)
        if len(seen) == after:
            raise KeyboardInterrupt

    run("whole")
    with pytest.raises(KeyboardInterrupt):
        run(step=step)
    assert not (tmp_path / "out" / "documents.csv").exists()
    assert run().kept == after
    assert tables(tmp_path / "out") == tables(tmp_path / "whole")


def test_a_finished_run_is_up_to_date(run: Run, tmp_path: Path) -> None:
    run()
    before = (tmp_path / "out" / "documents.csv").stat()
    again = run()
    assert again.up_to_date
    assert again.statuses == {"ok": 8, "error": 1}
    assert (tmp_path / "out" / "documents.csv").stat() == before
    (tmp_path / "out" / "documents.csv").unlink()
    assert not run().up_to_date
    assert len(rows(tmp_path / "out")) == 9


def test_only_what_is_new_or_changed_is_read(run: Run, letters: Path, tmp_path: Path) -> None:
    run()
    (letters / "kst-00001.txt").write_text("Ik zal wachten.")
    (letters / "nieuw.txt").write_text("Ik zal komen kijken.")
    summary = run()
    assert (summary.read, summary.kept) == (2, 6)
    run("whole")
    assert tables(tmp_path / "out") == tables(tmp_path / "whole")


def test_another_format_is_written_without_reading(run: Run, tmp_path: Path) -> None:
    run()
    summary = run(formats=(Format.JSONL,))
    assert summary.read == 0
    assert len((tmp_path / "out" / "documents.jsonl").read_text("utf-8").splitlines()) == 9


def test_rows_are_not_lost_by_naming_fewer_inputs(run: Run, letters: Path, tmp_path: Path) -> None:
    run()
    (letters / "kst-00001.txt").unlink()
    with pytest.raises(OutputRefusedError, match=r"kst-00001\.txt.*--overwrite"):
        run()
    assert len(rows(tmp_path / "out")) == 9
    assert run(overwrite=True).read == 0
    assert len(rows(tmp_path / "out")) == 8


def test_tables_of_other_options_are_not_replaced(run: Run, tmp_path: Path) -> None:
    run()
    other = replace(RECIPE, tables=("documents",))
    with pytest.raises(OutputRefusedError, match=r"another options.*--overwrite"):
        run(recipe=other)
    assert run(recipe=other, overwrite=True).read == 7


def test_tables_of_unknown_origin_are_not_replaced(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "commitments.csv").write_text("mine\n")
    with pytest.raises(OutputRefusedError, match="no run can go on with"):
        run()
    assert (tmp_path / "out" / "commitments.csv").read_text() == "mine\n"
    assert run(overwrite=True).read == 7


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"journal": 0, "version": "0.0.1"}', "another version"),
        ('{"journal": 1, "version": "0.0.1"}', r"version 0\.0\.1 instead of"),
        ("rubbish", "line 1 cannot be read"),
    ],
)
def test_78_an_older_journal_is_refused(run: Run, tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "out" / HIDDEN).mkdir(parents=True)
    document = {"key": "0", "input": "a", "number": 0, "offset": 0, "length": 3}
    lines = f"{line}\n{json.dumps({**document, 'status': 'ok', 'last': True})}\n"
    (tmp_path / "out" / HIDDEN / "journal.jsonl").write_text(lines)
    with pytest.raises(OutputRefusedError, match=message):
        run()
    assert run(overwrite=True).read == 7


def test_a_journal_without_documents_is_begun_anew(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out" / HIDDEN).mkdir(parents=True)
    (tmp_path / "out" / HIDDEN / "journal.jsonl").write_text('{"journal": 1, "model": "x"}\n')
    assert run().read == 7
    assert run().up_to_date


def test_77_a_file_that_vanishes_during_the_run(run: Run, letters: Path, tmp_path: Path) -> None:
    run(step=lambda name: (letters / "kst-00004.txt").unlink(missing_ok=True))
    found = {row["document"]: row for row in rows(tmp_path / "out")}
    assert (found["kst-00004.txt"]["status"], found["kst-00004.txt"]["code"]) == (
        "error",
        "not_found",
    )
    assert len(found) == 9


def test_damaged_rows_are_told(run: Run, tmp_path: Path) -> None:
    run()
    file = tmp_path / "out" / HIDDEN / "rows.jsonl"
    file.write_bytes(b"x" + file.read_bytes()[1:])
    with pytest.raises(JournalError, match="delete"):
        run(excel=True)


def test_failures_are_retried_only_when_asked(run: Run, letters: Path, tmp_path: Path) -> None:
    run()
    assert run().read == 0
    summary = run(retry_failed=True)
    assert (summary.read, summary.kept) == (1, 6)
    assert [row["status"] for row in rows(tmp_path / "out")].count("error") == 1
    assert run().read == 0


def test_too_many_failures_stop_the_run(run: Run, letters: Path, tmp_path: Path) -> None:
    for number in range(5):
        (letters / f"a{number}.docx").write_bytes(poison.FILES["damaged"] + b"%d" % number)
    with pytest.raises(TooManyFailuresError, match="3 documents failed, more than 2"):
        run(most_failures=2)
    assert not (tmp_path / "out" / "documents.csv").exists()
    with pytest.raises(TooManyFailuresError):
        run(most_failures=2)
    assert run(most_failures=6).statuses["error"] == 6


def test_78_two_runs_in_one_folder(run: Run, tmp_path: Path) -> None:
    with (
        locked(tmp_path / "out" / HIDDEN, "lock"),
        pytest.raises(LockedError, match="another run is at work"),
    ):
        run()
    (tmp_path / "out" / HIDDEN / "lock").touch()  # as a dead process leaves it
    assert run().read == 7


def test_78_the_same_file_twice_is_read_once(run: Run, letters: Path, tmp_path: Path) -> None:
    (letters / "kst-00000-kopie.txt").write_bytes((letters / "kst-00000.txt").read_bytes())
    (letters / "leeg.txt").touch()
    (letters / "leeg-2.txt").touch()
    run()
    found = {row["document"]: row for row in rows(tmp_path / "out")}
    copy = found["kst-00000.txt"]
    assert (copy["status"], copy["code"]) == ("duplicate", "duplicate")
    assert "the same bytes as kst-00000-kopie.txt" in copy["message"]
    assert copy["sha256"] == found["kst-00000-kopie.txt"]["sha256"]
    assert {found[name]["status"] for name in ("leeg.txt", "leeg-2.txt")} == {"empty"}
    assert "kst-00000.txt" not in {row["document"] for row in rows(tmp_path / "out", "mentions")}
    (letters / "kst-00000-kopie.txt").unlink()
    assert run(overwrite=True).read == 1


def test_a_letter_filed_in_two_dossiers_is_no_duplicate(
    run: Run, letters: Path, tmp_path: Path
) -> None:
    (letters / "kopie.txt").write_bytes((letters / "kst-00000.txt").read_bytes())
    values = {"file": "kopie.txt", "identifier": "kst-1", "dossier": "36000"}
    with (letters / "manifest.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, COLUMNS, restval="")
        writer.writeheader()
        writer.writerow(values)
    run()
    found = {row["document"]: row for row in rows(tmp_path / "out")}
    assert found["kopie.txt"]["status"] == "ok"
    assert found["kopie.txt"]["dossier"] == "36000"


def test_run_json_tells_what_was_run(run: Run, tmp_path: Path) -> None:
    run(workers=2)
    facts = read_run(tmp_path / "out")
    assert facts["statuses"] == {"error": 1, "ok": 8}
    assert facts["rows"]["documents"] == 9
    assert facts["files"] == sorted(TABLES)
    assert facts["workers"] == 2
    assert set(RECIPE.identity()) <= set(facts)


def test_a_table_of_letters_is_resumed_by_row(tmp_path: Path) -> None:
    from extractor.reading import TableColumns

    (tmp_path / "brieven.csv").write_text("text\nIk zal komen.\nIk zal gaan.\nIk zal zien.\n")
    sources = find_sources([tmp_path / "brieven.csv"], TableColumns("text"))
    plan = Plan(recipe=RECIPE, limits=Limits())
    assert execute(sources, tmp_path / "out", plan, make=poison.plain).read == 3
    with (tmp_path / "brieven.csv").open("a") as handle:
        handle.write("Ik zal wachten.\n")
    summary = execute(sources, tmp_path / "out", plan, make=poison.plain)
    assert (summary.read, summary.kept) == (1, 3)
    assert [row["document"][-2:] for row in rows(tmp_path / "out")] == ["/1", "/2", "/3", "/4"]
