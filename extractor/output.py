"""Reads back the tables that a run wrote: rows as they stand in the CSV files."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path


class OutputError(ValueError):
    """The output folder of a run cannot be used; the message says what is wrong and what to do."""


def read_table(folder: Path, name: str, *, optional: bool = False) -> list[dict[str, str]]:
    """When you call this, it will read one table of an output folder, in the order it stands in.

    Parameters
    ----------
    folder : the output folder of `extractor run`
    name : commitments, mentions, documents or near_misses
    optional : give no rows, instead of an error, where the table was not written

    Raises
    ------
    OutputError : the table is not there, or is no CSV with a head
    """
    file = folder / f"{name}.csv"
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if optional:
            return []
        message = f"{file}: not there; write it with: extractor run PATHS -o {folder}"
        raise OutputError(message) from None
    except (OSError, UnicodeDecodeError) as error:
        raise OutputError(f"{file}: not readable as a UTF-8 table ({error})") from None
    head = text.partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    return list(csv.DictReader(StringIO(text, newline=""), delimiter=delimiter))
