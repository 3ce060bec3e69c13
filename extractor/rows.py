"""A processed Doc and the reading it came from → the rows of the tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import count
from typing import Any

from spacy.tokens import Doc, Span

from extractor.components.countries import country_name
from extractor.components.un_bodies import body_name
from extractor.documents import document_row
from extractor.extensions import mention_chars
from extractor.reading import Reading
from extractor.records import Commitment, Fulfilled, Mention, NearMiss, Record, Stance, Text
from extractor.sentence_bounds import sentence_bounds


def rows_of(reading: Reading, doc: Doc | None) -> Iterator[Record]:
    """When you call this, it will yield the rows of one document: its own row comes last.

    Raises
    ------
    ValueError : a span's text is not what the clean text holds at its offsets
    """
    if doc is None:
        yield document_row(reading)
        return
    source = _Source(reading, doc)
    commitments = list(_commitments(source))
    mentions = list(_mentions(source, commitments))
    yield from commitments
    yield from mentions
    yield from _near_misses(source)
    yield from _set_apart(source)
    yield Text(document=reading.document, text=source.letter.text)
    yield document_row(
        reading,
        sentences=source.sentences,
        commitments=len(commitments),
        mentions=len(mentions),
    )


class _Source:
    """A reading with its Doc: what they tell of a place in the letter."""

    def __init__(self, reading: Reading, doc: Doc) -> None:
        if reading.letter is None:
            raise ValueError(f"{reading.document}: no letter was read")
        self.document = reading.document
        self.letter = reading.letter
        self.doc = doc
        self._bounds = sentence_bounds(doc)
        self._sentences: dict[int, str] = {}  # those of many mentions are asked for again

    @property
    def sentences(self) -> int:
        return len(self._bounds)

    def sentence(self, span: Span) -> str:
        """The sentence in which a span begins, its white space made single spaces."""
        number = bisect_right(self._bounds, (span.start, len(self.doc))) - 1
        if number not in self._sentences:
            sent = self.doc[slice(*self._bounds[number])]
            words = self.letter.text[sent.start_char : sent.end_char].split()
            self._sentences[number] = " ".join(words)
        return self._sentences[number]

    def place(self, start: int, end: int) -> dict[str, Any]:
        return {"page": self.letter.map.page(start), "start": start, "end": end}

    def verbatim(self, span: Span) -> str:
        start = span.start_char
        text = self.letter.text[start : span.end_char]
        if text != span.text:
            raise ValueError(f"span {span.text!r} is not the clean text {text!r} at {start}")
        return text


def _commitments(source: _Source) -> Iterator[Commitment]:
    found = zip(source.doc.spans["commitments"], source.doc._.commitments, strict=True)
    for number, (span, columns) in enumerate(found, 1):
        yield Commitment(**_act(source, span, number), rule=span.id_, **columns)


def _set_apart(source: _Source) -> Iterator[Fulfilled | Stance]:
    """Promises kept and opinions: the columns of a commitment, in tables of their own."""
    kinds: dict[str, type[Fulfilled | Stance]] = {"discharge": Fulfilled, "stance": Stance}
    numbers = {category: count(1) for category in kinds}
    for miss in source.doc._.near_misses:
        if miss["columns"]:
            span = source.doc[miss["start"] : miss["end"]]
            act = _act(source, span, next(numbers[miss["category"]]))
            yield kinds[miss["category"]](**act, rule=miss["rule"], **miss["columns"])


def _act(source: _Source, span: Span, number: int) -> dict[str, Any]:
    """What the reading tells of a clause."""
    names = ("dossier", "number", "date", "ministry", "signatory")
    return {
        "document": source.document,
        **{name: getattr(source.letter.header, name) for name in names},
        "id": f"{source.document}#{number}",
        **source.place(span.start_char, span.end_char),
        "sentence": source.sentence(span),
        "commitment": source.verbatim(span),
    }


def _mentions(source: _Source, commitments: list[Commitment]) -> Iterator[Mention]:
    layers = [source.doc.spans[layer] for layer in ("dates", "countries", "un_bodies")]
    spans = [(span.start_char, span.end_char, span) for layer in layers for span in layer]
    for start, end, span in sorted(spans, key=lambda s: (s[0], -s[1], s[2].label_, s[2].kb_id_)):
        own = mention_chars(span) or (start, end)  # fewer than its tokens' in a compound
        label, value, values = span.label_, span.kb_id_, span._
        yield Mention(
            document=source.document,
            label=label,
            text=source.letter.text[own[0] : own[1]],
            value=value,
            name=_name(label, value),
            form=values.country_form if label == "COUNTRY" else values.body_form,
            bound=values.date_bound,
            basis=values.date_basis,
            **source.place(own[0], own[1]),
            sentence=source.sentence(span),
            commitment=";".join([c.id for c in commitments if c.start <= start and end <= c.end]),
            rule=span.id_,
        )


def _near_misses(source: _Source) -> Iterator[NearMiss]:
    for miss in source.doc._.near_misses:
        span = source.doc[miss["start"] : miss["end"]]
        yield NearMiss(
            document=source.document,
            **source.place(span.start_char, span.end_char),
            sentence=source.sentence(span),
            clause=source.verbatim(span),
            trigger=miss["trigger"],
            category=miss["category"],
            rule=miss["rule"],
        )


def _name(label: str, value: str) -> str:
    if label == "COUNTRY":
        names = [country_name(code)[0] for code in value.split(";") if code]
    elif label in ("UN_BODY", "ORGANISATION"):
        names = [body_name(one) for one in value.split(";") if one]
    else:
        return ""
    return "; ".join(names)
