"""Mentions of dates, countries and UN bodies: gold and predictions aligned in document order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from extractor.evaluation.gold import Annotation
from extractor.evaluation.pairing import Row
from extractor.evaluation.places import squeeze
from extractor.gazetteer.names import alpha2

# Running heads and feet, and what stands in a URL, are no words of the letter.
FURNITURE = re.compile(
    r"https?://\S+|www\.\S+|^.*(?:vergaderjaar \d{4}|ISSN \d|[’']s-Gravenhage \d{4}).*$",
    re.I | re.M,
)


class Word(NamedTuple):
    """A mention: squeezed text and value (countries as alpha-2); `compound`: part of a word."""

    text: str
    value: str
    compound: bool = False


# part → (label, which values belong to it)
PARTS: dict[str, tuple[str, Callable[[str], bool]]] = {
    "DATE": ("DATE", lambda value: True),
    "COUNTRY": ("COUNTRY", lambda value: value != "NL"),
    "COUNTRY_NL": ("COUNTRY", lambda value: value == "NL"),
    "UN_BODY": ("UN_BODY", lambda value: True),
}


def gold_words(mentions: Sequence[Annotation], label: str) -> list[Word]:
    """When you call this, it will give the gold mentions of a label in document order."""
    return [
        Word(squeeze(m["text"]), _value(str(m["value"]), label))
        for m in mentions
        if m["label"] == label
    ]


def row_words(rows: Sequence[Row], label: str) -> list[Word]:
    """When you call this, it will give the predicted mentions of a label in document order."""
    return list(_row_words(rows, label))


def _row_words(rows: Sequence[Row], label: str) -> Iterator[Word]:
    of_label = [row for row in rows if row["label"] == label]
    for row in sorted(of_label, key=lambda row: int(row.get("start") or 0)):
        text = squeeze(row["text"])
        if text in squeeze(FURNITURE.sub(" ", row.get("sentence") or row["text"])):
            one_word = label == "COUNTRY" and not re.search(r"\s", row["text"])
            yield Word(text, _value(row["value"], label), one_word)


def _value(value: str, label: str) -> str:
    return country(value) if label == "COUNTRY" else value.upper()


def country(value: str) -> str:
    """When you call this, it will give a country as alpha-2, from alpha-2 or alpha-3."""
    return alpha2(value.strip().upper())


def same_text(gold: Word, found: Word, compounds: set[str]) -> bool:
    """When you call this, it will tell whether two mentions are the same words.

    A country inside a compound (*Myanmarbeleid*) may be marked as the whole word.
    """
    return gold.text == found.text or (found.text in compounds and gold.text in found.text)


def align(gold: Sequence[Word], found: Sequence[Word]) -> list[tuple[int, int]]:
    """When you call this, it will give the best pairing of two lists that keeps their order.

    The same text counts for more than text that overlaps, the same value for more than another.
    """
    best = [[0] * (len(found) + 1) for _ in range(len(gold) + 1)]
    for i in range(len(gold) - 1, -1, -1):
        for j in range(len(found) - 1, -1, -1):
            weight = _weight(gold[i], found[j])
            both = best[i + 1][j + 1] + weight if weight else 0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    pairs, i, j = [], 0, 0
    while i < len(gold) and j < len(found):
        weight = _weight(gold[i], found[j])
        if weight and best[i][j] == best[i + 1][j + 1] + weight:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _weight(gold: Word, found: Word) -> int:
    if gold.text == found.text:
        return 6 + (gold.value == found.value)
    if gold.text in found.text or found.text in gold.text:
        return 3 + 2 * (gold.value == found.value)
    return 0
