"""What a clause between commas looks like, behind which the clause around it goes on."""

from __future__ import annotations

from extractor.commitments.clause import Clause


def opens_between(clause: Clause) -> bool:
    """When you call this, it will say whether a comma stands before: *, hoe*, *, van waaruit*."""
    first = clause.tokens[0]
    before = list(first.doc[max(first.i - 2, first.sent.start) : first.i])
    if before and (before[-1].pos_ == "ADP" or before[-1].lower_ == "ook"):
        before.pop()
    return bool(before) and before[-1].text == ","


def ends_in_verb(clause: Clause) -> bool:
    """When you call this, it will say whether a clause ends in its finite verb or its cluster."""
    last, finite = clause.tokens[-1], clause.finite
    if last is finite:
        return True
    cluster = finite is not None and finite.i == last.i - 1 and bool(clause.opens)
    return cluster and last.pos_ == "VERB"


def is_verbless(clause: Clause) -> bool:
    """When you call this, it will find *waaronder A en B*, *zij het met een termijn*."""
    if clause.introducer is None:
        return False
    if clause.introducer.lower_ == "waaronder":
        return clause.finite is None
    return clause.introducer.lower_ == "zij" and clause.opens == "concession"
