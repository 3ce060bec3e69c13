"""Search in the data of the Tweede Kamer: letters and answers as they arrived, in Word or PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from extractor.sources.client import Client
from extractor.sources.errors import MissingError
from extractor.sources.hit import File, Hit
from extractor.sources.odata import day_of, entities, literal, related, text_of
from extractor.sources.query import Kind, Query, Service
from extractor.sources.settings import Settings, TweedeKamer

_FORMATS = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/msword": "",
}
_PAPER = re.compile(r"kst-(\d{5})(?:-([IVXLC]+[A-H]?|\d{2}|[A-H]))?-(\d+)")
_SIGNS = re.compile(r"ondertekenaar", re.IGNORECASE)
_OFFICE = re.compile(r"(?:minister|staatssecretaris) (?:van|voor) (.+)", re.IGNORECASE)


def search(client: Client, query: Query, settings: Settings) -> Iterator[Hit]:
    """When you call this, it will yield every document that a query finds, each once.

    Raises
    ------
    MissingError : a document that is asked for by its number is not there
    FetchError : the service does not answer, refuses the query or repeats its pages
    """
    tk = settings.tk
    for condition, name in _conditions(query, tk):
        found = False
        parameters = {
            "filter": condition,
            "expand": "Kamerstukdossier,DocumentActor",
            "orderby": "Datum,Id",
        }
        documents = entities(
            client, tk.odata, "Document", parameters,
            page=tk.page, limit=settings.client.page_bytes,
        )  # fmt: skip
        for document in documents:
            found = True
            hit = hit_of(document, tk)
            if query.takes(hit):
                yield hit
        if name and not found:
            raise MissingError(f"{name}: the Tweede Kamer has no such document; check the number")


def hit_of(document: dict[str, Any], tk: TweedeKamer) -> Hit:
    """When you call this, it will read an entity `Document`, of either version of the service."""
    number = text_of(document, tk.number, "Nummer", "DocumentNummer")
    dossiers = [_dossier(dossier) for dossier in related(document, "Kamerstukdossier")]
    ordinal = text_of(document, tk.ordinal, "Ondernummer", "Volgnummer")
    ordinal = "" if ordinal == "-1" else ordinal
    signers = sorted(
        (actor for actor in related(document, "DocumentActor") if _signs(actor)),
        key=lambda actor: not text_of(actor, "Relatie").startswith("Eerste"),
    )
    offices = [_OFFICE.match(text_of(actor, "Functie")) for actor in signers]
    resource = f"{tk.odata}/Document({text_of(document, 'Id')})/{tk.resource}"
    paper = f"kst-{dossiers[0]}-{ordinal}" if dossiers and ordinal else ""
    return Hit(
        source=Service.TK,
        identifier=paper or number,
        files=(File(_FORMATS.get(text_of(document, "ContentType"), ""), resource),),
        dossier=";".join(dossiers),
        number=ordinal,
        title=text_of(document, "Onderwerp", "Titel"),
        dossier_title=next(
            (text_of(dossier, "Titel") for dossier in related(document, "Kamerstukdossier")), ""
        ),
        date=day_of(document, "Datum"),
        ministry=_joined(office[1] for office in offices if office),
        signatory=_joined(text_of(actor, "ActorNaam") for actor in signers),
        kind={tk.letters: Kind.LETTER, tk.answers: Kind.ANSWERS}.get(
            text_of(document, "Soort"), ""
        ),
        page=f"{tk.site}?id={number}&did={number}",
        modified=text_of(document, "GewijzigdOp", "ApiGewijzigdOp"),
    )


def _conditions(query: Query, tk: TweedeKamer) -> Iterator[tuple[str, str]]:
    """Write a query as filters, one a document or dossier, each with the document it names.

    Days are widened by one at both ends, for the service's days begin in Dutch time; the hits
    are held to the days afterwards.
    """
    terms = ["Verwijderd eq false"]
    kinds = {
        Kind.LETTER: [tk.letters],
        Kind.ANSWERS: [tk.answers],
        Kind.ANY: [tk.letters, tk.answers],
    }
    if not query.documents:
        alternatives = " or ".join(f"Soort eq {literal(kind)}" for kind in kinds[query.kind])
        terms.append(f"({alternatives})" if query.kind is Kind.ANY else alternatives)
    if query.since:
        terms.append(f"Datum ge {query.since - timedelta(days=1)}")
    if query.until:
        terms.append(f"Datum le {query.until + timedelta(days=1)}")
    if query.text:
        terms.append(f"contains(Onderwerp,{literal(query.text)})")
    for document in query.documents:
        yield " and ".join([*terms, _document(document, tk)]), document
    if not query.documents:
        for dossier in query.dossiers or ("",):
            yield " and ".join([*terms, *([_filed(dossier)] if dossier else [])]), ""


def _document(identifier: str, tk: TweedeKamer) -> str:
    paper = _PAPER.fullmatch(identifier)
    if not paper:
        return f"{tk.number} eq {literal(identifier)}"
    dossier = "-".join(filter(None, paper.group(1, 2)))
    return f"{_filed(dossier)} and {tk.ordinal} eq {paper[3]}"


def _filed(dossier: str) -> str:
    number, _, suffix = dossier.partition("-")
    suffixed = f" and d/Toevoeging eq {literal(suffix)}" if suffix else ""
    return f"Kamerstukdossier/any(d: d/Nummer eq {number}{suffixed})"


def _dossier(dossier: dict[str, Any]) -> str:
    parts = (text_of(dossier, "Nummer"), text_of(dossier, "Toevoeging").strip("()"))
    return "-".join(filter(None, parts))


def _signs(actor: dict[str, Any]) -> bool:
    return bool(_SIGNS.search(text_of(actor, "Relatie")))


def _joined(values: Any) -> str:
    return ";".join(dict.fromkeys(filter(None, values)))
