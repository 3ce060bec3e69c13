"""A processed Doc and the reading it came from → the rows of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from spacy.tokens import Doc, Span

from extractor.components.countries import country_name
from extractor.components.un_bodies import body_name
from extractor.documents import document_row
from extractor.letter import Letter
from extractor.reading import Reading
from extractor.records import Commitment, Fulfilled, Mention, NearMiss, Record, Stance, Text


def rows_of(reading: Reading, doc: Doc | None) -> Iterator[Record]:
    """When you call this, it will yield the rows of one document: its own row comes last.

    Raises
    ------
    ValueError : a span's text is not what the clean text holds at its offsets
    """
    commitments = list(_commitments(reading, doc)) if doc is not None else []
    mentions = list(_mentions(reading, doc, commitments)) if doc is not None else []
    yield from commitments
    yield from mentions
    if doc is not None:
        yield from _near_misses(reading, doc)
        yield from _set_apart(reading, doc)
        yield Text(document=reading.document, text=_letter(reading).text)
    yield document_row(
        reading,
        sentences=sum(1 for _ in doc.sents) if doc is not None and len(doc) else 0,
        commitments=len(commitments),
        mentions=len(mentions),
    )


def _commitments(reading: Reading, doc: Doc) -> Iterator[Commitment]:
    found = zip(doc.spans["commitments"], doc._.commitments, strict=True)
    for number, (span, columns) in enumerate(found, 1):
        yield Commitment(**_act(reading, span, number), rule=span.id_, **columns)


def _set_apart(reading: Reading, doc: Doc) -> Iterator[Fulfilled | Stance]:
    """Promises kept and opinions: the columns of a commitment, in tables of their own."""
    kinds: dict[str, type[Fulfilled | Stance]] = {"discharge": Fulfilled, "stance": Stance}
    numbers = {category: count(1) for category in kinds}
    for miss in doc._.near_misses:
        if miss["columns"]:
            span = doc[miss["start"] : miss["end"]]
            act = _act(reading, span, next(numbers[miss["category"]]))
            yield kinds[miss["category"]](**act, rule=miss["rule"], **miss["columns"])


def _act(reading: Reading, span: Span, number: int) -> dict[str, Any]:
    """What the reading tells of a clause."""
    letter = _letter(reading)
    names = ("dossier", "number", "date", "ministry", "signatory")
    return {
        "document": reading.document,
        **{name: getattr(letter.header, name) for name in names},
        "id": f"{reading.document}#{number}",
        **_place(letter, span),
        "sentence": _sentence(letter, span),
        "commitment": _verbatim(letter, span),
    }


def _mentions(reading: Reading, doc: Doc, commitments: list[Commitment]) -> Iterator[Mention]:
    letter = _letter(reading)
    spans = [span for layer in ("dates", "countries", "un_bodies") for span in doc.spans[layer]]
    for span in sorted(spans, key=lambda s: (s.start_char, -s.end_char, s.label_, s.kb_id_)):
        holders = [
            c.id for c in commitments if c.start <= span.start_char and span.end_char <= c.end
        ]
        yield Mention(
            document=reading.document,
            label=span.label_,
            text=letter.text[slice(*_characters(span))],
            value=span.kb_id_,
            name=_name(span),
            form=span._.country_form if span.label_ == "COUNTRY" else span._.body_form,
            bound=span._.date_bound,
            basis=span._.date_basis,
            **_at(letter, *_characters(span)),
            sentence=_sentence(letter, span),
            commitment=";".join(holders),
            rule=span.id_,
        )


def _near_misses(reading: Reading, doc: Doc) -> Iterator[NearMiss]:
    letter = _letter(reading)
    for miss in doc._.near_misses:
        span = doc[miss["start"] : miss["end"]]
        yield NearMiss(
            document=reading.document,
            **_place(letter, span),
            sentence=_sentence(letter, span),
            clause=_verbatim(letter, span),
            trigger=miss["trigger"],
            category=miss["category"],
            rule=miss["rule"],
        )


def _place(letter: Letter, span: Span) -> dict[str, Any]:
    return _at(letter, span.start_char, span.end_char)


def _at(letter: Letter, start: int, end: int) -> dict[str, Any]:
    return {"page": letter.map.page(start), "start": start, "end": end}


def _characters(span: Span) -> tuple[int, int]:
    """The characters of a mention: fewer than its tokens' where it is part of a compound."""
    narrow = span._.mention_chars
    return (narrow[0], narrow[1]) if narrow else (span.start_char, span.end_char)


def _verbatim(letter: Letter, span: Span) -> str:
    text = letter.text[span.start_char : span.end_char]
    if text != span.text:
        raise ValueError(f"span {span.text!r} is not the clean text {text!r} at {span.start_char}")
    return text


def _sentence(letter: Letter, span: Span) -> str:
    sent = span.sent
    return " ".join(letter.text[sent.start_char : sent.end_char].split())


def _name(span: Span) -> str:
    if span.label_ == "COUNTRY":
        names = [country_name(value)[0] for value in span.kb_id_.split(";") if value]
    elif span.label_ in ("UN_BODY", "ORGANISATION"):
        names = [body_name(value) for value in span.kb_id_.split(";") if value]
    else:
        return ""
    return "; ".join(names)


def _letter(reading: Reading) -> Letter:
    if reading.letter is None:
        raise ValueError(f"{reading.document}: no letter was read")
    return reading.letter
