"""The Typer app, its exit codes and what every command shares."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from extractor import __version__

if TYPE_CHECKING:
    from spacy.language import Language

FAILED_DOCUMENTS, USAGE, NOT_WRITTEN, NOTHING_TO_DO = 1, 2, 3, 4
INTERRUPTED, TERMINATED = 130, 143  # as shells tell of a signal: 128 and its number

app = typer.Typer(
    name="extractor",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help=(
        "Finds what Dutch ministers commit the government to in letters to parliament, with every "
        "date, country and UN body, and writes it as CSV."
    ),
)

Model = Annotated[
    str | None,
    typer.Option(help="Name or path of another Dutch spaCy pipeline (nl_core_news_sm)."),
]
Lexicon = Annotated[
    Path | None,
    typer.Option(help="Folder with your own lexicon files, laid over the shipped ones."),
]


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Take the options that stand before the command."""
    if version:
        typer.echo(__version__)
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit


def load_pipeline(model: str | None, lexicon: Path | None, full_parse: bool = False) -> Language:
    """When you call this, it will build the pipeline, or end the command with exit code 2."""
    from extractor.lexicon.loader import LexiconError
    from extractor.pipeline import ModelNotFoundError, load

    if lexicon is not None and not lexicon.is_dir():
        fail(USAGE, f"--lexicon {lexicon}: no such folder")
    try:
        return load(model, lexicon=lexicon, full_parse=full_parse)
    except (LexiconError, ModelNotFoundError) as error:
        fail(USAGE, str(error))


def require(paths: Iterable[Path]) -> None:
    """When you call this, it will end the command with exit code 2 where a path is not there."""
    for path in paths:
        if str(path) != "-" and not path.exists() and not path.is_symlink():
            fail(USAGE, f"{path}: no such file or folder")


def fail(code: int, message: str) -> NoReturn:
    """When you call this, it will print a message to stderr and end with an exit code."""
    typer.echo(f"extractor: {message}", err=True)
    raise typer.Exit(code)
