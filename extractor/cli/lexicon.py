"""`extractor lexicon check`: a user's own lexicon, before it is used."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.app import FAILED_DOCUMENTS, NOTHING_TO_DO, USAGE, app, fail

lexicon = typer.Typer(no_args_is_help=True, help="Work on your own lexicon files.")
app.add_typer(lexicon, name="lexicon")


@lexicon.command()
def check(
    folder: Annotated[Path, typer.Argument(help="Folder with your own lexicon files.")],
) -> None:
    """Check the files of a lexicon folder and try their examples.

    Example: extractor lexicon check my-rules/

    Prints a line a problem, with file and line. Exit code 0: the folder can be used as
    --lexicon; 1: it has problems; 2: no such folder; 4: no lexicon file in it.
    """
    from extractor.own_lexicon import check as problems_of
    from extractor.own_lexicon import entries_of, files_of

    if not folder.is_dir():
        fail(USAGE, f"{folder}: no such folder")
    files = files_of(folder)
    if not files:
        fail(NOTHING_TO_DO, f"no .toml or .csv file in {folder}; README says what can be yours")
    problems = problems_of(folder)
    for problem in problems:
        typer.echo(str(problem))
    if problems:
        raise typer.Exit(FAILED_DOCUMENTS)
    for file in files:
        typer.echo(f"{file}: {len(entries_of(file, folder))} entries, all good")
