"""A cheap test that lets through every sentence that can hold a commitment, and few others.

It asks which classes of words stand together in a sentence (see `clues`), whether an own actor
stands where a subject can, and whose word the sentence is. It must lose nothing: a benchmark and
the tests compare its rows with those of a full parse.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from spacy.attrs import IDX, LOWER
from spacy.tokens import Doc

from extractor.calendar_nl.interval import bounded_interval
from extractor.commitments.anaphora import anaphor_in
from extractor.commitments.case import MONEY, is_conditional
from extractor.commitments.clues import POLICIES, Clue, Clues, with_pairs
from extractor.commitments.criteria import NOT_ASSERTED
from extractor.commitments.lexicon import CommitmentLexicon
from extractor.commitments.patterns import any_of, at_words, word_starts
from extractor.commitments.words import words
from extractor.extensions import text_of
from extractor.sentence_bounds import sentence_bounds

# Behind these an own actor is no subject: *in Nederland*, *van het kabinet*.
NO_SUBJECT = ("van", "in", "voor", "aan", "dan")
# A clause that one of these opens asserts nothing: *of ik dat wil*, *zodat wij het weten*.
UNASSERTED = NOT_ASSERTED | {"purpose"}
FREE = ("wat", "wie")  # Wat ik ga doen is het volgende.
# A finite verb agrees with its actor: *ik onderzoek*, *het kabinet onderzoekt* (and, by mistake,
# *ik onderzoekt*), *wij onderzoeken*, *het kabinet en de provincies onderzoeken*.
AGREEING = ("actor ik first", "actor third", "actor several plural", "joined plural")
# What must stand together in the sentence of a commitment.
COMMITMENT = (
    *(f"{actor}-{verb}" for verb in ("governor", "verb", "later term") for actor in AGREEING),
    "actor any-governor",
    "actor pledge",
    "actor announced future",
    "actor predicative",
    "actor plural-verb progressive",
    "actor plural-later progressive",
    "actor date",
    "passive future",
    "future be done",
    "passive office",
    "passive routine term",
    "passive outcome date",
    "passive any-governor",
    "passive recipient",
    "plan opener copula nominal",
    "scheduled date",
    "kamer receive",
    "reader receive",
    "giver receive",
    *(f"{reader} await modal" for reader in ("kamer", "reader")),
    *(f"{reader} hear giver" for reader in ("kamer", "reader")),
    *(f"{reader} hear sender" for reader in ("kamer", "reader")),
    "arrival",
    "consultation receive",
    "er come date",
    "er come instrument",
    "start date",
    "lasting-noun",
    "move direction",
    "decision self",
    "pledge copula",
    "decision copula",
)
# What makes a sentence worth an explanation why it holds none.
NEAR_MISS = (
    "actor",
    "becoming",
    "future",
    "plan",
    "scheduled",
    "kamer",
    "promise",
    "settled",
)
# Qualifiers that make a plain present, or a passive of a routine, an act that is ahead.
TERMS = ("future", "amended", "reaffirmed", "recipient", "ongoing", "own_product")
TERM = rf"{MONEY.pattern}|(?i:aan het)"
# A plan in a noun stands behind an article or an adjective: no *als doel*, no *deze aanpak*.
NOT_BEFORE_PLAN = (
    "als|tot|met|in|op|van|voor|aan|bij|naar|om|over|door|en|of|te|dit|dat|deze|die|geen|uw|welk|"
    "welke|elk|elke|zijn|haar|hun|is|wordt|worden|heeft|hebben|bewust|ook|niet"
)
LONGEST_BEFORE = 600  # code points before a sentence that name whom its pronoun takes up
OF_ACTORS = {"actor", "joined", "giver"}  # none of them is found where nobody is named
# Beside one of these, what stands beside *hierbij* can still be to be done.
AHEAD = {"future", "pledge", "lasting", "relative"}
Needs = tuple[frozenset[str], ...]


class Candidates:
    """The test, by the words and patterns of a lexicon.

    Parameters
    ----------
    lexicon : verbs, actors and qualifiers
    near_misses : also let through what looks like a commitment and is none: more than twice as
        many sentences
    """

    def __init__(self, lexicon: CommitmentLexicon, *, near_misses: bool = False) -> None:
        self.near_misses = near_misses
        self._clues = Clues(lexicon)
        self._needs: Needs = tuple(
            frozenset(need.split()) for need in (*COMMITMENT, *(NEAR_MISS if near_misses else ()))
        )
        actors, coalitions = any_of(lexicon.actors), any_of(lexicon.coalitions)
        subject = "" if near_misses else _not_behind(lexicon)
        terms = [any_of(lexicon.qualifiers(kind)) for kind in TERMS]
        plans = "|".join([*sorted(words("plan-noun")), *(rf"\w+{word}" for word in POLICIES)])
        owners = "|".join(sorted(words("owner")))
        self._searched: dict[str, re.Pattern[str]] = {
            "named": at_words(f"{actors}|{coalitions}"),
            "actor": _subjects(actors, coalitions, subject),
            "joined": re.compile(
                rf"(?<![\w-])(?:(?:{actors})(?:\s+\([^()]*\))?(?:,|\s+en\b)|(?:{coalitions}))"
            ),
            "giver": at_words(f"van (?:{actors})"),
            "sender": re.compile(r"\bvan (?:mij|ons)\b"),
            "recipient": lexicon.union("recipient"),
            "announced": re.compile(r"\bte zullen\b"),
            "progressive": re.compile(r"(?i)\baan het\b"),
            "term": re.compile(
                "|".join([TERM, *(rf"(?<![\w-])(?:{term})(?![\w-])" for term in terms)])
            ),
            "nominal": re.compile(
                rf"(?i)(?:^|\b(?!(?:{NOT_BEFORE_PLAN})\W)[\w-]+\s+)(?:{plans})\b"
                rf"(?!\s+(?:daarvan|hiervan|ervan)\b)(?!\s+van\s+(?!{owners}))"
            ),
        }
        self._named = frozenset().union(*self._needs)
        self._kept: dict[frozenset[str], list[list[str]]] = {}
        self._motion = lexicon.union("motion")
        self._performative = lexicon.union("performative")

    def match(self, doc: Doc) -> Iterator[tuple[int, int]]:
        """When you call this, it will yield the bounds of the sentences that must be parsed."""
        clues, text = list(self._clues.of(doc)), text_of(doc)
        dated, lowers = self._dated(doc), doc.to_array(LOWER).tolist()
        offsets = [*doc.to_array(IDX).tolist(), len(text)]
        bounds = sentence_bounds(doc)
        first = 0
        for start, end in bounds if self.near_misses else of_sender(doc, bounds, offsets):
            first = bisect_left(clues, start, lo=first, key=itemgetter(0))
            last = bisect_left(clues, end, lo=first, key=itemgetter(0))
            if first == last and not self.near_misses:
                continue
            classes = classes_of([clue for _, clue in clues[first:last]], lowers[start:end])
            if dated and not dated.isdisjoint(range(start, end)):
                classes |= {"date", "term"}
            if self._accepts(classes, text, offsets[start], offsets[end]):
                yield start, end

    def _dated(self, doc: Doc) -> set[int]:
        """Where dates begin; only one behind the letter's makes a commitment."""
        dates = [span for span in doc.spans.get("dates", ()) if span.kb_id_]
        if self.near_misses:
            return {span.start for span in dates}
        day = doc._.letter_date
        return {d.start for d in dates if day and bounded_interval(d.kb_id_, "")[1] > day}

    def _accepts(self, classes: set[str], letter: str, start: int, end: int) -> bool:
        text = letter[start:end].rstrip()
        if "date" not in classes and is_conditional(text):
            classes = classes - {"office", "routine"}  # under a condition, a passive tells a rule
        found: dict[str, bool] = {}
        if anaphor_in(text) is not None:
            before = letter[max(start - LONGEST_BEFORE, 0) : start]
            if self._searched["named"].search(before):
                found = {"named": True, "actor": True}

        def stands(name: str) -> bool:
            if name not in found:
                found[name] = self._searched[name].search(text) is not None
            return found[name]

        searches = self._searches(frozenset(classes & self._named))
        if not any(all(map(stands, names)) for names in searches):
            return False
        return self.near_misses or not (
            text.endswith("?")
            or self._motion.search(text)
            or (AHEAD.isdisjoint(classes) and self._performative.search(text))
        )

    def _searches(self, classes: frozenset[str]) -> list[list[str]]:
        """Give the patterns of which one list must be found beside some classes, in that order."""
        if classes not in self._kept:
            lacking = {need - classes for need in self._needs}
            searched = [sorted(names) for names in lacking if names <= self._searched.keys()]
            of_actors = [["named", *names] if OF_ACTORS & {*names} else names for names in searched]
            self._kept[classes] = sorted(of_actors, key=lambda names: (len(names), names))
        return self._kept[classes]


