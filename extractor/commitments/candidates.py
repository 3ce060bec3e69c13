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

from spacy.tokens import Doc, Span

from extractor.calendar_nl.interval import bounded_interval
from extractor.commitments.case import MONEY, is_conditional
from extractor.commitments.clues import Clue, Clues, with_pairs
from extractor.commitments.lexicon import CommitmentLexicon
from extractor.commitments.patterns import any_of, at_words
from extractor.commitments.words import words
from extractor.extensions import text_of

# Behind these an own actor is no subject: *in Nederland*, *van het kabinet*.
NO_SUBJECT = "".join(rf"(?<!\b(?i:{word}) )" for word in ("van", "in", "voor", "aan", "dan"))
# What must stand together in the sentence of a commitment.
COMMITMENT = (
    "actor governor",
    "actor predicative",
    "actor singular-verb",
    "plural-actor plural-verb",
    "actor plural-verb progressive",
    "actor singular-later term",
    "plural-actor plural-later term",
    "actor plural-later progressive",
    "actor date",
    "passive future",
    "passive office",
    "passive routine term",
    "passive outcome date",
    "passive governor",
    "passive recipient",
    "plan opener copula nominal",
    "scheduled date",
    "kamer receive",
    "reader receive",
    "giver receive",
    "er come date",
    "decision self",
    "pledge copula",
)
# What makes a sentence worth an explanation why it holds none.
NEAR_MISS = ("actor", "passive", "future", "plan", "scheduled", "kamer", "promise", "settled")
# Qualifiers that make a plain present, or a passive of a routine, an act that is ahead.
TERMS = ("future", "amended", "reaffirmed", "recipient", "ongoing", "own_product")
TERM = rf"{MONEY.pattern}|(?i:aan het)"
# A plan in a noun stands behind an article or an adjective: no *als doel*, no *deze aanpak*.
NOT_BEFORE_PLAN = (
    "als|tot|met|in|op|van|voor|aan|bij|naar|om|over|door|en|of|te|dit|dat|deze|die|geen|uw|welk|"
    "welke|elk|elke|zijn|haar|hun|is|wordt|worden|heeft|hebben|bewust|ook|niet"
)
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
        subject = "" if near_misses else NO_SUBJECT
        terms = [any_of(lexicon.qualifiers(kind)) for kind in TERMS]
        several = "|".join(sorted(words("plural-actor") | {"we", "wij"}))
        plans = "|".join(sorted(words("plan-noun")))
        owners = "|".join(sorted(words("owner")))
        self._searched: dict[str, re.Pattern[str]] = {
            "actor": at_words(f"{subject}(?:{actors})|{coalitions}"),
            "plural-actor": re.compile(
                rf"(?<![\w-])(?:(?i:{several})(?![\w-])|(?:{actors})(?:,|\s+en\b)|(?:{coalitions}))"
            ),
            "giver": at_words(f"van (?:{actors})"),
            "recipient": at_words(any_of(lexicon.qualifiers("recipient"))),
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
        self._kept: dict[frozenset[str], list[frozenset[str]]] = {}
        self._motion = at_words(any_of(lexicon.qualifiers("motion")))

    def match(self, doc: Doc) -> Iterator[Span]:
        """When you call this, it will yield the sentences that must be parsed, in order."""
        clues, text = list(self._clues.of(doc)), text_of(doc)
        dated, lowers = self._dated(doc), doc.to_array("LOWER").tolist()
        first = 0
        for sent in doc.sents if self.near_misses else of_sender(doc):
            first = bisect_left(clues, sent.start, lo=first, key=itemgetter(0))
            last = bisect_left(clues, sent.end, lo=first, key=itemgetter(0))
            classes = classes_of(
                [clue for _, clue in clues[first:last]], lowers[sent.start : sent.end]
            )
            if dated and not dated.isdisjoint(range(sent.start, sent.end)):
                classes |= {"date", "term"}
            if (classes or self.near_misses) and self._accepts(
                classes, text[sent.start_char : sent.end_char]
            ):
                yield sent

    def _dated(self, doc: Doc) -> set[int]:
        """Where dates begin; only one behind the letter's makes a commitment."""
        dates = [span for span in doc.spans.get("dates", ()) if span.kb_id_]
        if self.near_misses:
            return {span.start for span in dates}
        day = doc._.letter_date
        return {d.start for d in dates if day and bounded_interval(d.kb_id_, "")[1] > day}

    def _accepts(self, classes: set[str], text: str) -> bool:
        if "date" not in classes and is_conditional(text):
            classes = classes - {"office", "routine"}  # under a condition, a passive tells a rule
        found: dict[str, bool] = {}
        for names in self._searches(frozenset(classes & self._named)):
            for name in names - found.keys():
                found[name] = self._searched[name].search(text) is not None
            if all(found[name] for name in names):
                break
        else:
            return False
        return self.near_misses or not (text.rstrip().endswith("?") or self._motion.search(text))

    def _searches(self, classes: frozenset[str]) -> list[frozenset[str]]:
        """Give the sets of patterns of which one must be found beside some classes."""
        if classes not in self._kept:
            lacking = {need - classes for need in self._needs}
            searched = [names for names in lacking if names <= self._searched.keys()]
            self._kept[classes] = sorted(searched, key=len)
        return self._kept[classes]


def of_sender(doc: Doc) -> Iterator[Span]:
    """When you call this, it will yield the sentences that are the sender's word, in order."""
    foreign = [(start, end) for start, end, _, speaker in doc._.blocks or () if speaker != "sender"]
    for sent in doc.sents:
        while foreign and foreign[0][1] <= sent.start_char:
            foreign.pop(0)
        if not foreign or sent.start_char < foreign[0][0]:
            yield sent


def classes_of(clues: Sequence[Clue], lowers: Iterable[int]) -> set[str]:
    """When you call this, it will give the classes that stand in a sentence.

    Parameters
    ----------
    clues : of its words
    lowers : its words, as hashes of their lower-case spelling
    """
    classes = {name for clue in clues for name in clue.classes}
    separated = [pair for clue in clues for pair in clue.separated]
    if separated:
        present = set(lowers)
        classes.update(*(names for particle, names in separated if particle in present))
    return with_pairs(classes, {verb for clue in clues for verb in clue.nouns})
