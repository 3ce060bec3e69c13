"""What a country word is where it stands: a mention, a language, a person, an idiom."""

from __future__ import annotations

from extractor.gazetteer.compounds import CountryReading
from extractor.gazetteer.forms import Hit
from extractor.gazetteer.rules import Phrases, PlaceRules, Reject
from extractor.gazetteer.words import Words


class Context:
    """Decides on a hit at the words `first` to `last`."""

    def __init__(self, rules: PlaceRules) -> None:
        self.rules = rules

    def accepts(self, words: Words, first: int, last: int, hit: Hit) -> bool:
        """When you call this, it will say whether the word names its country here."""
        if any(
            self._fires(rule, words, first, last, hit) for rule in self.rules.rejecting(hit.key)
        ):
            return False
        return not self.is_language(words, last, hit) and not self._elided(words, last)

    def form(self, words: Words, first: int, last: int, hit: Hit) -> str:
        """When you call this, it will choose among the kinds that a form may be."""
        kinds = hit.kinds
        if len(kinds) == 1:
            return "name" if kinds[0] == "english" else kinds[0]
        before = words.key(first - 1)
        if "name" in kinds and "demonym" in kinds:
            counted = before in self.rules.determiners or before.isdigit()
            return "demonym" if counted and hit.key != "filipijnen" else "name"
        if "adjective" in kinds and "demonym" in kinds:
            inflected = hit.key.endswith("e")  # as demonym, a woman: rare
            return "adjective" if inflected or self._noun_follows(words, last) else "demonym"
        return kinds[0]

    def is_language(self, words: Words, place: int, hit: Hit) -> bool:
        """When you call this, it will say whether a bare adjective names a language here.

        `in het Frans, Duits en Spaans` is a row of languages, `Frans en Duits beleid` is not.
        """
        if not _is_bare(hit):
            return False
        lists = self.rules.language
        row = _coordinated(words, place) or [(place, hit)]
        last = row[-1][0]
        before, after = words.key(row[0][0] - 1), words.key(last + 1)
        if before == "een":
            return False
        if after in lists["language-after"] or before in lists["language-spoken"]:
            return True
        if words.key(row[0][0] - 2) in _INTO and before == "het" and after.endswith("eren"):
            return True
        if self._noun_follows(words, last):
            return False
        if before in lists["language-before"] or before in lists["language-between"]:
            return True
        if before in lists["language-copula"]:
            return False
        return any("demonym" not in one.kinds for _, one in row)

    def _elided(self, words: Words, place: int) -> bool:
        """`Nederlands-, Frans- en Duitstalig`: the head that names languages comes last."""
        while words.text(place).endswith("-") and words.key(place + 1) in _JOINTS:
            place += 2
            if any(head in words.key(place) for head in self.rules.language_heads):
                return True
        return False

    def _noun_follows(self, words: Words, place: int) -> bool:
        after = words.text(place + 1)
        return after[:1].isalnum() and after.lower() not in self.rules.language["language-no-noun"]

    def _fires(self, rule: Reject, words: Words, first: int, last: int, hit: Hit) -> bool:
        if rule.kinds and not rule.kinds.intersection(hit.kinds):
            return False
        if rule.lower and not words.text(last).islower():
            return False
        if rule.opens and words.opens_sentence(first):
            return True
        if rule.only_after and words.key(first - 1) not in rule.only_after:
            return not words.key(first - 1).isdigit()
        if _standing(words, first - 1, -1, rule.before):
            return True
        if rule.capital:
            return self._name_follows(rule, words, last)
        return _standing(words, last + 1, 1, rule.after) is not None

    def _name_follows(self, rule: Reject, words: Words, last: int) -> bool:
        """`Frans Jansen`, `Frans de Wit`; not `Frans Ministerie`, `Frans en Duits`."""
        place = last + 1
        if phrase := _standing(words, place, 1, rule.after):
            return words.text(place + len(phrase))[:1].isupper()
        text = words.text(place)
        return text[:1].isupper() and not text.isupper() and not text.startswith(_OFFICES)


_JOINTS = frozenset({",", "en", "of"})
_INTO = frozenset({"in", "uit", "naar"})  # in het Nederlands modereren
_OFFICES = ("Minister", "Parlement", "Openbaar", "President", "Premier", "Instituut", "Ambassade")


def _standing(words: Words, place: int, step: int, phrases: Phrases) -> tuple[str, ...] | None:
    """Give the first of the phrases that stands at a place, read to the right or to the left."""
    for phrase in phrases.get(words.key(place), ()):
        if all(words.key(place + step * n) == part for n, part in enumerate(phrase)):
            return phrase
    return None


def _is_bare(hit: Hit) -> bool:
    return "adjective" in hit.kinds and "name" not in hit.kinds and not hit.key.endswith("e")


def _adjective(words: Words, place: int) -> Hit | None:
    found = words[place].found if 0 <= place < len(words) else None
    hits = found.hits if isinstance(found, CountryReading) else ()
    return next((hit for hit in hits if _is_bare(hit)), None)


def _coordinated(words: Words, place: int) -> list[tuple[int, Hit]]:
    """Collect the bare adjectives that commas, `en` and `of` join to the one at a place."""
    row: list[tuple[int, Hit]] = []
    first = place
    while words.key(first - 1) in _JOINTS and _adjective(words, first - 2):
        first -= 2
    while hit := _adjective(words, first):
        row.append((first, hit))
        if words.key(first + 1) not in _JOINTS:
            break
        first += 2
    return row
