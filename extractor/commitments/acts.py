"""T5: an act or effort, and no forecast, event, opinion or description."""

from __future__ import annotations

from extractor.commitments.case import (
    MONEY,
    Case,
    denies,
    is_dated_measure,
    is_decision,
    is_pledge,
    is_scheduled,
    takes_up_an_act,
)
from extractor.commitments.clause import Clause
from extractor.commitments.informing import is_announced, outcome_told, told_in_that_case
from extractor.commitments.lexicon import Present
from extractor.commitments.phrases import is_plural
from extractor.commitments.predicate import Predicate
from extractor.commitments.words import words

INTENTIONS = words("intention")
EXPECTATIONS = words("expectation")
FUTURES = words("future")
STATES = words("state")
EVENTS = words("event")
BARE = words("bare")
ENSURING = words("ensuring")
CAUSATIVE = words("causative")
OPINING = words("opining")
ROUTINES = words("routine")
URGINGS = words("urging-entry")
PERMITTING = words("permitting")
ASKED = words("asked")
NOMINALS = words("nominal-plan")
CONSEQUENCES = words("consequence")
CONCLUSIONS = words("conclusion")
PURPOSES = words("purpose")
LEFT_OPEN = words("epistemic-denied")
POSTPONING = words("postponing")


def an_act(case: Case) -> str:
    """T5. A forecast, an event, an opinion or a description is no act."""
    predicate = case.predicate
    verb = predicate.verb
    if case.says("epistemic") or case.lemmas & EXPECTATIONS:
        return "epistemic"
    if predicate.predicative is not None or is_scheduled(predicate):
        return ""
    if case.actor.own and _about_a_plan(predicate):
        return "event_future"
    if verb is not None and verb.event:
        return "stance" if verb.present == Present.STANCE else _event_or_state(case)
    if predicate.lemma in LEFT_OPEN and denies(case.clause):
        return "stance"
    if predicate.lemma in OPINING and _opens_dat(predicate):
        return "stance"
    named = verb is not None and (bool(verb.noun) or verb.lemma not in STATES)
    if _as_a_consequence(case):
        return "description"
    if predicate.lemma in EVENTS | STATES and not named and not case.lemmas & INTENTIONS:
        return _event_or_state(case)
    governed = case.lemmas - CAUSATIVE
    if governed & (FUTURES | INTENTIONS | {"blijven", "nalaten"}):
        return ""
    if is_pledge(predicate) or is_decision(predicate):
        return ""
    return _present(case)


def _opens_dat(predicate: Predicate) -> bool:
    """*Ik bestrijd wel dat dit zo is*: an opinion, as *ik bestrijd de misdaad* is none."""
    main = predicate.main
    return any(t.lower_ == "dat" for t in main.doc[main.i + 1 : min(main.i + 4, main.sent.end)])


def _event_or_state(case: Case) -> str:
    """*Ik ben ermee bekend*: a present state of the sender is no event that is foreseen."""
    ahead = bool(case.lemmas & FUTURES) or case.future_date or not case.actor.own
    return "event_future" if ahead else "description"


def _about_a_plan(predicate: Predicate) -> bool:
    """*Ik ben blij met het voornemen*, *ik heb begrip voor de ambitie*: spoken of, not had."""
    verb, noun = predicate.verb, predicate.noun
    if noun is None or verb is None or verb.id not in NOMINALS:
        return False
    if verb.lemma not in ("hebben", "zijn"):
        return False
    before = noun.doc[max(noun.i - 2, 0) : noun.i]
    return any(t.lower_ in ("met", "over", "voor") for t in before)


