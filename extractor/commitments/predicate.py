"""The verb of a clause: governors, main verb, particle, reflexive and lexicon entry.

*zal … zich … blijven inzetten voor* has the governors *zullen* and *blijven*, the main verb
*inzetten* with *zich*, and the entry `zich-inzetten-voor`. A clause has one predicate for each
main verb under its finite verb: *zal voorzitten en faciliteren* has two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from extractor.commitments.clauses import Clause, is_infinitive, is_participle
from extractor.commitments.conjugation import Form, Kind
from extractor.commitments.lexicon import CommitmentLexicon, Verb

REFLEXIVES = frozenset({"zich", "mij", "me", "ons", "zichzelf", "mijzelf", "onszelf"})
COMPLEMENTS = {  # predicative words that take a te-infinitive: ben voornemens te, is van plan te
    "voornemens": "voornemens",
    "plan": "van plan",
    "zins": "van zins",
    "bereid": "bereid",
    "genoodzaakt": "genoodzaakt",
    "gehouden": "gehouden",
}
CAUSED = frozenset({"toekomen", "besluiten", "uitgaan", "gelden"})  # what doen can cause
CAUSATIVE = frozenset({"laten", "doen"})
PRONOMINAL = ("er", "hier", "daar", "waar")


@dataclass(frozen=True, slots=True)
class Predicate:
    """A main verb of a clause with all that belongs to it.

    `governors` are (lemma, word) from the finite verb inward, without the main verb; `predicative`
    is the word that takes the te-infinitive (*voornemens*), if any.
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

    @property
    def lemmas(self) -> tuple[str, ...]:
        """The lemmas of the governors."""
        return tuple(lemma for lemma, _ in self.governors)

    @property
    def passive(self) -> bool:
        """Whether it is a passive with *worden*."""
        return "worden" in self.lemmas and self.main is not self.clause.finite

    @property
    def perfect(self) -> bool:
        """Whether it is a perfect: *heb ik gesproken*, *is gestart*."""
        return self.kind == Kind.PARTICIPLE and self.lemmas[-1] in ("hebben", "zijn")

    @property
    def words(self) -> list[Token]:
        """The trigger: every verb word, in text order."""
        nominal = self.verb is not None and self.verb.lemma in ("zijn", "worden", "blijven")
        noun = self.noun
        if noun is not None and _is_object(noun) and not nominal:
            noun = None
        extra = [self.particle, self.reflexive, noun, self.preposition, self.predicative]
        words = {token.i: token for _, token in self.governors} | {self.main.i: self.main}
        words |= {token.i: token for token in extra if token is not None}
        if self.main.i and self.main.nbor(-1).lower_ == "te":
            words[self.main.i - 1] = self.main.nbor(-1)
        return [words[i] for i in sorted(words)]


