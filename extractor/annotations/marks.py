"""The marks of one letter, gathered from its records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractor.records import Commitment, Mention, Record, Text

# Each label, and the layer of `doc.spans` that it stands in.
LAYERS = {
    "COMMITMENT": "commitments",
    "DATE": "dates",
    "PERIOD": "dates",
    "COUNTRY": "countries",
    "UN_BODY": "un_bodies",
    "ORGANISATION": "un_bodies",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A span `text[start:end]` (code points) with its label.

    `value` is the id of a commitment or the value of a mention, `rule` what found it.
    """

    start: int
    end: int
    label: str
    value: str
    rule: str


@dataclass(frozen=True, slots=True)
class MarkedText:
    """The clean text of a document and its marks in text order, the longer of two first."""

    document: str
    text: str
    marks: tuple[Mark, ...]


def gathered(take: Callable[[MarkedText], None]) -> Callable[[Record], None]:
    """When you call this, it will give a function that takes records and hands on marked texts.

    The records of a document come together, its `Text` after its commitments and mentions.

    Raises
    ------
    ValueError : when a record's text is not what the clean text holds at its offsets
    """
    found: list[tuple[Mark, str]] = []

    def write(record: Record) -> None:
        if isinstance(record, Commitment):
            mark = Mark(record.start, record.end, "COMMITMENT", record.id, record.rule)
            found.append((mark, record.commitment))
        elif isinstance(record, Mention):
            mark = Mark(record.start, record.end, record.label, record.value, record.rule)
            found.append((mark, record.text))
        elif isinstance(record, Text):
            for mark, verbatim in found:
                if record.text[mark.start : mark.end] != verbatim:
                    place = f"{record.document}: {mark.start}-{mark.end}"
                    raise ValueError(f"{place}: the clean text does not hold {verbatim!r}")
            marks = sorted((mark for mark, _ in found), key=lambda m: (m.start, -m.end, m.label))
            found.clear()
            take(MarkedText(record.document, record.text, tuple(marks)))

    return write
