"""Does the focused parser lose anything? Its rows of commitments beside those of a full parse.

    python tests/benchmarks/bench_full_parse.py [PATH …]

Prints what share of the sentences each of them parses, what share of the rows is equal in every
column, and each row that only one of them has. Without paths it reads the reference letters, or
the project's own where those are not there.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from spacy.language import Language

import extractor
from extractor.batches import batched
from extractor.corpus import BATCH, process
from extractor.reading import Reading, find_sources, read
from extractor.records import Commitment, Record

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
OWN = [ROOT / "tests/letters", ROOT / "notebooks/letters"]
REFERENCE = [SHARED / "letters", SHARED / "gold/letters/text", SHARED / "gold/letters/raw"]


def readings_of(paths: Iterable[Path]) -> list[Reading]:
    return [
        reading for path in paths for source in find_sources([path]) for reading in read(source)
    ]


def commitments(nlp: Language, readings: Sequence[Reading]) -> Counter[Record]:
    """Count the rows; their ids, which number the rows of a letter, are left out."""
    records = (record for batch in batched(readings, BATCH) for record in process(nlp, batch))
    return Counter(replace(r, id="") for r in records if isinstance(r, Commitment))


def compare(readings: Sequence[Reading]) -> tuple[Counter[Record], Counter[Record]]:
    """Give the rows of the focused parser and those of a full parse."""
    focused = extractor.load(near_misses=False)
    return commitments(focused, readings), commitments(extractor.load(full_parse=True), readings)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path)
    paths = parser.parse_args().paths or [*(REFERENCE if SHARED.is_dir() else ()), *OWN]
    focused, full = compare(readings_of(paths))
    equal, every = (focused & full).total(), (focused | full).total()
    print(f"{full.total()} rows of a full parse, {focused.total()} of the focused parser")
    print(f"{equal} of {every} equal: {equal / every:.2%}")
    for sign, rows in (("only full", full - focused), ("only focused", focused - full)):
        for row in rows.elements():
            print(f"{sign}: {row.document} {row.start} {row.rule}: {row.sentence}")


if __name__ == "__main__":
    main()
