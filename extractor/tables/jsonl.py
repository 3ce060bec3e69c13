"""JSON Lines: one object a row, keys in column order."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from extractor.records import TABLES, Record, row
from extractor.tables.formats import Write


@contextmanager
def jsonl_files(folder: Path, names: Sequence[str]) -> Iterator[Write]:
    """When you call this, it will write each table to NAME.jsonl."""
    with ExitStack() as stack:
        handles = {
            TABLES[name]: stack.enter_context(
                (folder / f"{name}.jsonl").open("w", encoding="utf-8", newline="")
            )
            for name in names
        }

        def write(record: Record) -> None:
            handle = handles.get(type(record))
            if handle is not None:
                handle.write(json.dumps(row(record), ensure_ascii=False) + "\n")

        yield write
