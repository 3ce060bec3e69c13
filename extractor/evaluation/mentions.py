"""Mentions of one letter after the other, counted against the gold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractor.evaluation.alignment import (
    PARTS,
    Word,
    align,
    gold_words,
    row_words,
    same_text,
)
from extractor.evaluation.gold import Gold
from extractor.evaluation.misses import Miss
from extractor.evaluation.pairing import Row
from extractor.evaluation.tally import Tally


def _tallies() -> defaultdict[str, Tally]:
    return defaultdict(Tally)


@dataclass(slots=True)
class MentionCounts:
    """Counts by label: the same text, text that overlaps, and the same value."""

    exact: defaultdict[str, Tally] = field(default_factory=_tallies)
    overlap: defaultdict[str, Tally] = field(default_factory=_tallies)
    value: defaultdict[str, Tally] = field(default_factory=_tallies)

    def add(self, gold: Gold, rows: Sequence[Row]) -> list[Miss]:
        """When you call this, it will count one letter and give what is missed and false in it.

        A letter whose mentions were not annotated is passed over.
        """
        if gold.mentions is None:
            return []
        misses: list[Miss] = []
        for part, (label, belongs) in PARTS.items():
            found = row_words(rows, label)
            compounds = {word.text for word in found if word.compound}
            wanted_part = [w for w in gold_words(gold.mentions, label) if belongs(w.value)]
            found_part = [w for w in found if belongs(w.value)]
            pairs = align(wanted_part, found_part)
            couples = [(wanted_part[i], found_part[j]) for i, j in pairs]
            sizes = len(found_part), len(wanted_part)
            same = sum(same_text(w, f, compounds) for w, f in couples)
            self.exact[part].add(same, *sizes)
            self.overlap[part].add(len(pairs), *sizes)
            self.value[part].add(sum(w.value == f.value for w, f in couples), *sizes)
            misses += _misses(gold.name, part, wanted_part, found_part, pairs)
        return misses


def _misses(
    name: str,
    part: str,
    wanted: Sequence[Word],
    found: Sequence[Word],
    pairs: Sequence[tuple[int, int]],
) -> Iterator[Miss]:
    for i, j in pairs:
        if wanted[i].text != found[j].text:
            yield Miss("SPAN", name, part, found[j].text, f"gold {wanted[i].text!r}")
        if wanted[i].value != found[j].value:
            detail = f"{found[j].value}, gold {wanted[i].value}"
            yield Miss("VALUE", name, part, found[j].text, detail)
    paired_gold, paired_found = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, word in enumerate(wanted):
        if i not in paired_gold:
            yield Miss("MISS", name, part, word.text, word.value)
    for j, word in enumerate(found):
        if j not in paired_found:
            yield Miss("FALSE", name, part, word.text, word.value)
