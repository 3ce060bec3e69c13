"""What a commitment binds to: information, effort, outcome or action (guideline)."""

from __future__ import annotations

from extractor.commitments.case import MONEY, Case
from extractor.commitments.predicate import Predicate
from extractor.commitments.words import words

PAYING = words("paying")
DELIVERING = words("delivering")
DRAFTED = tuple(words("drafted"))
REPORTED = tuple(words("reported"))
NOMINALS = words("nominal-plan")
HELP = tuple(words("help"))
RESULTING = ("houden", "maken")


def obligation(case: Case) -> str:
    """When you call this, it will give information, effort, outcome or action."""
    predicate = case.predicate
    verb = predicate.verb
    found = verb.obligation if verb is not None else "action"
    if predicate.predicative is not None and predicate.lemma == "zijn":
        return "action"  # Daartoe ben ik bereid.
    if verb is not None and (verb.id in NOMINALS or verb.lemma == "verplichten"):
        found = _of_plan(case) or found
    if verb is not None and verb.id == "werken-aan":
        found = _of_drafting(predicate) or found
    if predicate.lemma in DELIVERING and _goes_to_parliament(case):
        return "information"
    if found == "information" and _goes_elsewhere(case):
        found = "action"
    if found != "information" and {"streven", "proberen", "trachten"} & set(predicate.lemmas):
        return "effort"
    if found == "action" and (predicate.completed or _makes_a_state(predicate)):
        return "outcome"
    pays = bool({predicate.lemma, predicate.entry} & PAYING)
    if found in ("action", "effort") and pays and MONEY.search(case.text):
        return "outcome"  # draagt € 5 miljoen bij: a sum can be checked
    return found


def _makes_a_state(predicate: Predicate) -> bool:
    """*Ik wil de scholen open houden*, *eenvoudiger maken*: an adjective right before the verb.

    An expression of its own, such as *openbaar maken*, has its obligation in the lexicon.
    """
    main = predicate.main
    if predicate.lemma not in RESULTING or predicate.noun or main.i == main.sent.start:
        return False
    before = main.nbor(-1)
    return before.pos_ == "ADJ" and not before.lower_.endswith("e")


def _of_plan(case: Case) -> str:
    """*Het is mijn bedoeling uw Kamer te informeren*: information is what is planned."""
    main = case.predicate.main
    behind = main.doc[main.i + 1 : main.sent.end - 1]
    te = next((token for token in behind if token.lower_ == "te"), None)
    if te is None or not case.sentence_says("recipient"):
        return ""
    for form in case.lexicon.forms_of(te.nbor().lower_):
        for lemma in (te.nbor(-1).lower_ + form.lemma, form.lemma):  # voor te leggen
            entries = case.lexicon.verbs.get(lemma, [])
            if any(e.obligation == "information" and not e.noun for e in entries):
                return "information"
    return ""


def _goes_to_parliament(case: Case) -> bool:
    """*Ik dien de wet bij uw Kamer in*: a document that the Chamber is to get."""
    found = case.lexicon.find("recipient", case.text)
    return found is not None and found[1][0].lower().startswith(("aan ", "bij ", "naar "))


def _goes_elsewhere(case: Case) -> bool:
    """*Ik bied het plan aan de gemeenten aan*: information is what the Chamber gets."""
    if case.says("recipient"):
        return False
    if case.predicate.entry == "delen-met" or _offers_help(case):
        return True
    own = case.predicate.verbs
    phrases = [t for t in case.clause.tokens if t.head in own]
    if any(phrase.dep_ == "iobj" for phrase in phrases):
        return True
    marks = (
        word for phrase in phrases if phrase.dep_.startswith("obl") for word in phrase.children
    )
    return any(word.lower_ == "aan" and word is not case.predicate.preposition for word in marks)


def _offers_help(case: Case) -> bool:
    """*Wij zullen ondersteuning blijven aanbieden*: no document."""
    return case.predicate.lemma == "aanbieden" and any(
        t.dep_ == "obj" and t.lower_.endswith(HELP) for t in case.clause.tokens
    )


def _of_drafting(predicate: Predicate) -> str:
    """*Ik werk aan een wetsvoorstel* is an act, *aan een kabinetsreactie* is information."""
    behind = predicate.clause.after(predicate.preposition) if predicate.preposition else ()
    noun = next((t.lower_ for t in behind if t.pos_ in ("NOUN", "PROPN")), "")
    if noun.endswith(REPORTED):
        return "information"
    return "action" if noun.endswith(DRAFTED) else ""
