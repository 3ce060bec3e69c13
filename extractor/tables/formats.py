"""The formats that a run can write, and what opens each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from extractor.extras import NO_PYARROW
from extractor.records import Record

Write = Callable[[Record], None]


class Format(StrEnum):
    """A format of the output: of its tables, or of letters with their marks."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    XLSX = "xlsx"
    SQLITE = "sqlite"
    BRAT = "brat"
    LABEL_STUDIO = "label-studio"
    DOCBIN = "docbin"


ANNOTATION = {Format.BRAT, Format.LABEL_STUDIO, Format.DOCBIN}


class FormatError(ValueError):
    """The formats cannot be written; the message says why and what to do."""


def chosen(formats: Sequence[Format], *, excel: bool) -> list[Format]:
    """When you call this, it will give the formats to write: CSV where none of tables is named.

    Raises
    ------
    FormatError : `excel` without CSV, or Parquet without pyarrow
    """
    tables = [one for one in formats if one not in ANNOTATION] or [Format.CSV]
    if excel and Format.CSV not in tables:
        raise FormatError("--excel shapes CSV; add --format csv, or leave --excel out")
    if Format.PARQUET in tables and find_spec("pyarrow") is None:
        raise FormatError(NO_PYARROW)
    return [*tables, *(one for one in formats if one in ANNOTATION)]


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
    match format:
        case Format.CSV:
            from extractor.tables.delimited import csv_files

            return csv_files(folder, names, excel=excel)
        case Format.JSONL:
            from extractor.tables.jsonl import jsonl_files

            return jsonl_files(folder, names)
        case Format.PARQUET:
            from extractor.tables.parquet import parquet_files

            return parquet_files(folder, names)
        case Format.XLSX:
            from extractor.tables.workbook import workbook

            return workbook(folder, names)
        case Format.SQLITE:
            from extractor.tables.database import database

            return database(folder, names)
        case Format.BRAT:
            from extractor.annotations.brat import brat_files

            return brat_files(folder)
        case Format.LABEL_STUDIO:
            from extractor.annotations.label_studio import label_studio_files

            return label_studio_files(folder)
        case Format.DOCBIN:
            from extractor.annotations.docbin import docbin_files

            return docbin_files(folder)
