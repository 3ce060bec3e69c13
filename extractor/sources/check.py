"""One small request to each service: it should answer as described."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from extractor.sources.client import Client
from extractor.sources.cql import cql_of, search_url
from extractor.sources.errors import FetchError
from extractor.sources.odata import entities_url, read_entities
from extractor.sources.query import Query
from extractor.sources.settings import Settings
from extractor.sources.sru import read_page

_DOCUMENT = ("Id", "Soort", "Datum", "Onderwerp", "GewijzigdOp", "Kamerstukdossier")
_ENTRY = ("Id", "Nummer", "Tekst", "Status", "Aanmaakdatum", "Ministerie", "GewijzigdOp")


class Report(NamedTuple):
    """What a service answered, in words; `good`: it can be fetched from."""

    service: str
    good: bool
    message: str


def check(client: Client, settings: Settings) -> Iterator[Report]:
    """When you call this, it will ask each service for one record and report what came."""
    checks: dict[str, Callable[[Client, Settings], str]] = {
        "koop (letters)": _koop,
        "tk (letters)": _documents,
        "tk (toezeggingen)": _register,
    }
    for service, ask in checks.items():
        try:
            fault = ask(client, settings)
        except FetchError as error:
            fault = str(error)
        yield Report(service, not fault, fault or "answers as described")


def _koop(client: Client, settings: Settings) -> str:
    query = Query(dossiers=("32735",))
    url = search_url(cql_of(query, settings.koop), settings.koop, 1, 1)
    answer = client.get(url, limit=settings.client.page_bytes)
    page = read_page(answer.body, url, settings.koop)
    if not page.hits:
        return f"{url}: finds no letter in dossier 32735; have its indexes changed?"
    return "" if page.hits[0].files else f"{url}: a record without files; its shape has changed"


def _documents(client: Client, settings: Settings) -> str:
    names = (*_DOCUMENT, settings.tk.number, settings.tk.ordinal)
    parameters = {"expand": "Kamerstukdossier,DocumentActor"}
    return _fields(client, settings, "Document", names, parameters)


def _register(client: Client, settings: Settings) -> str:
    return _fields(client, settings, settings.tk.register, _ENTRY, {})


def _fields(
    client: Client, settings: Settings, name: str, names: tuple[str, ...], more: dict[str, str]
) -> str:
    parameters = {"filter": "Verwijderd eq false", **more, "top": "1"}
    url = entities_url(settings.tk.odata, name, parameters)
    values, _ = read_entities(client, url, settings.client.page_bytes)
    if not values:
        return f"{url}: gives no {name}"
    missing = [field for field in names if field not in values[0]]
    return f"{url}: {name} has no {', '.join(missing)}; adapt [tk]" if missing else ""
