"""The formats that a run can write, and what opens each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from enum import StrEnum
from pathlib import Path

from extractor.records import Record

Write = Callable[[Record], None]


class Format(StrEnum):
    """A format of the output."""

    CSV = "csv"
    JSONL = "jsonl"


def open_format(
    format: Format, folder: Path, names: Sequence[str], *, excel: bool
) -> AbstractContextManager[Write]:
    """When you call this, it will open the files of a format in a folder.

    Parameters
    ----------
    folder : where they are written, under their final names
    names : the tables, out of `records.TABLES`
    excel : write CSV for Excel with Dutch settings

    Returns
    -------
    a context that gives the function which takes each record; leaving it finishes the files
    """
    if format is Format.JSONL:
        from extractor.tables.jsonl import jsonl_files

        return jsonl_files(folder, names)
    from extractor.tables.delimited import csv_files

    return csv_files(folder, names, excel=excel)
