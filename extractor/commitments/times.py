"""When: the time of a commitment in words and as an interval of days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from extractor.calendar_nl.interval import bounded_interval
from extractor.commitments.case import Case
from extractor.commitments.clause import Clause
from extractor.commitments.found_date import Date
from extractor.commitments.words import words

GOALS = words("goal")
OPENERS = words("time-opener")
FROM_NOW = re.compile(r"(?:[Vv]anaf|[Pp]er) (?:heden|direct|nu)|met onmiddellijke ingang")


def time_of(
    case: Case, dates: Sequence[Date], events: Mapping[str, str], clauses: Iterable[Clause]
) -> dict[str, str]:
    """When you call this, it will give time_text, deadline_from, deadline_to and time_basis.

    Parameters
    ----------
    dates : the DATE and PERIOD spans of the sentence
    events : nouns that the letter dates elsewhere, with their ISO values
    clauses : the clauses of the sentence
    """
    letter_date = case.sent.doc.letter_date
    below = [c for c in clauses if c.parent is case.clause and c.opens == "complement"]
    named = [d for d in dates if not _names(d)]
    own = (
        [d for d in named if _inside(d, [case.clause])]
        or [d for d in named if _inside(d, below)]
        or [d for d in named if _shared(d, case.clause)]
    )
    ahead = [d for d in own if d.label_ == "DATE" and d.kb_id_ and _last_day(d) >= letter_date]
    adverbial = [d for d in ahead if _adverbial(d)]
    periods = [d for d in own if d.label_ == "PERIOD"]
    if adverbial or (ahead and not periods):
        date = (adverbial or ahead)[0]
        return _time(_with_opener(date), *_deadline(date, case), "explicit")
    for noun, value in events.items():
        match = re.search(
            rf"\b(?:bij|tijdens|op|in) (?:het|de|dit|deze|dat) (?:\w+e )?{noun}\b", case.text
        )
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


def is_term(time: Mapping[str, str]) -> bool:
    """When you call this, it will say whether a time ends the act: *in 2026*, not *tot 2026*."""
    return bool(time["deadline_to"]) and not time["time_text"].lower().startswith("tot ")


def _inside(date: Date, clauses: Iterable[Clause]) -> bool:
    places = {token.i for clause in clauses for token in clause.tokens}
    return date.start in places and date.end - 1 in places


def _time(text: str, first: str, last: str, basis: str) -> dict[str, str]:
    return {"time_text": text, "deadline_from": first, "deadline_to": last, "time_basis": basis}


def _shared(date: Date, clause: Clause) -> bool:
    """*Voor mei wordt X bezien en wordt Y herzien*: a time at the head bounds both verbs."""
    before = clause.coordinated
    if before is None or before.finite is None or clause.tokens[0] is not clause.finite:
        return False
    return _inside(date, [before]) and date.start < before.finite.i


def _deadline(date: Date, case: Case) -> tuple[str, str]:
    """The interval of a date with its bound; *tot 2030* and a goal for 2030 hold to its end."""
    value, bound = date.kb_id_, date.bound
    predicate = case.predicate
    goal = {predicate.lemma, predicate.noun.lower_ if predicate.noun else ""} & GOALS
    if len(value) == len("2030") and (bound == "until" or (bound == "before" and goal)):
        bound = "by"
    return bounded_interval(value, bound)


def _last_day(date: Date) -> str:
    return bounded_interval(date.kb_id_, "")[1]


def _names(date: Date) -> bool:
    """A date that only names a document or event: *de brief van 26 juni*."""
    before = date.doc[date.start - 1] if date.start else None
    if before is None or before.lower_ not in ("van", "voor", "d.d.", "dd."):
        return False
    if before.lower_ == "voor":  # de regeling voor 2025, not: is voorzien voor 2025
        holder = date.doc[date.start - 2] if date.start > 1 else before
        return not date.bound and holder.pos_ == "NOUN"
    if any(t.lower_ in ("tijdens", "bij") for t in date.doc[max(date.start - 6, 0) : date.start]):
        return False  # tijdens het overleg van 22 mei a.s.
    head = date.doc[date.start - 2].lower_ if date.start > 1 else ""
    return head not in ("loop", "eind", "einde", "begin", "helft", "kwartaal")


def _adverbial(date: Date) -> bool:
    """A date with a preposition or at the head of its sentence, not one inside a name."""
    if date.bound or date.start == date.sent.start:
        return True
    before = date.doc[date.start - 1]
    return before.pos_ not in ("NOUN", "PROPN", "NUM") and before.text != "("


def _with_opener(date: Date) -> str:
    """The date with the preposition and operator before it: *in 2023*, *uiterlijk op 1 mei*."""
    start = date.start
    while start > date.sent.start and date.doc[start - 1].lower_ in OPENERS:
        start -= 1
    return str(date.doc[start : date.end].text)
