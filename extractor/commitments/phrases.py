"""Subjects and noun phrases of clauses, from the parse and from where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from extractor.commitments.clause import Clause
from extractor.commitments.tokens import Span, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
RELATIVES = ("die", "dat", "waar", "wie", "welke")
TRAILING = (",", ";", ":", ".", "en", "of", "(")


def noun_phrase(head: Token) -> Span:
    """When you call this, it will give the words of a noun phrase that stand together."""
    members = {head.i} | {t.i for t in head.subtree}
    start = end = head.i
    while start - 1 in members and start - 1 >= head.sent.start:
        start -= 1
    while end + 1 in members and end + 1 < head.sent.end and end - head.i < 12:
        if head.doc[end + 1].text == "," and head.doc[end + 2].lower_.startswith(RELATIVES):
            break  # the clause that describes it is no part of its name
        end += 1
    return head.doc[start : end + 1]


def from_clause_start(phrase: Span, clause: Clause) -> Span:
    """When you call this, it will begin a subject right behind the introducer of its clause."""
    if clause.opens and phrase.start == clause.start and len(phrase) > 1:
        return phrase.doc[clause.start + 1 : phrase.end]  # *dat* taken for a determiner
    if not clause.opens or phrase.start <= clause.start + 1:
        return phrase
    between = phrase.doc[clause.start + 1 : phrase.start]
    nominal = all(t.pos_ in ("DET", "NOUN", "ADP", "ADJ", "PROPN", "VERB") for t in between)
    starts = between[0].pos_ in ("DET", "NOUN", "PROPN", "ADJ")
    return phrase.doc[clause.start + 1 : phrase.end] if nominal and starts else phrase


def to_next_stop(token: Token) -> list[Token]:
    """When you call this, it will give the words behind one, up to the next mark."""
    return list(takewhile(lambda t: not t.is_punct, token.doc[token.i + 1 : token.sent.end]))


def head_of(token: Token) -> Token:
    """When you call this, it will give the noun of the phrase that a determiner opens."""
    while token.dep_ in ("det", "amod", "nmod:poss", "nummod", "case") and token.head.i > token.i:
        token = token.head
    return token


def is_nominalised(determiner: Token) -> bool:
    """When you call this, it will find a verb used as a noun: *door het aanwijzen van*."""
    head = head_of(determiner)
    return head.pos_ == "VERB" or (head.lower_.endswith("en") and determiner.lower_ == "het")


def is_plural(finite: Token) -> bool:
    """When you call this, it will say whether a finite verb has the plural form.

    *Verken ik* and *ik onderteken* only look like it.
    """
    near = [t for t in finite.doc[max(finite.i - 1, 0) : finite.i + 2] if t.lower_ == "ik"]
    if near and (near[0].i == 0 or near[0].nbor(-1).lower_ != "en"):
        return False
    return has_plural_form(finite.lower_)


def has_plural_form(verb: str) -> bool:
    """When you call this, it will say whether a verb in lower case can go with *wij*."""
    return verb.endswith(("en", "aan", "oen", "ien", "zijn")) and verb != "ben"


def parsed_subject(clause: Clause) -> Token | None:
    """When you call this, it will give the subject that the parser finds in a clause."""
    subjects = [t for t in clause.tokens if t.dep_ in SUBJECTS]
    if subjects:
        return subjects[0]
    if clause.introducer is not None and clause.introducer.dep_ in SUBJECTS:
        return clause.introducer
    if clause.coordinated is not None and shares_subject(clause):
        return parsed_subject(clause.coordinated)
    return _first_noun(clause) if clause.opens else None


def _first_noun(clause: Clause) -> Token | None:
    """The noun phrase right behind *dat*: the subject, whatever the parser hangs it from."""
    for token in clause.tokens:
        if token.pos_ in ("NOUN", "PROPN"):
            return token
        if token.pos_ not in ("DET", "ADJ", "NUM", "SCONJ") and token is not clause.introducer:
            return None
    return None


def shares_subject(clause: Clause) -> bool:
    """When you call this, it will say whether a joined clause has no subject of its own."""
    if clause.finite is None or clause.tokens[0].i < clause.finite.i - 3:
        return False
    first = clause.tokens[0] is clause.finite
    return not any(t.dep_ in SUBJECTS and _is_own(t, first) for t in clause.tokens)


def _is_own(subject: Token, verb_first: bool) -> bool:
    """A bare pronoun behind a joined verb is its object: *en zal deze uitbreiden*."""
    pronoun = subject.lower_ in ("het", "dit", "dat", "deze", "die")
    return subject.pos_ != "ADV" and not (verb_first and pronoun)


def trimmed(span: Span) -> Span | None:
    """When you call this, it will give the span without stops and coordinators at its ends."""
    tokens: Sequence[Token] = list(span)
    while tokens and (tokens[-1].is_space or tokens[-1].lower_ in TRAILING):
        tokens = tokens[:-1]
    while tokens and (tokens[0].is_punct or tokens[0].is_space):
        tokens = tokens[1:]
    return span.doc[tokens[0].i : tokens[-1].i + 1] if tokens else None
