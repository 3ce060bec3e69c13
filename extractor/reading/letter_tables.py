"""Tables of letters: a CSV, JSON Lines or Parquet file in which each row holds one letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path

from extractor.letter import Header, Letter
from extractor.reading.archive import MemberNames
from extractor.reading.dutch_dates import iso_date
from extractor.reading.sources import Source, TableColumns, unreadable
from extractor.reading.status import Limits, Refused, Status
from extractor.reading.tabular import Cells, Check, csv_rows, jsonl_rows, parquet_rows

_READERS = {
    ".csv": csv_rows,
    ".tsv": csv_rows,
    ".jsonl": jsonl_rows,
    ".ndjson": jsonl_rows,
    ".parquet": parquet_rows,
}
_SAID = tuple(f.name for f in fields(Header))


@dataclass(frozen=True, slots=True)
class Row:
    """One letter that is a row of a table: its text or file, and what other columns say of it."""

    data: bytes  # a text in UTF-8, or a file
    is_file: bool
    said: Mapping[str, str]  # by the names of letter.Header
    warnings: tuple[str, ...] = ()


def is_table(path: Path) -> bool:
    """When you call this, it will tell whether a file is a table, by its name."""
    return path.suffix.lower() in _READERS


def letter_rows(source: Source, limits: Limits) -> Iterator[tuple[str, Row | Refused]]:
    """When you call this, it will stream a table: the name of each row, and the row or its fault.

    Raises
    ------
    Refused : the columns were not named or are not there, or the file cannot be read
    """
    if source.columns is None:
        cause = "a table; name the column that holds the letters: --text-column NAME"
        raise Refused(Status.UNSUPPORTED, "table", cause)
    names = MemberNames()
    rows = _READERS[source.path.suffix.lower()](source.path, limits, _check(source.columns))
    try:
        for number, cells in enumerate(rows, 1):
            name, row = _row(cells, source.columns, number)
            yield names.clean(name), row
    except OSError as error:
        raise unreadable(source.path, error) from None


def told(letter: Letter, row: Row) -> Letter:
    """When you call this, it will give the letter with what its row in the table says of it."""
    header = replace(letter.header, **row.said)
    return replace(letter, header=header, warnings=(*row.warnings, *letter.warnings))


def _check(columns: TableColumns) -> Check:
    def check(names: list[str]) -> None:
        for name in filter(None, (columns.text, columns.id, columns.date)):
            if name not in names:
                there = ", ".join(map(str, names)) or "none"
                cause = f"no column {name!r}; name one of these: {there}"
                raise Refused(Status.ERROR, "column", cause)

    return check


def _row(cells: Cells | Refused, columns: TableColumns, number: int) -> tuple[str, Row | Refused]:
    if isinstance(cells, Refused):
        return str(number), cells
    name = _string(cells.get(columns.id)) or str(number)
    text = cells[columns.text]
    if not isinstance(text, str):
        cause = f"row {number}: {columns.text} holds no text ({text!r:.40}); leave the row out"
        return name, Refused(Status.ERROR, "row", cause)
    return name, row_of(cells, text, columns.date or "date")


def row_of(cells: Cells, letter: str | bytes, date_column: str = "date") -> Row:
    """When you call this, it will make the row of a text or a file, with what other cells say."""
    said = {name: _string(cells.get(name)) for name in _SAID}
    written = _string(cells.get(date_column))
    said["date"] = _iso(written)
    warnings = []
    if written and not said["date"]:
        warnings.append(f"date: {written!r:.40} is no date; write it as 2024-03-01")
    return Row(
        data=letter if isinstance(letter, bytes) else letter.encode("utf-8", errors="replace"),
        is_file=isinstance(letter, bytes),
        said={name: value for name, value in said.items() if value},
        warnings=tuple(warnings),
    )


def _string(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def _iso(text: str) -> str:
    """Give the day of a date or of a moment, in ISO 8601 or as the Dutch write it; else ''."""
    try:
        return datetime.fromisoformat(text).date().isoformat()
    except ValueError:
        return iso_date(text)
