"""`extractor diff`: what changed between two runs."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.app import USAGE, app, fail, require

_DIFFERENT = 1  # as diff


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="Output folder of extractor run.")],
    new: Annotated[Path, typer.Argument(help="Output folder of a later run.")],
    mentions: Annotated[
        bool, typer.Option("--mentions", help="Compare mentions, too, not only commitments.")
    ] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Write the differences as CSV.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Write the differences as JSON.")] = False,
) -> None:
    """Show the commitments that were gained, lost and changed between two runs.

    Example: extractor diff tables-before/ tables/ --mentions

    Exit code as of diff: 0 the same, 1 different, 2 wrong usage.
    """
    from extractor.comparison import Difference, compare, lines, only_in_one
    from extractor.files import csv_bytes
    from extractor.output import OutputError

    if csv and json:
        fail(USAGE, "--csv and --json: choose one")
    require([old, new])
    tables = ["commitments", *(["mentions"] if mentions else [])]
    try:
        comparisons = [compare(old, new, table) for table in tables]
        gone, come = only_in_one(old, new)
    except OutputError as error:
        fail(USAGE, str(error))
    differences = [one for comparison in comparisons for one in comparison.differences]
    if csv:
        head = list(Difference.__dataclass_fields__)
        rows = ([getattr(one, name) for name in head] for one in differences)
        typer.echo(csv_bytes(head, rows).decode("utf-8"), nl=False)
    elif json:
        from json import dumps

        typer.echo(dumps([asdict(one) for one in differences], ensure_ascii=False, indent=1))
    else:
        for line in lines(differences):
            typer.echo(line)
    for comparison in comparisons:
        typer.echo(comparison.summary(), err=True)
    for which, documents in ((old, gone), (new, come)):
        if documents:
            typer.echo(f"only {which} has read: {', '.join(documents)}", err=True)
    if differences:
        raise typer.Exit(_DIFFERENT)
