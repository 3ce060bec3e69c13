"""A SQLite database: its tables with indexes; Datasette opens it as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from extractor.records import TABLES, Record, columns, integers, row
from extractor.tables.formats import Write

NAME = "tables.sqlite"
# The columns that people look up and group by, in whatever table they stand.
INDEXED = {
    *("document", "id", "date", "strength", "deadline_to", "label", "value", "status", "category"),
}


@contextmanager
def database(folder: Path, names: Sequence[str]) -> Iterator[Write]:
    """When you call this, it will write the tables to tables.sqlite, numbers as INTEGER.

    Raises
    ------
    OSError : the file cannot be written
    """
    try:
        with closing(sqlite3.connect(folder / NAME)) as connection:
            # Nobody reads it before it has its final name, so that it needs no journal.
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            inserts = {TABLES[name]: _create(connection, name) for name in names}

            def write(record: Record) -> None:
                insert = inserts.get(type(record))
                if insert is not None:
                    connection.execute(insert, list(row(record).values()))

            yield write
            for name in names:
                for column in filter(INDEXED.__contains__, columns(name)):
                    connection.execute(f'CREATE INDEX "{name}_{column}" ON "{name}" ("{column}")')
            connection.commit()
    except sqlite3.OperationalError as error:
        raise OSError(f"{folder / NAME}: {error}") from error


def _create(connection: sqlite3.Connection, name: str) -> str:
    """Make a table and give the statement that inserts a row into it."""
    numbers = integers(name)
    typed = [f'"{c}" {"INTEGER" if c in numbers else "TEXT"} NOT NULL' for c in columns(name)]
    connection.execute(f'CREATE TABLE "{name}" ({", ".join(typed)})')
    return f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(typed))})'
