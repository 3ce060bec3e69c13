"""Whose act it is where no own actor is named: offices, plans in a noun, agentless pledges."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.commitments.case import Case, denies, is_dated_measure, is_decision, is_pledge
from extractor.commitments.phrases import parsed_subject, shares_subject
from extractor.commitments.predicate import Predicate
from extractor.commitments.tokens import Token
from extractor.commitments.topic import goes_on
from extractor.commitments.verb_forms import follows
from extractor.commitments.words import words

NOMINALS = words("nominal-plan")
OTHERS = tuple(words("other-party"))
PLAN_NOUNS = words("plan-noun")
EFFORT_NOUNS = words("effort-noun")
AIM_NOUNS = words("aim-noun")
ARTICLES = words("article")
OWNERS = words("owner")
RECEIPTS = words("receipt")
AWAITED = words("awaited")
DIRECTED = frozenset({"gericht-blijven-op", "gericht-zijn-op"})
AIMING = frozenset({"doel-blijven", "doel-zijn", "streven-zijn"})
DEFINITE = ("de", "het", "deze", "die", "dit", "dat")
FUTURES = words("future")
INSTRUMENTS = tuple(words("instrument"))
PROVISIONS = tuple(words("provision"))
SETTLED = words("agreement") | {"besluiten"}
MOVES = words("move")
SET_BY_RULE = tuple(words("set-by-rule"))
FROM_TO = re.compile(r"\bvan (?:€ )?\d[\d.,]*(?: \w+)? naar (?:€ )?\d")
POLICIES = tuple(words("policy"))
OWNED = frozenset({"aandacht", "prioriteit"})  # a plan only where an own owner is named


def by_own_offices(case: Case) -> bool:
    """When you call this, it will find the sender's agentless passives: *wordt u bericht*."""
    verb = case.predicate.verb
    if case.says("others_lead"):
        return False
    told = case.future_term or case.sentence_says("reaffirmed") or case.says("outcome_ahead")
    to_parliament = (told or "zullen" in case.lemmas) and case.says("recipient")
    if verb is None:
        return to_parliament
    before = case.sentence.before
    part = before is not None and goes_on(case.sentence.text, before.text)
    if verb.event or _shared_with_another(case) or part:
        return False
    others_act = case.sentence.others_act and case.sentence.another_acts is not False
    if others_act and not to_parliament and not case.says("own_product"):
        return False
    planned = verb.office or is_dated_measure(case)
    return planned or "zullen" in case.lemmas or to_parliament


def is_set_up(case: Case) -> bool:
    """When you call this, it will find what comes at a date, or is the sender's to make.

    *Er komt in mei een loket*, *daarom komt er een register*, *in mei start een campagne*; not
    *er komt een moment waarop*, *in mei start het seizoen*.
    """
    subject = parsed_subject(case.clause)
    made = subject is not None and subject.lower_.endswith(INSTRUMENTS)
    if case.predicate.lemma == "starten":
        return made and case.future_date and not case.sentence.others_act
    if case.predicate.entry != "er-komen":
        return False
    return case.future_date or (made and not case.sentence.others_act and not case.past)


def stays_available(case: Case) -> bool:
    """When you call this, it will find *de subsidie blijft tot 2027 beschikbaar*."""
    subject = parsed_subject(case.clause)
    if case.predicate.entry != "beschikbaar-blijven" or subject is None:
        return False
    return subject.lower_.endswith(PROVISIONS) and not case.sentence.others_act


def is_set_anew(case: Case) -> bool:
    """When you call this, it will find *de termijn gaat omhoog van 10 naar 20 dagen*.

    What rules set moves only where the sender moves it; a price moves by itself.
    """
    verb, clause = case.predicate.verb, case.clause
    if verb is None or verb.id not in MOVES or case.lemmas or clause.opens:
        return False
    subject = parsed_subject(clause)
    told = case.future_date or FROM_TO.search(case.text) is not None
    ruled = subject is not None and subject.lower_.endswith(SET_BY_RULE)
    return ruled and told and not case.sentence.others_act and not case.past


def _shared_with_another(case: Case) -> bool:
    """*De bewoners klagen en worden gehoord*: the joined passive tells what befalls them."""
    before = case.clause.coordinated
    if before is None or case.lemmas & FUTURES or not shares_subject(case.clause):
        return False
    if case.says("own_product"):
        return False  # De kosten bedragen € 5 en worden gedekt uit mijn begroting.
    subject = parsed_subject(before)
    passive = any(t.lower_ in ("wordt", "worden") for t in before.tokens)
    return subject is not None and subject.pos_ in ("NOUN", "PROPN") and not passive


