"""The verb of a clause: governors, main verb, particle, reflexive and lexicon entry.

*zal … zich … blijven inzetten voor* has the governors *zullen* and *blijven*, the main verb
*inzetten* with *zich*, and the entry `zich-inzetten-voor`.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.commitments.clause import Clause
from extractor.commitments.conjugation import Kind
from extractor.commitments.lexicon import Verb
from extractor.commitments.tokens import Token
from extractor.commitments.words import words

FIXED_PREPOSITIONS = words("fixed-preposition")
DONE = ("zullen", "zijn")  # zal zijn afgerond
ENTERING = tuple(words("entering"))


@dataclass(frozen=True, slots=True)
class Predicate:
    """A main verb of a clause with all that belongs to it.

    `governors` are (lemma, word) from the finite verb inward, without the main verb; `predicative`
    is the word that takes the te-infinitive (*voornemens*), if any. `governor_particles` are
    those of governors: *zeg … toe te onderzoeken*.
    """

    clause: Clause
    governors: tuple[tuple[str, Token], ...]
    main: Token
    kind: Kind
    lemma: str
    particle: Token | None
    reflexive: Token | None
    preposition: Token | None
    noun: Token | None
    predicative: Token | None
    verb: Verb | None
    governor_particles: tuple[Token, ...] = ()

    @property
    def lemmas(self) -> tuple[str, ...]:
        """The lemmas of the governors."""
        return tuple(lemma for lemma, _ in self.governors)

    @property
    def verbs(self) -> list[Token]:
        """The verb and its governors."""
        return [self.main, *(verb for _, verb in self.governors)]

    @property
    def entry(self) -> str:
        """The id of its entry in the lexicon, "" for none."""
        return self.verb.id if self.verb is not None else ""

    @property
    def passive(self) -> bool:
        """Whether it is a passive with *worden*, or *zal in mei zijn afgerond*."""
        if "worden" in self.lemmas:
            return self.main is not self.clause.finite
        return self.completed

    @property
    def completed(self) -> bool:
        """Whether offices will have acted: *zal zijn afgerond*, but not *zal zijn begonnen*."""
        done = self.kind == Kind.PARTICIPLE and self.lemmas == DONE
        return done and self.verb is not None and not self.lemma.endswith(ENTERING)

    @property
    def perfect(self) -> bool:
        """Whether it is a perfect: *heb ik gesproken*, *is gestart*, *heb ik laten bouwen*.

        Not *zal in mei zijn afgerond*, which lies ahead.
        """
        if self.lemmas[:1] == ("zullen",):
            return False
        if self.kind == Kind.INFINITIVE:
            return self.lemmas[:1] == ("hebben",) and len(self.lemmas) > 1
        return self.kind == Kind.PARTICIPLE and self.lemmas[-1] in ("hebben", "zijn")

    @property
    def progressive(self) -> bool:
        """Whether it is *ben aan het onderzoeken*."""
        before = self.main.doc[max(self.main.i - 2, 0) : self.main.i]
        return "zijn" in self.lemmas and [t.lower_ for t in before] == ["aan", "het"]

    @property
    def fixed_phrase(self) -> list[Token]:
        """The noun of a fixed expression with its preposition and article: *aan de orde*."""
        if self.noun is None or self.verb is None:
            return []
        opener = self.verb.id.partition("-")[0]
        before = list(self.noun.doc[max(self.noun.i - 3, 0) : self.noun.i])
        start = next((t.i for t in before if t.lower_ == opener), None)
        if opener not in FIXED_PREPOSITIONS or start is None:
            return []
        return [t for t in before if t.i >= start and t.pos_ in ("ADP", "DET")] + [self.noun]

    @property
    def words(self) -> list[Token]:
        """The trigger: every verb word, in text order."""
        nominal = self.verb is not None and self.verb.lemma in ("zijn", "worden", "blijven")
        noun = self.noun
        if noun is not None and is_object(noun) and not nominal:
            noun = None
        extra = [
            *self.governor_particles,
            self.particle,
            self.reflexive,
            noun,
            self.preposition,
            self.predicative,
        ]
        words = {token.i: token for _, token in self.governors} | {self.main.i: self.main}
        extra += self.fixed_phrase
        words |= {token.i: token for token in extra if token is not None}
        if self.main.i and self.main.nbor(-1).lower_ == "te":
            words[self.main.i - 1] = self.main.nbor(-1)
        return [words[i] for i in sorted(words)]


def is_object(noun: Token) -> bool:
    """When you call this, it will find nouns with a determiner: what the verb acts on."""
    before = [t.pos_ for t in noun.doc[max(noun.i - 2, 0) : noun.i]]
    return before[-1:] == ["DET"] or before == ["DET", "ADJ"]
