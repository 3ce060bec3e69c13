"""What single words tell of a sentence before it is parsed: whether it can hold a commitment.

A commitment has an own actor and a verb that commits, or a passive of the sender's offices, or a
noun that names a plan. Each spelling is read once, by the form table of the lexicon.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.attrs import LOWER
from spacy.strings import StringStore, get_string_id
from spacy.tokens import Doc

from extractor.commitments.conjugation import Form, Kind
from extractor.commitments.entry_nouns import Nouns
from extractor.commitments.lexicon import CommitmentLexicon, Present, Verb
from extractor.commitments.phrases import has_plural_form
from extractor.commitments.words import words

# Governors and main verbs with which any verb, or any form, can commit.
GOVERNORS = (
    words("future")
    | words("intention")
    | words("promise")
    | words("decision")
    | words("agreement")
    | words("causative")
    | {"afzien", "blijven", "committeren", "nalaten", "verbinden", "verplichten", "willen"}
)
MODALS = words("modal")
ROUTINES = words("routine")
URGINGS = words("urging-entry")
SEVERAL = words("plural-actor") | {"we", "wij"}
# Classes of words that stand as they are written.
WRITTEN = {
    "predicative": words("predicative"),
    "plan": words("plan-noun") | words("effort-noun"),
    "opener": frozenset({"om", "te", "dat", "gericht", "is", "zijn", "blijft"}),
    "scheduled": words("scheduled"),
    "kamer": frozenset({"kamer", "kamers"}),
    "reader": frozenset({"u"}),
    "er": frozenset({"er"}),
    "direction": frozenset({"omhoog", "omlaag", "terug"}),
    "consultation": frozenset({"consultatie", "internetconsultatie"}),
    "ik": frozenset({"ik"}),
    "several": SEVERAL,
    "settled": frozenset({"toezegging", "toezeggingen"}),
    "passive": frozenset({"wordt"}),
    "worden": frozenset({"worden"}),
    "be": frozenset({"zijn"}),
    "relative": frozenset({"die", "dat"}),
    "self": frozenset({"mij", "me", "ons"}),
}
# Classes of words by the verb whose form they are.
FORMS = {
    "future": words("future"),
    "lasting": frozenset({"blijven"}),
    "becoming": frozenset({"worden"}),
    "pledge": words("promise"),
    "decision": words("decision") | words("agreement"),
    "receive": frozenset(
        {"bereiken", "gaan", "komen", "krijgen", "ontvangen", "toegaan", "toekomen"}
    ),
    "await": frozenset({"tegemoetzien", "verwachten"}),
    "hear": frozenset({"horen", "vernemen"}),
    "come": frozenset({"komen"}),
    "start": frozenset({"starten"}),
    "move": frozenset({"gaan"}),
    "copula": frozenset({"zijn", "worden", "blijven", "liggen"}),
}
ARRIVING = ("volgen",)  # *Een brief volgt*: the noun is what comes
LASTING = ("blijven",)  # *De subsidie blijft beschikbaar*
# Behind these stands a noun, whatever else its form can be: *op uw vraag*, *de start*.
DETERMINERS = ("de", "een", "geen", "mijn", "onze", "uw")
COMMITTING = (Present.ONGOING, Present.PLAN, Present.FUTURE)
NO_VERBS = words("article") | words("fixed-preposition")  # in is a form of innen
POLICIES = tuple(sorted(words("policy")))
ENDINGS = {"plan": POLICIES, "instrument": tuple(words("instrument"))}
_MOST_WORDS = 200_000  # a table that has grown beyond this is emptied


@dataclass(frozen=True, slots=True)
class Clue:
    """What a word tells of its sentence.

    Parameters
    ----------
    classes : those that it has by itself
    nouns : verbs with which it is the noun of an entry (*keuze* with *maken*)
    separated : the classes that it has beside a particle, given by the hash of its spelling
    nominal : what it tells behind a determiner
    """

    classes: frozenset[str]
    nouns: frozenset[str] = frozenset()
    separated: tuple[tuple[int, frozenset[str]], ...] = ()
    nominal: Clue | None = None


class Clues(dict[int, Clue | None]):
    """Clues by the hash of a lower-case spelling; None for a word that tells nothing."""

    def __init__(self, lexicon: CommitmentLexicon) -> None:
        super().__init__()
        self._lexicon = lexicon
        verbs = [verb for entries in lexicon.verbs.values() for verb in entries]
        committing = [verb for verb in verbs if verb.present in COMMITTING or verb.id in URGINGS]
        outcomes = (v for v in committing if v.obligation == "outcome")
        self._outcomes = {_lemma(verb) for verb in outcomes} | words("measure")
        plain = [verb for verb in committing if not verb.noun]
        later = (Present.FUTURE, Present.STANCE)
        self._verbs = {_lemma(v) for v in plain if v.present not in later}
        self._later = {_lemma(v) for v in plain if v.present in later}
        offices = [verb for verb in committing if verb.office]
        self._offices = {_lemma(v) for v in offices if not v.noun and not _is_routine(v)}
        self._routines = {_lemma(v) for v in offices if not v.noun and _is_routine(v)}
        with_noun = [verb for verb in committing if verb.noun]
        self._with_noun = {_lemma(verb) for verb in with_noun}
        self._nouns = Nouns((verb.noun.lower(), _lemma(verb)) for verb in with_noun)
        self._determiners = frozenset(map(get_string_id, DETERMINERS))
        self._strings = StringStore()

    def of(self, doc: Doc) -> Iterator[tuple[int, Clue]]:
        """When you call this, it will yield the tokens that tell something, with their clues."""
        if len(self) > _MOST_WORDS:
            self.clear()
        self._strings = doc.vocab.strings
        lowers = doc.to_array(LOWER).tolist()
        for place, lower in enumerate(lowers):
            clue = self[lower]
            if clue is not None and lowers[place - 1] in self._determiners and place:
                clue = clue.nominal
            if clue is not None:
                yield place, clue

    def __missing__(self, lower: int) -> Clue | None:
        """When you call this, it will read a spelling that the table does not know yet."""
        self[lower] = clue = self.read(self._strings[lower])
        return clue

    def read(self, word: str) -> Clue | None:
        """When you call this, it will give the clue of a word in lower case."""
        written = frozenset(name for name, listed in WRITTEN.items() if word in listed)
        written |= {name for name, ends in ENDINGS.items() if word.endswith(ends)}
        nouns = self._nouns.verbs_of(word)
        classes: dict[str, set[str]] = defaultdict(set)  # by particle
        for form in self._lexicon.forms_of(word):
            classes[form.particle].update(self._classes(form, word))
        alone = written | classes.pop("", set())
        if any("pledge" in found for found in (alone, *classes.values())):
            alone |= {"promise"}  # *zegt*: looks like a promise, also without *toe*
        noun_like = written | (alone & {"promise"})
        nominal = Clue(noun_like, nouns) if noun_like or nouns else None
        separated = tuple(
            (get_string_id(particle), frozenset(beside)) for particle, beside in classes.items()
        )
        return Clue(alone, nouns, separated, nominal) if alone or nouns or separated else None

    def _classes(self, form: Form, word: str) -> Iterator[str]:
        lemma = form.lemma
        yield from (name for name, verbs in FORMS.items() if lemma in verbs)
        if lemma in GOVERNORS:
            yield from (f"{person}-governor" for person in self._persons(form, word))
        if lemma in MODALS and form.kind == Kind.PRESENT:
            yield "modal"  # *mochten* opens a condition
        if form.kind == Kind.PARTICIPLE:
            yield "done"
            if lemma in self._offices:
                yield "office"
            if lemma in self._routines:
                yield "routine"
            if lemma in self._outcomes:
                yield "outcome"
            if lemma in self._with_noun:
                yield f"participle {lemma}"
        elif form.kind == Kind.PRESENT and word not in NO_VERBS:
            for person in self._persons(form, word):
                if lemma in self._verbs:
                    yield f"{person}-verb"
                if lemma in self._later:
                    yield f"{person}-later"
                if lemma in self._with_noun:
                    yield f"{person} {lemma}"

    def _persons(self, form: Form, word: str) -> tuple[str, ...]:
        """Give the persons with which a form goes: *ik onderzoek*, *het kabinet onderzoekt*."""
        if form.kind == Kind.INFINITIVE:
            return ()
        if form.kind != Kind.PRESENT:
            return ("any",)
        if has_plural_form(word) and Kind.INFINITIVE in self._lexicon.kinds_of(word):
            return ("plural",)  # verken ik: no plural
        if self._is_present(word + "t", form.lemma) and form.lemma != "willen":
            return ("first",)
        if word.endswith("t") and self._is_present(word[:-1], form.lemma):
            return ("third",)
        return ("first", "third")

    def _is_present(self, word: str, lemma: str) -> bool:
        forms = self._lexicon.forms_of(word)
        return any(form.lemma == lemma and form.kind == Kind.PRESENT for form in forms)


def with_pairs(classes: set[str], nouns: Iterable[str]) -> set[str]:
    """When you call this, it will add what a noun and its verb tell together.

    *Ik maak een keuze* is an act as *ik kies* is, and *er wordt een keuze gemaakt* an office's.
    """
    found = set()
    for verb in nouns:
        found |= {f"{n}-verb" for n in ("first", "third", "plural") if f"{n} {verb}" in classes}
        if verb in ARRIVING and {f"third {verb}", f"plural {verb}"} & classes:
            found.add("arrival")
        if verb in LASTING and {f"third {verb}", f"plural {verb}"} & classes:
            found.add("lasting-noun")
        if "passive" in classes and f"participle {verb}" in classes:
            found |= {"first-verb", "third-verb", "office"}
    return classes | found


def _is_routine(verb: Verb) -> bool:
    """Whether its passive only tells what is done daily, unless a time or a report is named."""
    routine = verb.lemma in ROUTINES and not verb.prepositions
    return verb.present == Present.FUTURE or verb.obligation == "information" or routine


def _lemma(verb: Verb) -> str:
    return verb.lemma.split()[-1]
