"""The inputs of a run, found on disk in a fixed order; nothing is opened to find them."""

from __future__ import annotations

import os
import stat
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.reading.status import Limits, Refused, Status

STDIN = "-"
CLUTTER = ("~$", ".", "Thumbs.db", "desktop.ini")  # beginnings of names that are no documents


@dataclass(frozen=True, slots=True)
class TableColumns:
    """Which columns of a table of letters hold what.

    Columns named as those of documents.csv (dossier, number, title, date, ministry, signatory,
    addressee) tell the header of the letter; `date` gives the date's column another name.
    """

    text: str
    id: str = ""  # where it is empty, rows are numbered from 1
    date: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """An input to read, as found on disk.

    `path` is where it stands (`-`: standard input); `document` names it in the tables: the path
    as given, or below the folder that was named, with `/` between folders. `columns` are those of
    the tables of letters; None: tables are not read.
    """

    path: Path
    document: str
    columns: TableColumns | None = None


def find_sources(paths: Sequence[Path], columns: TableColumns | None = None) -> list[Source]:
    """When you call this, it will list every input below the paths, sorted by document name.

    Folders are walked; a folder that a link leads back to is not walked twice. What is no
    document (a pipe, a hidden file) is listed too: reading it tells why it was passed over.
    """
    found: dict[Path, str] = {}
    for named in paths:
        if str(named) != STDIN and named.is_dir():
            for path in _walk(named, set()):
                found.setdefault(path, printable(path.relative_to(named).as_posix()))
        else:
            found.setdefault(named, printable(named.as_posix()))
    shared = {name for name, count in Counter(found.values()).items() if count > 1}
    sources = [
        Source(path, printable(path.as_posix()) if name in shared else name, columns)
        for path, name in found.items()
    ]
    return sorted(sources, key=lambda source: (source.document, str(source.path)))


def load(source: Source, limits: Limits) -> bytes:
    """When you call this, it will read the bytes of an input.

    Raises
    ------
    Refused : where it is no regular file, is too large, or cannot be opened
    """
    if str(source.path) == STDIN:
        return _within(sys.stdin.buffer.read(limits.bytes + 1), limits)
    try:
        facts = source.path.stat()
    except OSError as error:
        raise unreadable(source.path, error) from None
    if source.path.name.startswith(CLUTTER):
        raise Refused(Status.SKIPPED, "hidden", "a hidden or lock file; rename it to have it read")
    if not stat.S_ISREG(facts.st_mode):
        raise Refused(Status.SKIPPED, "not_a_file", "a pipe, socket or device, which is not opened")
    if facts.st_size > limits.bytes:
        raise _too_large(limits)
    try:
        with source.path.open("rb") as file:
            return _within(file.read(limits.bytes + 1), limits)
    except OSError as error:
        raise unreadable(source.path, error) from None


def printable(name: str) -> str:
    """When you call this, it will write a file name so that any table can hold it."""
    text = os.fsencode(name).decode("utf-8", errors="backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _walk(folder: Path, above: set[tuple[int, int]]) -> Iterator[Path]:
    try:
        facts = folder.stat()
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder  # reading it will say why it cannot be read
        return
    identity = (facts.st_dev, facts.st_ino)
    if identity in above:
        return
    for entry in entries:
        if entry.is_dir():
            yield from _walk(entry, above | {identity})
        else:
            yield entry


def _within(data: bytes, limits: Limits) -> bytes:
    if len(data) > limits.bytes:
        raise _too_large(limits)
    return data


def _too_large(limits: Limits) -> Refused:
    message = f"larger than {limits.bytes:,} bytes; split it or raise the limit"
    return Refused(Status.TOO_LARGE, "bytes", message)


def unreadable(path: Path, error: OSError) -> Refused:
    """When you call this, it will tell why a file could not be opened."""
    if path.is_symlink() and isinstance(error, FileNotFoundError):
        return Refused(Status.SKIPPED, "dangling_link", "a link to a file that does not exist")
    reason = error.strerror or type(error).__name__
    if isinstance(error, FileNotFoundError):
        return Refused(Status.ERROR, "not_found", f"{reason}; check the path")
    return Refused(Status.ERROR, "unreadable", f"{reason}; check the permissions")
