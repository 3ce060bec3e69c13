"""An output folder against gold letters → the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from extractor.evaluation.commitments import CommitmentCounts
from extractor.evaluation.gold import Gold
from extractor.evaluation.mentions import MentionCounts
from extractor.evaluation.misses import Miss
from extractor.evaluation.pairing import Row
from extractor.evaluation.places import squeeze
from extractor.output import read_table

Figures = dict[str, Any]


@dataclass(slots=True)
class Report:
    """The figures of an evaluation by name, and every difference from the gold."""

    commitments: CommitmentCounts = field(default_factory=CommitmentCounts)
    mentions: MentionCounts = field(default_factory=MentionCounts)
    misses: list[Miss] = field(default_factory=list)

    def figures(self) -> Figures:
        """When you call this, it will give every figure: P, R, F1 and counts, or one number."""
        c, m = self.commitments, self.mentions
        letters = c.letters
        return {
            "commitments": c.every.row(),
            "commitments_own_government": c.own.row(),
            "commitments_own_government_core": c.core.row(),
            "own_government_macro_F1": round(sum(letters) / len(letters), 4) if letters else 0.0,
            "commitment_sentences": c.sentences.row(),
            "commitments_by_strength": {name: t.row() for name, t in c.strengths.items()},
            "precision_of_confidence": {name: t.row()["P"] for name, t in c.levels.items()},
            "rows_of_confidence": {name: t.predicted for name, t in c.levels.items()},
            "false_by_near_miss": dict(c.near_misses.most_common()),
            "attributes": {name: round(c.same[name] / n, 4) for name, n in c.seen.items()},
            "attribute_counts": dict(c.seen),
            "countries_of_commitment": c.sets["countries"].row(),
            "un_bodies_of_commitment": c.sets["un_bodies"].row(),
            "verbatim": c.verbatim.row()["P"],
            "mentions_exact": {name: t.row() for name, t in m.exact.items()},
            "mentions_overlap": {name: t.row() for name, t in m.overlap.items()},
            "mentions_value": {name: t.row() for name, t in m.value.items()},
        }


def evaluate(letters: Iterable[Gold], output: Path) -> Report:
    """When you call this, it will measure the tables of an output folder against gold letters.

    Only the documents that the gold names are measured; a letter without rows counts as missed.

    Raises
    ------
    extractor.output.OutputError : the folder holds no tables of a run
    """
    commitments = _by_document(read_table(output, "commitments"))
    mentions = _by_document(read_table(output, "mentions"))
    report = Report()
    for gold in letters:
        report.misses += report.commitments.add(gold, _judged(_rows(commitments, gold), gold))
        report.misses += report.mentions.add(gold, _rows(mentions, gold))
    return report


def measure_commitments(letters: Iterable[Gold], rows: Mapping[str, Sequence[Row]]) -> Report:
    """When you call this, it will measure commitments only, given as rows by letter name."""
    report = Report()
    for gold in letters:
        report.misses += report.commitments.add(gold, rows.get(gold.name, ()))
    return report


def _by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    by_document: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_document[row["document"]].append(row)
    return dict(by_document)


def _judged(rows: Iterable[Row], gold: Gold) -> list[Row]:
    """The rows without those that the reviewer left open."""
    left_open = {(squeeze(u["sentence"]), squeeze("".join(u["trigger"]))) for u in gold.undecided}
    return [r for r in rows if (squeeze(r["sentence"]), squeeze(r["trigger"])) not in left_open]


def _rows(tables: Mapping[str, list[Row]], gold: Gold) -> list[Row]:
    """The rows of the gold's document: of that very name, or else of any path with its stem."""
    if gold.document in tables:
        return tables[gold.document]
    of_stem = [rows for name, rows in tables.items() if PurePosixPath(name).stem == gold.name]
    return [row for rows in of_stem for row in rows]
