"""The services' addresses, versions and page sizes, and the client's manners, with defaults.

None of the defaults was tried on the live services; `extractor fetch --check` tries them. A TOML
file with the tables [koop], [tk] and [client] changes any of them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from extractor.sources.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Koop:
    """Official publications: the SRU 2.0 search of KOOP, and the site that serves single papers."""

    sru: str = "https://repository.overheid.nl/sru"
    site: str = "https://zoek.officielebekendmakingen.nl"
    page: int = 1000  # records a request
    letters: str = "Kamerstuk"  # name of the publication that letters stand in
    answers: str = "Kamervragen (Aanhangsel)"  # and of that of answers to questions
    rubric: str = "Brief"  # the kind of Kamerstuk that is a letter


@dataclass(frozen=True, slots=True)
class TweedeKamer:
    """The OData service of the Tweede Kamer; version 4 (`DocumentNummer`, `Volgnummer`) is ending.

    For version 4: odata = "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0",
    number = "DocumentNummer", ordinal = "Volgnummer", page = 250.
    """

    odata: str = "https://gegevensmagazijn.tweedekamer.nl/OData/v5"
    site: str = "https://www.tweedekamer.nl/kamerstukken/detail"
    page: int = 100  # entities a request; more gives HTTP 400
    number: str = "Nummer"  # field with the document number
    ordinal: str = "Ondernummer"  # field with the number in the dossier
    resource: str = "resource"  # last part of a file's address
    letters: str = "Brief regering"
    answers: str = "Antwoord schriftelijke vragen"
    register: str = "Toezegging"  # the entity set of registered commitments
    register_expand: str = ""  # relations to ask along with it


@dataclass(frozen=True, slots=True)
class Manners:
    """How the client behaves: pace, patience, sizes and the only hosts it speaks to.

    Plain http is spoken with 127.0.0.1 alone, and only where that is one of the hosts.
    """

    hosts: tuple[str, ...] = (
        "repository.overheid.nl",
        "zoek.officielebekendmakingen.nl",
        "gegevensmagazijn.tweedekamer.nl",
    )
    per_second: float = 4.0  # requests to one host
    tries: int = 5  # per request
    backoff: float = 1.0  # seconds before the second try; doubled for each that follows
    longest_wait: float = 300.0  # seconds; a longer Retry-After ends the run
    connect_seconds: float = 10.0
    read_seconds: float = 60.0  # of silence
    total_seconds: float = 300.0  # for one answer
    redirects: int = 5
    page_bytes: int = 50_000_000  # of a search answer
    document_bytes: int = 100_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of the fetcher."""

    koop: Koop = field(default_factory=Koop)
    tk: TweedeKamer = field(default_factory=TweedeKamer)
    client: Manners = field(default_factory=Manners)


def load_settings(path: Path | None = None) -> Settings:
    """When you call this, it will give the defaults, changed by what a TOML file says.

    Raises
    ------
    SettingsError : the file cannot be read, or holds a name or a type that is not known
    """
    settings = Settings()
    if path is None:
        return settings
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path}: {error}; give a TOML file with [koop], [tk], [client]") from (
            error
        )
    known = [f.name for f in fields(Settings)]
    for name, values in tables.items():
        if name not in known or not isinstance(values, dict):
            raise SettingsError(f"{path}: [{name}] is no table of it; it has {', '.join(known)}")
        changed = _changed(getattr(settings, name), values, f"{path}: [{name}]")
        settings = replace(settings, **{name: changed})
    return settings


def _changed(table: Any, values: dict[str, Any], place: str) -> Any:
    for name, value in values.items():
        if name not in {f.name for f in fields(table)}:
            names = ", ".join(f.name for f in fields(table))
            raise SettingsError(f"{place} {name}: no such setting; there are {names}")
        default = getattr(table, name)
        if isinstance(default, tuple):
            value = tuple(value) if isinstance(value, list) else value
        elif isinstance(default, float) and isinstance(value, int):
            value = float(value)
        if type(value) is not type(default):
            kind = type(default).__name__
            raise SettingsError(f"{place} {name}: {value!r} is no {kind}, like {default!r}")
        if isinstance(value, int | float) and value < (0 if name == "redirects" else 1e-9):
            raise SettingsError(f"{place} {name}: {value!r} must be more than 0")
        table = replace(table, **{name: value})
    return table
