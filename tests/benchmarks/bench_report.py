"""How large the review page of 500 letters is, and how long it takes beside gzip on the same data.

    python tests/benchmarks/bench_report.py [LETTERS]

The letters are made up of words that are hard to compress: real ones give less.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from report_samples import many_letters

from extractor.report import write_report


def main(letters: int) -> None:
    """Print size and time of one page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tables = many_letters(letters).write(folder)
        data = b"".join(file.read_bytes() for file in sorted(folder.glob("*.csv")))
        start = time.perf_counter()
        gzip.compress(data, compresslevel=9, mtime=0)
        packed = time.perf_counter() - start
        start = time.perf_counter()
        done = write_report(tables, folder / "report.html")
        taken = time.perf_counter() - start
    print(f"{done.letters} letters, {done.rows} commitments, tables {len(data) / 1e6:.1f} MB")
    print(
        f"page {done.bytes / 1e6:.1f} MB, {taken:.1f} s, {taken / packed:.1f} x gzip of the tables"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
