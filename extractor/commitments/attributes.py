"""Fills the columns of a commitment: strength, obligation, polarity, status, time and parties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Span, Token

from extractor.calendar_nl.interval import bounded_interval
from extractor.commitments.actors import noun_phrase
from extractor.commitments.clauses import Clause
from extractor.commitments.criteria import (
    FUTURES,
    INTENTIONS,
    NOMINALS,
    Case,
    is_decision,
    is_pledge,
)
from extractor.commitments.lexicon import Present
from extractor.commitments.predicate import Predicate

NEGATIONS = frozenset({"niet", "geen", "nooit", "nimmer", "nergens"})
REFUSALS = frozenset({"afzien", "weigeren", "staken"})
MONEY = re.compile(r"€ ?\d|\d (?:miljoen|miljard|euro)\b")


def strength(case: Case) -> str:
    """When you call this, it will give promise, firm or intention: the highest trigger wins."""
    predicate = case.predicate
    lemmas = {*predicate.lemmas, predicate.lemma}
    if is_pledge(predicate) or (case.sentence_says("reaffirmed") and "toegezegd" in case.sent.text):
        return "promise"
    if lemmas & (FUTURES | {"blijven"}) or is_decision(predicate):
        return "firm"
    if predicate.predicative is not None and predicate.predicative.lower_ != "genoodzaakt":
        return "intention"
    if lemmas & INTENTIONS:
        return "intention"
    verb = predicate.verb
    if verb is not None and verb.id in NOMINALS - {"gericht-zijn-op", "inzet-zijn"}:
        return "intention"
    return "firm"


def obligation(case: Case) -> str:
    """When you call this, it will give information, effort, outcome or action."""
    predicate = case.predicate
    verb = predicate.verb
    found = verb.obligation if verb is not None else "action"
    if found != "information" and {"streven", "proberen", "trachten"} & set(predicate.lemmas):
        return "effort"
    if found == "action" and MONEY.search(case.text):
        return "outcome"  # draagt € 5 miljoen bij: a sum can be checked
    return found


def polarity(case: Case) -> str:
    """When you call this, it will give negative for a refusal: *zal niet*, *ziet af van*."""
    predicate = case.predicate
    refuses = predicate.lemma in REFUSALS or "nalaten" in predicate.lemmas
    negated = False
    for token in case.clause.tokens:
        if token.lower_ == "niet" and not _within_phrase(token, predicate):
            negated = True
    return "negative" if refuses != negated and not _kept(predicate) else "positive"


def _kept(predicate: Predicate) -> bool:
    return "nalaten" in predicate.lemmas


def _within_phrase(token: Token, predicate: Predicate) -> bool:
    """*niet alleen*, *niet langer* and a *niet* inside the object deny something else."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if following is not None and following.lower_ in ("alleen", "langer", "slechts", "eerder"):
        return True
    return token.head.pos_ in ("NOUN", "ADJ", "PROPN", "NUM") and token.head.i not in {
        t.i for t in predicate.words
    }


def status(case: Case, timed: bool) -> str:
    """When you call this, it will give amended, reaffirmed, ongoing or new."""
    predicate = case.predicate
    if case.sentence_says("amended"):
        return "amended"
    if case.sentence_says("reaffirmed"):
        return "reaffirmed"
    lemmas = set(predicate.lemmas)
    if "blijven" in lemmas:
        return "ongoing"
    if lemmas & FUTURES or predicate.predicative is not None:
        return "new"
    verb = predicate.verb
    under_way = verb is not None and verb.present == Present.ONGOING and not lemmas - PASSIVES
    if under_way and not timed and not (predicate.passive and verb and verb.obligation == "action"):
        return "ongoing"
    if case.says("ongoing") and not lemmas & INTENTIONS:
        return "ongoing"
    return "new"


PASSIVES = frozenset({"worden", "laten"})


def action(predicate: Predicate) -> str:
    """When you call this, it will give the lemma with reflexive, noun and fixed preposition."""
    verb = predicate.verb
    if verb is None:
        return predicate.lemma
    noun = verb.noun if predicate.noun is not None else ""
    if predicate.noun is not None and _indefinite(predicate.noun):
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


