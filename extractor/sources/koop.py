"""Search in the official publications: every page of a query, and single papers by their id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.sources.client import Client
from extractor.sources.content import local_name, parse_xml
from extractor.sources.cql import cql_of, search_url
from extractor.sources.errors import BadAnswerError, DiagnosticError, MissingError, SettingsError
from extractor.sources.hit import File, Hit
from extractor.sources.query import Kind, Query, Service
from extractor.sources.settings import Settings
from extractor.sources.sru import Page, ministry_of, read_page

_UNKNOWN_INDEX = {"1/10", "1/15", "1/16"}  # syntax, context set, index: what is not known there
_OUT_OF_RANGE = "1/61"  # the first record asked for lies behind the last


def search(client: Client, query: Query, settings: Settings) -> Iterator[Hit]:
    """When you call this, it will yield every document that a query finds, each once.

    A document that is asked for by its id and that the search does not know is looked for on the
    site itself.

    Raises
    ------
    FetchError : the service does not answer, refuses the query or repeats its pages
    """
    for identifier in query.documents:
        if not identifier.startswith(("kst-", "ah-", "h-", "blg-")):
            raise SettingsError(f"{identifier}: a number of the Tweede Kamer; add --source tk")
    found: set[str] = set()
    for hit in _all(client, query, settings):
        found.add(hit.identifier)
        if query.takes(hit):
            yield hit
    for identifier in query.documents:
        if identifier not in found:
            yield _direct(client, identifier, settings)


def _all(client: Client, query: Query, settings: Settings) -> Iterator[Hit]:
    """Read page after page until one is short and the estimate reached, or empty."""
    size = settings.koop.page
    seen: set[str] = set()
    start, rubric = 1, not query.documents
    while True:
        url = search_url(cql_of(query, settings.koop, rubric=rubric), settings.koop, start, size)
        try:
            page = _page(client, url, settings)
        except DiagnosticError as error:
            if start > 1 and error.code == _OUT_OF_RANGE:
                return
            if start == 1 and rubric and error.code in _UNKNOWN_INDEX:
                rubric = False
                continue
            raise
        fresh = [hit for hit in page.hits if hit.identifier not in seen]
        if page.hits and not fresh:
            raise BadAnswerError(f"{url}: the service repeats its pages; ask for fewer days")
        seen.update(hit.identifier for hit in fresh)
        yield from {hit.identifier: hit for hit in fresh}.values()
        start += len(page.hits)
        if not page.hits or (len(page.hits) < size and start > page.total):
            return


def _page(client: Client, url: str, settings: Settings) -> Page:
    answer = client.get(url, limit=settings.client.page_bytes)
    return read_page(answer.body, url, settings.koop)


def _direct(client: Client, identifier: str, settings: Settings) -> Hit:
    """Describe a paper by the site's own metadata; attachments (`blg-`) are PDF only."""
    site = f"{settings.koop.site}/{identifier}"
    formats = ("pdf",) if identifier.startswith("blg-") else ("xml", "html", "odt", "pdf")
    hit = Hit(
        source=Service.KOOP,
        identifier=identifier,
        files=tuple(File(format, f"{site}.{format}") for format in formats),
        page=f"{site}.html",
    )
    try:
        answer = client.get(f"{site}/metadata.xml", limit=settings.client.page_bytes)
        return _described(hit, answer.body, answer.url)
    except (MissingError, BadAnswerError):
        return hit  # the letter itself may say who wrote it and when


def _described(hit: Hit, data: bytes, url: str) -> Hit:
    """Take what metadata.xml says: `<metadata name="OVERHEIDop.ondernummer" content="3"/>`."""
    root = parse_xml(data, url)
    if local_name(root) != "metadata_gegevens":
        raise BadAnswerError(f"{url}: <{local_name(root)}> came instead of metadata")
    said: dict[str, str] = {}
    for element in root.iter():
        if local_name(element) == "metadata":
            said.setdefault(element.get("name", ""), element.get("content", "").strip())
    title = said.get("OVERHEIDop.documenttitel") or said.get("DC.title", "")
    return replace(
        hit,
        dossier=said.get("OVERHEIDop.dossiernummer", "").replace(" ", ""),
        number=said.get("OVERHEIDop.ondernummer", ""),
        title=title,
        dossier_title=said.get("OVERHEIDop.dossiertitel", ""),
        date=said.get("DCTERMS.issued", "")[:10],
        ministry=ministry_of(title),
        kind=Kind.LETTER if title.startswith("Brief") else "",
    )
