"""What became of an input: its status, its limits, and the record that tells of it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
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


FAILED = frozenset({Status.ERROR, Status.TIMEOUT, Status.CRASHED})
REFUSED = frozenset({Status.NO_TEXT_LAYER, Status.TOO_LARGE, Status.ENCRYPTED, Status.UNSUPPORTED})


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

    @classmethod
    def sizes(cls) -> list[str]:
        """When you call this, it will name the limits that are no times."""
        return [field.name for field in fields(cls) if not field.name.startswith("seconds")]

    def allowance(self, pages: int) -> float:
        """When you call this, it will give the seconds that a document of so many pages has."""
        return self.seconds + self.seconds_per_page * min(pages, self.pages)

    @property
    def longest(self) -> float:
        """The seconds that no document may exceed."""
        return self.allowance(self.pages)


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


def failed(reading: Reading, error: BaseException) -> Reading:
    """When you call this, it will give the reading of a document that made the program raise."""
    if isinstance(error, MemoryError):
        code, cause = "memory", "needs more memory than a worker may use; split it or allow more"
    elif isinstance(error, RecursionError):
        code, cause = "depth", "nested too deeply to be processed; split it"
    else:
        code = "pipeline"
        cause = f"the program failed on it ({type(error).__name__}: {error}); please report it"
    message = f"{reading.document}: {cause}"
    return replace(reading, status=Status.ERROR, code=code, message=message, letter=None)