def time_of(
    case: Case, dates: Sequence[Span], events: Mapping[str, str], clauses: Iterable[Clause]
) -> dict[str, str]:
    """When you call this, it will give time_text, deadline_from, deadline_to and time_basis.

    Parameters
    ----------
    dates : the DATE and PERIOD spans of the sentence
    events : nouns that the letter dates elsewhere, with their ISO values
    clauses : the clauses of the sentence
    """
    letter_date = case.sent.doc._.letter_date
    below = [c for c in clauses if c.parent is case.clause and c.opens == "complement"]
    named = [d for d in dates if not _names(d)]
    own = [d for d in named if _inside(d, [case.clause])] or [d for d in named if _inside(d, below)]
    ahead = [d for d in own if d.label_ == "DATE" and d.kb_id_ and _last_day(d) >= letter_date]
    adverbial = [d for d in ahead if _adverbial(d)]
    periods = [d for d in own if d.label_ == "PERIOD"]
    if adverbial or (ahead and not periods):
        date = (adverbial or ahead)[0]
        return _time(_with_opener(date), *_deadline(date), "explicit")
    for noun, value in events.items():
        match = re.search(rf"\b(?:bij|tijdens|op|in) (?:het|de|dit|deze|dat) {noun}\b", case.text)
        if match:
            return _time(match[0], *bounded_interval(value, ""), "event_coref")
    at_once = FROM_NOW.search(case.text)
    if at_once is not None:
        return _time(at_once[0], letter_date, "", "explicit")
    if periods:
        return _time(_with_opener(periods[0]), "", "", "vague")
    vague = case.lexicon.find("vague_time", case.text)
    if vague is not None:
        return _time(vague[1][0], "", "", "vague")
    return _time("", "", "", "none")


FROM_NOW = re.compile(r"(?:[Vv]anaf|[Pp]er) (?:heden|direct|nu)|met onmiddellijke ingang")


def _inside(date: Span, clauses: Iterable[Clause]) -> bool:
    places = {token.i for clause in clauses for token in clause.tokens}
    return date.start in places and date.end - 1 in places


def _time(text: str, first: str, last: str, basis: str) -> dict[str, str]:
    return {"time_text": text, "deadline_from": first, "deadline_to": last, "time_basis": basis}


def _deadline(date: Span) -> tuple[str, str]:
    """The interval of a date with its bound; a year that bounds is meant to its end."""
    value, bound = date.kb_id_, date._.date_bound
    if len(value) == len("2030") and bound in ("before", "until"):
        bound = "by"
    return bounded_interval(value, bound)


def _last_day(date: Span) -> str:
    return bounded_interval(date.kb_id_, "")[1]


def _names(date: Span) -> bool:
    """A date that only names a document or event: *de brief van 26 juni*."""
    before = date.doc[date.start - 1] if date.start else None
    if before is None or before.lower_ not in ("van", "d.d.", "dd."):
        return False
    if any(t.lower_ in ("tijdens", "bij") for t in date.doc[max(date.start - 6, 0) : date.start]):
        return False  # tijdens het overleg van 22 mei a.s.
    head = date.doc[date.start - 2].lower_ if date.start > 1 else ""
    return head not in ("loop", "eind", "einde", "begin", "helft", "kwartaal")


def _adverbial(date: Span) -> bool:
    """A date with a preposition or at the head of its sentence, not one inside a name."""
    if date._.date_bound or date.start == date.sent.start:
        return True
    before = date.doc[date.start - 1]
    return before.pos_ not in ("NOUN", "PROPN", "NUM") and before.text != "("


def _with_opener(date: Span) -> str:
    """The date with the preposition and operator before it: *in 2023*, *uiterlijk op 1 mei*."""
    start = date.start
    while start > date.sent.start and date.doc[start - 1].lower_ in OPENERS:
        start -= 1
    return str(date.doc[start : date.end].text)


