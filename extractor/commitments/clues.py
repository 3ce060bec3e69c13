"""What single words tell of a sentence before it is parsed: whether it can hold a commitment.

A commitment has an own actor and a verb that commits, or a passive of the sender's offices, or a
noun that names a plan. Each spelling is read once, by the form table of the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.attrs import LOWER
from spacy.strings import StringStore, get_string_id
from spacy.tokens import Doc

from extractor.commitments.conjugation import Form, Kind
from extractor.commitments.lexicon import CommitmentLexicon, Present, Verb
from extractor.commitments.words import words

# Governors and main verbs with which any verb, or any form, can commit.
GOVERNORS = (
    words("future")
    | words("intention")
    | words("promise")
    | words("decision")
    | words("causative")
    | {"afzien", "blijven", "committeren", "nalaten", "verbinden", "verplichten", "willen"}
)
# Classes of words that stand as they are written.
WRITTEN = {
    "predicative": words("predicative"),
    "plan": words("plan-noun") | words("effort-noun"),
    "opener": frozenset({"om", "te", "dat", "gericht", "is", "zijn"}),
    "scheduled": words("scheduled"),
    "kamer": frozenset({"kamer", "kamers"}),
    "er": frozenset({"er"}),
    "settled": frozenset({"toezegging", "toezeggingen"}),
    "self": frozenset({"mij", "me", "ons"}),
}
# Classes of words by the verb whose form they are.
FORMS = {
    "governor": GOVERNORS,
    "future": words("future"),
    "passive": frozenset({"worden"}),
    "pledge": words("promise"),
    "decision": words("decision"),
    "receive": frozenset({"ontvangen", "krijgen"}),
    "come": frozenset({"komen"}),
}
COMMITTING = (Present.ONGOING, Present.PLAN, Present.FUTURE)
NO_VERBS = words("article") | words("fixed-preposition")  # in is a form of innen
_MOST_WORDS = 200_000  # a table that has grown beyond this is emptied


@dataclass(frozen=True, slots=True)
class Clue:
    """The classes of a word, and the separated particles with which it is a committing verb."""

    classes: frozenset[str]
    particles: frozenset[int] = frozenset()  # hashes of their spelling


class Clues(dict[int, Clue | None]):
    """Clues by the hash of a lower-case spelling; None for a word that tells nothing."""

    def __init__(self, lexicon: CommitmentLexicon) -> None:
        super().__init__()
        self._lexicon = lexicon
        verbs = [verb for entries in lexicon.verbs.values() for verb in entries]
        committing = [verb for verb in verbs if verb.present in COMMITTING]
        self._verbs = {_lemma(verb) for verb in committing if not verb.noun}
        self._offices = {_lemma(verb) for verb in verbs if verb.office}
        # A noun is also found by its lemma and as head of a compound: its beginning stands for all.
        nouns = {_beginning(verb.noun.lower()) for verb in committing if verb.noun}
        self._nouns = re.compile("|".join(sorted(map(re.escape, nouns))) or "(?!)")
        self._strings = StringStore()

    def of(self, doc: Doc) -> list[Clue | None]:
        """When you call this, it will give the clue of each token."""
        if len(self) > _MOST_WORDS:
            self.clear()
        self._strings = doc.vocab.strings
        return [self[lower] for lower in doc.to_array(LOWER).tolist()]

    def __missing__(self, lower: int) -> Clue | None:
        """When you call this, it will read a spelling that the table does not know yet."""
        self[lower] = clue = self.read(self._strings[lower])
        return clue

    def read(self, word: str) -> Clue | None:
        """When you call this, it will give the clue of a word in lower case."""
        classes = frozenset(self._classes(word))
        particles = frozenset(map(get_string_id, self._particles(word)))
        return Clue(classes, particles) if classes or particles else None

    def _classes(self, word: str) -> Iterator[str]:
        yield from (name for name, listed in WRITTEN.items() if word in listed)
        forms = self._lexicon.forms_of(word)
        lemmas = {form.lemma for form in forms}
        yield from (name for name, verbs in FORMS.items() if lemmas & verbs)
        if lemmas & self._offices:
            yield "office"
        if self._nouns.search(word):
            yield "noun"
        if any(not form.particle for form in self._committing(word)):
            yield "verb"

    def _particles(self, word: str) -> Iterator[str]:
        return (form.particle for form in self._committing(word) if form.particle)

    def _committing(self, word: str) -> Iterator[Form]:
        """The forms of a word that are the present of a verb that commits."""
        forms = () if word in NO_VERBS else self._lexicon.forms_of(word)
        return (f for f in forms if f.kind == Kind.PRESENT and f.lemma in self._verbs)


def _lemma(verb: Verb) -> str:
    return verb.lemma.split()[-1]


def _beginning(noun: str) -> str:
    return noun[:-2] if len(noun) > 4 else noun
