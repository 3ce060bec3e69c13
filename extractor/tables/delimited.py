"""CSV: comma-separated UTF-8 (RFC 4180), or as Excel with Dutch settings opens it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

from extractor.records import TABLES, Record, columns
from extractor.tables.formats import Write

EXCEL_DELIMITER = ";"
# What a spreadsheet takes for a formula, also behind spaces or in full width. Apostrophes before
# it are ours or the text's: another one is put before them, so that one can be taken off again.
_FORMULA = re.compile(r"'*(?:[\t\r]|\s*[=+\-@＝＋－＠])")


@contextmanager
def csv_files(folder: Path, names: Sequence[str], *, excel: bool) -> Iterator[Write]:
    """When you call this, it will write each table to NAME.csv.

    With `excel` the cells are parted by `;`, a byte-order mark stands first, and an apostrophe
    stands before what Excel would run as a formula.
    """
    with ExitStack() as stack:
        writers: dict[type, Any] = {}
        for name in names:
            encoding = "utf-8-sig" if excel else "utf-8"
            path = folder / f"{name}.csv"
            handle = stack.enter_context(path.open("w", encoding=encoding, newline=""))
            writer = csv.writer(handle, delimiter=EXCEL_DELIMITER if excel else ",")
            writer.writerow(columns(name))
            writers[TABLES[name]] = writer

        def write(record: Record) -> None:
            writer = writers.get(type(record))
            if writer is not None:
                values = (getattr(record, f.name) for f in fields(record))
                writer.writerow(map(guarded, values) if excel else values)

        yield write


def guarded(value: object) -> object:
    """When you call this, it will put an apostrophe before a text that Excel would run."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def unguarded(text: str) -> str:
    """When you call this, it will take off the apostrophe that `guarded` put before a text."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
