"""The spaCy component: parsed sentences → commitment spans, their columns and the near-misses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from spacy.tokens import Doc, Span

from extractor.commitments import attributes, parties, times, tokens
from extractor.commitments.actors import ActorFinder
from extractor.commitments.case import Case, is_pledge
from extractor.commitments.clause import Clause
from extractor.commitments.clauses import ClauseFinder
from extractor.commitments.criteria import first_failure, stated
from extractor.commitments.extent import rule_id, span_of
from extractor.commitments.implicit import plan_owner
from extractor.commitments.lexicon import load_commitment_lexicon
from extractor.commitments.obligation import obligation
from extractor.commitments.sentence import Sentence, sentences_of
from extractor.commitments.verb_cluster import PredicateFinder
from extractor.commitments.vocabulary import Tables

# Near-misses that have the columns of a commitment and a table of their own when asked for.
SET_APART = {
    ("T3", "discharge"): {"status": "fulfilled"},
    ("T5", "stance"): {"strength": "stance"},
}


@dataclass(frozen=True)
class Finding:
    """A clause that was judged: a commitment where `category` is empty, else a near-miss."""

    case: Case
    clauses: Sequence[Clause]
    test: str
    category: str
    columns: dict[str, Any]

    @cached_property
    def span(self) -> Span:
        """The clause from actor or trigger to its end."""
        return span_of(self.case, self.clauses)


class CommitmentsComponent:
    """Finds commitments in parsed Docs.

    Parameters
    ----------
    lexicon : a user's lexicon folder
    near_misses : also give those that have no table of their own
    """

    def __init__(self, *, lexicon: str | None = None, near_misses: bool = True) -> None:
        self.near_misses = near_misses
        self.lexicon = load_commitment_lexicon(lexicon)
        self.clauses = ClauseFinder(self.lexicon)
        self.predicates = PredicateFinder(self.lexicon)
        self.actors = ActorFinder(self.lexicon)
        self._tables: Tables | None = None

    def __call__(self, doc: Doc) -> Doc:
        """When you call this, it will write spans, columns and near-misses into the Doc."""
        findings = sorted(self.match(doc), key=lambda f: (f.span.start, f.case.predicate.main.i))
        hits = [f for f in findings if not f.category]
        doc.spans["commitments"] = [f.span for f in hits]
        doc._.commitments = [f.columns for f in hits]
        doc._.near_misses = [
            {
                "start": f.span.start,
                "end": f.span.end,
                "trigger": attributes.trigger(f.case.predicate),
                "category": f.category,
                "rule": f"{f.test}:{rule_id(f.case)}",
                "columns": f.columns,
            }
            for f in findings
            if f.category
        ]
        return doc

    def match(self, doc: Doc) -> Iterator[Finding]:
        """When you call this, it will judge every clause with an own actor or a plan."""
        events = doc._.dated_events or {}
        if self._tables is None or self._tables.vocab is not doc.vocab:
            self._tables = Tables(doc.vocab)
        letter = tokens.Doc(doc, self._tables)
        for sentence in sentences_of(letter, self.actors):
            if letter.is_parsed(sentence.span):  # a candidate
                yield from self._judge(sentence, events)

    def _judge(self, sentence: Sentence, events: dict[str, str]) -> list[Finding]:
        clauses = self.clauses.clauses(sentence.span)
        found: list[Finding] = []
        for clause in clauses:
            if not self.near_misses and clause.opens != "complement" and stated(clause, sentence):
                continue  # a complement tells what a pledge above it is to do
            for predicate in self.predicates.predicates(clause):
                actor = self.actors.actor(predicate, sentence.mentions)
                case = Case(predicate, actor, sentence, self.lexicon)
                if not is_worth_judging(case):
                    continue
                test, category = first_failure(case)
                columns: dict[str, Any] = {}
                if not category or (test, category) in SET_APART:
                    columns = self._columns(case, clauses, events)
                    columns |= SET_APART.get((test, category), {})
                found.append(Finding(case, clauses, test, category, columns))
        return [f for f in merged(found) if self.near_misses or f.columns]

    def _columns(
        self,
        case: Case,
        clauses: Sequence[Clause],
        events: dict[str, str],
    ) -> dict[str, Any]:
        time = times.time_of(case, case.sentence.dates, events, clauses)
        recurrence = self.lexicon.find("recurrence", case.text)
        references = [
            match[0].rstrip(" ,")
            for pattern in self.lexicon.qualifiers("registry")
            for match in pattern.regex.finditer(case.sentence.text)
        ]
        actor_type = case.actor.type
        if not case.actor.own and actor_type != "coalition":
            actor_type = plan_owner(case) or "own_implicit"
        return {
            "actor": case.actor.span.text
            if case.actor.span and (case.actor.own or actor_type == "coalition")
            else "",
            "actor_type": actor_type,
            "trigger": attributes.trigger(case.predicate),
            "action": attributes.action(case.predicate),
            **parties.parties(case, clauses),
            "strength": attributes.strength(case),
            "obligation": obligation(case),
            "polarity": attributes.polarity(case),
            "condition": parties.condition(case, clauses),
            "status": attributes.status(case, times.is_term(time)),
            **time,
            "recurrence": recurrence[1][0] if recurrence else "",
            "register_ref": ";".join(references),
            "confidence": attributes.confidence(case),
        }


def merged(findings: list[Finding]) -> list[Finding]:
    """When you call this, it will join a pledge with the dat-clause that says what is pledged.

    *Ik heb toegezegd dat de Kamer wordt geïnformeerd* is one commitment: to inform.
    """
    pledges = {
        id(f.case.clause): f for f in findings if not f.category and is_pledge(f.case.predicate)
    }
    kept: list[Finding] = []
    for finding in findings:
        clause = finding.case.clause
        pledge = pledges.get(id(clause.parent)) if clause.opens == "complement" else None
        if pledge is None:
            kept.append(finding)
            continue
        content = finding.case.predicate
        pledge.columns["trigger"] += f" … {attributes.trigger(content)}"
        pledge.columns["action"] = attributes.action(content)
        pledge.columns["obligation"] = obligation(finding.case)
    return kept


def is_worth_judging(case: Case) -> bool:
    """When you call this, it will say whether a clause is a commitment or its near-miss at all."""
    predicate = case.predicate
    if predicate.verb is not None and predicate.verb.noun:
        return True
    if (case.actor.own and case.actor.span is not None) or case.lemmas:
        return True
    return predicate.verb is not None and case.actor.rule != "no-subject"
