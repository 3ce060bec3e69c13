"""Which predicted commitment is which of the gold: they match when their triggers share a word.

The heads of a clause decide, not its bounds: two readers agree on *zal … informeren* more often
than on where the clause ends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.evaluation.gold import Annotation
from extractor.evaluation.places import find_near, squeeze, trigger_places, trigger_words

BACK = 400  # squeezed characters that a row may stand before the row before it
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A gold commitment: its sentence `[begin, end)` and its trigger words in the letter."""

    gold: Annotation
    key: str
    begin: int
    end: int
    places: frozenset[int]


@dataclass(frozen=True, slots=True)
class Given:
    """A predicted commitment: its clause `[begin, end)`, -1 where the letter does not hold it."""

    row: Row
    begin: int
    end: int
    places: frozenset[int]


def place_gold(commitments: Sequence[Annotation], letter: str) -> list[Wanted]:
    """When you call this, it will locate the gold commitments in a squeezed letter."""
    wanted: list[Wanted] = []
    at = 0
    for gold in commitments:
        key = squeeze(gold["sentence"])
        same_sentence = bool(wanted) and wanted[-1].key == key
        begin = wanted[-1].begin if same_sentence else find_near(key, letter, at)
        at = max(at, begin)
        start = begin + max(key.find(squeeze(gold["commitment"])), 0)
        words = [word for part in gold["trigger"] for word in trigger_words(part)]
        places = trigger_places(words, letter, start, begin + len(key))
        wanted.append(Wanted(gold, key, begin, begin + len(key), frozenset(places)))
    return wanted


def place_rows(rows: Sequence[Row], letter: str) -> list[Given]:
    """When you call this, it will locate predicted commitments in a squeezed letter."""
    given: list[Given] = []
    at = 0
    for row in sorted(rows, key=lambda row: int(row.get("start") or 0)):
        key = squeeze(row["commitment"])
        begin = find_near(key, letter, max(0, at - BACK))
        if begin < 0:
            given.append(Given(row, -1, -1, frozenset()))
            continue
        at, end = begin, begin + len(key)
        places = trigger_places(trigger_words(row["trigger"]), letter, begin, end)
        given.append(Given(row, begin, end, frozenset(places)))
    return given


def pair(wanted: Sequence[Wanted], given: Sequence[Given]) -> list[int | None]:
    """When you call this, it will give, for each gold commitment, the index of its prediction."""
    taken: set[int] = set()
    pairs: list[int | None] = []
    for one in wanted:
        best: tuple[float, int] | None = None
        for index, other in enumerate(given):
            shared = one.places & other.places
            if index in taken or not shared:
                continue
            score = len(shared) - 0.1 * len(one.places ^ other.places)
            if best is None or score > best[0]:
                best = (score, index)
        pairs.append(best[1] if best else None)
        if best:
            taken.add(best[1])
    return pairs
