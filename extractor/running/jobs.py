"""What the run and its workers say to each other over a pipe."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractor.reading import Reading
from extractor.reading.reader import Unread
from extractor.records import Record

Batch = Callable[[Sequence[Reading]], list[Record]]  # the rows of documents
Make = Callable[[], Batch]  # builds it in a worker, so it must survive pickling
_BYTES_PER_PAGE = 20_000  # of a PDF; an estimate until the document has been read
_CHARACTERS_PER_PAGE = 3_000


@dataclass(frozen=True, slots=True)
class Job:
    """An input to read: run → worker.

    `skip` counts the documents of it (the members of an archive) that are done already; `suspect`
    is the number of the one on which a worker died before, and -1 where none did.
    """

    number: int
    unread: Unread
    bytes: int
    skip: int = 0
    suspect: int = -1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the `number`-th input: run ← pool.

    The rows of one document come together, those of one input in order. `last` closes the input;
    its records may be none, where the documents before were all.
    """

    number: int
    records: list[Record]
    last: bool


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker can begin."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """The worker cannot work: the message says which option is wrong, and why."""

    message: str


@dataclass(frozen=True, slots=True)
class Begun:
    """A document is about to be read: `reading` holds its names, in case the worker dies on it."""

    reading: Reading


@dataclass(frozen=True, slots=True)
class Read:
    """The document has been read and is about to be processed."""

    pages: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The rows of the document."""

    records: list[Record]


@dataclass(frozen=True, slots=True)
class Ended:
    """The input has no more documents; a worn worker ran out of memory and must be replaced."""

    worn: bool = False


Message = Ready | Unfit | Begun | Read | Finished | Ended


def pages_of(reading: Reading) -> int:
    """When you call this, it will give the pages of a document, long ones without pages too."""
    letter = reading.letter
    return max(letter.pages, len(letter.text) // _CHARACTERS_PER_PAGE) if letter else 0


def pages_in(size: int) -> int:
    """When you call this, it will estimate how many pages bytes can hold."""
    return size // _BYTES_PER_PAGE
