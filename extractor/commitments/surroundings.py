"""What stands around a clause: its speaker, quotation marks, dates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TypeAlias

from extractor.calendar_nl.interval import bounded_interval
from extractor.commitments.found_date import Date
from extractor.commitments.predicate import Predicate
from extractor.commitments.tokens import Span, Token

Blocks: TypeAlias = Sequence[tuple[int, int, str, str]]  # start, end, kind, speaker
QUOTES = {"«": "»", "“": "”", "„": "”"}


def speaker_of(sent: Span, blocks: Blocks) -> str:
    """When you call this, it will give the speaker of the block that holds a sentence."""
    place = bisect_right(blocks, sent.start_char, key=itemgetter(0)) - 1
    inside = place >= 0 and sent.start_char < blocks[place][1]
    return blocks[place][3] if inside else "sender"


def is_quoted(sent: Span, text: str, predicate: Predicate) -> bool:
    """When you call this, it will say whether the main verb stands between quotation marks."""
    place = predicate.main.idx - sent.start_char
    for opener, closer in QUOTES.items():
        if text.rfind(opener, 0, place) > text.rfind(closer, 0, place):
            return True
    straight = text[:place].count('"')
    return straight % 2 == 1 and '"' in text[place:]


def has_future_date(dates: Sequence[Date], tokens: Iterable[Token], sent: Span) -> bool:
    """When you call this, it will say whether a date behind the letter's stands in some words.

    The year in a name (*het Nationaal Programma 2023-2030*) and a quoted one date no act.
    """
    inside = {token.i for token in tokens}
    letter_date = sent.doc.letter_date
    return bool(letter_date) and any(
        d.label_ == "DATE"
        and d.kb_id_
        and d.start in inside
        and not _in_a_name(d)
        and bounded_interval(d.kb_id_, "")[1] > letter_date
        for d in dates
    )


def _in_a_name(date: Date) -> bool:
    before = date.doc[date.start - 1] if date.start > date.sent.start else None
    if before is None or not date.text[0].isdigit() or len(date.kb_id_.split("/")[0]) > len("2030"):
        return False
    named = before.pos_ in ("NOUN", "PROPN") and before.text[0].isupper()
    return named or before.text in "‘“\"'("
