"""A cheap test that lets through every sentence that can hold a commitment, and few others.

It asks which classes of words stand together in a sentence (see `clues`), whether an own actor
stands where a subject can, and whose word the sentence is. It must lose nothing: a benchmark and
the tests compare its rows with those of a full parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from extractor.commitments.clues import Clue, Clues
from extractor.commitments.lexicon import CommitmentLexicon
from extractor.commitments.patterns import any_of, at_words

# Behind these an own actor is no subject: *in Nederland*, *van het kabinet*.
NO_SUBJECT = "".join(rf"(?<!\b(?i:{word}) )" for word in ("van", "in", "voor", "aan", "dan"))
# What must stand together in the sentence of a commitment.
COMMITMENT = (
    "actor governor",
    "actor predicative",
    "actor verb",
    "actor noun",
    "actor date",
    "passive future",
    "passive office",
    "passive governor",
    "passive recipient",
    "plan opener",
    "scheduled date",
    "kamer receive",
    "er come date",
    "decision self",
    "pledge",
)
# What makes a sentence worth an explanation why it holds none.
NEAR_MISS = ("actor", "passive", "future", "plan", "scheduled", "kamer", "pledge", "settled")
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
        self._searched: dict[str, re.Pattern[str]] = {
            "actor": at_words(f"{subject}(?:{actors})|{coalitions}"),
            "recipient": at_words(any_of(lexicon.qualifiers("recipient"))),
        }
        self._motion = at_words(any_of(lexicon.qualifiers("motion")))

    def match(self, doc: Doc) -> Iterator[Span]:
        """When you call this, it will yield the sentences that must be parsed, in order."""
        clues, text = self._clues.of(doc), doc.text
        dated = {span.start for span in doc.spans.get("dates", ()) if span.kb_id_}
        lowers = doc.to_array("LOWER").tolist()
        for sent in doc.sents if self.near_misses else of_sender(doc):
            found = [clue for clue in clues[sent.start : sent.end] if clue is not None]
            classes = {name for clue in found for name in clue.classes}
            if any(clue.particles for clue in found):
                classes |= _verbs(found, set(lowers[sent.start : sent.end]))
            if dated and not dated.isdisjoint(range(sent.start, sent.end)):
                classes.add("date")
            if classes and self._accepts(classes, text[sent.start_char : sent.end_char]):
                yield sent

    def _accepts(self, classes: set[str], text: str) -> bool:
        lacking = {need - classes for need in self._needs}
        searchable = sorted((n for n in lacking if n <= self._searched.keys()), key=len)
        if not any(all(self._searched[n].search(text) for n in names) for names in searchable):
            return False
        return self.near_misses or not (text.rstrip().endswith("?") or self._motion.search(text))


def of_sender(doc: Doc) -> Iterator[Span]:
    """When you call this, it will yield the sentences that are the sender's word, in order."""
    foreign = [(start, end) for start, end, _, speaker in doc._.blocks or () if speaker != "sender"]
    for sent in doc.sents:
        while foreign and foreign[0][1] <= sent.start_char:
            foreign.pop(0)
        if not foreign or sent.start_char < foreign[0][0]:
            yield sent


def _verbs(found: list[Clue], lowers: set[int]) -> set[str]:
    """Name the class of a verb whose separated particle stands in the sentence, too."""
    return {"verb"} if any(clue.particles & lowers for clue in found) else set()
