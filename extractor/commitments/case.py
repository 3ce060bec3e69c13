"""A predicate with its actor and surroundings, as the five tests see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from extractor.commitments.actors import Actor
from extractor.commitments.clause import Clause
from extractor.commitments.conjugation import Kind
from extractor.commitments.lexicon import CommitmentLexicon
from extractor.commitments.predicate import Predicate
from extractor.commitments.sentence import Sentence
from extractor.commitments.surroundings import has_future_date, is_quoted
from extractor.commitments.tokens import Span
from extractor.commitments.words import words

PROMISES = words("promise")
MONEY = re.compile(r"€ ?\d|\d (?:miljoen|miljard|euro)\b|\b(?:miljoen|miljard) euro\b")
EXEMPLIFIED = "|".join(sorted(words("exemplified")))
# No condition: zowel het Rijk als de gemeenten; landen als België.
COMPARISONS = re.compile(rf"[Zz]owel\b[^.;]*? als |\b(?:{EXEMPLIFIED}) als (?=(?:de |het )?[A-Z])")
CONDITIONS = ("Indien ", "indien ", " als ", "Als ")
DECISIONS = words("decision")
AGREEMENTS = words("agreement")
SCHEDULED = words("scheduled")
DENIALS = words("denial")
MEASURES = words("measure")


@dataclass(frozen=True)
class Case:
    """A predicate with its actor and surroundings, as the tests see it."""

    predicate: Predicate
    actor: Actor
    sentence: Sentence
    lexicon: CommitmentLexicon

    @property
    def sent(self) -> Span:
        """The span of the sentence."""
        return self.sentence.span

    @cached_property
    def quoted(self) -> bool:
        """Whether the main verb stands between quotation marks."""
        return is_quoted(self.sent, self.sentence.text, self.predicate)

    @cached_property
    def future_date(self) -> bool:
        """Whether a date behind the letter's stands in the clause."""
        return has_future_date(self.sentence.dates, self.clause.tokens, self.sent)

    @cached_property
    def text(self) -> str:
        """The clause's own words, as they stand."""
        return "".join(token.text_with_ws for token in self.clause.tokens).strip()

    @property
    def clause(self) -> Clause:
        """The clause."""
        return self.predicate.clause

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of the governors."""
        return frozenset(self.predicate.lemmas)

    def says(self, kind: str) -> bool:
        """Whether a qualifier of a class stands in the clause."""
        return self.lexicon.union(kind).search(self.text) is not None

    def sentence_says(self, kind: str) -> bool:
        """Whether a qualifier of a class stands in the sentence."""
        return self.sentence.says(kind)

    @cached_property
    def future_term(self) -> bool:
        """Whether a future date or a word such as *binnenkort* stands in the sentence."""
        if self.future_date or self.sentence_says("future") or self.sentence_says("amended"):
            return True
        before = self.clause.coordinated
        if before is None or self.clause.tokens[0] is not self.clause.finite:
            return False  # bekostig ik in 2026 de boten en ondersteun ik de schippers
        return has_future_date(self.sentence.dates, before.tokens, self.sent)

    def part_says(self, kind: str) -> bool:
        """Whether a qualifier of a class stands in the part of the sentence between semicolons."""
        place = self.predicate.main.idx - self.sent.start_char
        text = self.sentence.text
        first, last = text.rfind(";", 0, place) + 1, text.find(";", place)
        part = text[first : last if last >= 0 else len(text)]
        return self.lexicon.union(kind).search(part) is not None

    @cached_property
    def conditional(self) -> bool:
        """Whether *als* or *indien* gates it: with a plain present that describes a rule."""
        return is_conditional(self.sentence.text)

    @cached_property
    def past(self) -> bool:
        """Whether the finite verb is a simple past other than *zou*."""
        finite = self.clause.finite
        if finite is None or finite.lower_ in ("zou", "zouden"):
            return False
        kinds = {form.kind for form in self.lexicon.forms.get(finite.lower_, ())}
        if finite.lower_ in ("was", "waren") or kinds & {Kind.PAST, Kind.PRESENT} == {Kind.PAST}:
            return True
        if kinds & {Kind.PRESENT, Kind.INFINITIVE}:
            return False
        return "Past" in finite.morph.get("Tense", [])


def is_dated_measure(case: Case) -> bool:
    """When you call this, it will find what a date makes a measure: *worden in mei ingezet*."""
    verb = case.predicate.verb
    if verb is None or not case.future_date:
        return False
    return verb.obligation == "outcome" or verb.lemma in MEASURES


def is_pledge(predicate: Predicate) -> bool:
    """When you call this, it will say whether a verb promises: *zich verplichten*, *zeg toe te*."""
    if PROMISES & set(predicate.lemmas):
        return True
    if predicate.lemma in ("verplichten", "committeren", "verbinden"):
        return predicate.verb is not None and predicate.verb.reflexive
    return predicate.lemma in PROMISES


def is_decision(predicate: Predicate) -> bool:
    """When you call this, it will say whether a decision is told: *heeft besloten te …*.

    An agreement is one with what is to be done under it: *is afgesproken te …*.
    """
    agreed = AGREEMENTS & {*predicate.lemmas} and predicate.clause.opens != "relative"
    return bool(DECISIONS & {predicate.lemma, *predicate.lemmas} or agreed)


def is_conditional(text: str) -> bool:
    """When you call this, it will say whether *als* or *indien* gates what a sentence says."""
    text = COMPARISONS.sub("", text)
    return any(word in text for word in CONDITIONS)


def takes_up_an_act(clause: Clause) -> bool:
    """When you call this, it will say whether *dat* can stand for an act told before."""
    return not clause.opens and any(t.lower_ in ("dat", "dit") for t in clause.tokens)


def is_scheduled(predicate: Predicate) -> bool:
    """When you call this, it will find a date that is set: *is voorzien voor mei*, *is gepland*."""
    told = predicate.perfect and "zijn" in predicate.lemmas
    return told and predicate.main.lower_ in SCHEDULED


def denies(clause: Clause) -> bool:
    """When you call this, it will say whether *niet* or *evenmin* stands in the clause proper."""
    for token in clause.tokens:
        if token.lower_ == "om":
            return False  # what follows is the purpose
        only = token.i + 1 < len(token.doc) and token.nbor().lower_ in ("alleen", "slechts")
        if token.lower_ in DENIALS and not only:
            return True
    return False
