"""What a service says of one document, whichever service it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

FORMATS = ("xml", "html", "odt", "docx", "pdf")  # best first: how much structure they keep


class File(NamedTuple):
    """One of the files of a document; `format` is empty where the service does not tell."""

    format: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One document that was found; an empty string where the service does not say.

    `identifier` is `kst-32735-312`, `ah-tk-20242025-100` or `2020D35000`; `date` is ISO 8601;
    `modified` is the service's own stamp, compared and never read; `files` come best first.
    """

    source: str
    identifier: str
    files: tuple[File, ...]
    dossier: str = ""  # several joined by ;
    number: str = ""
    title: str = ""
    dossier_title: str = ""
    date: str = ""
    ministry: str = ""
    signatory: str = ""
    kind: str = ""
    page: str = ""
    modified: str = ""
    draft: bool = False  # `onopgemaakt`: not yet laid out, to be replaced under another id


def best_first(files: list[File]) -> tuple[File, ...]:
    """When you call this, it will order files by format, those of unknown format last."""
    return tuple(sorted(files, key=lambda file: [*FORMATS, file.format].index(file.format)))


def without_drafts(hits: list[Hit], kept: set[tuple[str, str]]) -> list[Hit]:
    """When you call this, it will drop repeated hits, and drafts of which the final paper is there.

    The draft and the final paper have the same dossier and number but other ids; two final
    papers are never taken for one. `kept` are the (dossier, number) of final papers on disk.
    """
    unique = {hit.identifier: hit for hit in hits}
    finals = kept | {place(hit) for hit in unique.values() if not hit.draft}
    return [hit for hit in unique.values() if not (hit.draft and place(hit) in finals)]


def place(hit: Hit) -> tuple[str, str]:
    """When you call this, it will give dossier and number, or the id where one is not known."""
    return (hit.dossier, hit.number) if hit.dossier and hit.number else ("", hit.identifier)
