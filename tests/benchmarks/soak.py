"""Ten thousand letters, one in a hundred of them poison, in a run that is killed twice.

    python tests/benchmarks/soak.py [LETTERS [SECONDS]] [--plain] [--unbroken]

The run is ended by SIGKILL at a third and at two thirds, and called again. Then every input must
be accounted for: each has one row in documents.csv, each poison the status of its kind, and no
row of the other tables is lost or doubled. With `--unbroken` the same letters are also read in one
go by one worker more, which must give the same bytes. With `--plain` the letters do not go through
the pipeline, which tests the run alone. SECONDS is the deadline of a document (5); a machine that
is very busy needs more. It exits with 1 where anything is wrong.
"""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import poison

TESTS = Path(__file__).parents[1]
NUMBERS = [option for option in sys.argv[1:] if option.isdigit()]
SECONDS = (*NUMBERS[1:], str(poison.SECONDS))[0]
TABLES = ("documents", "commitments", "mentions")
SEARCHED = f"{TESTS.parent}{os.pathsep}{TESTS}"


def start(letters: Path, output: Path, workers: int) -> subprocess.Popen[bytes]:
    how = [str(workers), SECONDS, *(["plain"] if "--plain" in sys.argv else [])]
    command = [sys.executable, "-m", "poison", str(letters), str(output), *how]
    return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": SEARCHED})


def finished(output: Path) -> int:
    """The documents that the journal holds."""
    journal = output / ".extractor" / "journal.jsonl"
    return journal.read_bytes().count(b"\n") - 1 if journal.is_file() else 0


def rows(output: Path, table: str) -> list[dict[str, str]]:
    with (output / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def faults(letters: Path, output: Path, planted: dict[str, str]) -> list[str]:
    """What is wrong with the tables."""
    documents = {row["document"]: row for row in rows(output, "documents")}
    names = sorted(path.name for path in letters.iterdir())
    found = [] if list(documents) == names else ["documents.csv does not hold each input once"]
    for name, row in documents.items():
        wanted = poison.STATUS[planted[name]] if name in planted else ("ok", "")
        if (row["status"], row["code"]) != wanted:
            found.append(f"{name}: {row['status']} {row['code']} instead of {wanted}")
    for table in ("commitments", "mentions"):
        counted = Counter(row["document"] for row in rows(output, table))
        told = {name: int(row[table]) for name, row in documents.items() if row[table] != "0"}
        if counted != told:
            found.append(f"{table}.csv does not hold the rows that documents.csv counts")
    if finished(output) != len(names):
        found.append(f"the journal holds {finished(output)} documents instead of {len(names)}")
    return found


def main(count: int, unbroken: bool) -> int:
    with tempfile.TemporaryDirectory() as place:
        letters, output, whole = (Path(place) / name for name in ("in", "out", "whole"))
        planted = poison.write_letters(letters, count, every=100)
        print(
            f"{count:,} letters, {len(planted)} of them poison of {len(poison.KINDS)} kinds",
            flush=True,
        )
        began = time.monotonic()
        for part in (1, 2):
            process = start(letters, output, 2)
            while finished(output) < count * part // 3 and process.poll() is None:
                time.sleep(0.05)
            process.send_signal(signal.SIGKILL)
            process.wait()
            spent = time.monotonic() - began
            print(f"killed with {finished(output):,} documents done, {spent:.0f} s", flush=True)
        start(letters, output, 2).wait()
        spent = time.monotonic() - began
        print(f"finished after {spent:.0f} s, load {os.getloadavg()[0]:.1f}", flush=True)
        statuses = Counter(row["status"] for row in rows(output, "documents"))
        print(", ".join(f"{number} {status}" for status, number in statuses.most_common()))
        found = faults(letters, output, planted)
        if unbroken:
            start(letters, whole, 3).wait()
            for table in TABLES:
                name = f"{table}.csv"
                if (output / name).read_bytes() != (whole / name).read_bytes():
                    found.append(f"{name} differs from that of an unbroken run")
        print(*found[:20] or ["every input accounted for, nothing lost, nothing doubled"], sep="\n")
        return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(int((*NUMBERS, "10000")[0]), "--unbroken" in sys.argv))
