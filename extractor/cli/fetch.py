"""`extractor fetch`: letters and the register from the services; `extractor link`: join them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.app import FAILED_DOCUMENTS, NOT_WRITTEN, NOTHING_TO_DO, USAGE, app, fail
from extractor.locks import LockedError
from extractor.sources.errors import FetchError, SettingsError
from extractor.sources.query import Kind, Query, Service, document_id, dossier_number

if TYPE_CHECKING:
    from extractor.sources.client import Client
    from extractor.sources.hit import Hit
    from extractor.sources.settings import Settings

LOCK = ".fetch.lock"
_STOPPED = 130


@app.command()
def fetch(
    documents: Annotated[
        list[str] | None,
        typer.Argument(
            help="Single letters: kst-32735-312, 2020D35000, a web address, a citation."
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Folder for the letters.")
    ] = None,
    source: Annotated[
        Service, typer.Option(help="Official publications (koop) or the Tweede Kamer (tk).")
    ] = Service.KOOP,
    dossier: Annotated[
        list[str] | None, typer.Option(help="Dossier: 32735, 36600-VII; may be repeated.")
    ] = None,
    since: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"])] = None,
    until: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"])] = None,
    kind: Annotated[Kind, typer.Option(help="What to get.")] = Kind.LETTER,
    ministry: Annotated[str, typer.Option(help="Ministry: Buitenlandse Zaken.")] = "",
    text: Annotated[str, typer.Option(help="Words that must stand in it.")] = "",
    toezeggingen: Annotated[
        bool, typer.Option("--toezeggingen", help="Get the register of commitments instead.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Only ask each service for one record, and report.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only list what is found.")] = False,
    refresh: Annotated[
        bool, typer.Option("--refresh", help="Ask of letters on disk whether they have changed.")
    ] = False,
    settings: Annotated[
        Path | None, typer.Option(help="TOML file with other addresses, versions, limits.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
) -> None:
    """Find letters at an open-data service and download them, with a manifest of their headers.

    Example: extractor fetch --dossier 32735 --from 2020-01-01 --to 2020-12-31 -o letters/

    Called again it goes on where it was stopped. Exit code 0: all there; 1: the service failed,
    or some letters did (see manifest.csv); 2: wrong usage; 3: the folder could not be written;
    4: nothing found.
    """
    with _reported(output):
        chosen = _settings(settings)
        client = make_client(chosen)
        if check:
            _check(client, chosen)
            return
        if output is None and not dry_run:
            fail(USAGE, "name a folder for the letters: -o letters/")
        if output is not None and output.exists() and not output.is_dir():
            fail(USAGE, f"{output} is a file; name a folder for the letters")
        if toezeggingen and output is not None:
            _register(client, output, chosen, quiet)
            return
        query = Query(
            dossiers=tuple(map(dossier_number, dossier or ())),
            documents=tuple(map(document_id, documents or ())),
            since=since.date() if since else None,
            until=until.date() if until else None,
            kind=kind,
            ministry=ministry,
            text=text,
        )
        hits = _search(client, query, source, chosen)
        if not hits:
            fail(NOTHING_TO_DO, "nothing was found; widen the days, or try the other --source")
        if dry_run or output is None:
            for hit in hits:
                typer.echo(f"{hit.identifier}\t{hit.date}\t{hit.title}")
            return
        _download(client, hits, output, chosen, refresh, quiet)


@app.command()
def link(
    tables: Annotated[Path, typer.Argument(help="Folder with commitments.csv of a run.")],
    toezeggingen: Annotated[Path, typer.Argument(help="toezeggingen.csv, or its folder.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write: registered.csv.")],
    threshold: Annotated[
        float | None,
        typer.Option(min=0.0, max=1.0, help="Likeness that makes two texts one; 0.4 if not given."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary.")] = False,
) -> None:
    """Join the commitments of a run to the register of the Tweede Kamer.

    Example: extractor link tables/ register/ -o registered.csv
    """
    from extractor.output import OutputError, read_table
    from extractor.registered import THRESHOLD, write_registered
    from extractor.registered import link as links_of
    from extractor.sources.register import read_register

    if output.is_dir():
        output = output / "registered.csv"
    with _reported(output):
        try:
            rows = read_table(tables, "commitments")
        except OutputError as error:
            fail(USAGE, str(error))
        least = THRESHOLD if threshold is None else threshold
        links = list(links_of(rows, read_register(toezeggingen), threshold=least))
        write_registered(output, links)
    if not quiet:
        ways = Counter(one.basis for one in links)
        told = ", ".join(f"{count} by {way}" for way, count in sorted(ways.items())) or "none"
        joined = len({one.id for one in links})
        typer.echo(
            f"{joined} of {len(rows)} commitments are registered ({told}): {output}", err=True
        )


def make_client(settings: Settings) -> Client:
    """When you call this, it will make the client that the commands use."""
    from extractor.sources.client import Client

    return Client(settings.client)


@contextmanager
def _reported(output: Path | None) -> Iterator[None]:
    """Turn what goes wrong into a message and an exit code."""
    try:
        yield
    except SettingsError as error:
        fail(USAGE, str(error))
    except FetchError as error:
        fail(FAILED_DOCUMENTS, str(error))
    except LockedError as error:
        fail(USAGE, str(error))
    except OSError as error:
        fail(NOT_WRITTEN, f"{error.filename or output}: {error.strerror or error}; free space?")
    except KeyboardInterrupt:
        fail(_STOPPED, "stopped; what came is kept, the same command goes on")


def _settings(path: Path | None) -> Settings:
    from extractor.sources.settings import load_settings

    return load_settings(path)


def _check(client: Client, settings: Settings) -> None:
    from extractor.sources.check import check

    reports = []
    for report in check(client, settings):
        reports.append(report)
        typer.echo(f"{report.service}: {'good' if report.good else 'FAILED'}: {report.message}")
    if not all(report.good for report in reports):
        raise typer.Exit(FAILED_DOCUMENTS)


def _search(client: Client, query: Query, source: Service, settings: Settings) -> list[Hit]:
    from extractor.sources import koop, tk
    from extractor.sources.hit import without_drafts

    search = koop.search if source is Service.KOOP else tk.search
    return without_drafts(list(search(client, query, settings)), set())


def _register(client: Client, folder: Path, settings: Settings, quiet: bool) -> None:
    from extractor.locks import locked
    from extractor.sources.register import NAME, fetch_register

    with locked(folder, LOCK):
        came, total = fetch_register(client, folder, settings)
    if not quiet:
        typer.echo(f"{came} entries came; {total} in {folder / NAME}", err=True)


def _download(
    client: Client, hits: list[Hit], folder: Path, settings: Settings, refresh: bool, quiet: bool
) -> None:
    from extractor.locks import locked
    from extractor.sources.download import Fate, download

    fates: Counter[Fate] = Counter()
    limit = settings.client.document_bytes
    with locked(folder, LOCK):
        for outcome in download(client, hits, folder, limit=limit, refresh=refresh):
            fates[outcome.fate] += 1
            if outcome.fate is Fate.FAILED:
                typer.echo(f"extractor: {outcome.identifier}: {outcome.message}", err=True)
            elif not quiet and sys.stderr.isatty():
                typer.echo(f"{sum(fates.values())}/{len(hits)} {outcome.identifier}", err=True)
    if not quiet:
        told = ", ".join(f"{fates[fate]} {fate}" for fate in Fate if fates[fate])
        typer.echo(f"{len(hits)} letters ({told}) in {folder}", err=True)
    if fates[Fate.FAILED]:
        raise typer.Exit(FAILED_DOCUMENTS)
