"""Entities of an OData service, page after page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urljoin

from extractor.sources.client import Client
from extractor.sources.errors import BadAnswerError, MissingError

Entity = dict[str, Any]
_KEPT = "()=',:/$"
NO_DATE = "0001-01-01"  # how the service writes that there is no date


def entities(
    client: Client,
    base: str,
    name: str,
    parameters: Mapping[str, str],
    *,
    page: int,
    limit: int,
) -> Iterator[Entity]:
    """When you call this, it will yield the entities of a set, each once by its `Id`.

    Parameters
    ----------
    base, name : the service and the entity set (`Document`)
    parameters : system options without `$`: filter, expand, orderby
    page : entities a request; limit : bytes of an answer

    Raises
    ------
    FetchError : the service does not answer, has no such set, or repeats its pages
    """
    seen: set[str] = set()
    asked: set[str] = set()
    url, skip = entities_url(base, name, {**parameters, "top": str(page)}), 0
    while url:
        if url in asked:
            raise BadAnswerError(f"{url}: the service leads back to this page; ask for fewer days")
        asked.add(url)
        values, following = read_entities(client, url, limit)
        fresh = [entity for entity in values if str(entity.get("Id")) not in seen]
        if values and not fresh:
            raise BadAnswerError(f"{url}: the service repeats its pages; ask for fewer days")
        for entity in fresh:
            if str(entity.get("Id")) not in seen:
                seen.add(str(entity.get("Id")))
                yield entity
        skip += len(values)
        full = {**parameters, "top": str(page), "skip": str(skip)}
        last = len(values) < page
        url = following or ("" if last else entities_url(base, name, full))


def entities_url(base: str, name: str, parameters: Mapping[str, str]) -> str:
    """When you call this, it will write an address; `$` and `( ) = ' ,` stay as they are."""
    options = [f"${key}={quote(value, safe=_KEPT)}" for key, value in parameters.items()]
    return f"{base}/{name}?{'&'.join(options)}"


def read_entities(client: Client, url: str, limit: int) -> tuple[list[Entity], str]:
    """When you call this, it will give one page of entities and the address of the next, or ''.

    Raises
    ------
    BadAnswerError : the answer is no page of entities
    """
    try:
        answer = client.get(url, limit=limit)
    except MissingError:
        message = f"{url}: the service has no such entity set; set [tk] to the version it speaks"
        raise MissingError(message) from None
    try:
        body = json.loads(answer.body)
    except (ValueError, RecursionError):
        message = f"{url}: no JSON came (a web page?); the service may be down"
        raise BadAnswerError(message) from None
    values = body.get("value") if isinstance(body, dict) else None
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        raise BadAnswerError(f"{url}: JSON without a list `value` came: {_reason(body)}")
    following = body.get("@odata.nextLink") or ""
    return values, urljoin(url, str(following)) if following else ""


def literal(text: str) -> str:
    """When you call this, it will write a string for a filter: quoted, its quotes doubled."""
    return "'" + text.replace("'", "''") + "'"


def text_of(entity: Mapping[str, Any], *names: str) -> str:
    """When you call this, it will give the first field that is there, as text on one line."""
    for name in names:
        value = entity.get(name)
        if value not in (None, "") and not isinstance(value, dict | list):
            return " ".join(str(value).split())
    return ""


def day_of(entity: Mapping[str, Any], *names: str) -> str:
    """When you call this, it will give a date field as an ISO day, '' for none."""
    day = text_of(entity, *names)[:10]
    return "" if day == NO_DATE else day


def related(entity: Mapping[str, Any], name: str) -> list[Entity]:
    """When you call this, it will give the related entities: a list, whether one or many came."""
    value = entity.get(name)
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, dict) and one.get("Verwijderd") is not True]


def _reason(body: Any) -> str:
    error = body.get("error") if isinstance(body, dict) else None
    said = error.get("message") if isinstance(error, dict) else None
    return str(said or "no reason given")[:300]
