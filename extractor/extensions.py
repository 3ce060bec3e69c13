"""One table of the Doc and Span extensions; only plain values, so that Docs can be serialised."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc, Span

# name → default. letter_date is ISO 8601 and set before the components run.
DOC_VALUES: dict[str, Any] = {
    "letter_date": "",
    "letter_text": None,  # the text that the Doc was made of, where it is known
    "blocks": None,  # [[start, end, kind, speaker], …] of letter.Block, code points
    "dated_events": None,  # nouns of events that the letter dates, with their ISO value
    "commitments": None,  # one dict of columns per span of doc.spans["commitments"]
    "near_misses": None,  # one dict of columns per clause that fails a test
    "mention_parts": None,  # the values of span._.mention_chars, by the span's identity
}
# Values that only mentions of one kind carry: spans with equal bounds share them (spaCy #9706).
SPAN_VALUES: dict[str, Any] = {
    "date_bound": "",  # before, until, from, after, by
    "date_basis": "",  # explicit, letter_date, event, calendar
    "date_interval": "",  # ISO 8601, for a vague PERIOD too
    "date_outer": None,  # [start, end] with the operator (uiterlijk op 1 mei), code points
    "country_form": "",  # name, adjective, demonym, abbreviation, compound
    "body_form": "",  # name, acronym, mandate, official, compound
}


def text_of(doc: Doc) -> str:
    """When you call this, it will give the text of a Doc; spaCy joins it anew from every token."""
    known: str | None = doc._.letter_text
    return doc.text if known is None else known


def mention_chars(span: Span) -> list[int] | None:
    """When you call this, it will give the characters of a mention that are its own.

    Returns
    -------
    [start, end] in code points where they are fewer than its tokens' (`VN` of `VN-lidstaten`),
    else None. Two mentions in one word (`Frans-Duitse`) have each their own.
    """
    parts = span.doc._.mention_parts or {}
    return parts.get(_identity(span))


def set_mention_chars(span: Span, chars: list[int] | None) -> None:
    """When you call this, it will set what `span._.mention_chars` gives; None for the tokens'."""
    if span.doc._.mention_parts is None:
        span.doc._.mention_parts = {}
    span.doc._.mention_parts[_identity(span)] = chars


def _identity(span: Span) -> str:
    return f"{span.start}-{span.end}-{span.label_}-{span.kb_id_}-{span.id_}"


def register() -> None:
    """When you call this, it will register every extension once; calling it again does nothing."""
    for name, default in DOC_VALUES.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
    for name, default in SPAN_VALUES.items():
        if not Span.has_extension(name):
            Span.set_extension(name, default=default)
    if not Span.has_extension("mention_chars"):
        Span.set_extension("mention_chars", getter=mention_chars, setter=set_mention_chars)
