"""Verbs that share a governor: *zal voorzitten en faciliteren*, *besloten A te … en B te …*."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from extractor.commitments.conjugation import Kind
from extractor.commitments.tokens import Token
from extractor.commitments.verb_forms import VerbForms, follows
from extractor.commitments.words import words

URGING = words("urging")
PURPOSES = {"door", "om", "teneinde", "zonder"}  # behind these a te-infinitive is no plan
JOINING = {"en", "of", "alsmede", ","}
LONGEST_COMPARED = 8  # words from *later* to the participle: later dan eerder aan u gemeld


class JoinedVerbs:
    """Finds the further verbs of a cluster by the forms of words.

    Parameters
    ----------
    forms : what a word can be in a cluster
    """

    def __init__(self, forms: VerbForms) -> None:
        self.forms = forms

    def plans(self, main: Token, tokens: Sequence[Token]) -> Iterator[Token]:
        """When you call this, it will yield further te-infinitives: *voornemens A te … en B te …*.

        None behind a verb of urging, whose te-infinitives tell what others are to do.
        """
        if {form.lemma for form in self.forms.of(main)} & URGING:
            return
        last, waiting = main, []  # behind a comma, verbs wait for the one behind *en*
        for token in tokens:
            if token.i <= last.i or not self.forms.is_te_infinitive(token) or is_attribute(token):
                continue
            between = {t.lower_ for t in tokens if last.i < t.i < token.i}
            if between & PURPOSES or not between & {"en", ","}:
                return
            waiting.append(token)
            if "en" in between:
                yield from waiting
                waiting = []
            last = token

    def infinitives(self, main: Token, kind: Kind, tokens: Sequence[Token]) -> Iterator[Token]:
        """When you call this, it will yield verbs of the same kind: *voorzitten en faciliteren*."""
        if follows(main, "te"):
            return
        fits = (
            self.forms.is_participle if kind == Kind.PARTICIPLE else self.forms.is_bare_infinitive
        )
        for token in tokens:
            if token.i > main.i and fits(token) and _behind_coordinator(token, main, tokens):
                yield token
        if kind == Kind.INFINITIVE and (twin := self.forms.twin(main, tokens)) is not None:
            yield twin


def first_joined(
    verb: Token | None, verbs: Sequence[Token], governor: Token, tokens: Sequence[Token]
) -> Token | None:
    """When you call this, it will give the first of joined verbs.

    The parser may have hung the governor from a later one.
    """
    if verb is None or verb.i < governor.i:
        return verb
    for earlier in verbs:
        between = {t.lower_ for t in tokens if earlier.i < t.i < verb.i}
        joined = governor.i < earlier.i < verb.i and "en" in between
        if joined and not between & PURPOSES:
            return earlier
    return verb


def is_attribute(token: Token) -> bool:
    """When you call this, it will find a verb of a noun.

    *Een door u te kiezen moment*, *een geïntegreerd beleid*.
    """
    behind = token.nbor() if token.i + 1 < token.sent.end else token
    described = token.dep_ in ("amod", "acl") and token.head.i > token.i
    return described and behind.pos_ in ("NOUN", "ADJ")


def _behind_coordinator(token: Token, main: Token, tokens: Sequence[Token]) -> bool:
    between = {t.lower_ for t in tokens if main.i < t.i < token.i}
    return bool(between & JOINING) and "om" not in between and not is_compared(token)


def is_compared(token: Token) -> bool:
    """*… zal worden gemeld, later dan gepland*, *later dan eerder aan u gemeld*: told, not done.

    But not *zal worden gemeld en dan besproken*.
    """
    if follows(token, "dan"):
        return token.i > 1 and token.nbor(-2).lower_ not in JOINING
    since = list(token.doc[max(token.i - LONGEST_COMPARED, token.sent.start) : token.i])
    pairs = itertools.pairwise(t.lower_ for t in since)
    return any(second == "dan" and first.endswith("er") for first, second in pairs)


def is_noun(token: Token) -> bool:
    """When you call this, it will find what is no participle: *het voorkomen van schade*."""
    behind = token.nbor().lower_ if token.i + 1 < token.sent.end else ""
    return token.lower_.endswith("en") and behind == "van" and follows(token, "het")
