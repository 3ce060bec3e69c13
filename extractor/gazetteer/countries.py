"""Finds the countries of a letter: reads its words, grows names, decides in context."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc

from extractor.gazetteer.ambiguity import decide
from extractor.gazetteer.compounds import CountryReader, CountryReading
from extractor.gazetteer.context import Context
from extractor.gazetteer.forms import CountryForms, Hit, load_country_forms
from extractor.gazetteer.rules import PlaceRules, load_place_rules
from extractor.gazetteer.words import Words, WordTable
from extractor.lexicon.loader import fingerprint

_DIRECTIONS = frozenset({"noord-", "zuid-", "oost-", "west-"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A country at the words `first` to `last`: candidate codes, form and rule."""

    first: int
    last: int
    codes: tuple[str, ...]
    form: str
    rule: str
    key: str
    part: tuple[int, int] = (0, 0)  # its own characters in a word; (0, 0) for all


class CountryMatcher:
    """Finds countries in the words of a Doc; shared by both components."""

    def __init__(self, forms: CountryForms, rules: PlaceRules) -> None:
        self.forms = forms
        self.rules = rules
        self.context = Context(rules)
        self._table = WordTable(CountryReader(forms, rules))

    def words(self, doc: Doc) -> Words:
        """When you call this, it will read the words of a Doc."""
        return self._table.words_of(doc)

    def may_begin(self, words: Words, place: int) -> bool:
        """When you call this, it will say whether a country may begin at a word of any table."""
        return self._table.is_found(words, place)

    def mentions(self, words: Words) -> list[Mention]:
        """When you call this, it will give the countries in text order, their codes decided."""
        found = self._with_support(_without_regions(list(self._found(words))), words)
        return decide(found, words, self.rules)

    def _with_support(self, found: list[Mention], words: Words) -> list[Mention]:
        """Keep `het Koninkrijk` where the letter names the Kingdom or one of its countries."""
        named = {code for one in found if one.form != "supported" for code in one.codes}
        keys = {mention.key for mention in found}
        kept = []
        for mention in found:
            if mention.form == "supported":
                codes, forms = self.rules.supported.get(mention.key, (frozenset(), frozenset()))
                free = words.key(mention.last + 1) not in ("van", "der")
                if not free or not (codes & named or forms & keys):
                    continue
                short = words.text(mention.first).isupper()
                mention = replace(mention, form="abbreviation" if short else "name")
            kept.append(mention)
        return kept

    def _found(self, words: Words) -> Iterator[Mention]:
        behind = 0
        for i in words.found:
            if i < behind:
                continue
            found = list(self._at(words, i))
            yield from found
            if found:
                behind = found[-1].last + 1

    def _at(self, words: Words, i: int) -> Iterator[Mention]:
        reading = words[i].found
        if not isinstance(reading, CountryReading):
            return
        if reading.starts and (long := self.forms.longest(words, i)):
            last, hit = long
            if self._proper(words, i, hit) and self.context.accepts(words, i, last, hit):
                yield self._mention(words, i, last, hit)
                return
        if words[i].key in _DIRECTIONS and (elided := self._elided(words, i)):
            yield Mention(i, i, elided.codes, "compound", "elided-direction", elided.key)
            return
        for hit in reading.hits:
            if self.context.accepts(words, i, i, hit):
                yield self._mention(words, i, i, hit)

    def _proper(self, words: Words, i: int, long: Hit) -> bool:
        """`Republiek Zuid-Afrika` is a name, `republiek Zuid-Afrika` a noun before a name."""
        inner = words[i + 1].found
        hits = inner.hits if isinstance(inner, CountryReading) else ()
        return words.text(i)[:1].isupper() or all(hit.codes != long.codes for hit in hits)

    def _mention(self, words: Words, first: int, last: int, hit: Hit) -> Mention:
        form = self.context.form(words, first, last, hit)
        return Mention(first, last, hit.codes, form, hit.rule, hit.key, hit.part)

    def _elided(self, words: Words, i: int) -> Hit | None:
        """`Noord- en Zuid-Korea`: the first direction stands for the country it completes."""
        whole = words.text(i + 2)
        if words.key(i + 1) not in ("en", "of", "als", "noch", "&") or "-" not in whole:
            return None
        hit = self.forms.of_word(words[i].text + whole.split("-", 1)[1])
        return replace(hit, kinds=("compound",)) if hit else None


def _without_regions(found: list[Mention]) -> list[Mention]:
    """`Gaza` stands for its country only where the letter does not name that country itself."""
    named = {mention.codes for mention in found if mention.form != "region"}
    return [
        replace(mention, form="name") if mention.form == "region" else mention
        for mention in found
        if mention.form != "region" or mention.codes not in named
    ]


def load_country_matcher(lexicon: str | None = None, unverified: bool = False) -> CountryMatcher:
    """When you call this, it will build the matcher, once per state of the lexicon's files.

    Parameters
    ----------
    lexicon : a user's overlay folder, or None
    unverified : also the forms that no source attests
    """
    return _load(lexicon, unverified, fingerprint(lexicon) if lexicon else "")


@cache
def _load(lexicon: str | None, unverified: bool, state: str) -> CountryMatcher:
    return CountryMatcher(load_country_forms(lexicon, unverified), load_place_rules(lexicon))
