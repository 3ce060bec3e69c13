"""`extractor report`: an output folder as one HTML page to read, judge and correct."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.app import FAILED_DOCUMENTS, NOT_WRITTEN, USAGE, Lexicon, app, fail, require
from extractor.cli.progress import progress

CAUSES = {
    "gone": "not where the run found them; name their folder: --letters",
    "changed": "changed since the run; run again",
    "differs": "read otherwise than by the run; run again",
    "stdin": "came on standard input; run with --texts",
    "table": "rows of a table of letters; run with --texts",
}


class Language(StrEnum):
    """The languages of the page."""

    NL = "nl"
    EN = "en"


@app.command()
def report(
    tables: Annotated[Path, typer.Argument(metavar="OUT", help="Output folder of extractor run.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")],
    letters: Annotated[
        Path | None,
        typer.Option(help="Folder that holds the letters now; else where the run found them."),
    ] = None,
    lexicon: Lexicon = None,
    language: Annotated[
        Language, typer.Option(help="What the page opens in; it can be switched.")
    ] = Language.NL,
    plain: Annotated[
        bool, typer.Option("--plain", help="Do not compress, for browsers of before 2023.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
) -> None:
    """Write the review page: table, letters, reasons, charts, decisions, in one HTML file.

    Example: extractor report tables/ -o report.html

    The letters' text comes from texts.csv where the run wrote it (--texts), else from the letters
    themselves. Exit code 0: done; 1: done, but some letters had no text to show; 2: wrong usage;
    3: the file could not be written.
    """
    from extractor.lexicon.loader import LexiconError
    from extractor.output import OutputError
    from extractor.report import ReportError, write_report

    require([tables, *([letters] if letters else [])])
    if output.is_dir():
        output = output / "report.html"
    try:
        with progress(None, quiet=quiet) as step:
            done = write_report(
                tables,
                output,
                letters=letters,
                lexicon=lexicon,
                language=language,
                plain=plain,
                progress=step,
            )
    except (ReportError, OutputError, LexiconError) as error:
        fail(USAGE, str(error))
    except OSError as error:
        fail(NOT_WRITTEN, f"{error.filename or output}: {error.strerror or error}; free space?")
    if not quiet:
        size = f"{done.bytes / 1e6:.1f} MB"
        told = f"{done.rows} commitments in {done.letters} letters, {size}: {output}"
        typer.echo(told, err=True)
    for cause, count in done.causes.items():
        typer.echo(f"extractor: {count} letters without text: {CAUSES[cause]}", err=True)
    if done.causes:
        raise typer.Exit(FAILED_DOCUMENTS)
