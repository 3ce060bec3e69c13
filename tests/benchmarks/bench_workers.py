"""What a second worker gains, and whether memory stays flat over a long run.

    python tests/benchmarks/bench_workers.py gain [LETTERS] [ROUNDS]
    python tests/benchmarks/bench_workers.py memory [LETTERS] [RECYCLE]

`gain` reads the same letters with one worker and with two, by turns, and times them from the
first documents done to the last, which leaves out the start. On a machine that is busy the clock
tells little; so it also reckons from the CPU seconds that a letter takes. `memory` prints the
resident memory of the workers every 1,000 documents. The letters are made of the paragraphs of
tests/letters, with names and numbers that no other letter has, so that the vocabulary grows.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from extractor.reading import find_sources
from extractor.reading.identity import identified
from extractor.running.jobs import Job
from extractor.running.pool import Pool
from extractor.running.recipe import Recipe

LETTERS = Path(__file__).parents[1] / "letters"
EVERY = 1_000  # documents


def write_letters(folder: Path, count: int, *, paragraphs: int) -> None:
    """Write letters of so many paragraphs, each with a name of its own in it."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(LETTERS.glob("*.txt"))]
    parts = [part for text in texts for part in text.split("\n\n") if len(part) > 200]
    dice = random.Random(20)
    for number in range(count):
        chosen = dice.sample(parts, paragraphs)
        name = "".join(dice.choices("abdefgiklmnoprstuvz", k=9)).title()
        text = "\n\n".join(
            ["Den Haag, 3 mei 2024", f"Aan het lid {name}, zaak 2024Z{number:05}", *chosen, name]
        )
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")


def jobs(folder: Path) -> Iterator[Job]:
    for number, one in enumerate(identified(find_sources([folder]))):
        yield Job(number, one.unread, one.bytes)


def measured(folder: Path, workers: int) -> tuple[float, float]:
    """Seconds from the first outcomes to the last, and the CPU seconds of the workers in all."""
    pool = Pool(Recipe(), workers=workers, recycle=10**9)
    began = spent = 0.0
    for count, _ in enumerate(pool.run(jobs(folder))):
        spent = sum(map(processor, pool.processes))
        if count == 2 * workers:
            began = time.monotonic()
    return time.monotonic() - began, spent


def gain(folder: Path, count: int, rounds: int) -> None:
    write_letters(folder, count, paragraphs=4)
    walls, works = [], []
    for number in range(rounds):
        (one, one_work), (two, two_work) = measured(folder, 1), measured(folder, 2)
        walls.append(one / two)
        works.append(2 * one_work / two_work)
        print(
            f"round {number + 1}: 1 worker {count / one:6.1f} letters/s, {one_work / count:.3f} "
            f"CPU s a letter; 2 workers {count / two:6.1f} letters/s, {two_work / count:.3f}; "
            f"ratio {one / two:.2f}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores",
            flush=True,
        )
    own = time.process_time() / (2 * rounds * count)
    print(
        f"2 workers do {statistics.median(walls):.2f} times what 1 does by the clock (median); "
        f"by CPU, as on two free cores, {statistics.median(works):.2f} times; "
        f"the run itself takes {own * 1000:.1f} ms a letter"
    )


def memory(folder: Path, count: int, recycle: int) -> None:
    write_letters(folder, count, paragraphs=1)
    pool = Pool(Recipe(), workers=2, recycle=recycle)
    peak = 0.0
    began = time.monotonic()
    for done, _ in enumerate(pool.run(jobs(folder)), 1):
        if done % 50 == 0:
            held = [resident(process) for process in pool.processes]
            peak = max(peak, *held)
            if done % EVERY == 0:
                told = ", ".join(f"{one:.0f}" for one in held)
                rate = done / (time.monotonic() - began)
                print(f"{done:6} documents: workers hold {told} MB; {rate:.1f}/s", flush=True)
    print(f"at most {peak:.0f} MB a worker over {count:,} letters, recycled after {recycle:,}")


def processor(process: int) -> float:
    """The CPU seconds that a process has used."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(process: int) -> float:
    """The resident memory of a process in MB; what it shares with the others counts in each."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except FileNotFoundError:  # it was replaced just now
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("VmRSS")), 0.0)


if __name__ == "__main__":
    what, *numbers = sys.argv[1:]
    with tempfile.TemporaryDirectory() as place:
        if what == "gain":
            gain(Path(place), *[*map(int, numbers), *(200, 5)[len(numbers) :]])
        else:
            memory(Path(place), *[*map(int, numbers), *(20_000, 1_000)[len(numbers) :]])