def _present(case: Case) -> str:
    """A plain present: an effort under way, a measure announced, else a description."""
    verb = case.predicate.verb
    own_plan = case.predicate.lemma == "doen" and case.actor.type != "own_agency"
    if own_plan and (case.says("means") or (case.future_date and takes_up_an_act(case.clause))):
        return ""  # Dit doen we door …, dat doe ik in mei
    if case.predicate.lemma in BARE and not (verb and (verb.noun or verb.prepositions)):
        return "description"
    if _plans_by_nature(case):
        return ""
    if case.says("description"):
        return "description"
    if verb is None:
        announced = case.future_date and case.actor.own and case.actor.span is not None
        return "" if announced else "description"
    if verb.present == Present.STANCE:
        return "" if verb.id in URGINGS and _on_an_occasion(case) else "stance"
    if verb.present == Present.NONE:
        return "description"
    if verb.present != Present.ONGOING and case.says("since") and not case.future_date:
        return "description"  # verleent sinds 2022 subsidie
    if case.predicate.passive:
        if verb.present == Present.FUTURE and not (case.future_term or case.says("recipient")):
            return "description"  # De aanvragen worden beoordeeld.
        described = _describes(case) or case.conditional or case.says("recurrence")
        routine = verb.obligation == "information"
        routine = routine or (verb.lemma in ROUTINES and not verb.prepositions)
        routine = routine or (verb.present == Present.PLAN and _told_of_many(case))
        named = case.actor.own and case.actor.span is not None
        if not named and not case.future_term and verb.obligation == "outcome" and _means(case):
            return "effect"  # Hiermee worden de lasten verminderd.
        if routine and not named and not is_announced(case) and not outcome_told(case):
            return "description"
        if is_dated_measure(case) or (named and verb.present != Present.FUTURE and not described):
            return ""  # Verlenging wordt door Nederland tegengehouden.
        return "" if verb.office and (case.future_date or not described) else "description"
    if case.clause.opens == "relative" and verb.present == Present.PLAN and not case.future_term:
        return "description"  # de keuzes die het Rijk meegeeft
    if verb.present == Present.FUTURE:
        told = case.sentence_says("reaffirmed") or told_in_that_case(case)
        dated = case.future_term or (told and case.actor.type != "own_agency")
        return "" if dated or MONEY.search(case.text) else "description"
    if verb.present == Present.ONGOING and denies(case.clause) and verb.id not in NOMINALS:
        return "" if verb.lemma in PERMITTING else "description"
    undone = verb.id not in NOMINALS and _leaves_undone(case)
    if verb.present == Present.PLAN and (undone or _tells_of_us_all(case)):
        return "description"
    if verb.obligation in ("outcome", "effort") and verb.present == Present.PLAN and _means(case):
        return "effect"
    if verb.present == Present.PLAN and case.actor.type == "own_agency":
        serves = any(t.lower_ in PURPOSES for t in case.clause.tokens)
        return "" if case.future_term or serves else "description"
    return ""


def _describes(case: Case) -> bool:
    """A relative clause, but *waarna* tells what is done next."""
    clause = case.clause
    opener = clause.introducer.lower_ if clause.introducer is not None else ""
    return clause.opens == "relative" and opener != "waarna"


def _on_an_occasion(case: Case) -> bool:
    """*Tijdens de Raad van 12 juni dring ik daarop aan*: what is said then is a plan.

    A time behind *om* or before *te* is when the others are to act.
    """
    words = [token for token in case.clause.tokens if not token.is_space]
    if case.clause.opens or not case.actor.own or any(t.lower_ == "te" for t in words):
        return False
    stop = next((place for place, t in enumerate(words) if t.lower_ == "om"), len(words))
    text = "".join(t.text_with_ws for t in words[:stop])
    return case.future_date or case.lexicon.find("future", text) is not None


def _told_of_many(case: Case) -> bool:
    """*Signalen worden gemeld*: in answers a plain passive of many tells what is usual."""
    finite = case.clause.finite
    return case.sentence.answers and finite is not None and is_plural(finite)


def _tells_of_us_all(case: Case) -> bool:
    """*We betalen met de telefoon*: in answers a plain *we* without a time tells what is usual."""
    actor = case.actor.span
    if not case.sentence.answers or actor is None or actor.text.lower() not in ("we", "wij"):
        return False
    drawn = any(t.lower_ in CONCLUSIONS for t in case.clause.tokens)
    return not (drawn or case.actor.inherited or is_announced(case))


def _leaves_undone(case: Case) -> bool:
    """*We houden geen overzicht bij*: no refusal, as *we staan geen nieuwbouw toe* is."""
    words = {token.lower_ for token in case.clause.tokens}
    asked = case.predicate.entry in ASKED or case.predicate.lemma in PERMITTING
    refuses = asked or words & POSTPONING
    return denies(case.clause) and not refuses and not case.future_term


def _as_a_consequence(case: Case) -> bool:
    """*Dit betekent dat we de bodem benutten*: a plain present spells out a principle."""
    parent = case.clause.parent
    if case.clause.opens != "complement" or parent is None or parent.finite is None:
        return False
    lemmas = {form.lemma for form in case.lexicon.forms_of(parent.finite.lower_)}
    verb = case.predicate.verb
    plan = verb is None or verb.present == Present.PLAN
    plain = plan and not case.lemmas - {"worden"} and not case.future_term
    return plain and bool(lemmas & CONSEQUENCES)


def _plans_by_nature(case: Case) -> bool:
    """*wil dat*, *ga in gesprek*, *laat onderzoeken*, *ben aan het kijken*, *ziet af van*."""
    predicate = case.predicate
    noun = predicate.noun.lower_ if predicate.noun is not None else ""
    return (
        predicate.lemma in ("willen", "afzien")
        or (predicate.lemma == "gaan" and noun != "")
        or "laten" in case.lemmas
        or predicate.progressive
        or noun == "voornemen"
    )


def _means(case: Case) -> bool:
    """*Hiermee voorkomen we …*, *Door te meten beperken we …*: what a measure brings about."""
    if case.predicate.lemma in ENSURING:
        return False
    clause: Clause | None = case.clause
    while clause is not None:
        text = "".join(token.text_with_ws for token in clause.tokens)
        if case.lexicon.find("effect", text):
            return True
        clause = clause.coordinated
    return False