class PredicateFinder:
    """Finds the predicates of clauses with the form table and entries of a lexicon."""

    def __init__(self, lexicon: CommitmentLexicon) -> None:
        self.lexicon = lexicon

    def predicates(self, clause: Clause) -> Iterator[Predicate]:
        """When you call this, it will yield the predicates of a clause in text order."""
        finite = clause.finite
        if finite is None:
            return
        words = [t for t in clause.tokens if not t.is_space]
        lemma = self._lemma(finite, words, (Kind.PRESENT, Kind.PAST))
        chain: list[tuple[str, Token]] = []
        main, kind = finite, Kind.PRESENT
        predicative: Token | None = None
        while True:
            found = self._governed(main, lemma, words, chain)
            if found is None:
                break
            chain.append((lemma, main))
            main, kind, word = found
            predicative = word or predicative
            lemma = self._lemma(main, words, (kind,))
        if predicative is None and lemma == "zijn":
            predicative = _bare_predicative(words)
        yield self._predicate(clause, chain, main, kind, predicative, words)
        if chain:
            for other in self._joined(main, kind, words):
                yield self._predicate(clause, chain, other, kind, predicative, words)

    def _governed(
        self,
        governor: Token,
        lemma: str,
        words: Sequence[Token],
        chain: Sequence[tuple[str, Token]],
    ) -> tuple[Token, Kind, Token | None] | None:
        """The verb under a governor: bare infinitive, participle or te-infinitive."""
        taken = {token.i for _, token in chain} | {governor.i}
        free = [t for t in words if t.i not in taken]
        takes = self.lexicon.governors.get(lemma, "")
        progressive = _aan_het(free) if lemma == "zijn" else None
        if progressive is not None:
            return progressive, Kind.INFINITIVE, None
        for key, _ in COMPLEMENTS.items():
            if lemma in ("zijn", "zien", "blijven") and any(t.lower_ == key for t in free):
                word = next(t for t in free if t.lower_ == key)
                verb = self._nearest([t for t in free if self._is_te_infinitive(t)], word)
                return (verb, Kind.INFINITIVE, word) if verb is not None else None
        if takes == "infinitive":
            bare = [t for t in free if self._is_bare_infinitive(t)]
            if lemma == "doen":
                bare = [t for t in bare if t.lower_ in CAUSED]
            modal = [t for t in bare if t.lower_ in ("moeten", "kunnen", "mogen", "hoeven")]
            if modal:
                return modal[0], Kind.INFINITIVE, None
            passive = [t for t in bare if t.lower_ == "worden"]
            if passive and any(self._is_participle(t) for t in free):
                return passive[0], Kind.INFINITIVE, None
            if not bare and lemma != "doen" and not self._has_noun(lemma, free):
                bare = self._final_infinitive(free)
                bare = bare or [t for t in free if self._looks_infinitive(t)][-1:]
            verb = self._nearest(bare, governor)
            return (verb, Kind.INFINITIVE, None) if verb is not None else None
        if takes == "participle":
            fixed = {verb.noun for verb in self.lexicon.verbs.get(lemma, ())}  # gericht zijn op
            parts = [t for t in free if self._is_participle(t) and t.lower_ not in fixed]
            verb = self._nearest(parts, governor)
            if verb is not None:
                return verb, Kind.PARTICIPLE, None
            return None
        if takes == "te":
            verb = self._nearest([t for t in free if self._is_te_infinitive(t)], governor)
            return (verb, Kind.INFINITIVE, None) if verb is not None else None
        return None

    @staticmethod
    def _nearest(verbs: Sequence[Token], governor: Token) -> Token | None:
        """The verb that the parser hangs on the governor or over it, else the nearest behind it."""
        if not verbs:
            return None
        for verb in verbs:
            if governor.head == verb or verb.head == governor:
                return verb
        behind = [verb for verb in verbs if verb.i > governor.i]
        return behind[0] if behind else verbs[-1]

    def _has_noun(self, lemma: str, words: Sequence[Token]) -> bool:
        """Whether a verb stands with a fixed noun of its own: *ga in gesprek*."""
        return any(
            verb.noun and _is_noun(token, verb)
            for verb in self.lexicon.verbs.get(lemma, ())
            for token in words
        )

    def _is_bare_infinitive(self, token: Token) -> bool:
        if token.i and token.nbor(-1).lower_ == "te":
            return False
        if token.i > 1 and token.nbor(-1).lower_ == "het" and token.nbor(-2).pos_ == "ADP":
            return False  # over het toevoegen van: a noun
        if is_infinitive(token):
            return True
        known = any(f.kind == Kind.INFINITIVE and not f.particle for f in self._forms(token))
        verbal = token.pos_ in ("VERB", "AUX")
        stranded = token.i and token.nbor(-1).lower_ in ("voor", "op", "aan", "mee", "toe", "van")
        return known and (
            verbal or (token.pos_ in ("NOUN", "ADJ", "X") and (_is_free(token) or bool(stranded)))
        )

    def _looks_infinitive(self, token: Token) -> bool:
        """An unknown verb in -en, where an infinitive is due."""
        unknown = not self._forms(token)
        return unknown and token.pos_ == "VERB" and token.lower_.endswith("en")

    def _final_infinitive(self, words: Sequence[Token]) -> list[Token]:
        """The last word of a clause where an infinitive is due, even if it is tagged a noun."""
        last = next((t for t in reversed(words) if not t.is_punct), None)
        if last is None or last.nbor(-1).lower_ == "te":
            return []
        if not any(f.kind == Kind.INFINITIVE for f in self._forms(last)):
            return []
        return [last]

    def _is_te_infinitive(self, token: Token) -> bool:
        if token.i == 0 or token.nbor(-1).lower_ != "te":
            return False
        return is_infinitive(token) or any(f.kind == Kind.INFINITIVE for f in self._forms(token))

    def _is_participle(self, token: Token) -> bool:
        if _attributive(token):
            return False
        known = {f.kind for f in self._forms(token)}
        if not known:
            present = token.lower_.endswith(("end", "ende"))  # volgend, aanvullend
            return is_participle(token) and token.pos_ == "VERB" and not present
        return Kind.PARTICIPLE in known

    def _joined(self, main: Token, kind: Kind, words: Sequence[Token]) -> Iterator[Token]:
        """Further verbs of the same kind behind a coordinator: voorzitten en faciliteren."""
        test = self._is_participle if kind == Kind.PARTICIPLE else self._is_bare_infinitive
        if main.i and main.nbor(-1).lower_ == "te":
            return
        for token in words:
            if token.i > main.i and test(token) and _behind_coordinator(token, main, words):
                yield token

    def _forms(self, token: Token) -> list[Form]:
        return self.lexicon.forms_of(token.lower_)

    def _lemma(self, token: Token, words: Sequence[Token], kinds: Sequence[Kind]) -> str:
        particle = self._particle(token, words, kinds)
        return self._lemma_with(token, particle, kinds)

    def _lemma_with(self, token: Token, particle: Token | None, kinds: Sequence[Kind]) -> str:
        forms = [f for f in self._forms(token) if f.kind in kinds] or self._forms(token)
        if particle is not None:
            for form in forms:
                if form.particle == particle.lower_:
                    return form.lemma
        whole = [f.lemma for f in forms if not f.particle]
        own = token.lemma_.replace("_", "")
        if particle is not None:
            base = whole[0] if whole else own
            return particle.lower_ + base
        return own if own in whole else whole[0] if whole else own

    def _particle(
        self, token: Token, words: Sequence[Token], kinds: Sequence[Kind]
    ) -> Token | None:
        """The separated particle of a verb: at the end of its clause, or before *te*."""
        if token.i and token.nbor(-1).lower_ == "te":
            before = token.nbor(-2) if token.i > 1 else None
            wanted = {f.particle for f in self._forms(token) if f.particle}
            if before is not None and (before.dep_ == "compound:prt" or before.lower_ in wanted):
                return before
            return None
        if Kind.PRESENT not in kinds:
            return None
        wanted = {f.particle for f in self._forms(token) if f.particle}
        behind = [t for t in words if t.i > token.i]
        for other in behind:
            if other.dep_ == "compound:prt" and other.head == token and other.lower_ in wanted:
                return other
        for other in reversed(behind):
            if other.lower_ in wanted and _stranded(other, behind):
                return other
        return None

    def _predicate(
        self,
        clause: Clause,
        chain: Sequence[tuple[str, Token]],
        main: Token,
        kind: Kind,
        predicative: Token | None,
        words: Sequence[Token],
    ) -> Predicate:
        kinds = (Kind.PRESENT, Kind.PAST) if main is clause.finite else (kind,)
        particle = self._particle(main, words, kinds)
        lemma = self._lemma_with(main, particle, kinds)
        near = [t for t in words if t is not main]
        reflexive = next((t for t in near if t.lower_ in REFLEXIVES and _reflexive(t)), None)
        verb, preposition, noun = self._entry(lemma, near, reflexive, particle)
        if particle is not None:  # invulling geven aan, not aangeven
            base = lemma.removeprefix(particle.lower_)
            fixed = self._entry(base, near, reflexive, None)
            if fixed[0] is not None and fixed[0].noun and fixed[1] is particle:
                (verb, preposition, noun), lemma, particle = fixed, base, None
        if chain and chain[-1][0] in CAUSATIVE:  # laten weten has a meaning of its own
            joined = self._entry(f"{chain[-1][0]} {lemma}", near, reflexive, particle)
            verb, preposition, noun = joined if joined[0] is not None else (verb, preposition, noun)
        return Predicate(
            clause=clause,
            governors=tuple(chain),
            main=main,
            kind=kind,
            lemma=verb.lemma if verb else lemma,
            particle=particle,
            reflexive=reflexive if verb is not None and verb.reflexive else None,
            preposition=preposition,
            noun=noun,
            predicative=predicative,
            verb=verb,
        )

    def _entry(
        self,
        lemma: str,
        near: Sequence[Token],
        reflexive: Token | None,
        particle: Token | None,
    ) -> tuple[Verb | None, Token | None, Token | None]:
        """The most specific entry of a lemma whose noun, preposition and reflexive are there."""
        best: tuple[Verb | None, Token | None, Token | None] = (None, None, None)
        for verb in self.lexicon.verbs.get(lemma, ()):
            noun = next((t for t in near if verb.noun and _is_noun(t, verb)), None)
            preposition = _preposition(verb, near, particle)
            if (verb.noun and noun is None) or (verb.reflexive and reflexive is None):
                continue
            if verb.prepositions and preposition is None:
                continue
            if best[0] is None or verb.weight > best[0].weight:
                best = (verb, preposition, noun)
        return best


