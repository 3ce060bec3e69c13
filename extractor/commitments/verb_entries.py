"""The lexicon entry of a verb: the most specific one whose words are all there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from extractor.commitments.lexicon import CommitmentLexicon, Verb
from extractor.commitments.tokens import Token
from extractor.commitments.words import words

REFLEXIVES = words("reflexive")
ADVERBIALS = frozenset({"aanleiding", "basis", "betrekking", "grond", "ingang"})
FIXED_PREPOSITIONS = words("fixed-preposition")
SHORTEST_HEAD = 5  # letters of a noun that is looked for at the end of compounds
PRONOMINAL = words("pronominal")
# How a preposition is written without its noun: waar … mee, daartoe.
WITHOUT_NOUN = {"met": "mee", "tot": "toe"}
MOST_WORDS = 200_000  # pairs of a word and a noun whose answer is kept


class Entry(NamedTuple):
    """A lexicon entry with the words of the clause that it took."""

    verb: Verb | None = None
    preposition: Token | None = None
    noun: Token | None = None

    def takes(self, particle: Token) -> bool:
        """When you call this, it will find particles that open its noun: *in gang zetten*."""
        if self.verb is None or self.noun is None:
            return False
        opens = self.verb.id.startswith(f"{particle.lower_}-") and particle.i < self.noun.i
        return self.preposition is particle or opens


def find_entry(
    lexicon: CommitmentLexicon, lemma: str, clause: Sequence[Token], particle: Token | None
) -> Entry:
    """When you call this, it will give the best entry of a lemma in a clause.

    Parameters
    ----------
    lemma : the infinitive, as the lexicon has it
    clause : the words of the clause without the verb itself
    particle : the particle of the verb, which is no preposition
    """
    best = Entry()
    known = lexicon.verbs.get(lemma)
    if not known:
        return best
    reflexive = find_reflexive(clause)
    # All words as one text: most nouns are ruled out at once.
    written = "".join(f"{t.lower_} {t.lemma_} " for t in clause).replace("_", "").lower()
    alone = any(not verb.prepositions and not verb.noun for verb in known)
    for verb in known:
        noun = noun_of(verb, clause) if verb.noun and _stem(verb) in written else None
        if verb.noun and noun is None:
            continue
        if verb.reflexive and reflexive is None:
            continue
        preposition = None
        if verb.prepositions:
            free = [t for t in clause if not (alone and _of_noun_before(t, noun))]
            preposition = _preposition(verb, free, particle, noun)
            if preposition is None:
                continue
        if best.verb is None or verb.weight > best.verb.weight:
            best = Entry(verb, preposition, noun)
    return best


def find_reflexive(clause: Sequence[Token]) -> Token | None:
    """When you call this, it will give the reflexive pronoun of a clause."""
    return next(
        (t for t in clause if t.lower_ in REFLEXIVES and t.dep_ not in ("nmod:poss", "det")), None
    )


def noun_of(verb: Verb, clause: Sequence[Token]) -> Token | None:
    """When you call this, it will give the noun of an entry in a clause.

    *in-gesprek-gaan* wants *in* before it; *afspraak* is also found in *afspraken* and in
    *prestatieafspraken*.
    """
    before = _preposition_before_noun(verb.id)
    if before:
        written = verb.noun.lower()
        fixed = (t for t in clause if t.lower_.rstrip(".") == written and _is_near(before, t))
        return next(fixed, None)
    noun = verb.noun
    return next((t for t in clause if _names(t.lower_, t.lemma_, noun)), None)


def _is_near(preposition: str, noun: Token) -> bool:
    return preposition in [t.lower_ for t in noun.doc[max(noun.i - 3, 0) : noun.i]]


def _stem(verb: Verb) -> str:
    """What a noun has in common with its plurals: *afspraak*, *afspraken*."""
    return verb.noun[:-2].lower()


@cache
def _preposition_before_noun(entry: str) -> str:
    first, _, rest = entry.partition("-")
    return first if rest and first in FIXED_PREPOSITIONS else ""


@lru_cache(maxsize=MOST_WORDS)
def _names(word: str, lemma: str, noun: str) -> bool:
    """Whether a word is a noun, its plural, or a compound that ends in one of them."""
    plurals = plurals_of(noun)
    if word in plurals or noun.lower() in (word, lemma.replace("_", "").lower()):
        return True
    compound = len(word) > len(noun) + 2 and len(noun) >= SHORTEST_HEAD and noun.islower()
    return compound and word.endswith((noun, *plurals))


def plurals_of(noun: str) -> tuple[str, ...]:
    """When you call this, it will give what can be the plural of a noun.

    *plannen*, *taken*, *voorwaarden*, *grenzen*, and of an adjective *weerbaarder*.
    """
    plurals = (noun + "en", noun + "s", noun[:-2] + noun[-1:] + "en")
    if noun.endswith("e"):
        return (*plurals, noun + "n")
    if noun.endswith("s"):
        return (*plurals, noun[:-1] + "zen")
    return (*plurals, noun + "der") if noun.endswith("baar") else plurals


def _preposition(
    verb: Verb, clause: Sequence[Token], particle: Token | None, noun: Token | None
) -> Token | None:
    """A fixed preposition of the verb in its clause, also stranded or in *daarop*, *waarover*.

    One right before the noun is the noun's: *voor ogen hebben* is not *oog hebben voor*.
    """
    for preposition in verb.prepositions:
        alone = WITHOUT_NOUN.get(preposition, preposition)
        stranded = _stranded(preposition, clause)
        for token in clause:
            of_noun = noun is not None and token.i + 1 == noun.i
            written = token.lower_ in (preposition, alone) and token is not particle
            free = not of_noun and not _opens_adverbial(token)
            if written and free and (stranded or not _set_off(token, clause)):
                return stranded or token
            # waarbij joins clauses: waarbij wij voorkomen dat …
            pronominal = any(token.lower_ == adverb + alone for adverb in PRONOMINAL)
            if pronominal and token.lower_ != "waarbij":
                return token
    return None


def _opens_adverbial(preposition: Token) -> bool:
    """*Naar aanleiding van de brief*, *met ingang van mei*: no object of a verb."""
    last = preposition.i + 1 == preposition.sent.end
    return not last and preposition.nbor().lower_ in ADVERBIALS


def _stranded(preposition: str, clause: Sequence[Token]) -> Token | None:
    """*Op uw vraag zal ik hier nader op ingaan*: beside *hier* the one before the verb counts."""
    if not any(token.lower_ in PRONOMINAL for token in clause):
        return None
    last = [t for t in clause if t.lower_ == preposition and t.i + 1 < t.sent.end]
    return last[-1] if last and last[-1].nbor().pos_ in ("VERB", "AUX", "PUNCT") else None


def _set_off(preposition: Token, clause: Sequence[Token]) -> bool:
    """*Ik kom bij de stukken, met nog een vraag*: behind the only comma stands an addition."""
    commas = [token.i for token in clause if token.text == ","]
    return commas == [preposition.i - 1]


def _of_noun_before(preposition: Token, own: Token | None) -> bool:
    """*De reactie op de evaluatie*: the parser hangs the phrase under the noun before it."""
    phrase = preposition.head
    if {"u", "uw"} & {t.lower_ for t in (phrase, *phrase.lefts)}:
        return False  # het advies met uw Kamer delen: what goes to the reader is the verb's
    owner = phrase.head
    owned = preposition.dep_ == "case" and phrase.dep_ == "nmod" and owner.pos_ == "NOUN"
    return (
        owned
        and owner != own
        and owner.i == preposition.i - 1
        and owner.dep_ in ("obj", "nsubj", "nsubj:pass")
    )