OPENERS = frozenset(
    {"in", "op", "voor", "vóór", "na", "uiterlijk", "vanaf", "per", "tot", "met", "en", "sinds",
     "de", "het", "tegen", "rond", "omstreeks", "gedurende", "tijdens", "medio"}
)  # fmt: skip


def condition(case: Case, clauses: Iterable[Clause]) -> str:
    """When you call this, it will give the clause that gates the act: *indien nodig …*."""
    for other in clauses:
        if other.opens != "condition" or not other.tokens or other.tokens[0].lower_ == "zolang":
            continue
        if other.parent in (case.clause, case.clause.coordinated):
            start, end = other.tokens[0].i, other.tokens[-1].i + 1
            return str(case.sent.doc[start:end].text).rstrip(" ,.;")
    return ""


def parties(case: Case) -> dict[str, str]:
    """When you call this, it will give object, addressee, recipient and partners, verbatim."""
    predicate = case.predicate
    phrases = {"object": "", "addressee": "", "recipient": "", "partners": ""}
    found = case.lexicon.find("recipient", case.text)
    verb = predicate.verb
    if found is not None and (verb is None or verb.obligation == "information"):
        phrases["recipient"] = found[1][0]
    partner = case.lexicon.find("partners", case.text)
    if partner is not None:
        phrases["partners"] = _partner(case, partner[1])
    own = {predicate.main.i, *(t.i for _, t in predicate.governors)}
    for token in case.clause.tokens:
        if token.head.i not in own:
            continue
        phrase = noun_phrase(token).text
        if token.dep_ in ("obj", "ccomp", "xcomp", "nsubj:pass") and not phrases["object"]:
            phrases["object"] = phrase
        elif token.dep_ == "iobj" and not phrases["recipient"]:
            phrases["recipient"] = phrase
        elif token.dep_ == "obl" and _urged(token, predicate) and not phrases["addressee"]:
            phrases["addressee"] = phrase.split(" ", 1)[-1]
    if predicate.lemma in URGING and not phrases["addressee"]:
        phrases["addressee"], phrases["object"] = phrases["object"], ""
    if phrases["recipient"] == phrases["object"]:
        phrases["object"] = ""
    return phrases


URGING = frozenset({"oproepen", "aansporen", "aanspreken", "verzoeken", "vragen", "uitnodigen"})


def _urged(token: Token, predicate: Predicate) -> bool:
    return predicate.lemma in ("aandringen", "bepleiten", "pleiten") and any(
        child.lower_ == "bij" for child in token.children
    )


def _partner(case: Case, match: re.Match[str]) -> str:
    """*samen met* and the noun phrase behind it."""
    offset = case.sent.text.find(match[0])
    if offset < 0:
        return match[0]
    begin = case.sent.start_char + offset
    span = case.sent.doc.char_span(begin, begin + len(match[0]), alignment_mode="expand")
    if span is None:
        return match[0]
    end = span.end
    stops = {"ADP", "VERB", "AUX", "PUNCT", "SCONJ", "ADV"}
    while end < case.sent.end and (
        case.sent.doc[end].pos_ not in stops or case.sent.doc[end].lower_ in ("van", ",", "en")
    ):
        if case.sent.doc[end].text == "," and case.sent.doc[end + 1].pos_ not in (
            "NOUN", "PROPN", "ADJ", "DET", "X",
        ):  # fmt: skip
            break
        end += 1
    return str(case.sent.doc[span.start : end].text)


def confidence(case: Case) -> str:
    """When you call this, it will give high, medium or low by the form of the clause."""
    predicate = case.predicate
    lemmas = set(predicate.lemmas)
    explicit = bool(lemmas & (FUTURES | INTENTIONS | {"blijven"})) or bool(
        predicate.predicative is not None or is_pledge(predicate) or is_decision(predicate)
    )
    if case.actor.type == "own_implicit" or not case.actor.own:
        return "medium" if lemmas & FUTURES or case.future_date else "low"
    if case.clause.opens or case.actor.inherited:
        return "medium"
    verb = predicate.verb
    ongoing = verb is not None and verb.present == Present.ONGOING
    return "high" if explicit or ongoing or case.future_date else "medium"
