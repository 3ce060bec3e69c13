"""The command `extractor`: parses options, calls one function, prints."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from extractor import __version__

if TYPE_CHECKING:
    from spacy.language import Language

    from extractor.reading import Source
    from extractor.records import Record

FAILED_DOCUMENTS, USAGE, NOT_WRITTEN, NOTHING_TO_DO = 1, 2, 3, 4

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


def main() -> None:
    """When you call this, it will run the command line; a closed pipe ends it quietly."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Take the options that stand before the command."""
    if version:
        typer.echo(__version__)
        raise typer.Exit


@app.command()
def run(
    paths: Annotated[list[Path], typer.Argument(help="Letters, or folders that hold letters.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the tables.")],
    explain: Annotated[
        bool, typer.Option(help="Also write near_misses.csv: what is no commitment, and why.")
    ] = False,
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
    from extractor.reading import find_sources
    from extractor.records import Document
    from extractor.tables import TableWriter

    _require(paths)
    if output.exists() and not output.is_dir():
        _fail(USAGE, f"{output} is a file; name a folder for the tables")
    sources = find_sources(paths)
    if not sources:
        _fail(NOTHING_TO_DO, f"no input in {', '.join(map(str, paths))}; name letters or folders")
    nlp = _load(model, lexicon, full_parse)
    names = ["commitments", "mentions", "documents", *(["near_misses"] if explain else [])]
    counts: Counter[str] = Counter()
    try:
        with _progress(len(sources), quiet) as step, TableWriter(output, names) as tables:
            for record in rows_of_run(paths, nlp=nlp, progress=step):
                tables.write([record])
                counts[type(record).__name__] += 1
                if isinstance(record, Document):
                    counts[record.status] += 1
    except OSError as error:
        _fail(NOT_WRITTEN, f"{error.filename or output}: {error.strerror or error}; free space?")
    if not quiet:
        typer.echo(_summary(counts, output), err=True)
    if any(counts[status] for status in FAILED):
        raise typer.Exit(FAILED_DOCUMENTS)


@app.command()
def show(
    file: Annotated[Path, typer.Argument(help="A letter.")],
    model: Model = None,
    lexicon: Lexicon = None,
) -> None:
    """Print a letter with its commitments, dates, countries and UN bodies marked.

    Example: extractor show letter.txt
    """
    from extractor.corpus import make_doc, read_letter
    from extractor.visual import print_letter

    _require([file])
    try:
        letter = read_letter(file)
    except ValueError as error:
        _fail(FAILED_DOCUMENTS, str(error))
    nlp = _load(model, lexicon, full_parse=False)
    print_letter(nlp(make_doc(nlp, letter)), letter)


def _load(model: str | None, lexicon: Path | None, full_parse: bool) -> Language:
    from extractor.lexicon.loader import LexiconError
    from extractor.pipeline import ModelNotFoundError, load

    if lexicon is not None and not lexicon.is_dir():
        _fail(USAGE, f"--lexicon {lexicon}: no such folder")
    try:
        return load(model, lexicon=lexicon, full_parse=full_parse)
    except (LexiconError, ModelNotFoundError) as error:
        _fail(USAGE, str(error))


def _require(paths: Iterable[Path]) -> None:
    for path in paths:
        if str(path) != "-" and not path.exists() and not path.is_symlink():
            _fail(USAGE, f"{path}: no such file or folder")


def _fail(code: int, message: str) -> NoReturn:
    typer.echo(f"extractor: {message}", err=True)
    raise typer.Exit(code)


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
