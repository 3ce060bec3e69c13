"""`extractor find`: keyword in context over the tables of a run."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.app import USAGE, app, fail, require

_NONE_FOUND = 1  # as grep


@app.command()
def find(
    pattern: Annotated[str, typer.Argument(help="Regular expression, such as 'zal|zullen'.")],
    tables: Annotated[Path, typer.Argument(help="Output folder of extractor run.")],
    ignore_case: Annotated[
        bool, typer.Option("--ignore-case", "-i", help="Capitals and small letters are one.")
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", "-F", help="PATTERN is plain text, no expression.")
    ] = False,
    table: Annotated[
        list[str] | None, typer.Option(help="Search this table only; may be repeated.")
    ] = None,
    column: Annotated[
        list[str] | None, typer.Option(help="Search this column instead; may be repeated.")
    ] = None,
    context: Annotated[
        int, typer.Option(min=0, help="Characters at most to the left and to the right.")
    ] = 200,
    csv: Annotated[
        bool, typer.Option("--csv", help="Write CSV, as is done where stdout is no terminal.")
    ] = False,
) -> None:
    r"""Show every place where PATTERN stands in the sentences of a run, with what is around it.

    Example: extractor find -i 'mensenrechten\w*' tables/

    Searched are the sentences of commitments, near_misses and mentions, each once a letter; after
    a run with --texts the whole letters. Exit code as of grep: 0 found, 1 not found, 2 wrong usage.
    """
    from extractor.concordance import Hit, aligned, read_cells, search
    from extractor.files import csv_bytes
    from extractor.output import OutputError

    require([tables])
    try:
        flags = re.IGNORECASE if ignore_case else re.NOFLAG
        regex = re.compile(re.escape(pattern) if plain else pattern, flags)
        cells = read_cells(tables, table or (), column or ())
    except re.error as error:
        fail(USAGE, f"{pattern}: no regular expression ({error}); or take it literally: --plain")
    except OutputError as error:
        fail(USAGE, str(error))
    hits = list(search(cells, regex, context))
    if csv or not sys.stdout.isatty():
        head = list(Hit.__dataclass_fields__)
        rows = ([getattr(hit, name) for name in head] for hit in hits)
        typer.echo(csv_bytes(head, rows).decode("utf-8"), nl=False)
    else:
        for document, left, match, right in aligned(hits, shutil.get_terminal_size().columns):
            typer.echo(f"{document} {left}{typer.style(match, bold=True)}{right}")
    places = f"{len(hits)} place{'s' if len(hits) != 1 else ''}"
    searched = ", ".join(sorted({f"{cell.table}.{cell.column}" for cell in cells}))
    told = f"{places} in {len(cells)} cells of {searched}"
    typer.echo(told, err=True)
    if not hits:
        raise typer.Exit(_NONE_FOUND)
