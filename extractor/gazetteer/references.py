"""What a letter carries on: acronyms it defines, short references to a body it has named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from extractor.gazetteer.body_rules import Back, BodyRules
from extractor.gazetteer.own_part import NOTHING_CUT
from extractor.gazetteer.words import Words

_GLUED = re.compile(r"[A-Z]{3,}(?=[a-zà-ÿ]{2})")  # IGHdoet
_SHORT = 4  # letters of an acronym that others may use too
_INTERNATIONAL = ("internationa", "wereld", "world", "vn", "un", "verenigde", "europe", "global")


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body at the words `first` to `last`; `acronym` is what the letter calls it from here on.

    `needs` is what is still to be shown: "letter" (the UN is said somewhere), "defined" (the
    letter gives the long form), "mission" (the letter names this mission as the UN's).
    `mission` is the role of a mission whose country the letter has to show (FFM, COI). `kept` is a
    word and how many of its characters are the body's own: of `VN-lidstaten` the first two.
    """

    first: int
    last: int
    ids: tuple[str, ...]
    label: str
    form: str
    rule: str
    needs: str = ""
    said: bool = False
    acronym: str = ""
    mission: str = ""
    kept: tuple[int, int] = NOTHING_CUT


def settle(
    found: list[BodyMention],
    words: Words,
    rules: BodyRules,
    missions: Callable[[str], Sequence[str]],
) -> list[BodyMention]:
    """When you call this, it will keep what the letter proves and add what it carries on.

    Parameters
    ----------
    missions : gives the missions of a role (FFM) to countries that the letter names
    """
    if not found:
        return []
    foreign = {words.text(m.first) for m in found if _redefined(m, words)}
    found = [m for m in found if m.form != "acronym" or words.text(m.first) not in foreign]
    found = [_on_mission(mention, missions) for mention in found if _proven(mention, found)]
    taken = {place for mention in found for place in range(mention.first, mention.last + 1)}
    added = [*_carried(found, words, taken), *_backward(found, words, taken, rules.back)]
    return sorted([*found, *added], key=lambda mention: (mention.first, mention.last))


def _redefined(mention: BodyMention, words: Words) -> bool:
    """Tell that the letter gives a short acronym to somebody else: `Integraal Crisiscentrum (ICC)`.

    The words before the bracket hold the acronym's letters in order, the first one in a capital,
    and are not an international body's.
    """
    acronym = words.key(mention.first)
    bracket = words.text(mention.first - 1) == "(" and words.text(mention.first + 1) == ")"
    if mention.form != "acronym" or not bracket or len(acronym) > _SHORT:
        return False
    for first in range(mention.first - 2, max(mention.first - 7, -1), -1):
        name = [words.key(place) for place in range(first, mention.first - 1)]
        if name[0][:1] == acronym[:1] and words.text(first)[:1].isupper():
            letters = iter("".join(name))
            own = name[0].startswith(_INTERNATIONAL)
            return not own and all(letter in letters for letter in acronym)
    return False


def _proven(mention: BodyMention, found: list[BodyMention]) -> bool:
    if mention.needs == "letter":
        return any(other.label == "UN_BODY" and not other.needs for other in found)
    if mention.needs == "defined":
        return any(other.ids == mention.ids and other.needs != "defined" for other in found)
    if mention.needs == "mission":
        return any(other.mission == mention.mission and not other.needs for other in found)
    return True


def _on_mission(mention: BodyMention, missions: Callable[[str], Sequence[str]]) -> BodyMention:
    """`VN Fact Finding Mission` in a letter on Libya, where one is listed: FFM_LY."""
    if not mention.mission:
        return mention
    ids = missions(mention.mission)
    return replace(mention, ids=(ids[0],)) if len(ids) == 1 else mention


def _carried(found: list[BodyMention], words: Words, taken: set[int]) -> Iterable[BodyMention]:
    """Acronyms that the letter itself defines: `Internationaal Strafhof (ISH) … het ISH`."""
    defined = dict(_definitions(found, words))
    if not defined:
        return
    capitals = {acronym[0] for acronym in defined}
    for place in [n for n, word in enumerate(words.row) if word.text[:1] in capitals]:
        acronym, _, head = words.text(place).partition("-")
        if acronym[1:3].isupper() and (glued := _GLUED.match(acronym)):
            acronym = glued[0]
        mention = defined.get(acronym)
        if mention and place not in taken and place > mention.first:
            form = "compound" if head else "acronym"
            kept = (place, len(acronym))
            rule = "defined-in-letter"
            yield BodyMention(place, place, mention.ids, mention.label, form, rule, kept=kept)


def _definitions(found: list[BodyMention], words: Words) -> Iterable[tuple[str, BodyMention]]:
    for mention in found:
        if mention.acronym:
            yield mention.acronym, mention
        elif words.text(mention.last + 1) == "(" and words.key(mention.last + 2) == "hierna":
            for place in range(mention.last + 3, mention.last + 7):
                text = words.text(place).strip("'\"")
                if len(text) > 1 and text.isupper():
                    yield text, mention
                    break


def _backward(
    found: list[BodyMention], words: Words, taken: set[int], rules: Iterable[Back]
) -> Iterable[BodyMention]:
    """`de Secretaris-Generaal`, `het Hof`: the body that the letter named last among its rivals."""
    for rule in rules:
        named = {m.first: m.ids[0] for m in found if m.ids[0] in {rule.body, *rule.rivals}}
        if rule.body not in named.values():
            continue
        places = [n for n in words.found if words.text(n) in rule.words]
        for place in places:
            if place not in taken and _specified(words, place):
                named[place] = ""  # somebody else's
        for place in places:
            before = max((n for n in named if n <= place), default=-1)
            if place not in taken and before >= 0 and named[before] == rule.body:
                yield BodyMention(place, place, (rule.body,), "UN_BODY", "back", rule.id)


def _specified(words: Words, place: int) -> bool:
    """Tell whether it is somebody else's: `secretaris-generaal van het ministerie`, `EU Hof`."""
    before = words.text(place - 1)
    return words.key(place + 1) in ("van", "der") or (
        before[:1].isupper() and before.lower() not in ("de", "het", "the")
    )
