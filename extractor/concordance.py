"""Keyword in context over the tables of a run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.output import OutputError, read_table

SENTENCES = ("commitments", "near_misses", "mentions")  # their sentences are searched by default
TEXTS = "texts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One match; `start` is its row's offset in the clean text, in texts.csv its own."""

    document: str
    table: str
    column: str
    start: int
    left: str
    match: str
    right: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What is searched: one cell of a table, or one sentence of a letter."""

    document: str
    table: str
    column: str
    start: int
    text: str


def read_cells(output: Path, tables: Sequence[str] = (), columns: Sequence[str] = ()) -> list[Cell]:
    """When you call this, it will give the cells of a run to search, letter by letter in order.

    Parameters
    ----------
    output : the output folder of `extractor run`
    tables : the tables to search; none is the whole letters where texts.csv was written
        (`--texts`), else commitments, near_misses and mentions
    columns : the columns to search; none is the sentences, each once a letter

    Raises
    ------
    OutputError : a table is not there, or no table has a column
    """
    asked = bool(tables)
    if not asked:
        whole = not columns and (output / f"{TEXTS}.csv").is_file()
        tables = (TEXTS,) if whole else SENTENCES
    cells: dict[tuple[str, ...], Cell] = {}
    known: set[str] = set()
    for table in tables:
        optional = not asked and table != SENTENCES[0]
        for number, row in enumerate(read_table(output, table, optional=optional)):
            known.update(row)
            for column in columns or ("text" if table == TEXTS else "sentence",):
                if column not in row:
                    continue
                cell = Cell(row["document"], table, column, int(row.get("start") or 0), row[column])
                once = (cell.document, column, cell.text)
                cells.setdefault(
                    once if column == "sentence" else (*once, table, str(number)), cell
                )
    unknown = [column for column in columns if known and column not in known]
    if unknown:
        message = f"{output}: no column {unknown[0]} in {', '.join(tables)}; see extractor columns"
        raise OutputError(message)
    return sorted(cells.values(), key=lambda cell: (cell.document, cell.start))


def search(cells: Iterable[Cell], pattern: re.Pattern[str], context: int) -> Iterator[Hit]:
    """When you call this, it will yield every match with what stands to its left and right.

    `context` is how many code points of its cell are given on each side at most.
    """
    for cell in cells:
        for found in pattern.finditer(cell.text):
            if found[0]:
                yield Hit(
                    document=cell.document,
                    table=cell.table,
                    column=cell.column,
                    start=found.start() if cell.table == TEXTS else cell.start,
                    left=_one_line(cell.text[max(0, found.start() - context) : found.start()]),
                    match=_one_line(found[0]),
                    right=_one_line(cell.text[found.end() : found.end() + context]),
                )


def aligned(hits: Sequence[Hit], width: int) -> Iterator[tuple[str, str, str, str]]:
    """When you call this, it will yield document, left, match and right, cut to lines of a width.

    The matches stand in one column; long documents are cut at their left.
    """
    name = min(max((len(hit.document) for hit in hits), default=0), width // 4)
    match = min(max((len(hit.match) for hit in hits), default=0), width // 3)
    side = max((width - name - match - 3) // 2, 8)
    for hit in hits:
        yield (
            hit.document[-name:].ljust(name),
            hit.left[-side:].rjust(side),
            hit.match[:match],
            hit.right[: side + match - len(hit.match[:match])],
        )


def _one_line(text: str) -> str:
    """Put a text on one line, with the white space at its ends."""
    return re.sub(r"\s", " ", text)
