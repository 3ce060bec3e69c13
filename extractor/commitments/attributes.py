"""How: strength, polarity, status, action, trigger and confidence; see also `obligation`."""

from __future__ import annotations

from extractor.commitments.case import (
    Case,
    denies,
    is_decision,
    is_pledge,
    is_scheduled,
)
from extractor.commitments.lexicon import Present
from extractor.commitments.predicate import Predicate
from extractor.commitments.tokens import Token
from extractor.commitments.words import words

AMENDING = words("amending")
REFUSALS = words("refusal")
FUTURES = words("future")
INTENTIONS = words("intention")
DENIALS = words("denial") - {"geen", "niets"}  # what these deny is the object
CONTINUING = words("continuing")
CONSIDERING = words("considering")
TRYING = words("trying")
NOMINALS = words("nominal-plan")
ONLY = frozenset({"al", "alleen", "eerder", "langer", "slechts"})
PLACING, VERBAL = ("ADP", "DET"), ("VERB", "AUX")
PASSIVES = frozenset({"worden"})
PLEDGING = words("agreement") | {"beloven", "toezeggen"}


def strength(case: Case) -> str:
    """When you call this, it will give promise, firm or intention: the highest trigger wins."""
    predicate = case.predicate
    lemmas = {*predicate.lemmas, *({predicate.lemma} - {"gaan"})}  # bereid in gesprek te gaan
    reaffirmed = case.sentence_says("reaffirmed") and "toegezegd" in case.sentence.text
    if is_pledge(predicate) or reaffirmed:
        return "promise"
    if lemmas & (FUTURES | {"blijven"}) or is_decision(predicate):
        return "firm"
    if predicate.predicative is not None and predicate.predicative.lower_ != "genoodzaakt":
        return "intention"
    if lemmas & (INTENTIONS | CONSIDERING) or is_scheduled(predicate):
        return "intention"
    verb = predicate.verb
    if verb is not None and verb.id in NOMINALS - {"gericht-blijven-op", "gericht-zijn-op"}:
        return "intention"
    return "firm"


def polarity(case: Case) -> str:
    """When you call this, it will give negative for a refusal: *zal niet*, *ziet af van*."""
    predicate = case.predicate
    plain = predicate.verb is None or not predicate.verb.prepositions or predicate.lemma == "afzien"
    refuses = (plain and predicate.lemma in REFUSALS) or "nalaten" in predicate.lemmas
    negated = False
    for token in case.clause.tokens:
        joined = token.lower_ in ("noch", "evenmin")  # noch de sluis noch de brug
        if _is_corrected(token):
            continue
        if token.lower_ in DENIALS and (joined or not _within_phrase(token, predicate)):
            negated = True
        if token.lower_ == "geen" and predicate.noun is not None and _names_act(predicate):
            negated = negated or token.i + 1 == predicate.noun.i  # geef ik geen gehoor aan
        if token.lower_ == "maar" and token.i < predicate.main.i:
            negated = False  # zal niet wachten, maar zelf een voorstel doen
    return "negative" if refuses != negated and not _kept(predicate) else "positive"


def _names_act(predicate: Predicate) -> bool:
    """*Gehoor geven*: the noun tells the act, the verb adds nothing."""
    return predicate.lemma in ("doen", "geven", "leveren")


def _is_corrected(token: Token) -> bool:
    """*Niet in mei maar in juni*: only the first of the two is denied."""
    behind = token.doc[token.i + 1 : min(token.i + 9, token.sent.end)]
    if token.lower_ == "niet" and token.nbor(-1).lower_ == "en" and behind[0].pos_ in PLACING:
        return not any(t.pos_ in VERBAL for t in behind)  # in mei, en niet dit najaar
    maar = next((t for t in behind if t.lower_ == "maar"), None)
    if token.lower_ != "niet" or maar is None or maar.i + 1 >= token.sent.end:
        return False
    return behind[0].pos_ == "ADP" and maar.nbor().pos_ == "ADP"


def _kept(predicate: Predicate) -> bool:
    return "nalaten" in predicate.lemmas


