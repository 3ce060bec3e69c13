"""The pieces of a body's name: hyphens and spaces alike, the UN's own name one piece.

`VN-Mensenrechtenraad`, `VN Mensenrechtenraad` and `Verenigde Naties-mensenrechtenraad` all read
`vn mensenrechtenraad`; `Internationale` and `Internationaal` share a stem.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from extractor.gazetteer.text import fold
from extractor.gazetteer.words import Words

UN = "vn"
ARTICLES = frozenset({"de", "het", "een", "the"})
_MOST_PIECES = 30
FULL_NAMES = {"verenigde": "naties", "united": "nations"}
_FULL_STEMS = frozenset({("verenigd", "naties"), ("united", "nations")})
_INSIDE = re.compile(r"[-/]")
_NUMBER = re.compile(r"^\d+(?=[^\W\d_])")  # a note's number, glued on: 193VN-lidstaten


class Piece(NamedTuple):
    """A stem, the word that it stands in, and whether the word ends with it."""

    stem: str
    word: int
    ends: bool


def stem(key: str) -> str:
    """When you call this, it will strip the inflection of an adjective: speciale, speciaal."""
    base = key.removesuffix("e") if len(key) > 4 else key
    return base[:-3] + "al" if base.endswith("aal") else base


@lru_cache(maxsize=50_000)
def stems_of(text: str) -> tuple[str, ...]:
    """When you call this, it will cut one cleaned word into stems."""
    if text.isalpha() and text.islower():  # most are
        return (stem(fold(text)),)
    text = _NUMBER.sub("", text).rstrip(".")
    if text in ("VN", "V.N", "UN", "U.N"):
        return (UN,)
    if text[:2] == "VN" and text[2:3].islower():
        text = f"VN-{text[2:]}"
    parts = [part for part in _INSIDE.split(text) if part]
    return tuple(UN if part in ("VN", "UN") else stem(fold(part)) for part in parts)


def stems_of_name(name: str) -> list[str]:
    """When you call this, it will cut a name of the lexicon into stems."""
    stems = [piece for word in re.findall(r"[^\s,()]+|,", name) for piece in stems_of(word)]
    found: list[str] = []
    for one in stems:
        if found and (found[-1], one) in _FULL_STEMS:
            found[-1] = UN
        else:
            found.append(one)
    return found


def without_articles(stems: list[str]) -> list[str]:
    """When you call this, it will leave out the articles, which writers set as they like."""
    return [one for one in stems if one not in ARTICLES]


class Pieces:
    """The pieces of the words from `first` on, read as far as they are asked for.

    Most names fail at their first or second piece.
    """

    def __init__(self, words: Words, first: int) -> None:
        self._words = words
        self._next = first
        self._read: list[Piece] = []

    def at(self, n: int) -> Piece | None:
        """When you call this, it will give the nth piece, None behind the last."""
        read = self._read
        while n >= len(read):
            if self._next >= len(self._words) or len(read) >= _MOST_PIECES:
                return None
            self._read_word()
        return read[n]

    def __getitem__(self, n: int) -> Piece:
        """When you call this, it will give the nth piece, which must be there."""
        piece = self.at(n)
        if piece is None:
            raise IndexError(n)
        return piece

    def stems(self, first: int, last: int) -> tuple[str, ...]:
        """When you call this, it will give the stems from one piece up to another, if so many."""
        self.at(last - 1)
        return tuple([piece.stem for piece in self._read[first:last]])

    def _read_word(self) -> None:
        words, i = self._words, self._next
        tail = FULL_NAMES.get(words[i].key.lstrip("0123456789"))
        if tail and words.key(i + 1).startswith(tail):
            rest = [part for part in words.key(i + 1)[len(tail) :].split("-") if part]
            glued = words.key(i + 1)[len(tail) : len(tail) + 1].isalpha()
            stems = (UN,) if glued else (UN, *map(stem, rest))
            i += 1
        else:
            stems = stems_of(words[i].text)
        last = len(stems) - 1
        self._read += [Piece(one, i, n == last) for n, one in enumerate(stems)]
        self._next = i + 1
