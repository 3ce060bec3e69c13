"""What stands around a clause: its block and speaker, quotation marks, dates, the next sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from spacy.tokens import Span

from extractor.calendar_nl.interval import bounded_interval
from extractor.commitments.clause import Clause
from extractor.commitments.predicate import Predicate

QUOTES = {"«": "»", "“": "”", "„": "”"}


def block_of(sent: Span) -> tuple[str, str]:
    """When you call this, it will give kind and speaker of the block that holds a sentence."""
    blocks = sent.doc._.blocks or ()
    place = bisect_right(blocks, sent.start_char, key=itemgetter(0)) - 1
    if place >= 0 and sent.start_char < blocks[place][1]:
        return blocks[place][2], blocks[place][3]
    return "paragraph", "sender"


def following_text(sent: Span) -> str:
    """When you call this, it will give the sentence behind, up to 200 code points."""
    start = sent.end_char
    return str(sent.doc[sent.end : min(sent.end + 40, len(sent.doc))].text[:200]) if start else ""


def is_quoted(sent: Span, predicate: Predicate) -> bool:
    """When you call this, it will say whether the main verb stands between quotation marks."""
    text = sent.text
    place = predicate.main.idx - sent.start_char
    for opener, closer in QUOTES.items():
        if text.rfind(opener, 0, place) > text.rfind(closer, 0, place):
            return True
    straight = text[:place].count('"')
    return straight % 2 == 1 and '"' in text[place:]


def has_future_date(dates: Sequence[Span], clause: Clause, sent: Span) -> bool:
    """When you call this, it will say whether a date behind the letter's stands in the clause.

    The year in a name (*het Nationaal Programma 2023-2030*) and a quoted one date no act.
    """
    inside = {token.i for token in clause.tokens}
    letter_date = sent.doc._.letter_date
    return bool(letter_date) and any(
        d.label_ == "DATE"
        and d.kb_id_
        and d.start in inside
        and not _in_a_name(d)
        and bounded_interval(d.kb_id_, "")[1] > letter_date
        for d in dates
    )


def _in_a_name(date: Span) -> bool:
    before = date.doc[date.start - 1] if date.start > date.sent.start else None
    if before is None or not date.text[0].isdigit() or len(date.kb_id_.split("/")[0]) > len("2030"):
        return False
    named = before.pos_ in ("NOUN", "PROPN") and before.text[0].isupper()
    return named or before.text in "‘“\"'("
