"""The tables of a run in, the threads out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

from extractor.files import csv_bytes, write_whole
from extractor.output import read_table
from extractor.tracking.linking import link
from extractor.tracking.statements import read_statements
from extractor.tracking.threads import Member, Thread, rows_of


def track(output: Path, as_of: str = "") -> tuple[list[Thread], list[Member]]:
    """When you call this, it will link the commitments of a run into threads.

    Parameters
    ----------
    output : the output folder of `extractor run`, best with `--explain`
    as_of : ISO day on which a deadline counts as past; empty is the dossier's last letter

    Raises
    ------
    extractor.output.OutputError : the folder holds no tables of a run
    """
    statements = read_statements(
        commitments=read_table(output, "commitments"),
        near_misses=read_table(output, "near_misses", optional=True),
        documents=read_table(output, "documents"),
        mentions=read_table(output, "mentions"),
    )
    return rows_of(link(statements), as_of)


def write_threads(folder: Path, threads: Iterable[Thread], members: Iterable[Member]) -> None:
    """When you call this, it will write threads.csv and thread_members.csv, each whole or not."""
    folder.mkdir(parents=True, exist_ok=True)
    tables: dict[str, tuple[type, Iterable[Thread | Member]]] = {
        "threads": (Thread, threads),
        "thread_members": (Member, members),
    }
    for name, (kind, rows) in tables.items():
        head = [f.name for f in fields(kind)]
        cells = ([getattr(row, column) for column in head] for row in rows)
        write_whole(folder / f"{name}.csv", csv_bytes(head, cells))
