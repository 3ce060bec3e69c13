"""What changed between two runs: rows gained, lost, and changed in which columns.

Rows of a document are matched when their spans overlap and they are of one kind: commitments
share a word of their triggers, mentions their label. The most overlap goes first; rows whose place
has moved, because the letter is read otherwise, are matched by their words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.evaluation.places import squeeze, trigger_words
from extractor.output import read_table

Row = Mapping[str, str]

TEXT = {"commitments": "commitment", "mentions": "text"}
# Where a row stands and what it is numbered is how rows are matched, no difference between them.
_UNCOMPARED = frozenset({"document", "id", "start", "end"})
_DERIVED = {"commitments": _UNCOMPARED, "mentions": _UNCOMPARED | {"commitment"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A row that was gained or lost, with its rule, or one column of a row that has changed."""

    kind: str
    table: str
    document: str
    start: int
    column: str
    old: str
    new: str
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences of one table, and in how many rows they are."""

    table: str
    differences: list[Difference]
    same: int

    def summary(self) -> str:
        """When you call this, it will count the rows in one line."""
        rows = {(d.kind, d.document, d.start, d.text) for d in self.differences}
        counts = Counter(kind for kind, *_ in rows)
        told = ", ".join(f"{counts[kind]} {kind}" for kind in ("gained", "lost", "changed"))
        return f"{self.table}: {told}, {self.same} same"


def compare(old: Path, new: Path, table: str) -> Comparison:
    """When you call this, it will compare one table of two runs, in the order of the letters.

    Parameters
    ----------
    old, new : output folders of `extractor run`
    table : commitments or mentions

    Columns that only one of the runs has are not compared.

    Raises
    ------
    extractor.output.OutputError : a folder holds no such table
    """
    before, after = _by_document(read_table(old, table)), _by_document(read_table(new, table))
    differences: list[Difference] = []
    same = 0
    for document in sorted(before.keys() | after.keys()):
        rows, others = before.get(document, []), after.get(document, [])
        pairs = _pairs(rows, others, table)
        changes = [_changes(rows[i], others[j], table) for i, j in pairs]
        same += sum(not change for change in changes)
        of_letter = [difference for change in changes for difference in change]
        lost = set(range(len(rows))) - {i for i, _ in pairs}
        gained = set(range(len(others))) - {j for _, j in pairs}
        of_letter += [_whole("lost", rows[i], table) for i in lost]
        of_letter += [_whole("gained", others[j], table) for j in gained]
        differences += sorted(of_letter, key=lambda d: (d.start, d.kind, d.text))
    return Comparison(table, differences, same)


def only_in_one(old: Path, new: Path) -> tuple[list[str], list[str]]:
    """When you call this, it will give the documents that only the old, only the new run read."""
    before, after = ({row["document"] for row in read_table(f, "documents")} for f in (old, new))
    return sorted(before - after), sorted(after - before)


def _by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["document"]].append(row)
    return found


def _pairs(rows: Sequence[Row], others: Sequence[Row], table: str) -> list[tuple[int, int]]:
    """Match the rows of one document: best overlap first, then the same words in order."""
    both = [(i, j) for i in range(len(rows)) for j in range(len(others))]
    kindred = [(i, j) for i, j in both if _kindred(rows[i], others[j], table)]
    overlaps = sorted((-_overlap(rows[i], others[j]), i, j) for i, j in kindred)
    overlapping = [(i, j) for overlap, i, j in overlaps if overlap < 0]
    said, said_there = ([squeeze(row[TEXT[table]]) for row in part] for part in (rows, others))
    alike = [(i, j) for i, j in kindred if said[i] == said_there[j]]
    pairs: dict[int, int] = {}
    for i, j in overlapping + alike:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def _kindred(row: Row, other: Row, table: str) -> bool:
    if table == "mentions":
        return row["label"] == other["label"]
    return not _trigger(row).isdisjoint(_trigger(other))


def _trigger(row: Row) -> set[str]:
    return {word.lower() for word in trigger_words(row["trigger"])}


def _overlap(row: Row, other: Row) -> float:
    """Give the share of two spans that both have: 0 (nothing) to 1."""
    (a, b), (c, d) = ((int(r["start"]), int(r["end"])) for r in (row, other))
    return max(0, min(b, d) - max(a, c)) / max(b - a, d - c, 1)


def _changes(row: Row, other: Row, table: str) -> list[Difference]:
    return [
        Difference(
            kind="changed",
            table=table,
            document=other["document"],
            start=int(other["start"]),
            column=column,
            old=row[column],
            new=other[column],
            text=other[TEXT[table]],
        )
        for column in other
        if column in row and column not in _DERIVED[table] and row[column] != other[column]
    ]


def _whole(kind: str, row: Row, table: str) -> Difference:
    return Difference(
        kind=kind,
        table=table,
        document=row["document"],
        start=int(row["start"]),
        column="rule",
        old=row["rule"] if kind == "lost" else "",
        new=row["rule"] if kind == "gained" else "",
        text=row[TEXT[table]],
    )


def lines(differences: Iterable[Difference]) -> Iterator[str]:
    """When you call this, it will yield the differences as text: + gained, - lost, ~ changed."""
    told: tuple[str, int, str] | None = None
    for one in differences:
        row = (one.document, one.start, one.text)
        if one.kind != "changed":
            yield f"{'+' if one.kind == 'gained' else '-'} {_row(one)} [{one.old or one.new}]"
        elif row != told:
            yield f"~ {_row(one)}"
        if one.kind == "changed":
            yield f"    {one.column}: {_value(one.old)} → {_value(one.new)}"
        told = row


def _row(one: Difference) -> str:
    return f"{one.document}: {' '.join(one.text.split())}"


def _value(text: str) -> str:
    return " ".join(text.split()) or "(empty)"
