"""A sentence with what stands around it, each looked up once and only where a test asks for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from operator import attrgetter

from extractor.commitments.actors import ActorFinder
from extractor.commitments.anaphora import anaphor_in, antecedent
from extractor.commitments.found_date import Date
from extractor.commitments.lexicon import CommitmentLexicon
from extractor.commitments.patterns import Pattern
from extractor.commitments.surroundings import Blocks, has_future_date, speaker_of
from extractor.commitments.tokens import Doc, Span
from extractor.commitments.topic import REACH, another_acts, another_sends

UNNAMED = "delegatie-zonder-naam"
AHEAD = 40  # tokens of the sentence behind that are read, and at most 200 code points of them


@dataclass(eq=False)
class Sentence:
    """A sentence, the one before it, the blocks and dates of its letter, the finder of actors."""

    span: Span
    before: Sentence | None = field(repr=False)
    blocks: Blocks
    letter_dates: list[Date]
    actors: ActorFinder
    answers: bool = False  # its letter answers questions of members

    @property
    def lexicon(self) -> CommitmentLexicon:
        """The lexicon of its actors and qualifiers."""
        return self.actors.lexicon

    @cached_property
    def text(self) -> str:
        """Its words, as they stand."""
        return str(self.span.text)

    @cached_property
    def speaker(self) -> str:
        """Whose word it is."""
        return speaker_of(self.span, self.blocks)

    @cached_property
    def mentions(self) -> list[tuple[Span, Pattern]]:
        """Its own-actor phrases, longest first, and the word that takes one up."""
        found = self.actors.mentions(self.span, self.text)
        if any(entry.id == UNNAMED for _, entry in found) and self._others_sent():
            found = [(span, entry) for span, entry in found if entry.id != UNNAMED]
        place = anaphor_in(self.text)
        if place is None or self.before is None or self.before.another_acts:
            return found
        entry = antecedent(self.text[slice(*place)], self.before.text, self.before.mentions)
        first = self.span.start_char
        word = self.span.doc.char_span(first + place[0], first + place[1], "contract")
        joined = self.before.text.endswith("\n") or self.before.speaker != self.speaker
        return found if entry is None or word is None or joined else [*found, (word, entry)]

    def _others_sent(self) -> bool:
        """Whether the delegation spoken of before it is another party's."""
        sentence = self.before
        for _ in range(REACH):
            if sentence is None:
                return False
            named = another_sends(sentence.text)
            if named is not None:
                return named
            sentence = sentence.before
        return False

    @cached_property
    def dates(self) -> list[Date]:
        """The dates that begin in it."""
        first, end = self.span.start, self.span.end
        place = bisect_left(self.letter_dates, first, key=attrgetter("start"))
        return list(takewhile(lambda date: date.start < end, self.letter_dates[place:]))

    @cached_property
    def comes(self) -> bool:
        """Whether a date behind the letter's stands in it."""
        return has_future_date(self.dates, self.span, self.span)

    @cached_property
    def following(self) -> str:
        """The sentence behind, up to 200 code points."""
        end = self.span.end
        return str(self.span.doc[end : end + AHEAD].text[:200])

    @cached_property
    def others_act(self) -> bool:
        """Whether another party than the sender was the last to act before it."""
        sentence = self.before
        for _ in range(REACH):
            if sentence is None:
                return False
            if sentence.another_acts is not None:
                return sentence.another_acts
            sentence = sentence.before
        return False

    @cached_property
    def another_acts(self) -> bool | None:
        """Whether another party than the sender acts in it; None where nobody does."""
        return another_acts(self.text, self.mentions, self.speaker)

    @cached_property
    def _said(self) -> dict[str, bool]:
        return {}

    def says(self, kind: str) -> bool:
        """When you call this, it will say whether a qualifier of a class stands in it."""
        if kind not in self._said:
            self._said[kind] = self.lexicon.union(kind).search(self.text) is not None
        return self._said[kind]


def sentences_of(doc: Doc, actors: ActorFinder) -> Iterator[Sentence]:
    """When you call this, it will yield the sentences of a Doc in order."""
    blocks: Blocks = doc.source._.blocks or ()
    dates = [Date(doc, found) for found in doc.source.spans["dates"]]
    answers = any(speaker == "member" for *_, speaker in blocks)
    before: Sentence | None = None
    for span in doc.sents:
        before = Sentence(span, before, blocks, dates, actors, answers)
        yield before