def _aan_het(words: Sequence[Token]) -> Token | None:
    """The infinitive of *ik ben het plan aan het uitwerken*."""
    for first, second, third in zip(words, words[1:], words[2:], strict=False):
        if first.lower_ == "aan" and second.lower_ == "het" and third.lower_.endswith("en"):
            return third if third.pos_ in ("VERB", "AUX") else None
    return None


def _bare_predicative(words: Sequence[Token]) -> Token | None:
    """*bereid* with *daartoe* in place of its infinitive: daartoe ben ik bereid."""
    if not any(t.lower_ in ("daartoe", "hiertoe", "ertoe") for t in words):
        return None
    return next((t for t in words if t.lower_ in COMPLEMENTS), None)


def _is_noun(token: Token, verb: Verb) -> bool:
    """Whether a word is the noun of an entry; *in-gesprek-zijn* wants *in* before it."""
    noun = verb.noun
    first, _, rest = verb.id.partition("-")
    if first in FIXED_PREPOSITIONS and rest:
        before = [t.lower_ for t in token.doc[max(token.i - 3, 0) : token.i]]
        return token.lower_ == noun.lower() and first in before
    return noun.lower() in (token.lower_, token.lemma_.replace("_", "").lower()) or (
        token.lower_
        in (noun + "en", noun + "s", noun[:-2] + noun[-1] + "en")  # afspraak, afspraken
    )


