"""`extractor run`: letters in, tables out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from extractor.cli.app import (
    FAILED_DOCUMENTS,
    NOT_WRITTEN,
    NOTHING_TO_DO,
    USAGE,
    Lexicon,
    Model,
    app,
    fail,
    load_pipeline,
    require,
)
from extractor.tables import Format, FormatError, TableWriter, chosen

if TYPE_CHECKING:
    from extractor.reading import Source


@app.command()
def run(
    paths: Annotated[list[Path], typer.Argument(help="Letters, or folders that hold letters.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the tables.")],
    explain: Annotated[
        bool, typer.Option(help="Also write near_misses.csv: what is no commitment, and why.")
    ] = False,
    texts: Annotated[
        bool, typer.Option("--texts", help="Also write texts.csv: the clean text of each letter.")
    ] = False,
    formats: Annotated[
        list[Format] | None,
        typer.Option("--format", help="What to write; may be repeated. csv if not given."),
    ] = None,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV that Excel with Dutch settings opens: ; and BOM.")
    ] = False,
    text_column: Annotated[
        str | None,
        typer.Option(help="Read CSV, JSONL and Parquet as tables of letters; this column is text."),
    ] = None,
    id_column: Annotated[
        str, typer.Option(help="Column of a table that names its letters; else their number.")
    ] = "",
    date_column: Annotated[
        str, typer.Option(help="Column of a table with the date of its letters; else date.")
    ] = "",
    model: Model = None,
    lexicon: Lexicon = None,
    full_parse: Annotated[
        bool, typer.Option(help="Parse every sentence, not only likely ones (slower).")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
) -> None:
    """Read letters and write commitments.csv, mentions.csv and documents.csv.

    Example: extractor run letters/ -o tables/ --explain

    Exit code 0: all read; 1: some could not be read (see documents.csv); 2: wrong usage;
    3: the output could not be written; 4: no input found.
    """
    from extractor.corpus import FAILED
    from extractor.corpus import run as rows_of_run
    from extractor.reading import TableColumns, find_sources
    from extractor.records import Document

    require(paths)
    if output.exists() and not output.is_dir():
        fail(USAGE, f"{output} is a file; name a folder for the tables")
    try:
        written = chosen(formats or [], excel=excel)
    except FormatError as error:
        fail(USAGE, str(error))
    if (id_column or date_column) and not text_column:
        fail(USAGE, "--id-column and --date-column tell of tables; name their --text-column too")
    columns = TableColumns(text_column, id_column, date_column) if text_column else None
    sources = find_sources(paths, columns)
    if not sources:
        fail(NOTHING_TO_DO, f"no input in {', '.join(map(str, paths))}; name letters or folders")
    nlp = load_pipeline(model, lexicon, full_parse)
    names = ["commitments", "mentions", "documents"]
    names += [name for name, asked in (("near_misses", explain), ("texts", texts)) if asked]
    counts: Counter[str] = Counter()
    try:
        with (
            _progress(len(sources), quiet) as step,
            TableWriter(output, names, written, excel=excel) as tables,
        ):
            for record in rows_of_run(paths, nlp=nlp, columns=columns, progress=step):
                tables.write([record])
                counts[type(record).__name__] += 1
                if isinstance(record, Document):
                    counts[record.status] += 1
    except OSError as error:
        fail(NOT_WRITTEN, f"{error.filename or output}: {error.strerror or error}; free space?")
    if not quiet:
        typer.echo(_summary(counts, output), err=True)
    if any(counts[status] for status in FAILED):
        raise typer.Exit(FAILED_DOCUMENTS)


@contextmanager
def _progress(total: int, quiet: bool) -> Iterator[Callable[[Source], None]]:
    """A progress bar on a terminal's stderr; nothing where stderr is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda source: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    columns: tuple[Any, ...] = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Remaining(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading", total=total)

        def step(source: Source) -> None:
            bar.update(task, advance=1, description=source.document[-40:])

        yield step


def _summary(counts: Counter[str], output: Path) -> str:
    from extractor.reading import Status

    statuses = ", ".join(f"{counts[s]} {s}" for s in Status if counts[s])
    return (
        f"{counts['Document']} documents ({statuses}): {counts['Commitment']} commitments, "
        f"{counts['Mention']} mentions, in {output}"
    )