def _is_infinitive(clues: Sequence[Clue], classes: set[str]) -> bool:
    """Whether the only *worden* of a sentence hangs on a modal: *moeten worden verhoogd*."""
    once = sum("worden" in clue.classes for clue in clues) == 1
    return once and "modal" in classes and "future" not in classes


def _subjects(actors: str, coalitions: str, not_behind: str) -> re.Pattern[str]:
    """Compile a pattern that finds own actors where a subject can stand, and coalitions."""
    actor, coalition = word_starts(actors).pattern, word_starts(coalitions).pattern
    return re.compile(f"{actor}{not_behind}|{coalition}")


def _not_behind(lexicon: CommitmentLexicon) -> str:
    """Write the words behind which no own actor is the subject of an asserted clause."""
    openers = [word for word, opens in lexicon.introducers.items() if opens in UNASSERTED]
    behind = [*NO_SUBJECT, *(word for word in openers if word not in FREE)]
    return "".join(rf"(?<!\b(?i:{word}) )" for word in behind)


def of_sender(
    doc: Doc, bounds: Iterable[tuple[int, int]], offsets: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """When you call this, it will yield the bounds of sentences that are the sender's word."""
    foreign = [(start, end) for start, end, _, speaker in doc._.blocks or () if speaker != "sender"]
    for start, end in bounds:
        while foreign and foreign[0][1] <= offsets[start]:
            foreign.pop(0)
        if not foreign or offsets[start] < foreign[0][0]:
            yield start, end


def classes_of(clues: Sequence[Clue], lowers: Iterable[int]) -> set[str]:
    """When you call this, it will give the classes that stand in a sentence.

    Parameters
    ----------
    clues : of its words
    lowers : its words, as hashes of their lower-case spelling
    """
    classes = {name for clue in clues for name in clue.classes}
    if "worden" in classes and not _is_infinitive(clues, classes):
        classes.add("passive")
    separated = [pair for clue in clues for pair in clue.separated]
    if separated:
        present = set(lowers)
        classes.update(*(names for particle, names in separated if particle in present))
    return with_pairs(classes, {verb for clue in clues for verb in clue.nouns})
