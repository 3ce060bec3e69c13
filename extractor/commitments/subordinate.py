"""What a subordinate clause asserts beside its main clause, and whose word it is.

*Met dien verstande dat*, and *zodat* behind a ground, go on with what the sender will do; what
another party lets the sender know is that party's word.
"""

from __future__ import annotations

from extractor.commitments.actors import Actor
from extractor.commitments.case import denies
from extractor.commitments.clause import Clause
from extractor.commitments.phrases import parsed_subject
from extractor.commitments.sentence import Sentence
from extractor.commitments.subjects import own_subject
from extractor.commitments.words import words

REPORTS = words("report")
REPORTING_WORDS = words("reporting-word")
REFUSALS = words("refusal")
GROUNDS = words("ground-verb")
OPINIONS = frozenset({"achten", "vinden"})
FUTURES = words("future")
TELLERS = tuple(words("other-party") | words("other-agent") | words("other-teller"))
# What stands before a *dat* that only qualifies what is said: *met dien verstande dat*, *zij het*.
QUALIFIED = (("dien", "verstande"), ("zij", "het"), ("die", "aantekening"), ("de", "aantekening"))


def is_told(clause: Clause, sentence: Sentence) -> bool:
    """When you call this, it will say whether what a dat-clause says is the sender's word."""
    parent = clause.parent
    return _qualifies(clause, sentence) or (parent is not None and _reported(parent, sentence))


def _qualifies(clause: Clause, sentence: Sentence) -> bool:
    """*Ik ga door, met dien verstande dat ik het tarief verlaag*: it goes on with the act."""
    dat = clause.introducer
    if clause.opens != "complement" or dat is None or dat.i < dat.sent.start + 2:
        return False
    before = (dat.nbor(-2).lower_, dat.nbor(-1).lower_)
    return before in QUALIFIED and sentence.another_acts is not True


def _reported(parent: Clause, sentence: Sentence) -> bool:
    """Whether the clause above a dat-clause only reports it: *ik heb u gemeld dat …*."""
    if denies(parent) and not any(t.lower_ == "weg" for t in parent.tokens):
        return False  # Hiermee is niet gezegd dat …
    for token in parent.tokens:
        lemmas = {form.lemma for form in sentence.lexicon.forms_of(token.lower_)}
        if lemmas & REPORTS or token.lower_ in REPORTING_WORDS:
            return True
    return False


def exhorts(clause: Clause) -> bool:
    """When you call this, it will find *laten we elkaar helpen*: no word says what we did."""
    finite = clause.finite
    if finite is None or clause.opens or finite.lower_ != "laten" or clause.tokens[0] != finite:
        return False
    subjects = [token.lower_ for token in clause.tokens[1:2]]
    return subjects in (["we"], ["wij"]) and clause.coordinated is None


def follows_from_ground(clause: Clause, sentence: Sentence) -> bool:
    """When you call this, it will find *de termijn is verstreken, zodat ik … zal intrekken*.

    The main clause tells how things are, not what the sender does; the sender then acts or
    refuses. *Zodat* behind an act tells its purpose.
    """
    main, finite = clause.parent, clause.finite
    if clause.opens != "purpose" or main is None or main.finite is None or finite is None:
        return False
    if clause.introducer is None or clause.introducer.lower_ != "zodat":
        return False
    forms = sentence.lexicon.forms_of
    grounds = {form.lemma for form in forms(main.finite.lower_)} & GROUNDS
    planned = {form.lemma for form in forms(finite.lower_)} & (FUTURES | REFUSALS)
    if own_subject(main, sentence.mentions) is not None:
        grounds &= OPINIONS  # Ik acht dat te duur, zodat ik ervan afzie.
    return bool(grounds and planned) and own_subject(clause, sentence.mentions) is not None


def told_by_others(clause: Clause, actor: Actor, sentence: Sentence) -> bool:
    """When you call this, it will find *de reder heeft gemeld dat de boot wordt verkocht*.

    An agentless passive in what another party tells is an act of that party.
    """
    parent = clause.parent
    if clause.opens != "complement" or parent is None or actor.type != "own_implicit":
        return False
    if own_subject(parent, sentence.mentions) is not None:
        return False
    teller = parsed_subject(parent)
    return teller is not None and teller.text.endswith(TELLERS)
