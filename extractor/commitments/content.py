"""The clause that says what is promised, asked or found out: *zegt toe dat …*, *beziet of …*."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.commitments.case import Case
from extractor.commitments.clause import Clause
from extractor.commitments.phrases import trimmed
from extractor.commitments.tokens import Span


def content_of(case: Case, clauses: Iterable[Clause]) -> Span | None:
    """When you call this, it will give the dat-clause or question under the verb."""
    main = case.predicate.main
    every = list(clauses)
    for other in every:
        asked = other.opens in ("complement", "question") and other.introducer is not None
        if not asked or other.parent is not case.clause or other.start < main.i:
            continue
        if _describes_noun(other):
            continue
        end = max([other.end, *(c.end for c in every if c.parent is other)])
        start = other.start
        before = main.doc[start - 1]
        if before.pos_ == "ADP" and before.i > main.i and before not in case.predicate.words:
            start -= 1  # in hoeverre, op welke wijze; not: zeg toe dat
        return trimmed(main.doc[start:end])
    return None


def _describes_noun(clause: Clause) -> bool:
    """*Het budget, dat verdubbelt*: behind a noun and a comma *dat* tells of the noun."""
    dat = clause.introducer
    if dat is None or dat.lower_ != "dat" or dat.i < 2 or dat.nbor(-1).text != ",":
        return False
    return dat.nbor(-2).pos_ in ("NOUN", "PROPN")