FIXED_PREPOSITIONS = frozenset({"in", "op", "aan", "ter", "te", "tot", "onder", "van", "voor"})


def _is_object(noun: Token) -> bool:
    """A noun with a determiner is what the verb acts on: *een gezamenlijke verklaring afleggen*."""
    before = [t.pos_ for t in noun.doc[max(noun.i - 2, 0) : noun.i]]
    return before[-1:] == ["DET"] or before == ["DET", "ADJ"]


def _preposition(verb: Verb, near: Sequence[Token], particle: Token | None) -> Token | None:
    """A fixed preposition of the verb in its clause, also stranded or in *daarop*, *waarover*."""
    for preposition in verb.prepositions:
        for token in near:
            if token.lower_ == preposition and token is not particle:
                return token
            # waarbij joins clauses: waarbij wij voorkomen dat …
            pronominal = any(token.lower_ == adverb + preposition for adverb in PRONOMINAL)
            if pronominal and token.lower_ != "waarbij":
                return token
    return None


def _reflexive(token: Token) -> bool:
    return token.dep_ not in ("nmod:poss", "det", "nmod")


def _is_free(token: Token) -> bool:
    """Whether no determiner or adjective stands right before a word that is tagged a noun."""
    before = token.nbor(-1) if token.i else None
    return before is not None and before.pos_ not in ("DET", "ADJ", "ADP", "NUM", "CCONJ")


def _attributive(token: Token) -> bool:
    """An inflected participle before a noun: *de aangescherpte regels*."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return (
        token.lower_.endswith("e") and following is not None and following.pos_ in ("NOUN", "ADJ")
    )


def _behind_coordinator(token: Token, main: Token, words: Sequence[Token]) -> bool:
    between = [t for t in words if main.i < t.i < token.i]
    return any(t.lower_ in ("en", "of", "alsmede", ",") for t in between) and not any(
        t.lower_ == "om" for t in between
    )


def _stranded(token: Token, behind: Sequence[Token]) -> bool:
    """A preposition without a noun phrase behind it: a particle at the end of its field."""
    rest = [t for t in behind if t.i > token.i]
    if not rest or rest[0].is_punct:
        return True
    following = rest[0]
    if following.lower_ == "te":
        return False  # the particle of the te-infinitive: in te stellen
    return following.pos_ in ("ADP", "CCONJ", "SCONJ", "VERB", "AUX", "PUNCT") or (
        following.lower_.startswith(("waar", "hoe", "wat"))
    )
