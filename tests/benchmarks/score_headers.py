"""Prints how many header fields are read right, wrong, not at all, or where there is none.

    python tests/benchmarks/score_headers.py [--misses]

`tests/headers/own.csv` annotates the letters of this project, `reference.csv` those of the
reference folder beside it, where that exists. Both were filled in by hand from the files. Titles
of the reference letters are kept as the first ten digits of the SHA-1 of their letters and digits.
`turns` counts how often the word passes from members to the government in answers to questions.
"""

from __future__ import annotations

import csv
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from extractor.letter import BlockKind, Letter, Speaker
from extractor.reading import find_sources, read

TESTS = Path(__file__).parents[1]
TABLES = {"own": TESTS.parent, "reference": TESTS.parents[1] / "shared"}
FIELDS = (
    "dossier",
    "number",
    "title",
    "date",
    "ministry",
    "signatory",
    "addressee",
    "kind",
    "turns",
)
VERDICTS = ("right", "wrong", "missing", "rightly empty", "invented")


def annotated(table: str) -> Iterator[dict[str, str]]:
    """When you call this, it will yield the rows of a table whose files are there."""
    with (TESTS / "headers" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if (TABLES[table] / row["file"]).exists():
                yield row


def fields_read(path: Path) -> dict[str, str]:
    """When you call this, it will read a letter and give the fields of its header by name."""
    (source,) = find_sources([path])
    (reading,) = read(source)
    if reading.letter is None:
        return dict.fromkeys(FIELDS, "")
    header = reading.letter.header
    turns = str(_turns(reading.letter)) if header.kind == "answers" else ""
    return {**{name: getattr(header, name) for name in FIELDS[:-1]}, "turns": turns}


def verdict(field: str, wanted: str, found: str) -> str:
    """When you call this, it will judge a field that was read against the annotated one."""
    if not wanted:
        return "invented" if found else "rightly empty"
    if not found:
        return "missing"
    return "right" if wanted in (found, _squeezed(found), _digest(found)) else _alike(wanted, found)


def _alike(wanted: str, found: str) -> str:
    return "right" if _squeezed(wanted) == _squeezed(found) else "wrong"


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def _digest(text: str) -> str:
    return hashlib.sha1(_squeezed(text).encode(), usedforsecurity=False).hexdigest()[:10]


def _turns(letter: Letter) -> int:
    """Count the changes from a member's word to the sender's, headings left out."""
    said = [
        block.speaker
        for block in letter.blocks
        if block.speaker is not Speaker.NOBODY and block.kind is not BlockKind.FOOTNOTE
    ]
    return sum(pair == (Speaker.MEMBER, Speaker.SENDER) for pair in pairwise(said))


def main() -> None:
    """When you call this, it will print a table for each set of letters that is there."""
    for table, root in TABLES.items():
        counts: Counter[tuple[str, str]] = Counter()
        rows = list(annotated(table))
        for row in rows:
            found = fields_read(root / row["file"])
            for field in FIELDS:
                judged = verdict(field, row[field], found[field])
                counts[field, judged] += 1
                if "--misses" in sys.argv and judged in ("wrong", "missing", "invented"):
                    print(f"{judged:8} {field:9} {row['file']}: {row[field]!r}, {found[field]!r}")
        if not rows:
            continue
        print(f"\n{len(rows)} {table} letters  {'  '.join(VERDICTS)}  share right where present")
        for field in FIELDS:
            numbers = [counts[field, judged] for judged in VERDICTS]
            share = numbers[0] / max(sum(numbers[:3]), 1)
            cells = "  ".join(f"{n:{len(name)}}" for n, name in zip(numbers, VERDICTS, strict=True))
            print(f"{field:{len(table) + 12}}  {cells}  {share:.3f}")


if __name__ == "__main__":
    main()
