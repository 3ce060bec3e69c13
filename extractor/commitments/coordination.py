"""Which clause a joined finite verb goes on with: the main one, or the subordinate one before it.

*Ik vind dat scholen meedoen en ga daarom …* goes on with *ik*; *… de regels die zijn vastgesteld
en gelden voor iedereen* goes on with the rules. The order of words tells them apart: a main clause
has its verb first and the rest behind it, a subordinate clause has nothing but its verb cluster
and phrases with a preposition behind.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.commitments.clause import Clause, is_infinitive, is_participle
from extractor.commitments.conjugation import Kind
from extractor.commitments.finite_verbs import FiniteVerbs
from extractor.commitments.joined_finites import COORDINATORS, NOMINATIVES
from extractor.commitments.phrases import is_plural
from extractor.commitments.tokens import Token

CLUSTER = frozenset({Kind.INFINITIVE, Kind.PARTICIPLE})
PLURALS = ("hebben", "worden", "zijn")  # auxiliaries that look like infinitives
SUBJECT_OPENERS = ("ik", "we", "wij", "het", "de", "er")


def level_of_joined(token: Token, stack: Sequence[Clause], joined: bool, verbs: FiniteVerbs) -> int:
    """When you call this, it will give the depth of the clause that a finite verb is joined to.

    Parameters
    ----------
    stack : the open clauses, innermost last
    joined : a coordinator or a colon stands since the last finite verb
    """
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    inverted = following is not None and following.lower_ in SUBJECT_OPENERS
    if inverted or not joined or stack[-1].closed or _resumes_main(token, stack, verbs):
        return 0
    before = token.nbor(-1)
    renewed = before.lower_ in NOMINATIVES and _behind_coordinator(before)
    if renewed and _verb_first(token, verbs):
        return 0  # … dat dit moet stoppen en ik zal dat bevorderen
    return len(stack) - 1


def complete_before(token: Token, clause: Clause, verbs: FiniteVerbs) -> Token | None:
    """When you call this, it will give a clause without a verb the plural before *en*.

    *We zien dat de tekorten oplopen en gaan daarom …*, *vind dat zij worden betrokken en zal*:
    the word before the coordinator can be a finite verb or hang on one, and behind it a main
    clause goes on.
    """
    if not clause.opens or clause.finite is not None or not _behind_coordinator(token):
        return None
    last = token.nbor(-2)
    if Kind.PARTICIPLE in verbs.kinds(last) and last.nbor(-1).lower_ in PLURALS:
        last = last.nbor(-1)
    fits = last.i > clause.start and Kind.PRESENT in verbs.kinds(last)
    verbal = last.pos_ in ("VERB", "AUX") or last.nbor(-1).pos_ in ("ADV", "PRON", "SCONJ")
    return last if fits and verbal and _verb_first(token, verbs) else None


def _resumes_main(token: Token, stack: Sequence[Clause], verbs: FiniteVerbs) -> bool:
    """Whether a verb right behind *en* goes on with the main clause."""
    main, inner = stack[0].finite, stack[-1].finite
    if len(stack) < 2 or main is None or inner is None or not _behind_coordinator(token):
        return False
    agrees = is_plural(token) == is_plural(main)
    return agrees and _verb_first(token, verbs)


def _behind_coordinator(token: Token) -> bool:
    return token.i > token.sent.start + 1 and token.nbor(-1).lower_ in COORDINATORS


def _verb_first(token: Token, verbs: FiniteVerbs) -> bool:
    """Whether words that are no cluster and no prepositional phrase stand behind a finite verb."""
    if token.i + 1 >= token.sent.end:
        return False
    following = token.nbor()
    if following.is_punct or _of_cluster(following, verbs):
        return False
    if following.pos_ != "ADP":
        return following.lower_ != "te" and following.pos_ not in ("SCONJ", "CCONJ")
    if any(form.particle == following.lower_ for form in verbs.lexicon.forms_of(token.lower_)):
        behind = following.nbor() if following.i + 1 < token.sent.end else following
        return behind.is_punct or behind.pos_ == "ADP"  # zet in op …
    return verbs.waits_for_cluster(token)  # zal in mei … informeren


def _of_cluster(word: Token, verbs: FiniteVerbs) -> bool:
    behind = word.nbor().lower_ if word.i + 1 < word.sent.end else ""
    if behind == "die" and not verbs.kinds(word):
        return False  # zal convenanten die …
    tagged = is_infinitive(word) or (is_participle(word) and word.dep_ != "amod")
    return tagged or (word.pos_ in ("VERB", "AUX") and bool(verbs.kinds(word) & CLUSTER))
