"""What became of an input: its status, its limits, and the record that tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extractor.letter import Letter


class Status(StrEnum):
    """The status words of a run; the first three mean that the document was read."""

    OK = "ok"
    OK_WITH_WARNINGS = "ok_with_warnings"
    EMPTY = "empty"
    NO_TEXT_LAYER = "no_text_layer"
    SKIPPED = "skipped"
    DUPLICATE = "duplicate"
    UNSUPPORTED = "unsupported"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too_large"
    ERROR = "error"
    TIMEOUT = "timeout"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class Limits:
    """How large an input may be before it is refused as `too_large` (or `timeout`)."""

    bytes: int = 100_000_000
    pages: int = 2_000
    characters: int = 5_000_000
    members: int = 10_000  # of an archive
    unpacked: int = 1_000_000_000  # bytes of all members together
    ratio: int = 200  # unpacked to packed
    depth: int = 2  # archives in archives
    seconds: float = 30.0  # for a document, and
    seconds_per_page: float = 1.0  # for each of its pages on top


@dataclass(frozen=True, slots=True)
class Reading:
    """One document, whatever happened to it.

    `code` is a short machine word, empty when all is well; `message` names the file, the place,
    the cause and the remedy. `letter` is None unless the document was read.
    """

    document: str
    path: str
    member: str
    sha256: str
    bytes: int
    format: str
    encoding: str
    status: Status
    code: str
    message: str
    letter: Letter | None


class Refused(Exception):  # noqa: N818  not all refusals are errors
    """Raised inside the package by a reader that cannot or may not read an input."""

    def __init__(self, status: Status, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