def is_nominal_plan(case: Case) -> bool:
    """When you call this, it will find plans in a noun: *het streven is om*.

    The noun is the subject and what is planned follows; *het doel daarvan*, *het doel van het
    kader* describe an instrument. Where no owner is named, others must not have acted before it,
    and a denied one commits nobody: *Het is niet de bedoeling dat …*.
    """
    predicate = case.predicate
    verb, noun = predicate.verb, predicate.noun
    if verb is None or verb.id not in NOMINALS or verb.lemma == "hebben":
        return False
    if verb.id in DIRECTED:
        noun = _effort_of(predicate)
    if noun is None or _simple(noun) not in PLAN_NOUNS:
        return False
    before, behind = noun.nbor(-1) if noun.i else None, noun.nbor()
    denied = verb.noun == "bedoeling" and denies(predicate.clause)
    owner = plan_owner(case)
    if (denied or case.sentence.others_act) and not owner:
        return False
    named = bool(owner) or _owner(behind).lower() in OWNERS
    if noun.lower_ in OWNED and not named:
        return False
    owned = noun.is_title or (
        before is not None and (before.lower_ in ARTICLES or before.pos_ == "ADJ")
    )  # Doel is om …
    if not owned or behind.lower_ in ("daarvan", "hiervan", "ervan"):
        return False
    if behind.lower_ in ("uit", "van") and not named:
        return False
    opener = predicate.main.doc[predicate.clause.end - 1 : predicate.clause.end + 2]
    told = predicate.clause.after(predicate.clause.finite or predicate.main)
    words = {t.lower_ for t in (*told, *opener)}
    if words & {"om", "dat", "te", "gericht"} or verb.id in AIMING:
        return True
    return bool(owner) and _names_aim(told)


def _names_aim(told: Sequence[Token]) -> bool:
    """*Onze inzet is een gezamenlijke verklaring*: the first noun behind the verb is the aim."""
    noun = next((t for t in told if t.pos_ in ("NOUN", "PROPN", "VERB")), None)
    return noun is not None and noun.lower_ in AIM_NOUNS and noun.nbor(-1).pos_ != "ADP"


def _effort_of(predicate: Predicate) -> Token | None:
    """The noun that says what is directed: *de inzet is gericht op vrede*."""
    return next((t for t in predicate.clause.tokens if _simple(t) in EFFORT_NOUNS), None)


def _simple(noun: Token) -> str:
    """A noun in lower case without what specifies it: *buitenlandbeleid* is *beleid*."""
    return next((end for end in POLICIES if noun.lower_.endswith(end)), noun.lower_)


def plan_owner(case: Case) -> str:
    """When you call this, it will give whose plan a noun names: *ons streven*, *… van het kabinet*.

    Returns
    -------
    the type of the owner as an actor, "" where none is named
    """
    predicate, mentions = case.predicate, case.sentence.mentions
    verb, noun = predicate.verb, predicate.noun
    if verb is None or verb.id not in NOMINALS:
        return ""
    if verb.id in DIRECTED:
        noun = _effort_of(predicate)
    if noun is None:
        return ""
    before = {t.lower_ for t in noun.doc[max(noun.i - 2, 0) : noun.i]}
    if before & {"mijn", "ons", "onze"}:
        return "own_minister" if "mijn" in before else "own_government"
    if "nederlandse" in before:
        return "own_state"
    if noun.nbor().lower_ not in ("van", "voor"):
        return ""
    return next((p.kind for span, p in mentions if span.start == noun.i + 2), "")


def _owner(preposition: Token) -> str:
    doc = preposition.doc
    return str(doc[preposition.i + 1 : preposition.i + 3].text)


def pledged_by_nobody(predicate: Predicate, case: Case) -> bool:
    """When you call this, it will find agentless pledges: *aan uw Kamer is toegezegd*.

    With what is pledged in the clause itself, too: *is toegezegd het rapport te sturen*.
    """
    told = predicate.perfect or follows(predicate.main, "te")
    perfect = told and is_pledge(predicate) and "zijn" in case.lemmas
    return perfect and not any(t.dep_ == "obl:agent" for t in case.clause.tokens)


def decided_by_nobody(predicate: Predicate, case: Case) -> bool:
    """When you call this, it will find agentless decisions: *is besloten*, *is afgesproken te …*.

    Not those of a meeting (*in de Raad is besloten*) or of the party that acted before.
    """
    if not is_decision(predicate) or not SETTLED & {*predicate.lemmas}:
        return False
    planned = follows(predicate.main, "te")  # besloten is het verdrag te verlengen
    unnamed = planned or parsed_subject(case.clause) is None
    agentless = "zijn" in predicate.lemmas and unnamed
    met = any(t.pos_ == "ADP" and _is_of_others(t) for t in case.clause.tokens)
    return agentless and not met and not case.sentence.others_act and not case.says("others_lead")


def _is_of_others(preposition: Token) -> bool:
    """*Door de gemeente*, *in de Raad*: a party other than the sender behind a preposition."""
    behind = preposition.doc[preposition.i + 1 : preposition.i + 4]
    return any(t.text.endswith(OTHERS) for t in behind if t.pos_ in ("NOUN", "PROPN"))


def kamer_receives(predicate: Predicate) -> bool:
    """When you call this, it will find what the Chamber gets: *uw Kamer ontvangt in mei*."""
    if predicate.verb is None:
        return False
    if predicate.verb.id in AWAITED:
        return bool({"kunnen", "mogen"} & set(predicate.lemmas))  # kunt u in mei tegemoetzien
    if predicate.verb.id not in RECEIPTS:
        return False
    return predicate.verb.lemma != "volgen" or _arrives(predicate)


def _arrives(predicate: Predicate) -> bool:
    """*De brief volgt in mei*, *er volgt een brief*; not *zij volgt de informatie*."""
    noun, verb = predicate.noun, predicate.main
    if noun is None or (verb.i + 1 < verb.sent.end and verb.nbor().lower_ == "op"):
        return False
    return noun.i < verb.i or noun.nbor(-1).lower_ not in DEFINITE
