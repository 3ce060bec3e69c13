"""The characters of a mention that are its own: `VN` of `VN-lidstaten`, fewer than its tokens'.

The Span is whole tokens; these bounds go into `span._.mention_chars`. They also cut off what a
poor PDF text glued on: `Verenigde Natiesrichtlijnen`, `193VN-lidstaten`.
"""

from __future__ import annotations

import re
import unicodedata

from spacy.tokens import Span

from extractor.gazetteer.pieces import FULL_NAMES
from extractor.gazetteer.text import clean
from extractor.gazetteer.words import Words

NOTHING_CUT = (-1, 0)
_NUMBER = re.compile(r"\d+(?=[A-ZÀ-Ý])")  # a note's number
_BROKEN = re.compile(r"-\s*\n\s*")
_UN_END = re.compile(r"\d*(?:V\.?N\.?|U\.?N\.?|naties|nations)", re.IGNORECASE)


def kept_of_name(words: Words, place: int, own: str) -> tuple[int, int]:
    """When you call this, it will count the characters of a word up to the end of a name in it.

    Parameters
    ----------
    own : the folded part of the word that is the name's; empty where the whole word is

    Returns
    -------
    the word and its characters, `NOTHING_CUT` where the whole word is its own
    """
    start = words.key(place).rfind(own) if own else -1
    return (place, start + len(own)) if start >= 0 else NOTHING_CUT


def kept_of_un(words: Words, place: int) -> tuple[int, int]:
    """When you call this, it will count the characters of `VN` in `VN-lidstaten`."""
    found = _UN_END.match(words.text(place))
    return (place, found.end()) if found else NOTHING_CUT


def own_characters(
    words: Words, span: Span, first: int, last: int, kept: tuple[int, int], lead: int = 0
) -> list[int] | None:
    """When you call this, it will give the bounds of a mention's own characters in the Doc's text.

    Parameters
    ----------
    span : the whole tokens of the words `first` to `last`
    kept : a word and how many of its characters are the mention's own
    lead : how many characters of the first word stand before the mention

    Returns
    -------
    [start, end] in code points, or None where they are those of the tokens
    """
    if words.key(last - 1).lstrip("0123456789") in FULL_NAMES and first < last:
        tail = FULL_NAMES[words.key(last - 1).lstrip("0123456789")]
        key = words.key(last)
        if key.startswith(tail) and key[len(tail) : len(tail) + 1].isalpha():
            kept = (last, len(tail))  # the source lost the space
    number = _NUMBER.match(words.text(first))
    lead = max(lead, number.end() if number else 0)
    if not lead and kept[0] != last:
        return None
    start, end = span.start_char, span.end_char
    if lead:
        start += _raw_length(span.text, lead)
    if kept[0] == last and kept[1] < len(words.text(last)):
        token = words.doc[words.start(last)].idx
        written = words.doc[words.start(last) : words.end(last)].text
        end = token + _raw_length(written, kept[1])
    return [start, end] if (start, end) != (span.start_char, span.end_char) else None


def _raw_length(raw: str, length: int) -> int:
    """Count the characters as written that make so many of the cleaned word."""
    place = 0
    while place < len(raw) and len(_BROKEN.sub("", clean(raw[:place]))) < length:
        place += 1
    while place < len(raw) and unicodedata.combining(raw[place]):
        place += 1
    return place
