"""The five tests of the guideline: each answers "" (passed) or the name of the near-miss.

T1 asserted by the sender? T2 own actor? T3 future? T4 not done by the letter itself? T5 an act?
They are asked in this order, and the first that fails ends the matter.
"""

from __future__ import annotations

from collections.abc import Callable

from extractor.commitments.acts import an_act
from extractor.commitments.case import Case, denies, is_decision, is_pledge, is_scheduled
from extractor.commitments.clause import Clause
from extractor.commitments.implicit import (
    AWAITED,
    by_own_offices,
    decided_by_nobody,
    is_nominal_plan,
    is_set_anew,
    is_set_up,
    kamer_receives,
    pledged_by_nobody,
    stays_available,
)
from extractor.commitments.phrases import parsed_subject
from extractor.commitments.sentence import Sentence
from extractor.commitments.subordinate import (
    exhorts,
    follows_from_ground,
    is_told,
    told_by_others,
)
from extractor.commitments.words import words

NOT_ASSERTED = frozenset({"question", "condition", "manner", "concession", "time", "reason"})
MODALS = words("modal")
PROMISES = words("promise")
DENIALS = words("denial")
INTENTIONS = words("intention")
FUTURES = words("future")
SETTLED = words("settled")
DUTIES = words("duty")
MEETINGS = words("meeting")
HEARD = words("heard")
SPEECH_ACTS = words("speech-act")
EXPOSITIONS = words("exposition")
OCCASIONS = ("tijdens", "mondeling")


def asserted(case: Case) -> str:
    """T1. A question, a condition, a belief, hearsay, a quotation or a norm asserts nothing."""
    if case.quoted:
        return "not_asserted"
    category = stated(case.clause, case.sentence)
    if category:
        return category
    if case.says("reservation") or (is_pledge(case.predicate) and _pledges_nothing(case)):
        return "not_asserted"
    if case.sentence_says("motion"):
        return "not_asserted"
    if case.predicate.predicative is not None and case.predicate.predicative.lower_ in DUTIES:
        return "not_asserted"  # Nederland is gehouden de richtlijn om te zetten.
    if case.lemmas & MODALS and not is_pledge(case.predicate) and not _can_inform(case):
        return "stance"
    return ""


def _can_inform(case: Case) -> bool:
    """*Ik zal u het overzicht in mei kunnen sturen*: what is delayed is told with *kunnen*."""
    verb = case.predicate.verb
    if verb is None or verb.obligation != "information" or not case.future_term:
        return False
    if verb.id in AWAITED:
        return True
    return "zullen" in case.lemmas and case.lemmas & MODALS == {"kunnen"}


def _pledges_nothing(case: Case) -> bool:
    """*Ik zeg dat niet toe*; but *ik heb toegezegd dat niet te doen* promises to leave it."""
    if not denies(case.clause):
        return False
    promise = [verb.i for lemma, verb in case.predicate.governors if lemma in PROMISES]
    spoken = [*promise, *(particle.i for particle in case.predicate.governor_particles)]
    negations = [t.i for t in case.clause.tokens if t.lower_ in DENIALS]
    return not promise or any(place < max(spoken) for place in negations)


def stated(clause: Clause, sentence: Sentence) -> str:
    """T1, as far as the clause tells it before its predicate is known."""
    if sentence.speaker != "sender" or sentence.text.rstrip().endswith("?"):
        return "not_asserted"
    if clause.opens in NOT_ASSERTED:
        return "not_asserted"
    if clause.finite is not None and clause.finite.lower_ in ("zou", "zouden"):
        return "not_asserted"
    if clause.opens == "complement" and clause.parent and not is_told(clause, sentence):
        return "not_asserted"
    if clause.opens == "purpose" and not follows_from_ground(clause, sentence):
        return "effect"
    return "not_asserted" if exhorts(clause) else ""


def own(case: Case) -> str:
    """T2. The sender's own government acts, or its offices in an agentless passive."""
    predicate = case.predicate
    if predicate.perfect and predicate.main.lower_ in SETTLED and case.says("pledge"):
        return "discharge"
    if case.actor.type == "coalition":
        return ""
    if told_by_others(case.clause, case.actor, case.sentence):
        return "third_party"
    if case.actor.type == "own_implicit":
        return "" if by_own_offices(case) else "third_party"
    if predicate.entry in HEARD and not _tells(case):
        return "third_party"
    if case.actor.own:
        return ""
    if is_set_up(case) or is_set_anew(case) or stays_available(case):
        return ""
    if is_scheduled(predicate) and _dates_a_meeting(case):
        return "event_future"
    if (
        is_scheduled(predicate)
        or is_nominal_plan(case)
        or kamer_receives(predicate)
        or pledged_by_nobody(predicate, case)
        or decided_by_nobody(predicate, case)
    ):
        return ""
    return "third_party"


