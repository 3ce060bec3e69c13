"""Words per second from text to rows, beside the tokenizer and pipelines run on everything.

    python tests/benchmarks/bench_throughput.py [--rounds N] [--words N] [--compare PIPELINE …]

One process and one thread; the rounds of all runs are interleaved, and each figure is the fastest
round by processor time. Reading files is not counted: `extractor` starts from the clean text, as
the others do, and ends with the rows of commitments, mentions and documents, without near-misses.
The goals are set beside pipelines as spaCy loads them; *numpy* names the same ones with the matrix
products that the focused parser has, which on some processors are far faster than those of BLIS.
"""

from __future__ import annotations

import os

os.environ.update(
    dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
)

import argparse
import time
from collections.abc import Callable, Iterable
from functools import partial
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import spacy
from plain_shape import plain_pipeline

import extractor
from extractor.batches import batched
from extractor.corpus import BATCH, process
from extractor.pipeline import bundled_model, fast_products
from extractor.reading import Reading, find_sources, read

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
OWN = [ROOT / "tests/letters", ROOT / "notebooks/letters"]
REFERENCE = [SHARED / "letters", SHARED / "gold/letters/text"]
GOALS = {"tokenizer": 0.3, "plain shape": 10.0, "bundled pipeline": 4.0}  # extractor against each


def readings(words: int) -> list[Reading]:
    """Read the letters, and again from the first, until they hold so many words."""
    folders = REFERENCE if SHARED.is_dir() else OWN
    letters = [r for source in find_sources(folders) for r in read(source) if r.letter]
    chosen, count = [], 0
    for reading in cycle(letters):
        if count >= words:
            return chosen
        chosen.append(reading)
        count += len(reading.letter.text.split())
    raise ValueError(f"no letter in {folders}")


def seconds(run: Callable[[], Iterable[object]]) -> float:
    start = time.process_time()
    for _ in run():
        pass
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--words", type=int, default=200_000, help="at least so many")
    parser.add_argument("--compare", nargs="*", default=[], help="further pipelines")
    options = parser.parse_args()
    letters = readings(options.words)
    texts = [reading.letter.text for reading in letters]
    bundled = spacy.load(bundled_model())
    plain = plain_pipeline(bundled, texts)
    with TemporaryDirectory() as folder, fast_products():
        plain.to_disk(folder)
        plain_numpy, bundled_numpy = spacy.load(folder), spacy.load(bundled_model())
    tokenizer, nlp = spacy.blank("nl").tokenizer, extractor.load(near_misses=False)
    runs: dict[str, Callable[[], Iterable[object]]] = {
        "tokenizer": lambda: map(tokenizer, texts),
        "plain shape": lambda: plain.pipe(texts),
        "bundled pipeline": lambda: bundled.pipe(texts),
        "plain, numpy": lambda: plain_numpy.pipe(texts),
        "bundled, numpy": lambda: bundled_numpy.pipe(texts),
        "extractor": lambda: (process(nlp, batch) for batch in batched(letters, BATCH)),
    }
    for path in options.compare:
        runs[path] = partial(spacy.load(path).pipe, texts)
    words = sum(not token.is_space for text in texts for token in tokenizer(text))
    print(f"load {os.getloadavg()[0]:.1f}")
    print(f"{words:,} words in {len(texts)} letters, {options.rounds} rounds")
    best: dict[str, float] = {}
    for _ in range(options.rounds):
        for name, run in runs.items():
            best[name] = min(best.get(name, float("inf")), seconds(run))
    for name, time_taken in best.items():
        ratio, pace = time_taken / best["extractor"], best["plain shape"] / time_taken
        goal = f"(goal {GOALS[name]} x)" if name in GOALS else ""
        figures = f"{words / time_taken:10,.0f} words/s {pace:6.2f} x plain"
        print(f"{name:20} {figures}   extractor {ratio:6.2f} x {goal}")


if __name__ == "__main__":
    main()
