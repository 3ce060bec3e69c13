"""Reads an input, whatever it is, and tells of each document in it what became of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.letter import Letter
from extractor.reading.letter_tables import Row, is_table, letter_rows, told
from extractor.reading.readers import reader_of
from extractor.reading.sniff import mismatch, sniff
from extractor.reading.sources import Source, load, printable
from extractor.reading.status import Limits, Reading, Refused, Status
from extractor.sources.manifest import described, is_manifest

if TYPE_CHECKING:
    from extractor.reading.archive import Member


@dataclass(frozen=True, slots=True)
class Item:
    """Bytes to read, with the names to give them; `depth` counts the archives around them.

    `found` is the format that the bytes begin like; `shown` the format that the tables name
    instead (`eml` for the body of a mail, which is text or a web page). `row` is the row of a table
    that it stands in.
    """

    data: bytes
    document: str
    path: str
    member: str = ""
    depth: int = 0
    found: str = ""
    shown: str = ""
    row: Row | None = None


Unread = Source | Item | Reading  # an input; one that was read already stays as it is


def read(unread: Unread, limits: Limits = Limits()) -> Iterator[Reading]:  # noqa: B008  frozen
    """When you call this, it will read an input and yield a Reading for each document in it.

    It never raises for bad input and never touches the network: what goes wrong stands in the
    status, code and message of the Reading. A member of an archive, an attachment of a mail and a
    row of a table are documents of their own, named `archive.zip!/letter.pdf`.
    """
    for item in unfold(unread, limits):
        yield item if isinstance(item, Reading) else read_item(item, limits)


def unfold(unread: Unread, limits: Limits) -> Iterator[Item | Reading]:
    """When you call this, it will yield the documents of an input one by one, still unread.

    A document that is refused before it can be read comes as the Reading that says so.
    """
    if isinstance(unread, Reading):
        yield unread
        return
    item = unread if isinstance(unread, Item) else _item(unread)
    try:
        if isinstance(unread, Source):
            if is_manifest(unread.path):
                raise Refused(Status.SKIPPED, "manifest", "tells of the letters beside it")
            if is_table(unread.path):
                yield from _open_table(item, unread, limits)
                return
            item = replace(item, data=load(unread, limits))
    except Refused as refusal:
        yield refused(item, refusal)
        return
    yield from _unfolded(item, limits)


def _open_table(item: Item, source: Source, limits: Limits) -> Iterator[Item | Reading]:
    """Read each row as a file with its text would be; a table without any is one document."""
    count = 0
    for name, row in letter_rows(source, limits):
        count += 1
        data = b"" if isinstance(row, Refused) else row.data
        member = _member(item, name, data)
        if isinstance(row, Refused):
            yield refused(member, row)
        else:
            yield from _unfolded(replace(member, row=row), limits)
    if not count:
        raise Refused(Status.EMPTY, "empty", "there are no rows in it")


def read_item(item: Item, limits: Limits) -> Reading:
    """When you call this, it will read the bytes of one document."""
    try:
        letter = reader_of(item.found)(item.data, limits)
        if item.row:
            letter = told(letter, item.row)
        elif not item.member:
            letter = described(letter, Path(item.path))
        return _done(item, letter, limits)
    except Refused as refusal:
        return refused(item, refusal)
    except RecursionError:
        cause = "nested too deeply; the file is damaged or made to do harm"
        return refused(item, Refused(Status.ERROR, "depth", cause))
    except MemoryError:
        cause = "not enough memory to read it; split it"
        return refused(item, Refused(Status.ERROR, "memory", cause))
    except Exception as error:  # whatever a parser raises is this document's fault alone
        cause = f"{type(error).__name__}: {error}; open it in another program and save it anew"
        return refused(item, Refused(Status.ERROR, "damaged", cause))


def _unfolded(item: Item, limits: Limits) -> Iterator[Item | Reading]:
    item = replace(item, found=sniff(item.data))
    if item.found in ("zip", "tar", "eml"):
        yield from _open_container(item, limits)
    else:
        yield item


def _open_container(item: Item, limits: Limits) -> Iterator[Item | Reading]:
    """Each member is a document of its own; an archive without any is one empty document."""
    if item.depth >= limits.depth:
        message = f"archives in archives, more than {limits.depth} deep; unpack the inner one"
        yield refused(item, Refused(Status.TOO_LARGE, "depth", message))
        return
    count = unpacked = 0
    try:
        for name, content in _members_of(item.found)(item.data, limits):
            count += 1
            member = _member(item, name, content if isinstance(content, bytes) else b"")
            if isinstance(content, Refused):
                yield refused(member, content)
                continue
            unpacked += len(content)
            if unpacked > limits.unpacked:
                message = f"unpacks to more than {limits.unpacked:,} bytes; split it"
                raise Refused(Status.TOO_LARGE, "unpacked", message)
            yield from _unfolded(member, limits)
    except Refused as refusal:
        yield refused(item, refusal)
        return
    if not count:
        yield refused(item, Refused(Status.EMPTY, "empty", "there are no files in it"))


def _members_of(found: str) -> Callable[[bytes, Limits], Iterator[Member]]:
    if found == "eml":
        from extractor.reading.mail import mail_members

        return mail_members
    from extractor.reading.archive import tar_members, zip_members

    return zip_members if found == "zip" else tar_members


def _member(item: Item, name: str, data: bytes) -> Item:
    """Name a member after what it is in: `archive.zip!/letter.pdf`; a mail's body as the mail."""
    if not name:
        return replace(item, data=data, shown=item.found)
    inner = f"{item.member}!/{name}" if item.member else name
    return Item(data, f"{item.document}!/{name}", item.path, inner, item.depth + 1)


def _done(item: Item, letter: Letter, limits: Limits) -> Reading:
    if len(letter.text) > limits.characters:
        message = f"more than {limits.characters:,} characters; split it or raise the limit"
        raise Refused(Status.TOO_LARGE, "characters", message)
    warnings = list(letter.warnings)
    if item.row is None or item.row.is_file:
        warnings += filter(None, [mismatch(item.member or item.path, item.found)])
    letter = replace(letter, format=item.shown or item.found, warnings=tuple(warnings))
    if not letter.text:
        message = "; ".join(["there is no text in it", *warnings])
        return _reading(item, letter, Status.EMPTY, "empty", message)
    if warnings:
        code = warnings[0].partition(":")[0]
        return _reading(item, letter, Status.OK_WITH_WARNINGS, code, "; ".join(warnings))
    return _reading(item, letter, Status.OK, "", "")


def _reading(item: Item, letter: Letter | None, status: Status, code: str, message: str) -> Reading:
    return Reading(
        document=item.document,
        path=item.path,
        member=item.member,
        sha256=hashlib.sha256(item.data).hexdigest() if item.data or letter else "",
        bytes=len(item.data),
        format=item.shown or item.found,
        encoding=letter.encoding if letter else "",
        status=status,
        code=code,
        message=f"{item.document}: {message}" if message else "",
        letter=letter,
    )


def unknown(unread: Unread) -> Reading:
    """When you call this, it will name a document, until it is known what becomes of it."""
    if isinstance(unread, Reading):
        return unread
    item = unread if isinstance(unread, Item) else _item(unread)
    return refused(item, Refused(Status.ERROR, "", ""))


def _item(source: Source) -> Item:
    return Item(b"", source.document, printable(str(source.path)))


def refused(item: Item, refusal: Refused) -> Reading:
    """When you call this, it will give the reading of a document that was not read."""
    return _reading(item, None, refusal.status, refusal.code, refusal.message)
