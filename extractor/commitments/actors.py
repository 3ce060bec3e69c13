"""Who acts in a clause: the sender's own government, a group with it, or somebody else.

An own actor (*ik, het kabinet, Nederland*) is the subject when it stands where Dutch puts a
subject: right behind an inverted verb, at the head of a main clause before the verb, right behind
the word that opens a subordinate clause; or where the parser says so. Behind a preposition it is
none (*in Nederland*), behind *door* in a passive it is the agent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.commitments.clause import Clause
from extractor.commitments.lexicon import CommitmentLexicon
from extractor.commitments.patterns import Pattern, any_of, word_starts
from extractor.commitments.phrases import (
    from_clause_start,
    head_of,
    is_nominalised,
    noun_phrase,
    parsed_subject,
)
from extractor.commitments.predicate import Predicate
from extractor.commitments.subjects import inherited_subject, own_subject, resumed_subject
from extractor.commitments.tokens import Span, Token
from extractor.commitments.words import words

GIVEN = words("given")
RECEIPTS = words("receipt")
HEARD = words("heard")
MEANS = tuple(words("means-noun"))


@dataclass(frozen=True, slots=True)
class Actor:
    """The actor of a clause: its span (None where no word names it), its type and its entry."""

    span: Span | None
    type: str
    rule: str
    inherited: bool = False

    @property
    def own(self) -> bool:
        """Whether the sender's own government acts."""
        return self.type.startswith("own_")


class ActorFinder:
    """Finds the actor of predicates with the patterns of a lexicon."""

    def __init__(self, lexicon: CommitmentLexicon) -> None:
        self.lexicon = lexicon
        self._places = word_starts(any_of(lexicon.actors))

    def mentions(self, sent: Span, text: str) -> list[tuple[Span, Pattern]]:
        """When you call this, it will give the own-actor phrases of a sentence, longest first.

        Parameters
        ----------
        text : that of the sentence
        """
        first = sent.start_char
        places = [match.start() for match in self._places.finditer(text)]
        found: list[tuple[Span, Pattern]] = []
        for place in places:
            for pattern in self.lexicon.actors:
                match = pattern.regex.match(text, place)
                span = match and sent.doc.char_span(
                    first + match.start(), first + match.end(), alignment_mode="contract"
                )
                if span:
                    found.append((span, pattern))
        found.sort(key=lambda pair: (-len(pair[0]), pair[0].start))
        kept: list[tuple[Span, Pattern]] = []
        for span, pattern in found:
            if not any(span.start < k.end and k.start < span.end for k, _ in kept):
                kept.append((span, pattern))
        return kept

    def actor(self, predicate: Predicate, mentions: Sequence[tuple[Span, Pattern]]) -> Actor:
        """When you call this, it will give the actor of a predicate."""
        clause = predicate.clause
        agent = self._agent(predicate, mentions)
        if agent is not None:
            return agent
        giver = _giver(predicate, mentions)
        if giver is not None:
            return Actor(*self._coalition(*giver))
        sender = _sender(predicate)
        if sender is not None:
            return Actor(sender, "own_minister", "sender")
        if {"doen", "besluiten"} <= {*predicate.lemmas, predicate.lemma}:
            return self._decider(clause, mentions)
        subject = own_subject(clause, mentions)
        if subject is not None and not predicate.passive:
            span, pattern = subject
            return Actor(*self._coalition(span, pattern))
        shared = None if predicate.passive else inherited_subject(clause, mentions)
        if shared is not None and not self._disagrees(shared[0], clause):
            span, kind, rule = self._coalition(*shared)
            return Actor(span, kind, rule, inherited=True)
        if predicate.passive:
            return Actor(None, "own_implicit", "agentless")
        resumed = resumed_subject(clause, mentions)
        if resumed is not None:
            return Actor(*self._coalition(*resumed), inherited=True)
        other = parsed_subject(clause)
        if other is None:
            return Actor(None, "third_party", "no-subject")
        phrase = from_clause_start(noun_phrase(other), clause)
        if self._names_own_group(phrase):
            return Actor(phrase, "coalition", "own-group")
        return Actor(phrase, "third_party", "other-subject")

    def _agent(
        self, predicate: Predicate, mentions: Sequence[tuple[Span, Pattern]]
    ) -> Actor | None:
        """The door-phrase of a passive, own or not."""
        if not predicate.passive:
            return None
        doc = predicate.main.doc
        for token in predicate.clause.tokens:
            if token.lower_ != "door" or token.i + 1 >= len(doc):
                continue
            for span, pattern in mentions:
                if span.start == token.i + 1:
                    return Actor(*self._coalition(span, pattern))
            following = doc[token.i + 1]
            if following.lower_ in ("het", "de") and is_nominalised(following):
                continue  # door het aanwijzen van …: a means, no agent
            if _names_means(following):
                continue
            if following.pos_ in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM") and (
                following.lower_ not in ("middel", "te")
            ):
                return Actor(noun_phrase(head_of(following)), "third_party", "agent")
        return None

    def _disagrees(self, span: Span, clause: Clause) -> bool:
        """*Ik* with *borgt*: a form with -t beside one without it is not the first person's."""
        word = clause.finite.lower_ if clause.finite is not None else ""
        first_person = span.text.lower() == "ik" and word.endswith("t") and not clause.opens
        return first_person and bool(self.lexicon.forms_of(word[:-1]))

    def _decider(self, clause: Clause, mentions: Sequence[tuple[Span, Pattern]]) -> Actor:
        """Whom something makes decide: *dit heeft mij doen besluiten*, *doet het kabinet …*."""
        finite = clause.finite
        behind = [t for t in clause.tokens if finite is not None and t.i > finite.i]
        for token in behind:
            if token.lower_ in ("mij", "me", "ons"):
                return Actor(token.doc[token.i : token.i + 1], "own_minister", "decider")
            for span, pattern in mentions:
                if span.start == token.i:
                    return Actor(*self._coalition(span, pattern))
        return Actor(None, "third_party", "decider")

    def _coalition(self, span: Span, pattern: Pattern) -> tuple[Span, str, str]:
        """The own actor, or the coalition that it heads: *Nederland en Duitsland*."""
        rest = span.doc[span.start : span.sent.end].text
        for coalition in self.lexicon.coalitions:
            if coalition.regex.match(rest):
                return span, "coalition", coalition.id
        return span, pattern.kind, pattern.id

    def _names_own_group(self, phrase: Span) -> bool:
        if phrase.root.pos_ == "PRON":
            return False
        around = phrase.doc[phrase.start : min(phrase.end + 12, phrase.sent.end)].text
        return any(c.regex.search(around) for c in self.lexicon.coalitions)


