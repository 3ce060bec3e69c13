"""The nouns of verb entries (*keuze* of *keuze maken*), found in single words before a parse."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from extractor.commitments.verb_entries import plurals_of

SHORT = 4  # letters of a noun that is looked for as a whole; of a longer one the last two may vary
LONGEST_ENDING = 4  # letters that an inflected noun has more
_NONE: frozenset[str] = frozenset()


class Nouns:
    """The nouns of entries, found in a word that is one of their forms or ends in one."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._ends: dict[str, set[str]] = defaultdict(set)
        self._beginnings: dict[tuple[str, int], set[str]] = defaultdict(set)
        for noun, verb in entries:
            for end in (noun, *plurals_of(noun)):
                self._ends[end].add(verb)
            beginning = noun[:-2] if len(noun) > SHORT else noun
            for length in range(len(beginning), len(noun) + LONGEST_ENDING + 1):
                self._beginnings[beginning, length].add(verb)

    def verbs_of(self, word: str) -> frozenset[str]:
        """When you call this, it will give the verbs with which a word can be the noun."""
        found: set[str] = set()
        for place in range(len(word)):
            found |= self._ends.get(word[place:], _NONE)
            found |= self._beginnings.get((word[: place + 1], len(word)), _NONE)
        return frozenset(found)
