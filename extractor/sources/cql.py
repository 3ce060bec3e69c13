"""A query in CQL, the language of the KOOP search service (SRU 2.0)."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from extractor.sources.query import Kind, Query
from extractor.sources.settings import Koop


def search_url(cql: str, settings: Koop, start: int, size: int) -> str:
    """When you call this, it will give the address of `size` records from `start` (1 is first)."""
    parameters = {
        "operation": "searchRetrieve",
        "version": "2.0",
        "httpAccept": "application/xml",
        "query": cql,
        "startRecord": start,
        "maximumRecords": size,
    }
    return f"{settings.sru}?{urlencode(parameters)}"


def cql_of(query: Query, settings: Koop, *, rubric: bool = True) -> str:
    """When you call this, it will write a query as CQL, sorted so that pages do not shift.

    `rubric`: also ask for the rubric `Brief`; its index is not documented, so a service that
    does not know it is asked without.
    """
    terms = ["c.product-area==officielepublicaties"]
    if query.documents:
        terms.append(_any("dt.identifier", query.documents))
    else:
        terms.append(_publications(query, settings, rubric))
    if query.dossiers:
        terms.append(_any("w.dossiernummer", query.dossiers))
    if query.since:
        terms.append(f"dt.date>={query.since.isoformat()}")
    if query.until:
        terms.append(f"dt.date<={query.until.isoformat()}")
    for words in (query.text, query.ministry):
        if words:
            terms.append(f"cql.textAndIndexes={_quoted(words)}")
    return " AND ".join(terms) + " sortBy dt.identifier/sort.ascending"


def _publications(query: Query, settings: Koop, rubric: bool) -> str:
    letters = f"w.publicatienaam=={_quoted(settings.letters)}"
    if rubric:
        letters = f"({letters} AND w.subrubriek=={_quoted(settings.rubric)})"
    answers = f"w.publicatienaam=={_quoted(settings.answers)}"
    return {
        Kind.LETTER: letters,
        Kind.ANSWERS: answers,
        Kind.ANY: f"({letters} OR {answers})",
    }[query.kind]


def _any(index: str, values: Iterable[str]) -> str:
    terms = [f"{index}=={_quoted(value)}" for value in values]
    return terms[0] if len(terms) == 1 else f"({' OR '.join(terms)})"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
