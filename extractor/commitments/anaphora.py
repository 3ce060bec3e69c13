"""Who a pronoun is: *De NVWA controleert de havens. Zij zal vaker controleren*.

A pronoun or *de dienst* that opens a main clause takes up the own actor that the sentence before
tells of, where that sentence has one, as its subject, and no other party.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.commitments.patterns import Pattern
from extractor.commitments.tokens import Span
from extractor.commitments.words import words

WORDS = "|".join(sorted(words("anaphor")))
# What may stand before a subject: no name and nothing with *de*, which could be meant instead.
FIELD = (
    r"(?:(?!(?:De|Het|Een|Die|Deze|Mijn|Onze|Hun|Zijn|Haar|Uw) )[A-Z][\w-]*"
    r"(?: (?!(?:de|die|deze|een|mijn|onze|hun) )[a-z\d][\w-]*){0,6} )?"
)
TAKES_UP = re.compile(rf"{FIELD}(?P<word>(?i:{WORDS}))\b(?! en )")
BEFORE = re.compile(FIELD)
SENDERS = frozenset({"ik", "we", "wij", "minister-en-ik", "ik-en-minister"})


def anaphor_in(text: str) -> tuple[int, int] | None:
    """When you call this, it will give where a sentence takes up an actor of the one before."""
    found = TAKES_UP.match(text)
    return found.span("word") if found else None


def is_neuter(actor: Span) -> bool:
    """When you call this, it will say whether an actor is one of *het*, by its first word."""
    return actor[0].lower_ in ("het", "dit", "ons")


def antecedent(word: str, text: str, mentions: Sequence[tuple[Span, Pattern]]) -> Pattern | None:
    """When you call this, it will give the own actor that a word takes up.

    Parameters
    ----------
    word : a pronoun or *de dienst*
    text : the sentence before
    mentions : the own actors in it
    """
    named = [(span, entry) for span, entry in mentions if entry.id not in SENDERS]
    if len(named) != 1 or named[0][1].kind == "own_state":
        return None
    span, entry = named[0]
    first = span.start_char - span.sent.start_char
    agrees = is_neuter(span) == word.lower().startswith("het ")
    return entry if agrees and BEFORE.fullmatch(text[:first]) else None
