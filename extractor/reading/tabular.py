"""Tables as streams of rows: CSV, JSON Lines and Parquet, one row in memory at a time.

Each reader yields, in order, a row as a dict or the reason why the row cannot be used.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from extractor.csv_cells import cells_up_to
from extractor.extras import NO_PYARROW
from extractor.reading.status import Limits, Refused, Status

Cells = dict[str, object]
Check = Callable[[list[str]], None]  # raises Refused where a column that was named is not there
_WIDE = 4  # bytes a character can take, and so a line of JSON per character of its text
_BATCH = 64  # rows of Parquet in memory


def csv_rows(path: Path, limits: Limits, check: Check) -> Iterator[Cells | Refused]:
    """When you call this, it will stream a CSV: by `,`, `;` or tab, in UTF-8 or else cp1252.

    Raises
    ------
    Refused : a column that was named is not in the first line
    """
    with path.open("rb") as file:
        lines = _decoded(file)
        head = next(lines, "").removeprefix("\ufeff")
        if "\0" in head:
            raise Refused(Status.ERROR, "encoding", "not UTF-8; save it as CSV UTF-8")
        delimiter = max(",;\t", key=head.count)
        names = next(csv.reader([head], delimiter=delimiter), [])
        check(names)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        while True:
            try:
                with cells_up_to(limits.characters * _WIDE):  # an unclosed quote ends there
                    cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield _broken(f"line {reader.line_num + 1}: {error}; quote the cell as CSV does")
                continue
            if cells and len(cells) != len(names):
                cause = f"{len(cells)} cells where the first line has {len(names)}"
                yield _broken(f"line {reader.line_num + 1}: {cause}; quote the cells")
            elif cells:
                yield dict(zip(names, cells, strict=True))


def _decoded(file: IO[bytes]) -> Iterator[str]:
    for line in file:
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            yield line.decode("cp1252", errors="replace")


def jsonl_rows(path: Path, limits: Limits, check: Check) -> Iterator[Cells | Refused]:
    """When you call this, it will stream JSON Lines: an object a line; empty lines are no rows."""
    longest = limits.characters * _WIDE
    with path.open("rb") as file:
        number = 0
        while line := file.readline(longest):
            number += 1
            if len(line) == longest and not line.endswith(b"\n"):
                while (rest := file.readline(longest)) and not rest.endswith(b"\n"):
                    pass
                cause = f"line {number}: longer than {longest:,} bytes; one object a line"
                yield Refused(Status.TOO_LARGE, "row", cause)
            elif line.strip():
                yield _object(line, number, check)


def _object(line: bytes, number: int, check: Check) -> Cells | Refused:
    try:
        cells = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return _broken(f"line {number}: no JSON in UTF-8 ({error}); write one object a line")
    if not isinstance(cells, dict):
        return _broken(f"line {number}: no JSON object; write one object a line")
    try:
        check(list(cells))
    except Refused as refusal:
        return Refused(refusal.status, refusal.code, f"line {number}: {refusal.message}")
    return cells


def parquet_rows(path: Path, limits: Limits, check: Check) -> Iterator[Cells | Refused]:
    """When you call this, it will stream a Parquet file, for which pyarrow is needed.

    Raises
    ------
    Refused : pyarrow is absent, the file is damaged, or a column that was named is not in it
    """
    try:
        import pyarrow
        import pyarrow.parquet as parquet
    except ModuleNotFoundError:
        raise Refused(Status.UNSUPPORTED, "parquet", NO_PYARROW) from None
    try:
        with parquet.ParquetFile(path) as file:
            check(file.schema_arrow.names)
            for batch in file.iter_batches(batch_size=_BATCH):
                yield from batch.to_pylist()
    except (pyarrow.ArrowException, OSError) as error:
        cause = f"a damaged Parquet file ({error}); write it anew"
        raise Refused(Status.ERROR, "damaged", cause) from None


def _broken(cause: str) -> Refused:
    return Refused(Status.ERROR, "row", cause)
