"""Words a second of the dates component alone, beside dateparser on the same text in the same run.

    python tests/benchmarks/bench_dates.py [--peer-words 3000] [--suites]

The text is that of the reference letters where they are at hand, else the marked sentences of
`cases/dates.toml`. Tokenizing is not counted; each figure is the best of three runs on one core.
The peer reads the first words only: it is slow. With `--suites` it prints the scores on the
sentence suites of the reference folder, beside those of peers measured earlier on the same rows.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import spacy

from extractor.calendar_nl.finder import DateFinder
from extractor.calendar_nl.interval import bounded_interval
from extractor.components.dates import DatesComponent

TESTS = Path(__file__).parents[1]
SHARED = TESTS.parents[1] / "shared"
LETTER_DATE = "2022-11-25"
# Development halves, default settings: kamerbrief F1, firm value with the core accepted, rows with
# a false date (of 12); F1 of Recognizers, Duckling, chrono. `own`: the suite the peer was made for.
PEERS = {
    "MS Recognizers (Python)": "68.3  69.4  5   71.6 own  80.8      85.0",
    "  each entity guarded": "71.9  69.4  5   76.8 own  -         -",
    "HeidelTime": "56.5  42.9  2   17.4      35.7      41.1",
    "Duckling": "48.2  61.2  4   37.4      99.3 own  70.3",
    "chrono": "43.6  36.7  2   26.1      58.0      99.2 own",
    "dateparser": "35.8  40.8  5   20.4      38.8      42.1",
    "parsedatetime": "15.7  18.4  3   13.5      38.8      28.3",
}


def write(line: str) -> None:
    sys.stdout.write(line + "\n")


def sample() -> str:
    """The letters one after the other, or the marked sentences often enough."""
    letters = sorted((SHARED / "gold/letters/text").glob("*.txt"))
    if letters:
        return "\n\n".join(file.read_text(encoding="utf-8") for file in letters)
    cases = tomllib.loads((TESTS / "cases/dates.toml").read_text(encoding="utf-8"))["case"]
    return re.sub(r"[\[\]]|\|[^\]]*", "", "\n\n".join(case["text"] for case in cases)) * 20


def best(run: Callable[[], object], times: int = 3) -> float:
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def pace(name: str, words: int, seconds: float, found: int) -> None:
    write(f"{name:26} {words / seconds:>10,.0f} words/s  {found:>5} found in {words:,} words")


def speed(peer_words: int) -> None:
    text = sample()
    words = text.split()
    nlp, dates = spacy.blank("nl"), DatesComponent(reference_date=LETTER_DATE)
    nlp.max_length = len(text) + 1
    doc = nlp.make_doc(text)
    seconds = best(lambda: dates(doc))
    pace("extractor_dates", len(words), seconds, len(doc.spans["dates"]))
    try:
        from dateparser.search import search_dates
    except ImportError:
        write("dateparser is not installed: pip install dateparser")
    else:
        short = " ".join(words[:peer_words])
        settings = {"RELATIVE_BASE": datetime.fromisoformat(LETTER_DATE)}
        start = time.perf_counter()
        found = search_dates(short, languages=["nl"], settings=settings) or []
        pace("dateparser.search_dates", peer_words, time.perf_counter() - start, len(found))
    finder, flood = DateFinder(), "0123456789-" * 91_000
    write(f"1 MB of digits and hyphens {best(lambda: list(finder.find(flood))):>9.2f} s")


def scores(suite: str, dates: DatesComponent, folder: Path) -> dict[str, float]:
    """Score the mentions with their operator, and the interval that their bound leaves."""
    nlp, gold, lines = spacy.blank("nl"), SHARED / f"gold/dates/{suite}.jsonl", []
    for row in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        doc = nlp.make_doc(row["text"])
        doc._.letter_date = row["reference"][:10]
        spans = []
        for span in dates.match(doc):
            first, last = bounded_interval(span._.date_interval, span._.date_bound)
            start, end = span._.date_outer
            spans.append({"start": start, "end": end, "iso_start": first, "iso_end": last})
        lines.append(json.dumps({"id": row["id"], "spans": spans}))
    predictions, report = folder / "predictions.jsonl", folder / "scores.json"
    predictions.write_text("\n".join(lines), encoding="utf-8")
    command = [SHARED / "score/score_dates.py", gold, predictions, "--json", report]
    subprocess.run([sys.executable, *map(str, command)], check=True, capture_output=True)
    result: dict[str, float] = json.loads(report.read_text(encoding="utf-8"))
    return result


def suites() -> None:
    write(f"\n{'':26} F1    firm  false Recognizers Duckling chrono (F1)")
    dates = DatesComponent()
    with tempfile.TemporaryDirectory() as folder:
        letters, *public = (
            scores(suite, dates, Path(folder))
            for suite in ("kamerbrief_dates", "recognizers_nl", "duckling_nl", "chrono_nl")
        )
    firm, false = letters["firm_value_core_accepted"], letters["negative_rows_with_false_date"]
    ours = "".join(f"{suite['F1_exact']:<10}" for suite in public)
    write(f"{'extractor_dates':26} {letters['F1_exact']}  {firm}  {false}   {ours}")
    for name, figures in PEERS.items():
        write(f"{name:26} {figures}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer-words", type=int, default=3000)
    parser.add_argument("--suites", action="store_true")
    options = parser.parse_args()
    speed(options.peer_words)
    if options.suites:
        suites()


if __name__ == "__main__":
    main()
