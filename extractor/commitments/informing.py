"""What makes a plain present, or the passive of a routine, an act that is ahead for the reader."""

from __future__ import annotations

import re

from extractor.commitments.case import Case

GATED = re.compile(r"Mocht(?:en)?\b|Wanneer\b")


def outcome_told(case: Case) -> bool:
    """When you call this, it will find *over de uitkomst wordt u geïnformeerd*: still to come."""
    ahead = case.says("outcome_ahead") or case.says("contingent")
    return ahead and case.says("recipient")


def told_in_that_case(case: Case) -> bool:
    """When you call this, it will find *in dat geval informeer ik u*: the occasion gates it."""
    verb = case.predicate.verb
    if verb is None or verb.obligation != "information":
        return False
    if verb.lemma == "volgen":
        return case.says("contingent")  # zo nodig volgt een aparte brief
    gated = case.conditional or GATED.match(case.sentence.text) is not None
    told = case.says("recipient") or verb.lemma == "terugkomen"
    return told and (gated or case.says("contingent") or case.says("recurrence"))


def is_announced(case: Case) -> bool:
    """When you call this, it will say whether a time or an earlier word puts it ahead."""
    return (
        case.future_term
        or case.sentence_says("reaffirmed")
        or case.says("ongoing")
        or case.says("own_product")
    )
