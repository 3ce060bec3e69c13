"""The command as a user types it."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_group
from typer.testing import CliRunner

from extractor.cli import app
from extractor.records import TABLES, columns

LETTERS = Path(__file__).parent / "letters"
RUNNER = CliRunner()
EVERY_TABLE = ("--explain", "--include-fulfilled", "--include-stance", "--texts")


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    result = RUNNER.invoke(app, ["run", str(LETTERS), "-o", str(folder), *EVERY_TABLE])
    assert result.exit_code == 0, result.output
    return folder


@pytest.mark.parametrize("table", list(TABLES))
def test_tables_have_exactly_their_columns(output: Path, table: str) -> None:
    head = (output / f"{table}.csv").read_text("utf-8").splitlines()[0]
    assert head.split(",") == columns(table)


def test_every_letter_is_a_row(output: Path) -> None:
    documents = rows(output, "documents")
    assert [d["document"] for d in documents] == sorted(p.name for p in LETTERS.iterdir())
    assert {d["status"] for d in documents} == {"ok"}
    assert all(int(d["commitments"]) >= 8 for d in documents)


def test_every_span_is_verbatim_and_counted(output: Path) -> None:
    commitments, mentions = rows(output, "commitments"), rows(output, "mentions")
    for document in rows(output, "documents"):
        name = document["document"]
        assert int(document["commitments"]) == sum(c["document"] == name for c in commitments)
        assert int(document["mentions"]) == sum(m["document"] == name for m in mentions)
    for row in commitments:
        assert " ".join(row["commitment"].split()) in row["sentence"]
        assert len(row["commitment"]) == int(row["end"]) - int(row["start"])
    assert len({row["id"] for row in commitments}) == len(commitments)


def test_a_second_run_with_one_worker_gives_the_same_bytes(output: Path, tmp_path: Path) -> None:
    options = [*EVERY_TABLE, "--quiet", "--workers", "1"]
    RUNNER.invoke(app, ["run", str(LETTERS), "-o", str(tmp_path), *options])
    for table in TABLES:
        name = f"{table}.csv"
        assert (tmp_path / name).read_bytes() == (output / name).read_bytes()


def test_a_bad_file_is_a_row_and_exit_code_1(tmp_path: Path) -> None:
    letters = tmp_path / "in"
    letters.mkdir()
    (letters / "goed.txt").write_text("Ik zal uw Kamer informeren.", "utf-8")
    (letters / "stuk.docx").write_bytes(b"PK\x03\x04 no archive")
    result = RUNNER.invoke(app, ["run", str(letters), "-o", str(tmp_path / "out")])
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    status = {d["document"]: d["status"] for d in rows(tmp_path / "out", "documents")}
    assert status == {"goed.txt": "ok", "stuk.docx": "error"}
    assert len(rows(tmp_path / "out", "commitments")) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["run", "nergens.txt", "-o", "out"], 2, "no such file"),
        (["run", str(LETTERS)], 2, "output"),
        (["run", str(LETTERS), "-o", "out", "--model", "nl_none_sm"], 2, "spacy download"),
        (["run", str(LETTERS), "-o", "out", "--lexicon", "nergens"], 2, "no such folder"),
        (["show", "nergens.txt"], 2, "no such file"),
        (["verzin"], 2, "No such command"),
    ],
)
def test_wrong_usage_is_exit_code_2(
    arguments: list[str],
    code: int,
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    result = RUNNER.invoke(app, arguments)
    assert result.exit_code == code
    assert message in result.output
    assert not (tmp_path / "out").exists()


def test_an_empty_folder_is_exit_code_4(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    out = tmp_path / "out"
    result = RUNNER.invoke(app, ["run", str(tmp_path / "leeg"), "-o", str(out)])
    assert result.exit_code == 4
    assert not out.exists()


def test_show_prints_the_letter_and_its_columns() -> None:
    result = RUNNER.invoke(app, ["show", str(LETTERS / "mensenrechten-noordland.txt")])
    assert result.exit_code == 0
    assert "actor_type" in result.output
    assert "UNHRC" in result.output


def test_help_teaches_and_loads_nothing_heavy() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from extractor.cli import app; "
        "print(CliRunner().invoke(app, ['run', '--help']).output); "
        "print([m for m in ('spacy', 'pandas', 'lxml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Example: extractor run" in done.stdout
    assert done.stdout.rstrip().endswith("[]")


def commands(group: TyperGroup, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name)


@pytest.mark.parametrize("command", list(commands(get_group(app))), ids=" ".join)
def test_the_help_of_every_command_has_an_example(command: tuple[str, ...]) -> None:
    shown = " ".join(RUNNER.invoke(app, [*command, "--help"]).output.split())
    assert f"Example: extractor {' '.join(command)}" in shown


def test_a_closed_pipe_ends_quietly() -> None:
    letter = str(LETTERS / "mensenrechten-noordland.txt")
    command = f"{sys.executable} -m extractor show {letter} | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_limits_are_options(tmp_path: Path) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_text("Ik zal uw Kamer in mei 2024 informeren.", "utf-8")
    out = tmp_path / "out"
    small = RUNNER.invoke(app, ["run", str(letter), "-o", str(out), "--limit", "bytes=10"])
    assert (small.exit_code, rows(out, "documents")[0]["status"]) == (0, "too_large")
    again = RUNNER.invoke(app, ["run", str(letter), "-o", str(out)])
    assert again.exit_code == 2  # other limits, other rows
    assert "limits" in again.output
    wrong = RUNNER.invoke(app, ["run", str(letter), "-o", str(out), "--limit", "size=10"])
    assert wrong.exit_code == 2
    assert "names are bytes, pages" in wrong.output
