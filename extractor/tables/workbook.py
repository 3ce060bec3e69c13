"""An Excel workbook (.xlsx): a sheet a table, every text as text, within what a sheet can hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from extractor.records import TABLES, Record, columns, row
from extractor.tables.formats import Write

NAME = "tables.xlsx"
ROWS = 1_048_576  # that a sheet can hold, its head among them
CHARACTERS = 32_767  # that a cell can hold
CUT = " …[cut]"  # ends a cell whose text is longer
_CREATED = datetime(2000, 1, 1)  # a fixed moment: the same rows give the same bytes
_WIDTH, _WIDE = 14, 60  # of a column, in characters
_VERBATIM = {"sentence", "commitment", "text", "message"}


@contextmanager
def workbook(folder: Path, names: Sequence[str]) -> Iterator[Write]:
    """When you call this, it will write the tables to the sheets of tables.xlsx.

    A table that fills its sheet goes on in a second one, `mentions_2`. A text that is longer than a
    cell can hold is cut and ends in `…[cut]`.

    Raises
    ------
    OSError : the file cannot be written
    """
    book = xlsxwriter.Workbook(
        folder / NAME,
        {
            "constant_memory": True,  # rows go to disk as they come
            "tmpdir": str(folder),
            "strings_to_formulas": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties({"created": _CREATED})
    tables = {TABLES[name]: _Table(book, name) for name in names}

    def write(record: Record) -> None:
        table = tables.get(type(record))
        if table is not None:
            table.append(list(row(record).values()))

    try:
        yield write
        book.close()
    except FileCreateError as error:
        raise OSError(f"{folder / NAME}: {error}") from error
    finally:
        for sheet in book.worksheets():
            sheet.row_data_fh.close()  # of a run that broke off, its rows so far


class _Table:
    """A table that runs on over as many sheets as it fills."""

    def __init__(self, book: Any, name: str) -> None:
        self._book = book
        self._name = name
        self._head = book.add_format({"bold": True})
        self._text = book.add_format({"num_format": "@"})  # 3-12 stays 3-12 when it is edited
        self._sheets = 0
        self._open()

    def append(self, values: Sequence[object]) -> None:
        """Write a row, on a new sheet where the last one is full."""
        if self._row == ROWS:
            self._open()
        for place, value in enumerate(values):
            if isinstance(value, str):
                self._sheet.write_string(self._row, place, _fitting(value))
            else:
                self._sheet.write_number(self._row, place, value)
        self._row += 1

    def _open(self) -> None:
        self._sheets += 1
        name = self._name if self._sheets == 1 else f"{self._name}_{self._sheets}"
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        for place, column in enumerate(columns(self._name)):
            width = _WIDE if column in _VERBATIM else _WIDTH
            self._sheet.set_column(place, place, width, self._text)
            self._sheet.write_string(0, place, column, self._head)
        self._row = 1


def _fitting(text: str) -> str:
    return text if len(text) <= CHARACTERS else text[: CHARACTERS - len(CUT)] + CUT
