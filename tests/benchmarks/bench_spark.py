"""Words per second at one and two cores: the command on one machine beside Spark on it.

    python tests/benchmarks/bench_spark.py [--words N] [--rounds N] [FOLDER ...]

It needs `pip install '.[spark]'` and Java. Each run is a process of its own over the same letters,
the runs of a round one after the other, and the median of the rounds is printed. What a run takes
besides its letters is told apart: `start` is the time until four short letters are done (with
Spark, from the start of its session), `empty job` that of a Spark job without letters or pipeline.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import cycle
from pathlib import Path
from typing import Any

from extractor.reading import find_sources, read
from extractor.spark import make_mapper, schema

ROOT = Path(__file__).parents[2]
SHORT = "Ik zal uw Kamer informeren."
Times = dict[str, float]


def write_letters(folders: Iterable[Path], into: Path, words: int) -> tuple[int, int]:
    """Write the letters as text until they hold so many words, each with a line of its own."""
    texts = [
        reading.letter.text
        for source in find_sources(list(folders))
        for reading in read(source)
        if reading.letter is not None
    ]
    written = 0
    for count, text in enumerate(cycle(texts), 1):
        written += len(text.split()) + 2
        (into / f"{count:05}.txt").write_text(f"{text}\n\nBrief {count}\n", encoding="utf-8")
        if written >= words:
            return count, written
    raise SystemExit("no letters in the folders")


def single(letters: Path, short: Path, cores: int) -> Times:
    """Time the command on the short letters and on all."""

    def timed(folder: Path) -> float:
        with tempfile.TemporaryDirectory() as out:
            began = time.perf_counter()
            command = ["run", str(folder), "-o", f"{out}/out", "--workers", str(cores), "--quiet"]
            subprocess.run([sys.executable, "-m", "extractor", *command], check=True)
            return time.perf_counter() - began

    start = timed(short)
    return {"start": start, "letters": timed(letters) - start}


def spark(letters: Path, short: Path, cores: int) -> Times:
    """Time Spark in a process of its own; see `spark_child`."""
    command = [sys.executable, __file__, "--child", str(cores), str(letters), str(short)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    times: Times = json.loads(done.stdout)
    return times


def spark_child(cores: int, letters: Path, short: Path) -> Times:
    """Time the session, a job without work, one with a letter, and one with all letters."""
    from pyspark.sql import SparkSession

    began = time.perf_counter()
    settings = {"spark.ui.enabled": "false", "spark.sql.execution.arrow.maxRecordsPerBatch": "64"}
    builder = SparkSession.builder.master(f"local[{cores}]").config(map=settings)
    session = builder.getOrCreate()
    session_up = time.perf_counter()

    def timed(path: Path, mapper: Any, parts: int) -> float:
        began = time.perf_counter()
        frame = session.read.format("binaryFile").load(str(path)).repartition(parts)
        frame.mapInPandas(mapper, schema()).write.format("noop").mode("overwrite").save()
        return time.perf_counter() - began

    def nothing(frames: Any) -> Any:
        for frame in frames:
            yield frame.head(0).reindex(columns=[])

    empty = timed(short, nothing, cores)
    first = timed(short, make_mapper(), cores)
    times = {
        "start": session_up - began + first,
        "letters": timed(letters, make_mapper(), 8 * cores),
    }
    session.stop()
    return {**times, "empty job": empty}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "tests" / "letters"])
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    os.environ |= {"OMP_NUM_THREADS": "1", "PYSPARK_PYTHON": sys.executable}
    runs: dict[str, Callable[[Path, Path], Times]] = {
        "one machine, 1 core": lambda *paths: single(*paths, 1),
        "one machine, 2 cores": lambda *paths: single(*paths, 2),
        "Spark local[1]": lambda *paths: spark(*paths, 1),
        "Spark local[2]": lambda *paths: spark(*paths, 2),
    }
    with tempfile.TemporaryDirectory() as folder:
        letters, short = Path(folder, "letters"), Path(folder, "short")
        letters.mkdir()
        short.mkdir()
        for number in range(4):
            (short / f"{number}.txt").write_text(f"{SHORT} Brief {number}.", encoding="utf-8")
        count, words = write_letters(chosen.folders, letters, chosen.words)
        print(f"{count} letters, {words:,} words, median of {chosen.rounds} rounds\n")
        rounds = [
            {name: run(letters, short) for name, run in runs.items()} for _ in range(chosen.rounds)
        ]
    print("| run | start, s | empty job, s | letters, s | words/s | ratio |")
    print("|---|---|---|---|---|---|")
    base = 0.0
    for name in runs:
        times = {
            part: statistics.median(one[name][part] for one in rounds) for part in rounds[0][name]
        }
        speed = words / times["letters"]
        base = base or speed
        empty = f"{times['empty job']:.1f}" if "empty job" in times else ""
        print(
            f"| {name} | {times['start']:.1f} | {empty} | {times['letters']:.1f} "
            f"| {speed:,.0f} | {speed / base:.2f} |"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        print(json.dumps(spark_child(int(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]))))
    else:
        main()
