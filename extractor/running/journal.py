"""The journal of a run: what is done, so that a run that was stopped goes on where it was.

Two files, only ever appended to, in a hidden folder of the output. `rows.jsonl` holds the rows of
a document on one line; `journal.jsonl` tells, a line per document, whose rows they are and where
they stand. The rows are written first: what the journal names is there. A line that was torn off
when the run was killed is cut away, and its document is read again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from extractor.reading.status import FAILED
from extractor.records import TABLES, Document, Record, columns, row

VERSION = 1
_NAMES = {kind: name for name, kind in TABLES.items()}


class JournalError(ValueError):
    """The journal does not fit this run, or is damaged; the message says what to do."""


class Entry(NamedTuple):
    """The rows of one document: where they stand, and what became of it."""

    offset: int
    length: int
    status: str
    last: bool  # of its input


class Journal:
    """The finished documents of a run.

    Parameters
    ----------
    folder : the hidden folder; it is made when it is not there
    identity : what decides on the rows, besides the input: program, model, lexicon, options

    Raises
    ------
    JournalError : it is of another program, model, lexicon or options, or is damaged
    OSError : the folder cannot be written
    """

    def __init__(self, folder: Path, identity: dict[str, str]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._lines = folder / "journal.jsonl"
        self._entries: dict[str, list[Entry]] = {}
        self._documents: set[str] = set()
        whole = self._read(identity)
        self._journal = self._lines.open("ab", buffering=0)
        self._journal.truncate(whole)
        self._spool = (folder / "rows.jsonl").open("a+b", buffering=0)
        self._end = self._spool.seek(0, os.SEEK_END)
        if not whole:
            self._append({"journal": VERSION, **identity})

    @property
    def is_empty(self) -> bool:
        """Whether no document has been finished."""
        return not self._entries

    def entries(self, key: str) -> list[Entry]:
        """When you call this, it will give the finished documents of an input, in order."""
        return self._entries.get(key, [])

    def is_done(self, key: str) -> bool:
        """When you call this, it will tell whether all documents of an input are finished."""
        entries = self.entries(key)
        return bool(entries) and entries[-1].last

    def has_failed(self, key: str) -> bool:
        """When you call this, it will tell whether a document of an input has failed."""
        return any(entry.status in FAILED for entry in self.entries(key))

    def missing(self, documents: set[str]) -> list[str]:
        """When you call this, it will name the inputs that the journal has and the run has not."""
        return sorted(self._documents - documents)

    def forget(self, key: str) -> None:
        """When you call this, it will take an input as not done; the next rows replace its rows."""
        self._entries.pop(key, None)

    def add(self, key: str, document: str, records: Sequence[Record], *, last: bool) -> None:
        """When you call this, it will put the rows of one document on disk.

        Parameters
        ----------
        key : of the input (`reading.identity`)
        document : the input's name
        records : the rows, none where the input has no more documents
        last : it is the last document of the input
        """
        rows = [[_NAMES[type(record)], *row(record).values()] for record in records]
        data = json.dumps(rows, separators=(",", ":")).encode() + b"\n"
        _write(self._spool, data)
        status = next((r.status for r in records if isinstance(r, Document)), "")
        entry = Entry(self._end, len(data), status, last)
        self._end += len(data)
        number = len(self.entries(key))
        self._append({"key": key, "input": document, "number": number, **entry._asdict()})
        self._entries.setdefault(key, []).append(entry)

    def records(self, key: str) -> Iterator[Record]:
        """When you call this, it will yield the rows of an input, as they were added.

        Raises
        ------
        JournalError : the rows are damaged
        """
        for entry in self.entries(key):
            self._spool.seek(entry.offset)
            data = self._spool.read(entry.length)
            try:
                rows = json.loads(data)
            except ValueError:
                raise self._damaged(f"the rows at byte {entry.offset}") from None
            for name, *values in rows:
                kind = TABLES[name]
                yield kind(**dict(zip(columns(name), values, strict=True)))

    def close(self) -> None:
        """When you call this, it will close the files."""
        self._journal.close()
        self._spool.close()

    def _append(self, line: dict[str, Any]) -> None:
        _write(self._journal, json.dumps(line, ensure_ascii=True).encode() + b"\n")

    def _read(self, identity: dict[str, str]) -> int:
        """Read the journal; give the number of its bytes that are to stay.

        Lines are whole, but for the last. One that holds no document yet is begun anew.
        """
        try:
            file = self._lines.open("rb")
        except FileNotFoundError:
            return 0
        whole = 0
        differing = ""
        with file:
            for number, line in enumerate(file, 1):
                if not line.endswith(b"\n"):
                    break
                try:
                    fields = json.loads(line)
                    if number == 1:
                        differing = _difference(fields, identity)
                    else:
                        self._enter(**fields)
                except (ValueError, TypeError, AttributeError):
                    raise self._damaged(f"line {number}") from None
                if differing and number > 1:
                    raise JournalError(differing)
                whole += len(line)
        return 0 if differing else whole

    def _enter(
        self, key: str, input: str, number: int, offset: int, length: int, status: str, last: bool
    ) -> None:
        if number == 0:
            self._entries.pop(key, None)
        self._entries.setdefault(key, []).append(Entry(offset, length, str(status), last))
        self._documents.add(input)

    def _damaged(self, place: str) -> JournalError:
        return JournalError(f"{self._lines}: {place} cannot be read; delete {self._lines.parent}")


def _difference(head: dict[str, Any], identity: dict[str, str]) -> str:
    """Tell how a journal's first line differs from what the run would write; '' where not."""
    if head.get("journal") != VERSION:
        return "its journal is of another version of the program"
    told = [
        f"{name} {_short(head.get(name))} instead of {_short(value)}"
        for name, value in identity.items()
        if head.get(name) != value
    ]
    return f"its journal was begun with another {', '.join(told)}" if told else ""


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:12]}…"


def _write(file: Any, data: bytes) -> None:
    """Write all of the bytes, past what a system call takes at once."""
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]
