"""Which bare infinitives of a clause its governor can rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.commitments.tokens import Token
from extractor.commitments.verb_forms import follows

VERBAL = ("VERB", "AUX")
BOTH = frozenset({"behouden", "voorzien"})  # infinitive and participle
JOINING = ("en", "of")


def in_cluster(words: Iterable[Token], governor: Token, free: Sequence[Token]) -> list[Token]:
    """When you call this, it will leave out what another verb rules, a participle and a noun.

    Parameters
    ----------
    words : those that can be infinitives without *te*
    free : all words of the clause that are no governor
    """
    bare = list(words)
    ruled = [t for t in bare if not _behind_te(t, governor) and not _opens_aside(t, bare)]
    return [t for t in ruled if t.pos_ in VERBAL or not _before_verb(t, ruled, free)]


def _behind_te(infinitive: Token, governor: Token) -> bool:
    """*Teneinde te kunnen varen, laat ik …*: this infinitive hangs from the one behind *te*."""
    before = infinitive.nbor(-1) if infinitive.i else infinitive
    return before is not governor and before.pos_ in VERBAL and follows(before, "te")


def _opens_aside(word: Token, bare: Sequence[Token]) -> bool:
    """*Zal ik, voorzien van een reactie, aanbieden*: a participle right behind a comma."""
    behind_comma = word.i > 0 and word.nbor(-1).text == ","
    return behind_comma and word.lower_ in BOTH and word is not bare[-1]


def _before_verb(noun: Token, bare: Sequence[Token], free: Sequence[Token]) -> bool:
    """*Zal bedrijven controleren*, but not *zal hen monitoren en controleren*."""
    verb = next((t.i for t in bare if t.pos_ in VERBAL and t.i > noun.i), 0)
    return bool(verb) and not any(t.lower_ in JOINING for t in free if noun.i < t.i < verb)