def _names_means(first: Token) -> bool:
    """*Door een wijziging van het besluit*: how it is done, not by whom."""
    head = head_of(first)
    of = head.nbor().lower_ if head.i + 1 < head.sent.end else ""
    return head.lower_.endswith(MEANS) and of in ("in", "op", "van", "voor", ".", ",")


def _giver(
    predicate: Predicate, mentions: Sequence[tuple[Span, Pattern]]
) -> tuple[Span, Pattern] | None:
    """Whose attention something gets: *de dijken krijgen prioriteit van dit kabinet*.

    What the reader gets can be *een reactie van het kabinet*, whoever sends it.
    """
    if predicate.entry not in GIVEN:
        return None
    inside = {t.i for t in predicate.clause.tokens if t.lower_ == "van" and _of_verb(t, predicate)}
    return next(((span, kind) for span, kind in mentions if span.start - 1 in inside), None)


def _sender(predicate: Predicate) -> Span | None:
    """*In mei ontvangt u van mij een verslag*, *hoort uw Kamer dat van mij*."""
    if predicate.entry not in RECEIPTS | HEARD:
        return None
    for token in predicate.clause.tokens[1:]:
        if token.lower_ in ("mij", "ons") and token.nbor(-1).lower_ == "van":
            return token.doc[token.i : token.i + 1]
    return None


def _of_verb(preposition: Token, predicate: Predicate) -> bool:
    """Whether *van* stands right behind the verb or the reader, or the verb gets attention."""
    if predicate.entry not in RECEIPTS:
        return True
    return preposition.nbor(-1).lower_ in (predicate.main.lower_, "kamer", "u")
