"""What came of a run: counts for the summary, exit codes and `run.json`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractor.files import write_whole
from extractor.reading.status import FAILED, REFUSED, Status
from extractor.records import TABLES, Document, Mention, Record

NAME = "run.json"
_NAMES = {kind: name for name, kind in TABLES.items()}


@dataclass
class Summary:
    """Counts of a run.

    `statuses`: documents by status; `rows`: rows by table; `labels`: mentions by label. `read`
    counts the inputs that this run read, `kept` those whose rows an earlier run had read.
    """

    statuses: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    read: int = 0
    kept: int = 0
    seconds: float = 0.0
    up_to_date: bool = False

    def count(self, record: Record) -> None:
        """When you call this, it will count a row that is written."""
        self.rows[_NAMES[type(record)]] += 1
        if isinstance(record, Document):
            self.statuses[record.status] += 1
        elif isinstance(record, Mention):
            self.labels[record.label] += 1

    @property
    def failed(self) -> int:
        """Documents that could not be read or processed."""
        return sum(self.statuses[status] for status in FAILED)

    @property
    def imperfect(self) -> int:
        """Documents that failed, were refused, are empty or were read with warnings."""
        others = (Status.OK_WITH_WARNINGS, Status.EMPTY, *REFUSED)
        return self.failed + sum(self.statuses[status] for status in others)

    def lines(self, output: Path) -> list[str]:
        """When you call this, it will tell the run in lines for a person."""
        told = ", ".join(f"{self.statuses[s]} {s}" for s in Status if self.statuses[s])
        first = (
            f"{self.rows['documents']} documents ({told}): {self.rows['commitments']} commitments, "
            f"{self.rows['mentions']} mentions, in {output}"
        )
        labels = ", ".join(f"{count} {label}" for label, count in sorted(self.labels.items()))
        if self.up_to_date:
            return [first, "up to date: no input has changed, nothing was written"]
        rate = self.read / self.seconds if self.seconds else 0.0
        inputs = f"{self.read} inputs read, {self.kept} kept from before"
        second = f"{inputs}; {self.seconds:.1f} s, {rate:.1f} inputs/s"
        return [first, *([f"mentions: {labels}"] if labels else []), second]


def write_run(folder: Path, summary: Summary, facts: Mapping[str, Any]) -> None:
    """When you call this, it will write `run.json`: what was run, with what, and how long."""
    counts = {name: dict(sorted(getattr(summary, name).items())) for name in _COUNTERS}
    timings = {
        "read": summary.read,
        "kept": summary.kept,
        "seconds": round(summary.seconds, 2),
    }
    text = json.dumps({**facts, **counts, **timings}, ensure_ascii=False, indent=1)
    write_whole(folder / NAME, f"{text}\n".encode())


def read_run(folder: Path) -> dict[str, Any]:
    """When you call this, it will give what `run.json` says; nothing where there is none."""
    try:
        facts = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return facts if isinstance(facts, dict) else {}


def summary_of(facts: Mapping[str, Any]) -> Summary:
    """When you call this, it will give the counts of a run that has finished before."""
    statuses, rows, labels = (Counter(facts[name]) for name in _COUNTERS)
    kept = facts["read"] + facts["kept"]
    return Summary(statuses, rows, labels, kept=kept, up_to_date=True)


_COUNTERS = ("statuses", "rows", "labels")
