"""The row of a document in documents.csv, whatever became of it."""

from __future__ import annotations

from extractor.letter import Header
from extractor.reading import Reading
from extractor.records import Document


def document_row(
    reading: Reading, *, sentences: int = 0, commitments: int = 0, mentions: int = 0
) -> Document:
    """When you call this, it will give the row of a document, with what was counted in it."""
    letter = reading.letter
    header = letter.header if letter else Header()
    return Document(
        document=reading.document,
        path=reading.path,
        member=reading.member,
        sha256=reading.sha256,
        bytes=reading.bytes,
        format=reading.format,
        encoding=reading.encoding,
        status=str(reading.status),
        code=reading.code,
        message=reading.message,
        title=header.title,
        dossier=header.dossier,
        number=header.number,
        date=header.date,
        ministry=header.ministry,
        signatory=header.signatory,
        addressee=header.addressee,
        pages=letter.pages if letter else 0,
        characters=len(letter.text) if letter else 0,
        words=len(letter.text.split()) if letter else 0,
        sentences=sentences,
        commitments=commitments,
        mentions=mentions,
    )
