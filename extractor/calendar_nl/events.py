"""Events that a letter dates itself: *Dit spoeddebat zal op 18 september a.s. plaatsvinden*."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from spacy.tokens import Span

from extractor.calendar_nl.interval import read_iso
from extractor.calendar_nl.mention import lower
from extractor.calendar_nl.tense import clause_around
from extractor.lexicon.loader import load_rules

LONGEST = 31  # days: what takes longer is no event
# het commissiedebat (over water) van 3 mei
OF = re.compile(r"(?:\s+[^\W\d_][\w-]*){0,4},?\s+(?:van|op|d\.d\.|dd\.|in)\s+(?:de\s+|het\s+)?")


def dated_events(text: str, dates: Iterable[Span], lexicon: str | None = None) -> dict[str, str]:
    """When you call this, it will give the events that a text dates, with the date's ISO value.

    *Dit spoeddebat zal op 18 september a.s. plaatsvinden* gives `{"spoeddebat": "2020-09-18"}`.
    An event has a date where the date follows it (*het debat van 3 mei*) or where their clause
    says that it takes place. Nouns are in lower case; one with two dates is left out.

    Parameters
    ----------
    text : the text of a Doc
    dates : the spans of its `doc.spans["dates"]`
    lexicon : a user's lexicon folder, laid over the shipped one
    """
    nouns, takes_place = _patterns(lexicon)
    lowered = lower(text)
    found: dict[str, set[str]] = defaultdict(set)
    for span in dates:
        if span.kb_id_ and read_iso(span.kb_id_).days() <= LONGEST:
            noun = _noun_of(lowered, span, nouns, takes_place)
            if noun:
                found[noun].add(span.kb_id_)
    return {noun: values.pop() for noun, values in found.items() if len(values) == 1}


@cache
def _patterns(lexicon: str | None) -> tuple[re.Pattern[str], re.Pattern[str]]:
    rules = load_rules("dates.toml", lexicon)
    heads = "|".join(form for entry in rules["event"] for form in entry.get("heads", ()))
    words = "|".join(form for entry in rules["event"] for form in entry.get("words", ()))
    nouns = re.compile(rf"\b(?:[\w-]*(?:{heads})|{words})\b")
    return nouns, re.compile("|".join(entry["pattern"] for entry in rules["takes-place"]))


def _noun_of(text: str, span: Span, nouns: re.Pattern[str], takes_place: re.Pattern[str]) -> str:
    """Give the noun of the event that takes place on a date, or nothing."""
    start, end = span.start_char, span.end_char
    left, right = clause_around(text, start, end)
    before = list(nouns.finditer(text, left, start))
    if before and OF.fullmatch(text, before[-1].end(), start):
        return before[-1][0]
    if not takes_place.search(text, left, right):
        return ""
    near = before[-1:] or list(nouns.finditer(text, end, right))[:1]
    return near[0][0] if near else ""
