"""The component that finds countries: names, adjectives, inhabitants, abbreviations, compounds."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from extractor.extensions import register
from extractor.gazetteer.countries import load_country_matcher
from extractor.gazetteer.names import country_name
from extractor.gazetteer.own_part import NOTHING_CUT, own_characters

__all__ = ["CountriesComponent", "country_name"]

KEY = "countries"


class CountriesComponent:
    """Writes `doc.spans["countries"]`: label COUNTRY, value ISO 3166-1 alpha-3.

    `Ook zal ik de {Wit-Russische} overheid oproepen` → BLR, form adjective.

    Parameters
    ----------
    lexicon : a user's overlay folder, or None
    unverified : also the forms that no source attests
    """

    def __init__(self, *, lexicon: str | None = None, unverified: bool = False) -> None:
        register()
        self._matcher = load_country_matcher(lexicon, unverified)

    def match(self, doc: Doc) -> Iterator[Span]:
        """When you call this, it will yield the countries in text order; the Doc stays as it is.

        A word that names two countries (`Frans-Duitse`) yields two spans with equal bounds. A
        form of several countries that nothing decides keeps every code, joined by `;`.
        """
        yield from (span for span, *_ in self._spans(doc))

    def __call__(self, doc: Doc) -> Doc:
        """When you call this, it will write the countries and their forms to the Doc.

        `span._.mention_chars` holds [start, end] in code points where fewer characters than the
        token's name the country: `Syrië` of `Syriëcrisis`.
        """
        found = list(self._spans(doc))
        for span, form, own in found:
            span._.country_form = form
            if own:
                span._.mention_chars = own
        doc.spans[KEY] = [span for span, *_ in found]
        return doc

    def _spans(self, doc: Doc) -> Iterator[tuple[Span, str, list[int] | None]]:
        words = self._matcher.words(doc)
        for mention in self._matcher.mentions(words):
            first, last = mention.first, mention.last
            span = words.span(first, last, "COUNTRY", ";".join(mention.codes), mention.rule)
            lead, end = mention.part
            kept = (last, end) if end else NOTHING_CUT
            yield span, mention.form, own_characters(words, span, first, last, kept, lead)
