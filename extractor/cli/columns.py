"""`extractor columns`: what the columns of the tables mean."""

from __future__ import annotations

from typing import Annotated

import typer

from extractor.cli.app import USAGE, app, fail


@app.command("columns")
def print_columns(
    table: Annotated[
        str | None, typer.Argument(help="One table, such as commitments; all if not given.")
    ] = None,
) -> None:
    """Print the columns of the tables with their meaning, as Markdown.

    Example: extractor columns commitments
    """
    tables = all_tables()
    if table is not None and table not in tables:
        fail(USAGE, f"{table}: no such table; known are {', '.join(tables)}")
    typer.echo("\n\n".join(markdown(name) for name in ([table] if table else tables)))


def all_tables() -> dict[str, type]:
    """When you call this, it will give the kind of row of every table that a command writes."""
    from extractor.records import TABLES
    from extractor.registered import Registered
    from extractor.tracking import Member, Thread

    derived = {"threads": Thread, "thread_members": Member, "registered": Registered}
    return {**TABLES, **derived}


def markdown(table: str) -> str:
    """When you call this, it will give the columns of a table as README shows them."""
    from extractor.records import Act, Commitment, meanings

    kind = all_tables()[table]
    if issubclass(kind, Act) and kind is not Commitment:
        return f"### {table}.csv\n\n{kind.__doc__} The columns are those of commitments.csv."
    lines = [f"| `{name}` | {told} |" for name, told in meanings(kind).items()]
    return "\n".join([f"### {table}.csv", "", "| column | meaning |", "|---|---|", *lines])
