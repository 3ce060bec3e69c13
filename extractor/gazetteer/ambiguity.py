"""One form, several countries: `Congolees`, `Dominicaans`, `Korea` decided by what stands near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.gazetteer.rules import PlaceRules
from extractor.gazetteer.words import Words

if TYPE_CHECKING:
    from extractor.gazetteer.countries import Mention

_NEAR = 40  # words to each side


def decide(found: list[Mention], words: Words, rules: PlaceRules) -> list[Mention]:
    """When you call this, it will choose a code for every mention that has several.

    The nearest evidence wins: another country word near by, a cue word near by, then the same in
    the whole letter, then the default of the lexicon. Without any, every candidate stays.
    """
    if all(len(mention.codes) == 1 for mention in found):
        return found
    settled = [_by_default(mention, words, rules) for mention in found]
    sure = [mention for mention in settled if len(mention.codes) == 1]
    return [
        mention
        if len(mention.codes) == 1
        else replace(mention, codes=_choose(mention, sure, words, rules))
        for mention in settled
    ]


def _by_default(mention: Mention, words: Words, rules: PlaceRules) -> Mention:
    default = rules.defaults.get(mention.key, "")
    if default not in mention.codes:
        return mention
    near = _cued(mention.codes, _window(mention, words), rules)
    return replace(mention, codes=near if len(near) == 1 else (default,))


def _choose(
    mention: Mention, sure: Sequence[Mention], words: Words, rules: PlaceRules
) -> tuple[str, ...]:
    near = [other for other in sure if abs(other.first - mention.first) <= _NEAR]
    steps = (
        _named(mention.codes, near),
        _cued(mention.codes, _window(mention, words), rules),
        _named(mention.codes, sure),
        _cued(mention.codes, {word.key for word in words.row}, rules),
    )
    return next((codes for codes in steps if len(codes) == 1), mention.codes)


def _named(codes: tuple[str, ...], others: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(code for code in codes if any(other.codes == (code,) for other in others))


def _cued(codes: tuple[str, ...], keys: set[str], rules: PlaceRules) -> tuple[str, ...]:
    return tuple(
        code for code in codes if any(cue.code == code and cue.words & keys for cue in rules.cues)
    )


def _window(mention: Mention, words: Words) -> set[str]:
    start = max(mention.first - _NEAR, 0)
    return {word.key for word in words.row[start : mention.last + _NEAR]}
