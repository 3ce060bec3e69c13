"""The spaCy component that writes dates and vague periods to `doc.spans["dates"]`."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc, Span

from extractor import extensions
from extractor.calendar_nl.events import dated_events
from extractor.calendar_nl.finder import DateFinder
from extractor.calendar_nl.mention import Mention, Quoted

logger = logging.getLogger(__name__)
SPANS_KEY = "dates"
SUBMITTED = re.compile(r"[Ii]ngezonden\s+(?:op\s+)?\d{1,2}\s+[a-z]+\s+\d{4}")


class DatesComponent:
    """Finds dates in a Doc and resolves them against the date of its letter.

    Parameters
    ----------
    reference_date : ISO 8601 day to read relative dates from where `doc._.letter_date` is empty;
        without either they have no value
    lexicon : a user's lexicon folder, laid over the shipped one

    Raises
    ------
    ValueError : where the reference date is not an ISO 8601 day
    LexiconError : where the user's lexicon is wrong
    """

    def __init__(self, *, reference_date: str | None = None, lexicon: str | None = None) -> None:
        extensions.register()
        self._reference = date.fromisoformat(reference_date) if reference_date else None
        self._lexicon = lexicon
        self._finder = DateFinder(lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """When you call this, it will write `doc.spans["dates"]` and `doc._.dated_events`.

        The spans are sorted and do not overlap. The events are the nouns that the Doc dates
        itself (*Dit spoeddebat zal op 18 september a.s. plaatsvinden*), with their ISO value.
        """
        text = extensions.text_of(doc)
        spans = list(self._spans(doc, text))
        doc.spans[SPANS_KEY] = spans
        doc._.dated_events = dated_events(text, spans, self._lexicon)
        return doc

    def match(self, doc: Doc) -> Iterator[Span]:
        """When you call this, it will give the dates of a Doc in order and leave the Doc as it is.

        A span's `label_` is DATE or PERIOD (vague), `kb_id_` its ISO 8601 value (empty for a
        PERIOD, an impossible date, and a relative date without a letter date), `id_` the ids of
        its rules, outermost first, joined by `+`. `span._.date_bound`, `span._.date_basis`,
        `span._.date_interval` (the ISO interval of a PERIOD too) and `span._.date_outer` (code
        points of the expression with its operator) tell the rest.
        """
        yield from self._spans(doc, extensions.text_of(doc))

    def _spans(self, doc: Doc, text: str) -> Iterator[Span]:
        day, end = self._letter_date(doc), 0
        for mention in self._finder.find(text, day, self._questions(doc, text, day)):
            if mention.warning:
                written = text[mention.start : mention.end]
                logger.warning("%r at %d: %s", written, mention.start, mention.warning)
            span = _span(doc, mention)
            if span is not None and span.start >= end:
                end = span.end
                yield span

    def _questions(self, doc: Doc, text: str, day: date | None) -> list[Quoted]:
        """Give a member's questions the day they were put on (*ingezonden 3 juni 2021*)."""
        stretches = [(start, end) for start, end, _, by in doc._.blocks or () if by == "member"]
        put = SUBMITTED.search(text) if stretches else None
        if put is None:
            return []
        asked = next(self._finder.find(put[0], day), None)
        if asked is None or len(asked.value) != len("2020-01-01"):
            return []
        return [Quoted(start, end, date.fromisoformat(asked.value)) for start, end in stretches]

    def _letter_date(self, doc: Doc) -> date | None:
        written = doc._.letter_date
        return date.fromisoformat(written) if written else self._reference


def _span(doc: Doc, mention: Mention) -> Span | None:
    """Map a mention to tokens; a token it only fills in part (`maart/begin`) belongs to it."""
    span = doc.char_span(
        mention.start,
        mention.end,
        label=mention.label,
        kb_id=mention.value,
        span_id="+".join(mention.rules),
        alignment_mode="expand",
    )
    if span is None:
        return None
    values = span._
    if (span.start_char, span.end_char) != (mention.start, mention.end):
        values.mention_chars = [mention.start, mention.end]
    values.date_bound = mention.bound
    values.date_basis = mention.basis
    values.date_interval = mention.interval
    values.date_outer = list(mention.outer)
    return span
