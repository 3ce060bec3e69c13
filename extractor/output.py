"""Reads back the tables that a run wrote: rows as the records were, from CSV of either shape."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from extractor.csv_cells import cells_up_to
from extractor.tables import Format
from extractor.tables.delimited import EXCEL_DELIMITER, unguarded


class OutputError(ValueError):
    """The output folder of a run cannot be used; the message says what is wrong and what to do."""


def read_table(folder: Path, name: str, *, optional: bool = False) -> list[dict[str, str]]:
    """When you call this, it will read one table of an output folder, in the order it stands in.

    Parameters
    ----------
    folder : the output folder of `extractor run`
    name : commitments, mentions, documents, near_misses or texts
    optional : give no rows, instead of an error, where the table was not written

    Raises
    ------
    OutputError : the table is not there, or is no CSV with a head
    """
    file = folder / f"{name}.csv"
    try:
        text = file.read_bytes().decode("utf-8-sig")  # line ends inside cells stay as they are
    except FileNotFoundError:
        if optional:
            return []
        raise OutputError(_absent(file)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise OutputError(f"{file}: not readable as a UTF-8 table ({error})") from None
    head = text.partition("\n")[0]
    excel = head.count(EXCEL_DELIMITER) > head.count(",")
    lines = csv.reader(StringIO(text, newline=""), delimiter=EXCEL_DELIMITER if excel else ",")
    names = next(lines, [])
    rows = (map(unguarded, cells) if excel else cells for cells in lines if cells)
    with cells_up_to(len(text)):
        return [dict(zip(names, cells, strict=False)) for cells in rows]


def _absent(file: Path) -> str:
    """Tell why a table is not there: it was written in other formats only, or not at all."""
    folder = file.parent
    wanted = [f"{file.stem}.{one}" for one in Format] + [f"tables.{one}" for one in Format]
    others = [name for name in wanted if (folder / name).is_file()]
    remedy = f"write it with: extractor run PATHS -o {folder}"
    if others:
        return f"{file}: not there, only {', '.join(others)}; {remedy} --format csv"
    return f"{file}: not there; {remedy}"
