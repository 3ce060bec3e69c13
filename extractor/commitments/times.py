"""When: the time of a commitment in words and as an interval of days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from extractor.calendar_nl.interval import bounded_interval
from extractor.calendar_nl.meetings import time_by_event
from extractor.commitments.case import Case
from extractor.commitments.clause import Clause
from extractor.commitments.found_date import Date
from extractor.commitments.tokens import Token
from extractor.commitments.words import words

GOALS = words("goal")
OPENERS = words("time-opener")
OCCASIONS = "|".join(sorted(words("occasion")))
OCCASION = re.compile(
    rf"\b(?i:bij|tijdens|in|op) (?:die|dat|deze|dit)(?:zelfde)? (?:\w+e )?(?:{OCCASIONS})\b"
)
UNITS = frozenset({"jaar", "jaren", "schooljaar", "begrotingsjaar"})
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
    named = [d for d in dates if not _names(d) and not _denied(d, dates)]
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
        first, last = _deadline(date, case)
        if joined := _joined(date, dates):
            return _time(_with_opener(date, joined), first, _last_day(joined), "explicit")
        return _time(_with_opener(date), first, last, "explicit")
    meeting = time_by_event(case.text, events, letter_date)
    if meeting is not None:
        return _time(*meeting, "event_coref")
    occasion = _occasion(case, letter_date)
    if occasion is not None:
        return _time(*occasion, "event_coref")
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


def _denied(date: Date, dates: Sequence[Date]) -> bool:
    """*Niet vóór de zomer, maar in het vierde kwartaal*: the first of the two is denied."""
    doc = date.doc
    after = [other for other in dates if other.start >= date.end]
    if not after or "niet" not in {t.lower_ for t in doc[max(date.start - 3, 0) : date.start]}:
        return False
    behind = date.end + (doc[date.end].lower_ == ",")
    return doc[behind].lower_ == "maar" and after[0].start <= date.end + 5


def _joined(date: Date, dates: Sequence[Date]) -> Date | None:
    """The last year of *in 2032 en 2033*, *in 2032, 2033 en 2034*: one stretch of time."""
    last = None
    for other in dates:
        end = (last or date).end
        between = date.doc[end].lower_ if end < date.sent.end else ""
        years = len(date.kb_id_) == len(other.kb_id_) == len("2032") and not date.bound
        if years and other.start == end + 1 and between in ("en", ","):
            last = other
    return last if last is not None and last.doc[last.start - 1].lower_ == "en" else None


def _occasion(case: Case, letter_date: str) -> tuple[str, str, str] | None:
    """*In mei spreekt de Raad met de gezant. In dat gesprek …*: the day told just before."""
    found, before = OCCASION.search(case.text), case.sentence.before
    if found is None or before is None:
        return None
    told = [d for d in before.dates if d.label_ == "DATE" and d.kb_id_ and not _names(d)]
    if len(told) != 1 or _last_day(told[0]) < letter_date:
        return None
    return found[0], *bounded_interval(told[0].kb_id_, "")


def _shared(date: Date, clause: Clause) -> bool:
    """*Voor mei wordt X bezien en wordt Y herzien*: a time at the head bounds both verbs."""
    before = clause.coordinated
    if before is None or before.finite is None or clause.tokens[0] is not clause.finite:
        return False
    return _inside(date, [before]) and date.start < before.finite.i


def _deadline(date: Date, case: Case) -> tuple[str, str]:
    """The interval of a date with its bound; *tot 2030* and a goal for 2030 hold to its end.

    What is done *per 1 juli* is done on that day; what is done *vóór de evaluatie van 2030* is
    done before that year is over.
    """
    value, bound = date.kb_id_, date.bound
    event = _event(date)
    if event is not None and event.lower_ == "vóór":
        bound = "before" if _is_day(value) else "by"
    if bound == "from" and _is_day(value) and date.doc[date.start - 1].lower_ == "per":
        bound = ""
    predicate = case.predicate
    goal = {predicate.lemma, predicate.noun.lower_ if predicate.noun else ""} & GOALS
    if len(value) == len("2030") and (bound == "until" or (bound == "before" and goal)):
        bound = "by"
    return bounded_interval(value, bound)


def _is_day(value: str) -> bool:
    return len(value) == len("2030-01-01")


def _last_day(date: Date) -> str:
    return bounded_interval(date.kb_id_, "")[1]


def _names(date: Date) -> bool:
    """A date that only names a document or event: *de brief van 26 juni*."""
    before = date.doc[date.start - 1] if date.start else None
    if before is None:
        return False
    if before.pos_ in ("NOUN", "PROPN") and date.text.isdigit():  # het Belastingplan 2026
        return before.lower_ not in UNITS
    if before.lower_ not in ("van", "voor", "d.d.", "dd.") or _is_range(date):
        return False
    if date.bound == "from":
        return False  # met ingang van 2026
    if before.lower_ == "voor":  # de regeling voor 2025, not: is voorzien voor 2025
        holder = date.doc[date.start - 2] if date.start > 1 else before
        return not date.bound and holder.pos_ == "NOUN"
    if _event(date) is not None:
        return False
    head = date.doc[date.start - 2].lower_ if date.start > 1 else ""
    return head not in ("loop", "eind", "einde", "begin", "helft", "kwartaal")


def _event(date: Date) -> Token | None:
    """The preposition of the event that a date is of: *tijdens het overleg van 22 mei a.s.*."""
    if not date.start or date.doc[date.start - 1].lower_ != "van":
        return None
    near = date.doc[max(date.start - 6, date.sent.start) : date.start]
    return next((token for token in near if token.lower_ in ("tijdens", "bij", "vóór")), None)


def _is_range(date: Date) -> bool:
    """*Van 1 februari tot en met 31 juli* names nothing."""
    return date.doc[date.start - 1].lower_ == "van" and any(
        token.lower_ in ("tot", "t/m") for token in date
    )


def _adverbial(date: Date) -> bool:
    """A date with a preposition or at the head of its sentence, not one inside a name."""
    if date.bound or date.start == date.sent.start:
        return True
    before = date.doc[date.start - 1]
    return before.pos_ not in ("NOUN", "PROPN", "NUM") and before.text != "("


def _with_opener(date: Date, last: Date | None = None) -> str:
    """The date (up to another) with the words before it: *in 2023*, *uiterlijk op 1 mei*."""
    start = date.start - _is_range(date) if date.start else 0
    before = [t.lower_ for t in date.doc[max(start - 3, date.sent.start) : start]]
    start -= 3 if before == ["met", "ingang", "van"] else 0
    while start > date.sent.start and date.doc[start - 1].lower_ in OPENERS:
        start -= 1
    return str(date.doc[start : (last or date).end].text)
