"""`extractor track`: the same promise through the letters of a dossier."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.app import NOT_WRITTEN, USAGE, app, fail, require


@app.command()
def track(
    tables: Annotated[Path, typer.Argument(help="Output folder of extractor run --explain.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Another folder to write to.")
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="Day on which a deadline counts as past; else the dossier's last letter.",
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary.")] = False,
) -> None:
    """Link commitments over the letters of a dossier: reaffirmed, amended, fulfilled, overdue.

    Example: extractor track tables/

    Writes threads.csv (one row a promise) and thread_members.csv (one row a mention) beside the
    tables. Exit code 0: done; 2: wrong usage; 3: the output could not be written.
    """
    from extractor.output import OutputError
    from extractor.tracking import track as threads_of
    from extractor.tracking import write_threads

    require([tables])
    folder = output or tables
    try:
        threads, members = threads_of(tables, as_of.date().isoformat() if as_of else "")
        write_threads(folder, threads, members)
    except OutputError as error:
        fail(USAGE, str(error))
    except OSError as error:
        fail(NOT_WRITTEN, f"{error.filename or folder}: {error.strerror or error}; free space?")
    if quiet:
        return
    if not (tables / "near_misses.csv").is_file():
        message = f"{tables}: has no near_misses.csv, so nothing counts as fulfilled; run --explain"
        typer.echo(f"extractor: {message}", err=True)
    counts = Counter(thread.status for thread in threads)
    told = ", ".join(f"{count} {status}" for status, count in sorted(counts.items())) or "none"
    several = sum(thread.mentions > 1 for thread in threads)
    all_ = f"{len(threads)} thread{'s' if len(threads) != 1 else ''}"
    summary = f"{all_} ({told}), {several} of several mentions, in {folder}"
    typer.echo(summary, err=True)
