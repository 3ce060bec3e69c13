"""Links of `extractor track` on the dossiers with hand-made threads.

Run: python tests/benchmarks/bench_tracking.py
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tracking_score import DOSSIERS, LETTERS, Rates, b_cubed, dossier, pairwise
from typer.testing import CliRunner

from extractor.cli import app
from extractor.tracking import track


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        CliRunner().invoke(app, ["run", str(LETTERS), "-o", folder, "--explain", "--quiet"])
        _, members = track(Path(folder))
    for file in DOSSIERS:
        one = dossier(file, members)
        print(f"{file.stem}: {len(one.gold)} mentions by hand, {len(one.found)} found")
        print(f"  {'':44}{'P':>8}{'R':>8}{'F1':>8}")
        show("links, all mentions", pairwise(one.gold, one.found))
        show("links, mentions that the tables hold", pairwise(*one.both))
        show("B-cubed, mentions that the tables hold", b_cubed(*one.both))
        print(f"  {'same role':44}{one.roles:>24.3f}")


def show(name: str, rates: Rates) -> None:
    print(f"  {name:44}{rates.precision:>8.3f}{rates.recall:>8.3f}{rates.f1:>8.3f}")


if __name__ == "__main__":
    main()
