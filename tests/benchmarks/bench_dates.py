"""Words a second of the dates component alone, beside dateparser on the same text in the same run.

    python tests/benchmarks/bench_dates.py [--peer-words 3000]

The text is that of the reference letters where they are at hand, else the marked sentences of
`cases/dates.toml`. Tokenizing is not counted. The peer reads the first words only: it is slow.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import tomllib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import spacy

from extractor.calendar_nl.finder import DateFinder
from extractor.components.dates import DatesComponent

TESTS = Path(__file__).parents[1]
LETTERS = TESTS.parents[1] / "shared/gold/letters/text"
LETTER_DATE = "2022-11-25"
ROUNDS = 3


def sample() -> str:
    """The letters one after the other, or the marked sentences often enough."""
    if LETTERS.is_dir():
        return "\n\n".join(
            file.read_text(encoding="utf-8") for file in sorted(LETTERS.glob("*.txt"))
        )
    cases = tomllib.loads((TESTS / "cases/dates.toml").read_text(encoding="utf-8"))["case"]
    return re.sub(r"[\[\]]|\|[^\]]*", "", "\n\n".join(case["text"] for case in cases)) * 20


def seconds(work: Callable[[], object]) -> float:
    """The best time of some rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def report(name: str, words: int, took: float, found: int) -> None:
    sys.stdout.write(
        f"{name:28} {words / took:>12,.0f} words/s  {found:>6} found in {words} words\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer-words", type=int, default=3000)
    peer_words = parser.parse_args().peer_words
    text = sample()
    words = text.split()

    nlp, component = spacy.blank("nl"), DatesComponent(reference_date=LETTER_DATE)
    nlp.max_length = len(text) + 1
    doc = nlp.make_doc(text)
    took = seconds(lambda: component(doc))
    report("extractor_dates", len(words), took, len(doc.spans["dates"]))

    try:
        from dateparser.search import search_dates
    except ImportError:
        sys.stdout.write("dateparser is not installed: pip install dateparser\n")
    else:
        short = " ".join(words[:peer_words])
        settings = {"RELATIVE_BASE": datetime.fromisoformat(LETTER_DATE)}
        start = time.perf_counter()
        found = search_dates(short, languages=["nl"], settings=settings) or []
        report("dateparser.search_dates", peer_words, time.perf_counter() - start, len(found))

    finder = DateFinder()
    flood = "0123456789-" * 91_000
    took = seconds(lambda: list(finder.find(flood)))
    sys.stdout.write(f"1 MB of digits and hyphens    {took:>10.2f} s\n")


if __name__ == "__main__":
    main()
