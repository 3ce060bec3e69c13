"""A date of the letter beside the plain words of its sentence."""

from __future__ import annotations

import spacy

from extractor.commitments.tokens import Doc, Span


class Date(Span):
    """A date or a vague period, with what the dates component found."""

    __slots__ = ("_found",)

    def __init__(self, doc: Doc, found: spacy.tokens.Span) -> None:
        super().__init__(doc, found.start, found.end)
        self._found = found

    @property
    def label_(self) -> str:
        """DATE or PERIOD."""
        return self._found.label_

    @property
    def kb_id_(self) -> str:
        """Its ISO 8601 value."""
        return self._found.kb_id_

    @property
    def bound(self) -> str:
        """How the sentence bounds it: before, until, from, after, by."""
        return str(self._found._.date_bound)
