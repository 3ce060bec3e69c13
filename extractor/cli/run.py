"""`extractor run`: letters in, tables out."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from extractor.cli.app import (
    FAILED_DOCUMENTS,
    INTERRUPTED,
    NOT_WRITTEN,
    NOTHING_TO_DO,
    TERMINATED,
    USAGE,
    Lexicon,
    Model,
    app,
    fail,
    require,
)
from extractor.cli.progress import progress
from extractor.tables import ANNOTATION, Format, FormatError, chosen

if TYPE_CHECKING:
    from extractor.reading import Limits, Source
    from extractor.running.plan import Plan


@app.command()
def run(
    paths: Annotated[list[Path], typer.Argument(help="Letters, or folders that hold letters.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the tables.")],
    explain: Annotated[
        bool, typer.Option(help="Also write near_misses.csv: what is no commitment, and why.")
    ] = False,
    fulfilled: Annotated[
        bool,
        typer.Option(
            "--include-fulfilled", help="Also write fulfilled.csv: promises told as kept."
        ),
    ] = False,
    stances: Annotated[
        bool,
        typer.Option("--include-stance", help="Also write stances.csv: what the sender thinks."),
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
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="Processes that read letters; one a core if not given."),
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0, help="Seconds for a document, to which each page adds one.")
    ] = 30.0,
    limit: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=N",
            help="How large an input may be: bytes, pages, characters, members, unpacked, ratio "
            "or depth of archives; may be repeated.",
        ),
    ] = None,
    memory: Annotated[int, typer.Option(min=100, help="Address space of a worker, in MB.")] = 2_000,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace tables of other inputs or options.")
    ] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Read inputs again that failed before.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit code 1 for warnings, empty and refused inputs.")
    ] = False,
    max_errors: Annotated[
        str | None,
        typer.Option(metavar="N|P%", help="Stop when more documents, or percent, have failed."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
) -> None:
    """Read letters and write commitments.csv, mentions.csv and documents.csv.

    Example: extractor run letters/ -o tables/ --explain

    Called again it goes on where it was stopped, and reads only what is new or has changed.

    Exit code 0: all read, or refused for a reason in documents.csv; 1: some documents failed;
    2: wrong usage; 3: the output could not be written; 4: no input found; 130, 143: stopped.
    """
    from extractor.reading import TableColumns, find_sources
    from extractor.running.plan import Plan
    from extractor.running.pool import cores
    from extractor.running.recipe import Recipe

    require(paths)
    _check_output(output, paths)
    try:
        written = chosen(formats or [], excel=excel)
    except FormatError as error:
        fail(USAGE, str(error))
    if (id_column or date_column) and not text_column:
        fail(USAGE, "--id-column and --date-column tell of tables; name their --text-column too")
    if lexicon is not None and not lexicon.is_dir():
        fail(USAGE, f"--lexicon {lexicon}: no such folder")
    columns = TableColumns(text_column, id_column, date_column) if text_column else None
    sources = find_sources(paths, columns)
    if not sources:
        fail(NOTHING_TO_DO, f"no input in {', '.join(map(str, paths))}; name letters or folders")
    tables = ["commitments", "mentions", "documents"]
    asked = {"near_misses": explain, "fulfilled": fulfilled, "stances": stances, "texts": texts}
    tables += [name for name, wanted in asked.items() if wanted]
    kept = {*tables, *(["texts"] if ANNOTATION.intersection(written) else [])}
    plan = Plan(
        recipe=Recipe(
            model=model,
            lexicon=str(lexicon) if lexicon else None,
            full_parse=full_parse,
            tables=tuple(sorted(kept)),
        ),
        tables=tuple(tables),
        formats=tuple(written),
        excel=excel,
        workers=workers or cores(),
        limits=_limits(limit or [], timeout),
        memory=memory,
        overwrite=overwrite,
        retry_failed=retry_failed,
        most_failures=_most(max_errors, len(sources)),
    )
    _execute(sources, output, plan, quiet=quiet, strict=strict)


def _execute(
    sources: Sequence[Source], output: Path, plan: Plan, *, quiet: bool, strict: bool
) -> None:
    """Run, tell what came of it, and end with its exit code."""
    from extractor.locks import LockedError
    from extractor.running.journal import JournalError
    from extractor.running.plan import OutputRefusedError, TooManyFailuresError
    from extractor.running.pool import WorkerError
    from extractor.running.run import execute

    total = None if sources[0].columns else len(sources)  # of tables, the rows are not known yet
    again = "what is done is kept, the same command goes on"
    try:
        with _stoppable(), progress(total, quiet=quiet) as step:
            summary = execute(sources, output, plan, step=step)
    except (OutputRefusedError, WorkerError) as error:
        fail(USAGE, str(error))
    except TooManyFailuresError as error:
        remedy = "what is done is kept; raise --max-errors to go on"
        fail(FAILED_DOCUMENTS, f"stopped: {error}; no tables were written, {remedy}")
    except (LockedError, JournalError) as error:
        fail(NOT_WRITTEN, str(error))
    except OSError as error:
        fail(NOT_WRITTEN, f"{error.filename or output}: {error.strerror or error}; free space?")
    except KeyboardInterrupt:
        fail(INTERRUPTED, f"stopped; {again}")
    except _Terminated:
        fail(TERMINATED, f"stopped; {again}")
    with suppress(BrokenPipeError):  # nobody listens any more; the tables are there all the same
        for line in [] if quiet else summary.lines(output):
            typer.echo(line, err=True)
    if summary.imperfect if strict else summary.failed:
        raise typer.Exit(FAILED_DOCUMENTS)


class _Terminated(BaseException):
    """The system asked the program to end (SIGTERM)."""


@contextmanager
def _stoppable() -> Iterator[None]:
    """Have SIGTERM end the run as Ctrl-C does: with workers ended and files closed."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> NoReturn:
        raise _Terminated

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _check_output(output: Path, paths: Sequence[Path]) -> None:
    if output.exists() and not output.is_dir():
        fail(USAGE, f"{output} is a file; name a folder for the tables")
    place = output.resolve()
    for path in paths:
        if path.is_dir() and place.is_relative_to(path.resolve()):
            fail(USAGE, f"{output} lies in {path}, which is read; name a folder outside it")


def _limits(settings: Sequence[str], seconds: float) -> Limits:
    """Give the limits of an input that `--limit` and `--timeout` set."""
    from extractor.reading import Limits

    limits = Limits(seconds=seconds)
    for setting in settings:
        name, _, number = setting.partition("=")
        if name not in Limits.sizes() or not number.isdecimal():
            fail(USAGE, f"--limit {setting}: give NAME=N; names are {', '.join(Limits.sizes())}")
        limits = replace(limits, **{name: int(number)})
    return limits


def _most(limit: str | None, inputs: int) -> int | None:
    """Give the number of failures that `--max-errors` bears."""
    if limit is None:
        return None
    try:
        number = float(limit.removesuffix("%")) if limit.endswith("%") else int(limit)
    except ValueError:
        number = -1
    if number < 0:
        fail(USAGE, f"--max-errors {limit}: give a number, or a percentage such as 5%")
    return int(inputs * number / 100) if limit.endswith("%") else int(number)
