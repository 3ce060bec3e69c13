"""A letter as the bodies' rules see it: its words, and its countries when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from extractor.gazetteer.countries import CountryMatcher, Mention
from extractor.gazetteer.words import Words


class Scene:
    """The words of one letter with its countries, found at most once."""

    def __init__(self, words: Words, matcher: CountryMatcher) -> None:
        self.words = words
        self._matcher = matcher

    def countries_at(self, place: int) -> Sequence[Mention]:
        """When you call this, it will give the countries that begin at a word.

        The letter is searched only where a word is asked for that may name one.
        """
        if not self._matcher.may_begin(self.words, place):
            return ()
        return self._countries.get(place, ())

    @cached_property
    def _countries(self) -> Mapping[int, Sequence[Mention]]:
        places: dict[int, list[Mention]] = {}
        for mention in self._matcher.mentions(self._matcher.words(self.words.doc)):
            places.setdefault(mention.first, []).append(mention)
        return places

    @property
    def codes(self) -> set[str]:
        """When you call this, it will give every country that the letter names."""
        return {code for row in self._countries.values() for one in row for code in one.codes}
