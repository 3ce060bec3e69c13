"""Records → CSV files: streaming, atomic, in the column order of `records`."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import fields
from pathlib import Path
from types import TracebackType
from typing import Any

from extractor.records import TABLES, Record, columns


class TableWriter:
    """Writes records to one CSV file a table in a folder, under their final names only when done.

    Parameters
    ----------
    folder : the output folder; it is made when it is not there
    names : the tables to write, out of `records.TABLES`

    Raises
    ------
    OSError : the folder cannot be written
    """

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._stack = ExitStack()
        self._writers: dict[type, Any] = {}
        self._names = list(names)
        for name in self._names:
            handle = self._stack.enter_context(
                self._part(name).open("w", encoding="utf-8", newline="")
            )
            writer = csv.writer(handle)
            writer.writerow(columns(name))
            self._writers[TABLES[name]] = writer

    def write(self, records: Iterable[Record]) -> None:
        """When you call this, it will append the records to the tables of their kind."""
        for record in records:
            writer = self._writers.get(type(record))
            if writer is not None:
                writer.writerow([getattr(record, f.name) for f in fields(record)])

    def __enter__(self) -> TableWriter:
        """Give the writer itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the finished files their final names, or remove the unfinished ones."""
        self._stack.close()
        for name in self._names:
            part = self._part(name)
            if kind is None:
                part.replace(self._folder / f"{name}.csv")
            else:
                part.unlink(missing_ok=True)

    def _part(self, name: str) -> Path:
        return self._folder / f".{name}.csv.part"
