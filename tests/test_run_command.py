"""`extractor run` as a process: signals, a full disk, a broken pipe, exit codes (rows 76 to 78)."""

from __future__ import annotations

import csv
import os
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import poison
import pytest
from typer.testing import CliRunner

from extractor.cli import app
from extractor.running.output import HIDDEN

LETTERS = Path(__file__).parent / "letters"
RUNNER = CliRunner()
TABLES = ("commitments.csv", "mentions.csv", "documents.csv")
COMMAND = [sys.executable, "-m", "extractor", "run"]
POISONED = [sys.executable, "-m", "poison"]
TESTS = Path(__file__).parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{TESTS.parent}{os.pathsep}{TESTS}"}


def finished(output: Path) -> int:
    """The documents that the journal of an output holds."""
    journal = output / HIDDEN / "journal.jsonl"
    return journal.read_bytes().count(b"\n") - 1 if journal.is_file() else 0


def stopped(command: list[str], output: Path, after: int, how: signal.Signals) -> tuple[int, str]:
    """Run a command until it has finished some documents, stop it; give exit code and stderr."""
    process = subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)
    while finished(output) < after and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(how)
    _, told = process.communicate(timeout=60)
    return process.returncode, told


def status(output: Path) -> dict[str, tuple[str, str]]:
    with (output / "documents.csv").open(encoding="utf-8", newline="") as handle:
        return {r["document"]: (r["status"], r["code"]) for r in csv.DictReader(handle)}


def test_78_a_soak_with_poison_killed_twice_and_resumed(tmp_path: Path) -> None:
    folder, out, whole = tmp_path / "in", tmp_path / "out", tmp_path / "whole"
    planted = poison.write_letters(folder, 500, every=50)
    assert set(planted.values()) == set(poison.KINDS)
    command = [*POISONED, str(folder), str(out), "2", str(poison.SECONDS), "plain"]
    for after in (100, 300):
        code, _ = stopped(command, out, after, signal.SIGKILL)
        assert code == -signal.SIGKILL
        assert not any((out / table).exists() for table in TABLES)
    subprocess.run(command, env=ENVIRONMENT, check=True)
    unbroken = [*POISONED, str(folder), str(whole), "3", str(poison.SECONDS), "plain"]
    subprocess.run(unbroken, env=ENVIRONMENT, check=True)
    for table in TABLES:
        assert (out / table).read_bytes() == (whole / table).read_bytes()
    found = status(out)
    assert list(found) == sorted(path.name for path in folder.iterdir())
    assert {name: found[name] for name in planted} == {
        name: poison.STATUS[kind] for name, kind in planted.items()
    }
    assert Counter(s for s, _ in found.values())["ok"] == 490
    assert finished(out) == 500


@pytest.mark.parametrize(
    ("how", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["ctrl-c", "sigterm"]
)
def test_78_a_stopped_run_says_so_and_goes_on(
    tmp_path: Path, how: signal.Signals, code: int
) -> None:
    poison.write_letters(tmp_path / "in", 60, every=1000)
    out = tmp_path / "out"
    command = [*COMMAND, str(tmp_path / "in"), "-o", str(out), "--workers", "1"]
    returned, told = stopped(command, out, 5, how)
    assert returned == code
    assert told == "extractor: stopped; what is done is kept, the same command goes on\n"
    assert not (out / "documents.csv").exists()
    done = finished(out)
    assert 5 <= done < 60
    result = RUNNER.invoke(app, ["run", str(tmp_path / "in"), "-o", str(out)])
    assert result.exit_code == 0
    assert f"{60 - done} inputs read, {done} kept from before" in result.output


def full_disk() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


@pytest.mark.parametrize(
    ("output", "prepare", "message"),
    [
        ("out", full_disk, "File too large"),
        ("/proc/out", None, "/proc/out"),
    ],
    ids=["full", "read-only"],
)
def test_77_an_output_that_cannot_be_written(
    tmp_path: Path, output: str, prepare: Callable[[], None] | None, message: str
) -> None:
    done = subprocess.run(
        [*COMMAND, str(LETTERS), "-o", output],
        cwd=tmp_path,
        env=ENVIRONMENT,
        preexec_fn=prepare,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not any((tmp_path / output / table).exists() for table in TABLES)


def test_77_a_closed_stderr_ends_quietly(tmp_path: Path) -> None:
    command = f"{' '.join(COMMAND)} {LETTERS} -o {tmp_path / 'out'} 2>&1 >/dev/null | true"
    done = subprocess.run(
        ["bash", "-c", f"{command}; exit ${{PIPESTATUS[0]}}"],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 141)
    assert not done.stdout


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--max-errors", "2"], 1),
        (["--max-errors", "50%"], 1),
        (["--max-errors", "1"], 1),
        (["--max-errors", "25%"], 1),
        (["--max-errors", "many"], 2),
    ],
)
def test_failures_and_their_limit(tmp_path: Path, options: list[str], code: int) -> None:
    (tmp_path / "in").mkdir()
    for number in range(4):
        data = poison.FILES["damaged"] if number % 2 else b"Ik zal uw Kamer informeren."
        (tmp_path / "in" / f"{number}.txt").write_bytes(data + b"%d" % number)
    out = tmp_path / "out"
    result = RUNNER.invoke(app, ["run", str(tmp_path / "in"), "-o", str(out), *options])
    assert result.exit_code == code, result.output
    written = "1" not in options and "25%" not in options and code == 1
    assert (out / "documents.csv").exists() == written
    if not written and code == 1:
        assert "2 documents failed, more than 1; no tables were written" in result.output


@pytest.mark.parametrize(("strict", "code"), [(False, 0), (True, 1)])
def test_refused_is_not_failed_unless_strict(tmp_path: Path, strict: bool, code: int) -> None:
    (tmp_path / "plaat.png").write_bytes(poison.FILES["picture"])
    options = ["--strict"] if strict else []
    out = str(tmp_path / "out")
    result = RUNNER.invoke(app, ["run", str(tmp_path / "plaat.png"), "-o", out, *options])
    assert result.exit_code == code
    assert "1 documents (1 unsupported)" in result.output


def test_an_output_inside_the_input_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Ik zal komen.")
    result = RUNNER.invoke(app, ["run", str(tmp_path), "-o", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert "a folder outside it" in result.output


def test_standard_input_is_a_letter(tmp_path: Path) -> None:
    letter = "Ik zal uw Kamer voor 1 mei 2024 informeren."
    command = ["run", "-", "-o", str(tmp_path / "out")]
    result = RUNNER.invoke(app, command, input=letter)
    assert result.exit_code == 0, result.output
    assert "1 documents (1 ok): 1 commitments" in result.output
    assert "up to date" in RUNNER.invoke(app, command, input=letter).output
