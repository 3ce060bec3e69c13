"""Finds the finite verb of a clause in which no word is tagged as one.

Plural presents look like infinitives, and rare verbs are tagged as nouns or participles. The form
table says what a word can be, and where it stands says what it is: the verb of a main clause stands
beside its subject, that of a subordinate clause at its end.
"""

from __future__ import annotations

from extractor.commitments.clause import Clause, is_infinitive
from extractor.commitments.conjugation import Kind
from extractor.commitments.finite_verbs import SUBJECT_HEADS, FiniteVerbs, like_a_verb
from extractor.commitments.joined_finites import NOMINATIVES
from extractor.commitments.tokens import Token
from extractor.commitments.words import words

AUXILIARIES = words("auxiliary")
STRANDED = words("stranded")
REFLEXIVES = words("reflexive")
CONTENT = ("VERB", "AUX", "NOUN", "ADJ", "PROPN", "X", "ADV")


def promoted(clause: Clause, verbs: FiniteVerbs) -> Token | None:
    """When you call this, it will give a clause without a finite verb its most likely one."""
    for place, token in enumerate(clause.tokens):
        bare = place == 0 or clause.tokens[place - 1].lower_ not in ("te", "het")
        if bare and is_infinitive(token) and Kind.PRESENT in verbs.kinds(token):
            return token
    for place, token in enumerate(clause.tokens):
        before = clause.tokens[place - 1] if place else None
        noun = before is not None and before.pos_ in ("DET", "ADJ", "ADP", "NUM")
        name = token.is_title and place > 0  # Onderwijs, Onderzoek en Wetenschap
        if token is clause.introducer or name:
            continue
        if token.pos_ in CONTENT and not noun and verbs.kinds(token) == {Kind.PRESENT}:
            return token  # tagged something else: herziet, screent
    if not clause.opens:
        return next((t for t in clause.tokens if _beside_subject(t, clause, verbs)), None)
    last = [t for t in clause.tokens if verbs.can_be_finite(t)]
    return last[-1] if last else _at_the_end(clause, verbs)


def before_question(clause: Clause, verbs: FiniteVerbs) -> Token | None:
    """When you call this, it will give the verb of a main clause that must stand before *wat*.

    *BZK en IenW onderzoeken met de sector wat …*: what is asked follows the verb that asks it.
    """
    if clause.opens or clause.finite is not None:
        return None
    fits = (
        t
        for t in clause.tokens
        if is_infinitive(t) and Kind.PRESENT in verbs.kinds(t) and t.i > clause.start
    )
    return next((t for t in fits if t.nbor(-1).lower_ not in ("te", "het")), None)


def _beside_subject(token: Token, clause: Clause, verbs: FiniteVerbs) -> bool:
    """*In 2028 belast het kabinet …*, *Het Rijk verplicht zich …*: second, with its subject."""
    if Kind.PRESENT not in verbs.kinds(token) or (token.is_title and token.i > clause.start):
        return False
    before = token.nbor(-1) if token.i > clause.start else None
    if before is None or before.lower_ in ("de", "het", "een", "te"):
        return False
    ahead = [t.lower_ for t in token.doc[token.i + 1 : min(token.i + 3, token.sent.end)]]
    return bool(set(ahead[:1]) & (NOMINATIVES | SUBJECT_HEADS | REFLEXIVES)) or (
        ahead[:1] in (["de"], ["het"]) and bool(set(ahead[1:]) & SUBJECT_HEADS)
    )


def _at_the_end(clause: Clause, verbs: FiniteVerbs) -> Token | None:
    """The last word: *zodra zij rond zijn*, *waar ik mee doorga*, *indien X zich aftekent*."""
    spoken = [t for t in clause.tokens if not t.is_punct]
    if clause.introducer is None or len(spoken) < 3:
        return None
    last, before = spoken[-1], spoken[-2]
    if last.lower_ in AUXILIARIES:
        return last
    free = before.pos_ not in ("DET", "ADJ", "NUM", "ADP") or before.lower_ in STRANDED
    if free and verbs.kinds(last) == {Kind.PRESENT}:
        return last
    return last if clause.introducer.head == last and like_a_verb(last) else None
