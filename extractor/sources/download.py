"""Hits → letters on disk: each in its best format, whole, and with a row in the manifest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from extractor.files import checksum, write_whole
from extractor.sources.client import Answer, Client
from extractor.sources.content import require_document
from extractor.sources.errors import BadAnswerError, FetchError, MissingError, UnavailableError
from extractor.sources.hit import File, Hit, place, without_drafts
from extractor.sources.manifest import Manifest, Row, intact

_GIVE_UP = 3  # letters in a row for which the service does not answer


class Fate(StrEnum):
    """What became of a document."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"  # the service says so
    PRESENT = "present"  # on disk since an earlier run, not asked for again
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document, and why it failed."""

    identifier: str
    fate: Fate
    message: str = ""


def download(
    client: Client, hits: Sequence[Hit], folder: Path, *, limit: int, refresh: bool = False
) -> Iterator[Outcome]:
    """When you call this, it will put the letters that are not on disk yet into a folder.

    Stopped at any moment it leaves whole files, and called again it goes on where it was.

    Parameters
    ----------
    hits : what was found; drafts go where the final paper is there
    limit : the largest file, in bytes
    refresh : ask for each file again, whether it has changed

    Raises
    ------
    UnavailableError : the service does not answer for several letters in a row
    OSError : the folder cannot be written
    SettingsError : the folder's manifest is broken
    """
    manifest = Manifest(folder)
    finals = {_place(row) for row in manifest.rows.values() if row.file and not row.draft}
    silent = 0
    try:
        for hit in without_drafts(list(hits), finals):
            try:
                outcome = _one(client, hit, folder, manifest, limit, refresh)
                silent = 0
            except UnavailableError as error:
                silent += 1
                if silent == _GIVE_UP:
                    raise
                outcome = _failed(hit, folder, manifest, str(error))
            except FetchError as error:
                outcome = _failed(hit, folder, manifest, str(error))
            yield outcome
            if outcome.fate is not Fate.FAILED and not hit.draft:
                _replace_draft(hit, folder, manifest)
    finally:
        manifest.close()


def _one(
    client: Client, hit: Hit, folder: Path, manifest: Manifest, limit: int, refresh: bool
) -> Outcome:
    old = manifest.rows.get(hit.identifier)
    if old and not intact(old, folder):
        old = None
    if old and not refresh and (old.source != hit.source or old.modified == hit.modified):
        return Outcome(hit.identifier, Fate.PRESENT)
    file, answer, format, note = _best(client, hit, old, limit)
    if old and answer.unchanged:
        manifest.add(replace(_row(hit, note), **_kept(old)))
        return Outcome(hit.identifier, Fate.UNCHANGED)
    name = f"{_safe(hit.identifier)}.{format}"
    write_whole(folder / name, answer.body)
    row = replace(
        _row(hit, note),
        file=name,
        format=format,
        url=file.url,
        sha256=checksum(answer.body),
        bytes=str(len(answer.body)),
        etag=answer.etag,
        last_modified=answer.last_modified,
    )
    manifest.add(row)
    if old and old.file != name:
        (folder / old.file).unlink(missing_ok=True)
    same = old is not None and old.sha256 == row.sha256
    fate = Fate.UNCHANGED if same else Fate.CHANGED if old else Fate.NEW
    return Outcome(hit.identifier, fate)


def _best(client: Client, hit: Hit, old: Row | None, limit: int) -> tuple[File, Answer, str, str]:
    """Get the best file that there is; the note says why a better one was passed over.

    Where a web page came in place of another format the service is in disorder, and its html is
    not trusted either.
    """
    missed: list[str] = []
    disorder = False
    for file in hit.files:
        if disorder and file.format == "html":
            continue
        known = old if old and old.url == file.url else None
        try:
            answer = client.get(
                file.url,
                limit=limit,
                etag=known.etag if known else "",
                last_modified=known.last_modified if known else "",
            )
            if known and answer.unchanged:
                return file, answer, known.format, "; ".join(missed)
            format = require_document(answer.body, file.format, file.url, hit.identifier)
            return file, answer, format, "; ".join(missed)
        except (MissingError, BadAnswerError) as error:
            disorder = disorder or "web page" in str(error)
            missed.append(str(error))
    raise MissingError("; ".join(missed) or f"{hit.identifier}: the service names no file of it")


def _failed(hit: Hit, folder: Path, manifest: Manifest, message: str) -> Outcome:
    """Note what failed, unless an earlier file of it is still good."""
    old = manifest.rows.get(hit.identifier)
    if not (old and intact(old, folder)):
        manifest.add(_row(hit, message))
    return Outcome(hit.identifier, Fate.FAILED, message)


def _replace_draft(hit: Hit, folder: Path, manifest: Manifest) -> None:
    """Remove the draft of a final paper that has come, unless a person has changed the file."""
    drafts = [row for row in manifest.rows.values() if row.draft and _place(row) == place(hit)]
    for row in drafts:
        if intact(row, folder):
            (folder / row.file).unlink()
            manifest.drop(row.identifier)


def _row(hit: Hit, note: str) -> Row:
    return Row(
        identifier=hit.identifier,
        source=hit.source,
        page=hit.page,
        dossier=hit.dossier,
        number=hit.number,
        title=hit.dossier_title or hit.title,
        document_title=hit.title,
        date=hit.date,
        ministry=hit.ministry,
        signatory=hit.signatory,
        kind=hit.kind,
        draft="yes" if hit.draft else "",
        modified=hit.modified,
        note=note,
    )


def _kept(old: Row) -> dict[str, str]:
    names = ("file", "format", "url", "sha256", "bytes", "etag", "last_modified")
    return {name: getattr(old, name) for name in names}


def _place(row: Row) -> tuple[str, str]:
    return (row.dossier, row.number) if row.dossier and row.number else ("", row.identifier)


def _safe(identifier: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", "_", identifier)[:120] or "_"
