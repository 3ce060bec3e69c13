"""Answers of the KOOP search service → hits: one page of an SRU 2.0 response."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from extractor.sources.content import local_name, parse_xml
from extractor.sources.errors import BadAnswerError, DiagnosticError
from extractor.sources.hit import FORMATS, File, Hit, best_first
from extractor.sources.query import Kind, Service
from extractor.sources.settings import Koop

SRU = "http://docs.oasis-open.org/ns/search-ws/sruResponse"
DIAGNOSTIC = "http://docs.oasis-open.org/ns/search-ws/diagnostic"
GZD = "http://standaarden.overheid.nl/sru"
DCTERMS = "http://purl.org/dc/terms/"
META = "http://standaarden.overheid.nl/wetgeving/"
CUP = "http://standaarden.overheid.nl/cup/data"

# `Brief van de minister van Sociale Zaken en Werkgelegenheid over …`: the ministry in a title.
_NAME = r"[A-Z][\w-]+"
_MINISTRY = re.compile(
    rf"[Mm]inister(?:ie)? (?:van|voor) ({_NAME}(?:(?:,? en |, | )(?={_NAME}){_NAME})*)"
    rf"|[Ss]taatssecretaris (?:van|voor) ({_NAME}(?:(?:,? en |, | )(?={_NAME}){_NAME})*)"
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of records; `total` is the service's estimate of how many there are in all."""

    hits: tuple[Hit, ...]
    total: int


def read_page(data: bytes, url: str, settings: Koop) -> Page:
    """When you call this, it will read one page of records.

    Raises
    ------
    DiagnosticError : the service refuses the query, with its own words
    BadAnswerError : it is no search answer
    """
    root = parse_xml(data, url)
    for diagnostic in root.iter(f"{{{DIAGNOSTIC}}}diagnostic"):
        code = _text(diagnostic, DIAGNOSTIC, "uri").partition("diagnostic/")[2]
        said = [_text(diagnostic, DIAGNOSTIC, name) for name in ("message", "details")]
        words = ": ".join(filter(None, said)) or "no reason given"
        raise DiagnosticError(code, f"{url}: the search service says: {words} ({code})")
    total = _text(root, SRU, "numberOfRecords")
    if root.tag != f"{{{SRU}}}searchRetrieveResponse" or not total.isdigit():
        raise BadAnswerError(f"{url}: <{local_name(root)}> came instead of a search answer")
    records = [_hit(record, url, settings) for record in root.iter(f"{{{GZD}}}gzd")]
    return Page(tuple(records), int(total))


def ministry_of(title: str) -> str:
    """When you call this, it will give the ministries that a title names, joined by `;`.

    >>> ministry_of("Brief van de minister van Sociale Zaken en Werkgelegenheid over de AOW")
    'Sociale Zaken en Werkgelegenheid'
    """
    return ";".join(dict.fromkeys(one or other for one, other in _MINISTRY.findall(title)))


def _hit(record: Any, url: str, settings: Koop) -> Hit:
    identifier = _text(record, DCTERMS, "identifier")
    files = [
        File(item.get("manifestation", ""), (item.text or "").strip())
        for item in record.iter(f"{{{GZD}}}itemUrl")
        if item.get("manifestation") in FORMATS
    ]
    if not identifier:
        raise BadAnswerError(f"{url}: a record without dcterms:identifier; its shape has changed")
    title = _text(record, META, "documenttitel") or _text(record, DCTERMS, "title")
    name = _text(record, META, "publicatienaam")
    rubric = _text(record, META, "subrubriek")
    return Hit(
        source=Service.KOOP,
        identifier=identifier,
        files=best_first(files),
        dossier=";".join(_all(record, META, "dossiernummer")).replace(" ", ""),
        number=_text(record, META, "ondernummer"),
        title=title,
        dossier_title=_text(record, META, "dossiertitel"),
        date=(_text(record, DCTERMS, "date") or _text(record, DCTERMS, "issued"))[:10],
        ministry=ministry_of(title),
        kind=_kind(name, rubric, settings),
        page=_text(record, GZD, "preferredUrl"),
        modified=_text(record, CUP, "datumTijdstipWijzigingExpression")
        or _text(record, DCTERMS, "modified"),
        draft=_text(record, META, "documentstatus").casefold() == "onopgemaakt",
    )


def _kind(name: str, rubric: str, settings: Koop) -> str:
    if name == settings.answers:
        return Kind.ANSWERS
    return Kind.LETTER if name == settings.letters and rubric == settings.rubric else ""


def _text(parent: Any, namespace: str, name: str) -> str:
    return next(iter(_all(parent, namespace, name)), "")


def _all(parent: Any, namespace: str, name: str) -> list[str]:
    texts = (" ".join("".join(e.itertext()).split()) for e in parent.iter(f"{{{namespace}}}{name}"))
    return [text for text in dict.fromkeys(texts) if text]
