"""Where a commitment stands: its span from actor or trigger to the end of its clause."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from extractor.commitments.case import Case
from extractor.commitments.clause import Clause
from extractor.commitments.phrases import SUBJECTS, noun_phrase
from extractor.commitments.tokens import Token
from extractor.commitments.words import words

COORDINATORS = words("coordinator")


def rule_id(case: Case) -> str:
    """When you call this, it will name the construction and the verb entry that decided."""
    predicate = case.predicate
    construction = "-".join(predicate.lemmas) or "present"
    if predicate.predicative is not None:
        construction += f"-{predicate.predicative.lower_}"
    return f"{construction}:{predicate.verb.id if predicate.verb else predicate.lemma}"


def span_of(case: Case, clauses: Sequence[Clause]) -> Span:
    """When you call this, it will give the clause from actor or trigger to its end."""
    predicate, doc = case.predicate, case.sent.doc
    words = [token.i for token in predicate.words]
    start = min(words)
    if case.actor.span is not None and case.actor.span.start < start:
        within = case.clause.tokens and case.actor.span.start >= case.clause.tokens[0].i
        start = case.actor.span.start if within else start
    elif case.actor.span is None or not case.actor.own:
        start = _subject_start(case, start)
    end = max(clause_end(case, clauses), max(words) + 1)
    while end > start + 1 and _is_beyond(doc[end - 1]):
        end -= 1
    return Span(doc.source, start, end, label="COMMITMENT", span_id=rule_id(case))


def _is_beyond(token: Token) -> bool:
    """A stop or a coordinator at the end belongs to no clause, or to the next one."""
    return token.is_space or token.text in ".,;:" or token.lower_ in COORDINATORS


def _subject_start(case: Case, start: int) -> int:
    """Where the subject of a passive or a nominal plan begins: *Het advies wordt betrokken*."""
    subject = next((t for t in case.clause.tokens if t.dep_ in SUBJECTS), None)
    if subject is None or subject.i > start or subject.pos_ not in ("NOUN", "PROPN", "PRON"):
        return start
    first = noun_phrase(subject).start
    return first if first >= case.clause.start else subject.i


def clause_end(case: Case, clauses: Sequence[Clause]) -> int:
    """When you call this, it will give the token behind a clause and all that hangs under it."""
    clause, sent = case.clause, case.sent
    if not clause.opens:
        joined = [other.start for other in clauses if _is_joined(other, clause)]
        return max(min([*joined, sent.end]), clause.end)
    under = {id(clause)}
    end = clause.end
    for other in clauses:
        if id(other.parent) in under and other.start >= clause.start:
            under.add(id(other))
            end = max(end, other.end)
    return end


def _is_joined(other: Clause, clause: Clause) -> bool:
    """*… en zal u informeren*, *…, maar ik wil*: a main clause behind a coordinator or comma."""
    if other.coordinated is not clause or other.finite is None:
        return False
    doc, start = other.finite.doc, other.start
    places = [i for i in (start, start - 1) if doc[i].lower_ in COORDINATORS - {"of"} | {","}]
    return bool(places) and other.finite.i - places[0] <= 2
