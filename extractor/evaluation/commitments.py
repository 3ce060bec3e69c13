"""Commitments of one letter after the other, counted against the gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractor.evaluation.alignment import country
from extractor.evaluation.gold import Gold
from extractor.evaluation.misses import Miss
from extractor.evaluation.pairing import Given, Row, Wanted, pair, place_gold, place_rows
from extractor.evaluation.places import first_and_last_day, split_values, squeeze
from extractor.evaluation.tally import Tally

OWN = frozenset({"own_minister", "own_government", "own_state", "own_agency", "own_implicit"})
ATTRIBUTES = ("actor_type", "strength", "obligation", "polarity", "status")
STRENGTHS = ("promise", "firm", "intention")
CONFIDENCES = ("high", "medium", "low")
SETS = ("countries", "un_bodies")


@dataclass(slots=True)
class CommitmentCounts:
    """Counts over letters; `core` leaves out gold of confidence low, on which readers differ."""

    every: Tally = field(default_factory=Tally)
    own: Tally = field(default_factory=Tally)
    core: Tally = field(default_factory=Tally)
    sentences: Tally = field(default_factory=Tally)
    verbatim: Tally = field(default_factory=Tally)
    strengths: dict[str, Tally] = field(default_factory=lambda: {s: Tally() for s in STRENGTHS})
    levels: dict[str, Tally] = field(default_factory=lambda: {c: Tally() for c in CONFIDENCES})
    sets: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in SETS})
    same: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)
    near_misses: Counter[str] = field(default_factory=Counter)
    letters: list[float] = field(default_factory=list)

    def add(self, gold: Gold, rows: Sequence[Row]) -> list[Miss]:
        """When you call this, it will count one letter and give what is missed and false in it."""
        letter = squeeze(gold.text)
        wanted, given = place_gold(gold.commitments, letter), place_rows(rows, letter)
        partners = pair(wanted, given)
        before = (self.own.hit, self.own.predicted, self.own.gold)
        misses: list[Miss] = []
        for one, index in zip(wanted, partners, strict=True):
            self._count_gold(one, given[index].row if index is not None else None)
            if index is None:
                trigger = " … ".join(one.gold["trigger"])
                misses.append(Miss("MISS", gold.name, "COMMITMENT", one.gold["sentence"], trigger))
            else:
                misses += self._compare(gold.name, one, given[index].row)
        misses += self._count_rows(gold, wanted, given, partners)
        one_letter = Tally(*(a - b for a, b in zip(self._own_counts(), before, strict=True)))
        if one_letter.gold:
            self.letters.append(round(one_letter.f1, 4))
        self._count_sentences(wanted, given)
        return misses

    def _own_counts(self) -> tuple[int, int, int]:
        return self.own.hit, self.own.predicted, self.own.gold

    def _count_gold(self, one: Wanted, row: Row | None) -> None:
        hit = int(row is not None)
        self.every.add(hit, 0, 1)
        if _is_own(one):
            self.own.add(hit, 0, 1)
        if _is_core(one):
            self.core.add(hit, 0, 1)
        strength = one.gold["strength"]
        if strength in self.strengths:
            same = int(row is not None and row.get("strength", "") == strength)
            self.strengths[strength].add(same, 0, 1)

    def _compare(self, name: str, one: Wanted, row: Row) -> Iterator[Miss]:
        """Compare the attributes of a found commitment with the gold's."""
        for attribute in ATTRIBUTES:
            self.seen[attribute] += 1
            value, right = row.get(attribute, ""), str(one.gold[attribute])
            self.same[attribute] += value == right
            if value != right:
                detail = f"{attribute} is {value!r}, gold {right!r}"
                yield Miss("ATTR", name, attribute, one.gold["commitment"], detail)
        yield from self._compare_deadline(name, one, row)
        for attribute, tally in self.sets.items():
            clean = country if attribute == "countries" else str.upper
            gold = {clean(value) for value in one.gold.get(attribute) or []} - {"NL"}
            found = {clean(value) for value in split_values(row.get(attribute, ""))} - {"NL"}
            tally.add(len(gold & found), len(found), len(gold))

    def _compare_deadline(self, name: str, one: Wanted, row: Row) -> Iterator[Miss]:
        right = first_and_last_day(one.gold.get("deadline_from"), one.gold.get("deadline_to"))
        if any(right):
            found = first_and_last_day(row.get("deadline_from"), row.get("deadline_to"))
            self.seen["deadline"] += 1
            self.same["deadline"] += found == right
            if found != right:
                detail = f"deadline is {'/'.join(found)!r}, gold {'/'.join(right)!r}"
                yield Miss("ATTR", name, "deadline", one.gold["commitment"], detail)

    def _count_rows(
        self,
        gold: Gold,
        wanted: Sequence[Wanted],
        given: Sequence[Given],
        partners: Sequence[int | None],
    ) -> Iterator[Miss]:
        """Count the predictions, and tell of those that match nothing in the gold."""
        of_row = {i: one for one, i in zip(wanted, partners, strict=True) if i is not None}
        no_commitments = {squeeze(m["sentence"]): m["category"] for m in gold.near_misses}
        for index, one in enumerate(given):
            self.verbatim.add(int(one.begin >= 0), 1, 1)
            self.every.add(0, 1, 0)
            own = int(one.row.get("actor_type", "") in OWN)
            optional = index in of_row and not _is_core(of_row[index])
            self.own.add(0, own, 0)
            self.core.add(0, 0 if optional else own, 0)
            if one.row.get("confidence", "") in self.levels:
                self.levels[one.row["confidence"]].add(int(index in of_row), 1, 0)
            if one.row.get("strength", "") in self.strengths:
                self.strengths[one.row["strength"]].add(0, 1, 0)
            if index not in of_row:
                category = no_commitments.get(squeeze(one.row["sentence"]), "none")
                self.near_misses[category] += 1
                detail = f"{one.row['trigger']} ({category})"
                yield Miss("FALSE", gold.name, "COMMITMENT", one.row["sentence"], detail)

    def _count_sentences(self, wanted: Sequence[Wanted], given: Sequence[Given]) -> None:
        gold = {one.begin for one in wanted}
        found = {_sentence_of(one, wanted) for one in given}
        self.sentences.add(len(gold & found), len(found), len(gold))


def _sentence_of(given: Given, wanted: Iterable[Wanted]) -> int | str:
    """The place of the first gold sentence that a row overlaps, else the row's own sentence."""
    if given.begin >= 0:
        for one in wanted:
            if given.begin < one.end and given.end > one.begin:
                return one.begin
    return given.row["sentence"]


def _is_own(one: Wanted) -> bool:
    return one.gold["actor_type"] in OWN


def _is_core(one: Wanted) -> bool:
    return _is_own(one) and one.gold.get("confidence") != "low"
