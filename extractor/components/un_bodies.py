"""The component that finds UN bodies and other organisations."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from extractor.extensions import register
from extractor.gazetteer.bodies import load_body_matcher
from extractor.gazetteer.names import Body, body, body_name
from extractor.gazetteer.own_part import own_characters

__all__ = ["Body", "UnBodiesComponent", "body", "body_name"]

KEY = "un_bodies"


class UnBodiesComponent:
    """Writes `doc.spans["un_bodies"]`: label UN_BODY or ORGANISATION, value the body's id.

    `Ik roep op mee te werken met de {VN-Rapporteur voor Wit-Rusland}` → SR_BY, form mandate.

    Parameters
    ----------
    lexicon : a user's overlay folder, or None
    unverified : also the names that no source attests
    """

    def __init__(self, *, lexicon: str | None = None, unverified: bool = False) -> None:
        register()
        self._matcher = load_body_matcher(lexicon, unverified)

    def match(self, doc: Doc) -> Iterator[Span]:
        """When you call this, it will yield the bodies in text order; the Doc stays as it is."""
        yield from (span for span, *_ in self._spans(doc))

    def __call__(self, doc: Doc) -> Doc:
        """When you call this, it will write the bodies and their forms to the Doc.

        `span._.mention_chars` holds [start, end] in code points where fewer characters than the
        token's are the body's own: `VN` of `VN-lidstaten`.
        """
        found = list(self._spans(doc))
        for span, form, own in found:
            span._.body_form = form
            if own:
                span._.mention_chars = own
        doc.spans[KEY] = [span for span, *_ in found]
        return doc

    def _spans(self, doc: Doc) -> Iterator[tuple[Span, str, list[int] | None]]:
        words = self._matcher.words(doc)
        for mention in self._matcher.mentions(words):
            first, last = mention.first, mention.last
            span = words.span(first, last, mention.label, ";".join(mention.ids), mention.rule)
            yield span, mention.form, own_characters(words, span, first, last, mention.kept)
