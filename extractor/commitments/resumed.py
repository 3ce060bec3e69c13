"""Gives a clause the words back that a relative clause in its middle took.

*Ik zal de punten die uw Kamer noemt meenemen in de herziening.* No comma tells where the relative
clause ends, but its verb does: what stands behind its cluster is what the clause around it waits
for.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.commitments.clause import Clause
from extractor.commitments.finite_verbs import FiniteVerbs
from extractor.commitments.tokens import Token


def give_back(every: Sequence[Clause], verbs: FiniteVerbs) -> None:
    """When you call this, it will move the rest of a main clause out of its relative clauses."""
    for inner in every:
        outer = inner.parent
        if outer is None or inner.finite is None or not inner.tokens[0].i:
            continue
        before = inner.tokens[0].nbor(-1)
        if inner.opens != "relative" and not _can_be_relative(inner, outer, before):
            continue
        if before.text == "," or inner.tokens[-1].i < outer.end:
            continue
        if outer.finite is None or not verbs.governs(outer):
            continue
        rest = _behind_cluster(inner, inner.finite, verbs)
        wanted = verbs.taken_by(outer.finite)
        if any(wanted & verbs.kinds(t) and t.nbor(-1).lower_ not in ("te", "het") for t in rest):
            outer.tokens += rest
            inner.tokens = [t for t in inner.tokens if t.i < rest[0].i]


def _can_be_relative(inner: Clause, outer: Clause, before: Token) -> bool:
    """*Ik zal het voorstel dat is gedaan bekijken*: a clause at once behind the object of *zal*."""
    plain = outer.finite is not None and outer.finite.lower_ in ("zal", "zullen", "ga", "gaan")
    return plain and inner.opens == "complement" and before.pos_ == "NOUN"


def _behind_cluster(clause: Clause, finite: Token, verbs: FiniteVerbs) -> list[Token]:
    """The words behind the verbs of a clause, none where a mark stands between them."""
    own = verbs.taken_by(finite)
    before, last = finite.nbor(-1), finite.i
    inside = before.i >= clause.start and bool(own & verbs.kinds(before))
    if own and not inside:  # die zijn gemaakt: its participle stands behind
        last += 1
    rest = [t for t in clause.tokens if t.i > last]
    spoken = [t for t in rest if not t.is_punct]
    return rest if spoken and rest[0] is spoken[0] else []