def _within_phrase(token: Token, predicate: Predicate) -> bool:
    """*niet alleen*, *niet al te lang* and a *niet* inside the object deny something else."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if following is not None and following.lower_ in ONLY:
        return True
    return token.head.pos_ in ("NOUN", "ADJ", "PROPN", "NUM") and token.head.i not in {
        t.i for t in predicate.words
    }


def status(case: Case, timed: bool) -> str:
    """When you call this, it will give amended, reaffirmed, ongoing or new."""
    predicate = case.predicate
    if predicate.lemma in AMENDING or case.part_says("amended"):
        return "amended"
    if case.sentence_says("reaffirmed") or _was_pledged(case):
        return "reaffirmed"
    lemmas = set(predicate.lemmas)
    if "blijven" in lemmas or (predicate.lemma in CONTINUING and not timed):
        return "ongoing"
    if predicate.progressive:
        return "ongoing"
    if lemmas & FUTURES or predicate.predicative is not None or is_decision(predicate):
        return "new"
    verb = predicate.verb
    if lemmas & TRYING and not timed:
        return "ongoing"
    under_way = verb is not None and verb.present == Present.ONGOING and not lemmas - PASSIVES
    under_way = under_way and not (predicate.lemma in CONSIDERING and denies(case.clause))
    timed = timed or case.says("future")  # voer ik de komende maanden gesprekken
    if under_way and not timed and not (predicate.passive and verb and verb.obligation == "action"):
        return "ongoing"
    if case.says("ongoing") and not lemmas & INTENTIONS:
        return "ongoing"
    return "new"


def _was_pledged(case: Case) -> bool:
    """*De minister heeft beloofd te …*, *aan u is in mei jl. toegezegd dat …*: said before."""
    predicate = case.predicate
    spoken = {*predicate.lemmas, predicate.lemma} & PLEDGING
    return bool(spoken) and (case.past or bool(set(predicate.lemmas) & {"hebben", "zijn"}))


def action(predicate: Predicate) -> str:
    """When you call this, it will give the lemma with reflexive, noun and fixed preposition."""
    verb = predicate.verb
    if verb is None:
        return predicate.lemma
    noun = verb.noun if predicate.noun is not None else ""
    if predicate.fixed_phrase:
        noun = " ".join(token.lower_ for token in predicate.fixed_phrase)
    elif predicate.noun is not None and _indefinite(predicate.noun):
        noun = f"een {noun}"
    preposition = ""
    if predicate.preposition is not None:
        word = predicate.preposition.lower_
        preposition = next((p for p in verb.prepositions if word.endswith(p)), word)
    words = ["zich" if verb.reflexive else "", noun, verb.lemma, preposition]
    return " ".join(word for word in words if word)


def _indefinite(noun: Token) -> bool:
    return any(token.lower_ == "een" for token in noun.doc[max(noun.i - 3, 0) : noun.i])


def trigger(predicate: Predicate) -> str:
    """When you call this, it will give the verb words, with … where text stands between them."""
    parts: list[str] = []
    last: Token | None = None
    for token in predicate.words:
        if last is not None:
            parts.append(" " if token.i == last.i + 1 else " … ")
        parts.append(token.text)
        last = token
    return "".join(parts)


def confidence(case: Case) -> str:
    """When you call this, it will give high, medium or low by the construction of the clause.

    high: an own actor in a main clause with a future, an intention, a pledge or a date ahead;
    medium: one of these without that actor or below another clause, or a plain present of an
    effort under way (*volg*, *ben in gesprek*), which may also describe; low: a plain present
    without any of them, which only its verb and surroundings make a plan.
    """
    predicate, verb = case.predicate, case.predicate.verb
    lemmas = {*predicate.lemmas, predicate.lemma}
    explicit = (
        bool(lemmas & (FUTURES | INTENTIONS | {"blijven"}))
        or predicate.predicative is not None
        or is_pledge(predicate)
        or is_decision(predicate)
        or predicate.progressive
        or case.future_date
    )
    named = case.actor.own and case.actor.type != "own_implicit"
    under_way = named and verb is not None and verb.present == Present.ONGOING
    if not (explicit or under_way):
        return "low"
    main = named and not (case.clause.opens or case.actor.inherited)
    return "high" if explicit and main else "medium"
