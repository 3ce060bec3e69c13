"""Which inputs are the same: the key of an input, and inputs that come twice under two names."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace

from extractor.reading.letter_tables import is_table
from extractor.reading.reader import Item, Unread, unfold, unknown
from extractor.reading.sources import STDIN, Source, load
from extractor.reading.status import Limits, Reading, Refused, Status
from extractor.sources.errors import SettingsError
from extractor.sources.manifest import header_for


@dataclass(frozen=True, slots=True)
class Input:
    """An input of a run, with the key under which its rows can be found again.

    The key stands for all that decides on the rows, apart from the program and its options: the
    bytes, the names, and what a manifest or table says of the letter. `original` names the first
    input of the run with the same bytes and header; it is empty for that first one itself.
    """

    unread: Unread
    name: str  # of the file: a row of a table bears that of the table
    key: str
    sha256: str  # of the bytes; empty where they cannot be had
    bytes: int
    original: str

    def duplicate(self) -> Reading:
        """When you call this, it will give the reading that stands for an input that came twice."""
        reading = unknown(self.unread)
        return replace(
            reading,
            sha256=self.sha256,
            bytes=self.bytes,
            status=Status.DUPLICATE,
            code="duplicate",
            message=f"{reading.document}: the same bytes as {self.original}, which has its rows",
        )


def identified(
    sources: Iterable[Source],
    limits: Limits = Limits(),  # noqa: B008  frozen
) -> Iterator[Input]:
    """When you call this, it will give each input its key, and tell which came before.

    Each row of a table is an input. Standard input can be read once only, so its bytes go along.
    Empty inputs are no duplicates: that they are empty says all there is to say.
    """
    first: dict[str, str] = {}
    for source in sources:
        for unread, data, about in _contents(source, limits):
            document = unknown(unread).document
            content = hashlib.sha256(data).hexdigest() if data else ""
            original = first.setdefault(_digest(content, about), document) if data else document
            yield Input(
                unread=unread,
                name=source.document,
                key=_digest(document, str(source.path), content, about),
                sha256=content,
                bytes=len(data),
                original="" if original == document else original,
            )


def _contents(source: Source, limits: Limits) -> Iterator[tuple[Unread, bytes, object]]:
    """Give the inputs in a source, each with its bytes and with what is said of it elsewhere."""
    if source.columns and is_table(source.path):
        for item in unfold(source, limits):
            if isinstance(item, Item):
                yield item, item.data, [dict(item.row.said), item.row.warnings] if item.row else []
            else:
                yield item, b"", [item.status, item.code, item.message]
        return
    try:
        data = load(source, limits)
    except Refused as refusal:
        yield source, b"", [refusal.status, refusal.code]
        return
    if str(source.path) == STDIN:
        yield Item(data, source.document, STDIN), data, []
    else:
        yield source, data, _manifest(source)


def _manifest(source: Source) -> object:
    try:
        header = header_for(source.path)
    except SettingsError as error:
        return str(error)
    return asdict(header) if header else None


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
