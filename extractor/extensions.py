"""One table of the Doc and Span extensions; only plain values, so that Docs can be serialised."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc, Span

# name → default. letter_date is ISO 8601 and set before the components run.
DOC_VALUES: dict[str, Any] = {
    "letter_date": "",
    "blocks": None,  # [[start, end, kind, speaker], …] of letter.Block, code points
    "dated_events": None,  # nouns of events that the letter dates, with their ISO value
    "commitments": None,  # one dict of columns per span of doc.spans["commitments"]
    "near_misses": None,  # one dict of columns per clause that fails a test
}
# Values that only mentions of one kind carry: spans with equal bounds share them (spaCy #9706).
SPAN_VALUES: dict[str, Any] = {
    "date_bound": "",  # before, until, from, after, by
    "date_basis": "",  # explicit, letter_date, event, calendar
    "date_interval": "",  # ISO 8601, for a vague PERIOD too
    "date_outer": None,  # [start, end] with the operator (uiterlijk op 1 mei), code points
    "mention_chars": None,  # [start, end] of the match where it is narrower than its tokens
    "country_form": "",  # name, adjective, demonym, abbreviation, compound
    "body_form": "",  # name, acronym, mandate, official, compound
}


def register() -> None:
    """When you call this, it will register every extension once; calling it again does nothing."""
    for name, default in DOC_VALUES.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
    for name, default in SPAN_VALUES.items():
        if not Span.has_extension(name):
            Span.set_extension(name, default=default)
