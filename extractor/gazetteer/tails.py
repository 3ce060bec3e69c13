"""What tells a body's name: a bracketed acronym, the UN or the parent behind it, a capital."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import replace

from extractor.gazetteer.pieces import UN, Pieces, stems_of
from extractor.gazetteer.references import BodyMention
from extractor.gazetteer.words import Words

_PLACING = frozenset({"in", "op", "voor", "naar"})
_MOST_WORDS = 5  # of a place
_ARTICLES = frozenset({"de", "het", "der", "the"})


def with_brackets(
    words: Words,
    mention: BodyMention,
    known: Callable[[str], str],
    is_role: Callable[[str], bool],
) -> BodyMention:
    """When you call this, it will take in `(OHCHR)` and what stands behind it.

    `Hoge Commissaris voor de Mensenrechten (OHCHR)` is one mention, and so are `International Law
    Commission (ILC) van de Verenigde Naties` and `VN-kinderrechtenorganisatie (UNICEF)`. The
    letter may call the body by that acronym from here on, unless another body is known by it.

    Parameters
    ----------
    known : gives the body that an acronym is known for, or an empty string
    is_role : says whether a mission or an office may be named by what stands behind this stem
    """
    last, acronym = mention.last, words.text(mention.last + 2)
    if mention.form == "compound" and mention.ids == ("UN",):
        if is_role(stems_of(words.text(last))[-1]):
            last = _placed(words, last)
        body = bracketed(words, last, known)
        return replace(mention, last=last + 3, ids=(body,), form="name") if body else mention
    if mention.form in ("acronym", "compound") and mention.last == mention.first:
        return mention
    if words.text(last + 1) != "(" or words.text(last + 3) != ")" or not _is_acronym(acronym):
        return mention
    own = known(acronym) in ("", *mention.ids)
    return replace(
        mention,
        last=own_tail(words, last + 3),
        acronym=acronym if own else "",
        needs="" if own else mention.needs,
    )


def _placed(words: Words, last: int) -> int:
    """Pass over `in Hodeida` between `VN-missie` and `(UNMHA)`."""
    if words.key(last + 1) in _PLACING:
        for place in range(last + 2, last + 2 + _MOST_WORDS):
            if words.text(place + 1) == "(":
                return place
            if not words.text(place).replace("-", "").isalpha():
                break
    return last


def capitalised(words: Words, first: int, last: int) -> bool:
    """When you call this, it will look for a capital in a name, before its preposition."""
    for word in words.row[first : last + 1]:
        if word.key in ("voor", "tegen", "inzake"):
            return False
        if any(c.isupper() for c in word.text):
            return True
    return False


def bracketed(words: Words, last: int, known: Callable[[str], str]) -> str:
    """When you call this, it will give the body whose acronym stands in brackets behind a word."""
    if words.text(last + 1) == "(" and words.text(last + 3) == ")":
        return known(words.text(last + 2))
    return ""


def own_tail(words: Words, last: int) -> int:
    """When you call this, it will pass over `van de VN`, `der Verenigde Naties` behind a word."""
    pieces = Pieces(words, last + 1)
    if pieces.stems(0, 3) == ("van", "de", UN) and pieces[2].ends:
        return pieces[2].word
    return pieces[1].word if pieces.stems(0, 2) == ("der", UN) and pieces[1].ends else last


def parent_tail(
    words: Words, last: int, body_at: Callable[[int], tuple[str, int] | None], parents: Set[str]
) -> int:
    """When you call this, it will pass over the parent body: `van de (64e) AVVN`.

    Parameters
    ----------
    body_at : gives the id and the last word of the body named at a place

    Returns
    -------
    the last word of the parent's name, or `last` where none of `parents` follows
    """
    place = last + 1
    if words.key(place) == "van":
        place += 1
    elif not words.text(place).isupper():  # Derde Commissie AVVN
        return last
    while words.key(place) in _ARTICLES or words.key(place)[:1].isdigit():
        place += 1
    found = body_at(place) if place < len(words) else None
    return found[1] if found and found[0] in parents else last


def _is_acronym(text: str) -> bool:
    """`OHCHR`, `Unifil`, `VNVR`; not `2020–2022`, `nr`."""
    letters = text.replace("-", "")
    return 1 < len(letters) <= 12 and letters.isalpha() and letters[0].isupper()
