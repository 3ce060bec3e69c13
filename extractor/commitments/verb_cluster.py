"""Finds the predicates of a clause: one for each main verb under its finite verb.

*zal voorzitten en faciliteren* has two. The finite verb governs an infinitive, a participle or a
te-infinitive, which may govern another: *zal … worden onderzocht*, *ben voornemens te … laten*.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.commitments.clause import Clause, is_infinitive
from extractor.commitments.conjugation import FINITE, Kind
from extractor.commitments.infinitives import in_cluster
from extractor.commitments.joined_verbs import (
    JoinedVerbs,
    first_joined,
    is_attribute,
    is_compared,
    is_noun,
)
from extractor.commitments.lexicon import CommitmentLexicon
from extractor.commitments.predicate import Predicate
from extractor.commitments.tokens import Token
from extractor.commitments.verb_entries import Entry, find_entry, find_reflexive, noun_of
from extractor.commitments.verb_forms import VerbForms, behind_te, follows
from extractor.commitments.words import words

CAUSATIVE = words("causative")
DOUBLE = words("double-infinitive")
CAUSED = words("caused")
MODALS = words("modal")
PRONOMINAL = words("pronominal")
SCHEDULED = words("scheduled")
PREDICATIVES = words("predicative")
PREDICATING = ("blijven", "verklaren", "zien", "zijn")  # zich bereid verklaren


class Governed(NamedTuple):
    """A verb under a governor, its form, and the word that takes it (*voornemens*), if any."""

    verb: Token
    kind: Kind
    predicative: Token | None = None


class PredicateFinder:
    """Finds the predicates of clauses with the form table and entries of a lexicon."""

    def __init__(self, lexicon: CommitmentLexicon) -> None:
        self.lexicon = lexicon
        self.forms = VerbForms(lexicon)
        self.joined = JoinedVerbs(self.forms)

    def predicates(self, clause: Clause) -> Iterator[Predicate]:
        """When you call this, it will yield the predicates of a clause in text order."""
        if clause.finite is None:
            return
        tokens = [t for t in clause.tokens if not t.is_space]
        chain: list[tuple[str, Token]] = []
        main = clause.finite
        kinds: Sequence[Kind] = FINITE
        predicative: Token | None = None
        while True:
            lemma = self._lemma(main, tokens, kinds)
            spoken = {main.i, *(verb.i for _, verb in chain)}
            free = [t for t in tokens if t.i not in spoken]
            found = self._governed(main, lemma, free)
            if found is None:
                break
            chain.append((lemma, main))
            main, kinds = found.verb, (found.kind,)
            predicative = found.predicative or predicative
        if predicative is None and lemma == "zijn":
            predicative = _bare_predicative(tokens)
        yield self._predicate(clause, chain, main, kinds, predicative)
        if not chain:
            return
        for verb in self.joined.infinitives(main, kinds[0], tokens):
            yield self._predicate(clause, chain, verb, kinds, predicative)
        planned = next((n for n, (_, verb) in enumerate(chain) if follows(verb, "te")), len(chain))
        if planned < len(chain) or follows(main, "te"):
            for verb in self.joined.plans(main, tokens):
                yield self._predicate(clause, chain[:planned], verb, kinds, predicative)

    def _lemma(self, token: Token, tokens: Sequence[Token], kinds: Sequence[Kind]) -> str:
        return self.forms.lemma(token, self.forms.particle(token, tokens, kinds), kinds)

    def _governed(self, governor: Token, lemma: str, free: Sequence[Token]) -> Governed | None:
        if lemma == "zijn" and (progressive := _aan_het(free)) is not None:
            return Governed(progressive, Kind.INFINITIVE)
        predicative = next(filter(_is_predicative, free), None) if lemma in PREDICATING else None
        if predicative is not None:
            verb = self._te_infinitive(predicative, free) or self._fronted(governor, free)
            return Governed(verb, Kind.INFINITIVE, predicative) if verb is not None else None
        if lemma == "hebben" and (double := self._double_infinitive(free)) is not None:
            return Governed(double, Kind.INFINITIVE)
        takes = self.lexicon.governors.get(lemma, "")
        if takes == "infinitive":
            verb = self._infinitive(governor, lemma, free)
            if verb is None and lemma == "zullen":
                verb = self._te_infinitive(governor, free)  # zal ik in gesprek te treden: a slip
            return Governed(verb, Kind.INFINITIVE) if verb is not None else None
        if takes == "participle":
            verb = self._participle(governor, lemma, free)
            return Governed(verb, Kind.PARTICIPLE) if verb is not None else None
        if takes == "te":
            verb = self._te_infinitive(governor, free)
            return Governed(verb, Kind.INFINITIVE) if verb is not None else None
        return self._announced(governor, free)

    def _fronted(self, governor: Token, free: Sequence[Token]) -> Token | None:
        """*Een loket openen is het kabinet niet van plan*: what is planned stands first."""
        before = [t for t in free if t.i < governor.i and not t.is_punct]
        first = before[-1] if before else governor
        near = all(t.is_punct for t in free if first.i < t.i < governor.i)
        return first if near and before and self.forms.is_bare_infinitive(first) else None

    def _announced(self, governor: Token, free: Sequence[Token]) -> Governed | None:
        """*Nederland liet weten niet te zullen deelnemen*: what was said lies ahead."""
        ahead = (t for t in free if t.i > governor.i and t.lower_ == "zullen" and follows(t, "te"))
        zullen = next(ahead, None)
        return Governed(zullen, Kind.INFINITIVE) if zullen is not None else None

    def _double_infinitive(self, free: Sequence[Token]) -> Token | None:
        """*Ik heb dit laten onderzoeken*: in a perfect these verbs stand as infinitives, too."""
        pairs = ((a, b) for a, b in itertools.pairwise(free) if a.lower_ in DOUBLE)
        bare = (a for a, b in pairs if self.forms.is_bare_infinitive(b))
        return next((t for t in bare if not follows(t, "te")), None)

    def _te_infinitive(self, governor: Token, free: Sequence[Token]) -> Token | None:
        found = [t for t in free if self.forms.is_te_infinitive(t) and not is_attribute(t)]
        return first_joined(_nearest(found, governor), found, governor, free)

    def _participle(self, governor: Token, lemma: str, free: Sequence[Token]) -> Token | None:
        fixed = {verb.noun for verb in self.lexicon.verbs.get(lemma, ())}  # gericht zijn op
        found = [t for t in free if self.forms.is_participle(t) and t.lower_ not in fixed]
        found = [t for t in found if not (follows(t, "zoals") or behind_te(t))]
        found = [t for t in found if not (is_attribute(t) or is_noun(t) or is_compared(t))]
        return _nearest([t for t in found if self.forms.of(t)] or found, governor)

    def _infinitive(self, governor: Token, lemma: str, free: Sequence[Token]) -> Token | None:
        """The bare infinitive: a modal or *worden* of a passive before the verb it governs."""
        bare = in_cluster(filter(self.forms.is_bare_infinitive, free), governor, free)
        if lemma == "doen":
            return _nearest([t for t in bare if t.lower_ in CAUSED], governor)
        if modals := [t for t in bare if t.lower_ in MODALS]:
            return modals[0]
        passive = [t for t in bare if t.lower_ == "worden"]
        if passive and any(self.forms.is_participle(t) for t in free):
            return passive[0]
        if not bare and not self._has_noun(lemma, free):
            bare = self.forms.final_infinitive(free)
            bare = bare or [t for t in free if self.forms.looks_infinitive(t)][-1:]
            bare = bare or (self.forms.unknown_at_end(free) if lemma == "zullen" else [])
        return first_joined(_nearest(bare, governor), bare, governor, free)

    def _has_noun(self, lemma: str, free: Sequence[Token]) -> bool:
        """Whether a verb stands with a fixed noun of its own: *ga in gesprek*."""
        verbs = [verb for verb in self.lexicon.verbs.get(lemma, ()) if verb.noun]
        return any(noun_of(verb, free) is not None for verb in verbs)

    def _predicate(
        self,
        clause: Clause,
        chain: Sequence[tuple[str, Token]],
        main: Token,
        kinds: Sequence[Kind],
        predicative: Token | None,
    ) -> Predicate:
        tokens = [t for t in clause.tokens if not t.is_space]
        particle = self.forms.particle(main, tokens, kinds)
        lemma = self.forms.lemma(main, particle, kinds)
        near = [t for t in tokens if t is not main]
        entry = self._entry(lemma, near, particle, chain)
        if chain and chain[-1][0] == "zijn" and main.lower_ in SCHEDULED:
            entry = Entry()  # is voorzien in mei: set for a time, not provided for
        stranded = entry.verb is not None and particle is not None and entry.verb.lemma != lemma
        if particle is not None and (entry.takes(particle) or stranded):
            lemma, particle = lemma.removeprefix(particle.lower_), None
        verb = entry.verb
        return Predicate(
            clause=clause,
            governors=tuple(chain),
            main=main,
            kind=kinds[0],
            lemma=verb.lemma if verb else lemma,
            particle=particle,
            reflexive=find_reflexive(near) if verb is not None and verb.reflexive else None,
            preposition=entry.preposition,
            noun=entry.noun,
            predicative=predicative,
            verb=verb,
            governor_particles=tuple(
                p
                for _, governor in chain
                if (p := self.forms.particle(governor, tokens, FINITE)) is not None
            ),
        )

    def _entry(
        self,
        lemma: str,
        near: Sequence[Token],
        particle: Token | None,
        chain: Sequence[tuple[str, Token]],
    ) -> Entry:
        if particle is not None:  # invulling geven aan, not aangeven
            base = find_entry(self.lexicon, lemma.removeprefix(particle.lower_), near, None)
            if base.takes(particle):
                return base
            taken_up = any(t.lower_ in PRONOMINAL for t in near)
            if taken_up and base.noun is not None and base.noun.i > particle.i:
                return base  # daar ga ik met hen over in gesprek
        if chain and chain[-1][0] in CAUSATIVE:  # laten weten has a meaning of its own
            causative = f"{chain[-1][0]} {lemma}"
            joined = find_entry(self.lexicon, causative, near, particle)
            if joined.verb is not None:
                return joined
        return find_entry(self.lexicon, lemma, near, particle)


def _nearest(verbs: Sequence[Token], governor: Token) -> Token | None:
    """The verb beside a governor in the cluster, else the parsed one, else the next behind it."""
    beside = [v for v in verbs if abs(v.i - governor.i) == 1 and is_infinitive(governor)]
    parsed = [v for v in verbs if governor.head == v or v.head == governor]
    behind = [v for v in verbs if v.i > governor.i]
    return next(iter(beside or parsed or behind or verbs[-1:]), None)


def _aan_het(tokens: Sequence[Token]) -> Token | None:
    """The infinitive of *ik ben het plan aan het uitwerken*."""
    for first, second, third in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if first.lower_ == "aan" and second.lower_ == "het" and third.lower_.endswith("en"):
            return third if third.pos_ in ("VERB", "AUX") else None
    return None


def _bare_predicative(tokens: Sequence[Token]) -> Token | None:
    """*bereid* with *daartoe* in place of its infinitive: *daartoe ben ik bereid*.

    Before the verb *dat* stands for it, too: *dat ben ik niet van plan*.
    """
    taken_up = any(t.lower_ in ("daartoe", "hiertoe", "ertoe") for t in tokens)
    found = next((t for t in tokens if _is_predicative(t)), None)
    if found is not None and found.lower_ == "bereid" and any(t.lower_ == "tot" for t in tokens):
        return found  # tot een gesprek ben ik bereid
    return found if taken_up or tokens[0].lower_ in ("dat", "dit") else None


def _is_predicative(token: Token) -> bool:
    """*voornemens te*, *van plan te*; not *de voornemens om te* or *het plan om te*."""
    if token.lower_ not in PREDICATIVES:
        return False
    before = token.nbor(-1) if token.i else token
    if token.lower_ in ("plan", "zins"):
        return before.lower_ == "van"
    return before.pos_ not in ("DET", "ADP") and before.dep_ != "nmod:poss"