def _tells(case: Case) -> bool:
    """*Dat hoort u van mij*, *van het kabinet*: whom the reader hears it from."""
    span = case.actor.span
    return case.actor.own and span is not None and span.doc[span.start - 1].lower_ == "van"


def _dates_a_meeting(case: Case) -> bool:
    """*Het overleg dat op 9 mei is voorzien*: a clause that dates what others set as well."""
    if case.clause.opens == "relative":
        return True
    subject = parsed_subject(case.clause)
    return subject is not None and subject.lower_ in MEETINGS


def future(case: Case) -> str:
    """T3. A perfect or past is done, unless what was promised or decided lies ahead."""
    predicate = case.predicate
    if "zullen" in predicate.lemmas[1:]:
        return ""  # Nederland liet weten niet te zullen deelnemen.
    ready = "verklaren" in predicate.lemmas and predicate.predicative is not None
    pledged = is_pledge(predicate) or is_decision(predicate) or ready
    perfect = predicate.perfect or "hebben" in case.lemmas
    if is_pledge(predicate) and perfect and (case.past or _is_told(case)):
        return "discharge"
    if is_scheduled(predicate):
        return "" if case.future_date and not case.past else "past_effort"
    if (predicate.perfect and not pledged) or (case.past and not pledged):
        if case.sentence_says("reaffirmed"):
            return "discharge"
        informs = predicate.verb is not None and predicate.verb.obligation == "information"
        return "past_information" if informs else "past_effort"
    return ""


def _is_told(case: Case) -> bool:
    """The sentence or the next one keeps the pledge: *Met deze brief voldoe ik daaraan*."""
    if case.sentence_says("performative"):
        return True
    return case.lexicon.find("performative", case.sentence.following.split("\n")[0]) is not None


def not_performed(case: Case) -> str:
    """T4. What the letter itself does (hierbij, in deze brief) needs no fulfilment."""
    predicate = case.predicate
    if is_pledge(predicate):
        return ""
    if case.lemmas & INTENTIONS and predicate.lemma in SPEECH_ACTS:
        return "performative"
    if _continues_outline(case) or _expounds(case):
        return "text_structure"
    if not case.lemmas & (FUTURES | {"blijven"}):
        relative = case.clause.opens == "relative" and not predicate.passive
        if case.says("performative") if relative else case.sentence_says("performative"):
            return "performative"
        if case.says("speech_act"):
            return "performative"
        informs = predicate.verb is not None and predicate.verb.obligation == "information"
        if informs and any(t.lower_ in ("hierbij", "bijgaand") for t in case.clause.tokens):
            return "performative"
    elif case.sentence_says("this_letter"):
        return "text_structure"
    passive = predicate.passive and "zullen" not in case.lemmas
    told = case.sentence_says("text_structure") if passive else case.says("text_structure")
    return "text_structure" if told else ""


def _expounds(case: Case) -> bool:
    """*Hier zal ik nader op ingaan*: without another occasion the letter itself goes on to tell."""
    predicate = case.predicate
    if predicate.lemma not in EXPOSITIONS or predicate.passive or case.future_date:
        return False
    occasion = case.says("future") or any(t.lower_ in OCCASIONS for t in case.clause.tokens)
    elsewhere = occasion and not case.says("sequence")
    planned = predicate.predicative is not None or bool(case.lemmas & INTENTIONS)
    planned = planned or _in_what_comes(case)
    return case.actor.own and not elsewhere and not planned


def _in_what_comes(case: Case) -> bool:
    """*In mei ontvangt u een brief. Daarin ga ik op het tarief in*: in a document to come."""
    before = case.sentence.before
    if before is None or case.clause.tokens[0].lower_ not in ("daarin", "daarbij"):
        return False
    written = before.says("this_letter") or before.says("performative")
    return before.comes and before.says("recipient") and not written


def _continues_outline(case: Case) -> bool:
    """*In deze brief ga ik in op X. Daarna zal ik Y schetsen*: the letter tells its own order."""
    if case.clause.opens or not case.says("sequence") or case.future_date:
        return False
    before = case.sentence.before
    return before is not None and (before.says("this_letter") or before.says("text_structure"))


TESTS: tuple[tuple[str, Callable[[Case], str]], ...] = (
    ("T1", asserted),
    ("T2", own),
    ("T3", future),
    ("T4", not_performed),
    ("T5", an_act),
)


def first_failure(case: Case) -> tuple[str, str]:
    """When you call this, it will give the first test that fails and its near-miss, or two ""."""
    for name, test in TESTS:
        category = test(case)
        if category:
            return name, category
    return "", ""
