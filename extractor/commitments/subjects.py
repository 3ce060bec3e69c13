"""Which own-actor phrase is the subject of a clause, its own or that of the clause it is joined to.

An own actor is the subject where Dutch puts one: right behind an inverted verb, at the head of a
main clause before the verb, right behind the word that opens a subordinate clause; or where the
parser says so. Behind *en* a clause without a subject shares the one before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.commitments.anaphora import is_neuter
from extractor.commitments.clause import Clause, is_finite
from extractor.commitments.patterns import Pattern
from extractor.commitments.phrases import SUBJECTS, is_plural, shares_subject
from extractor.commitments.tokens import Span
from extractor.commitments.words import words

NOMINATIVES = words("nominative")
ANAPHORS = words("anaphor")
PLURAL_ACTORS = words("plural-actor")
RESUMING = ("hij", "zij")
LIGHT = frozenset({"PRON", "ADV", "PUNCT", "PART"})


def own_subject(
    clause: Clause, mentions: Sequence[tuple[Span, Pattern]]
) -> tuple[Span, Pattern] | None:
    """When you call this, it will give the own-actor phrase that is the subject of a clause."""
    inside = {token.i for token in clause.tokens}
    for span, pattern in sorted(mentions, key=lambda pair: pair[0].start):
        if span.start in inside and _is_subject(span, pattern, clause):
            return span, pattern
    return None


def _is_subject(span: Span, pattern: Pattern, clause: Clause) -> bool:
    finite = clause.finite
    if finite is None or (clause.opens and span.text.lower() in ANAPHORS):
        return False
    listed = next((t.lower_ for t in _behind_brackets(span)), "") in ("en", ",")
    plural = is_plural(finite)
    joined = listed or (pattern.id == "ministerie" and "en" in [t.lower_ for t in span])
    if plural != _plural_actor(span, pattern) and not (plural and joined):
        return False
    nominative = span.root.lower_ in NOMINATIVES or span[-1].lower_ in NOMINATIVES
    before = span.doc[span.start - 1] if span.start > clause.start else None
    if before is not None and not nominative:
        if before.pos_ == "ADP" or before.lower_ in ("van", "in", "voor", "door", "aan", "dan"):
            return False
        if before.lower_ in ("en", "of", ",") and _listed(span, clause):
            return False
    if nominative:
        return True
    if span.start > finite.i:
        between = [t for t in clause.tokens if finite.i < t.i < span.start]
        return all(t.pos_ in LIGHT for t in between) and len(between) <= 3
    if clause.opens:
        between = [t for t in clause.tokens if clause.start < t.i < span.start]
        light = all(t.pos_ in LIGHT or t.pos_ in ("ADP", "NOUN", "DET", "ADJ") for t in between)
        return ((len(between) <= 1 or _parsed(span)) and light) or _parsed(span)
    between = [t for t in clause.tokens if span.end <= t.i < finite.i]
    return all(t.pos_ in LIGHT for t in between) or _parsed(span)


def _behind_brackets(span: Span) -> Span:
    """The rest of the sentence, without the full name that stands in brackets behind a short."""
    rest = span.doc[span.end : span.sent.end]
    if not len(rest) or rest[0].text != "(":
        return rest
    closing = next((place for place, t in enumerate(rest) if t.text == ")"), -1)
    return rest[closing + 1 :]


def _plural_actor(span: Span, pattern: Pattern) -> bool:
    if pattern.id in ("we", "wij", "minister-en-ik", "ik-en-minister", "rijk-en-anderen"):
        return True
    words = [token.lower_ for token in span]
    listed = pattern.id == "ministerie-afkorting" and "en" in words
    return listed or bool(PLURAL_ACTORS & set(words))


def _listed(span: Span, clause: Clause) -> bool:
    """Whether an actor behind a comma or *en* continues a list of other actors."""
    head = span.root
    return head.dep_ == "conj" and head.head.i >= clause.start and not is_finite(head.head)


def _parsed(span: Span) -> bool:
    return any(token.dep_ in SUBJECTS for token in span)


def inherited_subject(
    clause: Clause, mentions: Sequence[tuple[Span, Pattern]]
) -> tuple[Span, Pattern] | None:
    """When you call this, it will give the own subject that a joined clause shares.

    None behind a colon, where something new is said: *Ik zou zeggen: kijk eens goed*.
    """
    while (
        clause.coordinated is not None
        and not _behind_colon(clause)
        and (shares_subject(clause) or _lacks_subject(clause, mentions))
    ):
        plural = clause.finite is not None and is_plural(clause.finite)
        clause = clause.coordinated
        found = own_subject(clause, mentions)
        if found is not None:
            agrees = clause.finite is not None and is_plural(clause.finite) == plural
            return found if agrees else None
    return None


def resumed_subject(
    clause: Clause, mentions: Sequence[tuple[Span, Pattern]]
) -> tuple[Span, Pattern] | None:
    """When you call this, it will give whom a pronoun takes up in a joined clause.

    *De NVWA wacht niet af, maar zij zal de havens bezoeken*: the pronoun, and the own actor that
    is the subject before it.
    """
    before, first = clause.coordinated, clause.tokens[0]
    if before is None or before.opens or first.lower_ not in RESUMING or clause.finite is None:
        return None
    found = own_subject(before, mentions)
    if found is None or before.finite is None:
        return None
    agree = is_plural(clause.finite) == is_plural(before.finite)
    named = found[0].root.lower_ not in NOMINATIVES and not is_neuter(found[0])
    return (first.doc[first.i : first.i + 1], found[1]) if agree and named else None


def _behind_colon(clause: Clause) -> bool:
    return clause.tokens[0].i > 0 and clause.tokens[0].nbor(-1).text == ":"


def _lacks_subject(clause: Clause, mentions: Sequence[tuple[Span, Pattern]]) -> bool:
    """*Het kabinet verkent dit en zal de Kamer informeren*: a verb right behind *en*.

    Where the clause before begins with its subject, no other subject can follow that verb.
    """
    before = clause.coordinated
    if before is None or before.finite is None or clause.tokens[0] is not clause.finite:
        return False
    if before.tokens[0] is before.finite and not _behind_colon(before):
        return _lacks_subject(before, mentions)  # ik meet A, verken B en meld u C
    return any(
        span.start == before.start and span.end <= before.finite.i and not before.opens
        for span, _ in mentions
    )
