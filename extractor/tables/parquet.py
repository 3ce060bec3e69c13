"""Parquet, by pyarrow: a file a table, numbers as int64, texts as string."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from extractor.records import TABLES, Record, columns, integers, row
from extractor.tables.formats import Write

GROUP = 5_000  # rows held in memory, and written together as a row group


@contextmanager
def parquet_files(folder: Path, names: Sequence[str]) -> Iterator[Write]:
    """When you call this, it will write each table to NAME.parquet."""
    import pyarrow.parquet as parquet

    with ExitStack() as stack:
        tables: dict[type, _Table] = {}
        for name in names:
            schema = arrow_schema(name)
            path = folder / f"{name}.parquet"
            tables[TABLES[name]] = _Table(
                stack.enter_context(parquet.ParquetWriter(path, schema)), schema
            )

        def write(record: Record) -> None:
            table = tables.get(type(record))
            if table is not None:
                table.append(row(record))

        yield write
        for table in tables.values():
            table.flush()


def arrow_schema(name: str) -> Any:
    """When you call this, it will give the Arrow schema of a table."""
    import pyarrow

    numbers = integers(name)
    return pyarrow.schema(
        [(c, pyarrow.int64() if c in numbers else pyarrow.string()) for c in columns(name)]
    )


class _Table:
    def __init__(self, writer: Any, schema: Any) -> None:
        self._writer = writer
        self._schema = schema
        self._rows: list[dict[str, Any]] = []

    def append(self, cells: dict[str, Any]) -> None:
        self._rows.append(cells)
        if len(self._rows) == GROUP:
            self.flush()

    def flush(self) -> None:
        if self._rows:
            import pyarrow

            self._writer.write_table(pyarrow.Table.from_pylist(self._rows, self._schema))
            self._rows = []
