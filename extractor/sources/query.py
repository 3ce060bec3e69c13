"""What to look for, said in the same words for both services."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from extractor.sources.errors import SettingsError
from extractor.sources.hit import Hit


class Service(StrEnum):
    """Where to look: KOOP (official publications) or the Tweede Kamer."""

    KOOP = "koop"
    TK = "tk"


class Kind(StrEnum):
    """Letters, answers to written questions, or both."""

    LETTER = "letter"
    ANSWERS = "answers"
    ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """All that is given must hold; of several dossiers or documents one must.

    Days are inclusive. `documents` are ids as `document_id` gives them; where there are any,
    `kind` says nothing.
    """

    dossiers: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    kind: Kind = Kind.LETTER
    ministry: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        """Refuse a query that would ask for everything, or for nothing."""
        if self.since and self.until and self.since > self.until:
            raise SettingsError(f"from {self.since} is after to {self.until}; turn them round")
        if not (self.dossiers or self.documents or self.since or self.until or self.text):
            raise SettingsError("this asks for every letter; name a dossier, days, text or numbers")

    def takes(self, hit: Hit) -> bool:
        """When you call this, it will tell whether a hit is in the days, kind and ministry."""
        day = hit.date
        return (
            (not self.since or not day or day >= self.since.isoformat())
            and (not self.until or not day or day <= self.until.isoformat())
            and (bool(self.documents) or self.kind in (Kind.ANY, hit.kind))
            and self.ministry.casefold() in f"{hit.ministry} {hit.title}".casefold()
        )


_ID = re.compile(r"(?:kst|ah|h|blg)-[0-9A-Za-z][0-9A-Za-z-]*")
_TK = re.compile(r"\b\d{4}[DZ]\d{5,}\b")
_DOSSIER = r"(?P<dossier>\d{2} ?\d{3})(?P<suffix>(?:[- ](?:[IVXLC]+[A-H]?|\d{2}|[A-H]))?)"
_CITATION = re.compile(rf"{_DOSSIER},? *(?:nr\.?|nummer) *(?P<number>\d+|[A-Z]{{1,3}})\b")
_BARE = re.compile(rf"{_DOSSIER}-(?P<number>\d+|[A-Z]{{1,3}})$")


def document_id(text: str) -> str:
    """When you call this, it will give the id of a document that is named in any usual way.

    An id, a web address that holds one, or a citation:

    >>> document_id("https://zoek.officielebekendmakingen.nl/kst-32735-312.html")
    'kst-32735-312'
    >>> document_id("Kamerstukken II 2024/25, 36 600-VII, nr. 1")
    'kst-36600-VII-1'
    >>> document_id("https://www.tweedekamer.nl/kamerstukken/detail?id=2020D35000")
    '2020D35000'

    Raises
    ------
    SettingsError : it names no document
    """
    for pattern in (_ID, _TK):
        if found := pattern.search(text):
            return found[0]
    if found := _CITATION.search(text) or _BARE.search(text.strip()):
        return f"kst-{dossier_number(found['dossier'] + found['suffix'])}-{found['number']}"
    example = "kst-32735-312, 2020D35000, or Kamerstuk 32 735, nr. 312"
    raise SettingsError(f"{text}: names no document; write it like {example}")


def dossier_number(text: str) -> str:
    """When you call this, it will write a dossier without spaces, its suffix after a hyphen.

    >>> dossier_number("36 600 VII")
    '36600-VII'

    Raises
    ------
    SettingsError : it is no dossier
    """
    found = re.fullmatch(r"(\d{2})[ .]?(\d{3})(?:[ -]+(\w+))?", text.strip())
    if not found:
        raise SettingsError(f"{text}: is no dossier; write it like 32735, 21501-02 or 36600-VII")
    return found[1] + found[2] + (f"-{found[3]}" if found[3] else "")
