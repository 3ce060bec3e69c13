"""Finds line ends that a text has lost: `bijhet ziekenhuis`, `aan te pakken,zodat`, `regelge-ving`.

Papers that were copied out of a PDF have their lines run together, some with no space between.
Where a document shows that this happened, what is no Dutch word but parts into two is parted: a
stop with a letter right behind it, a word broken at its hyphen, a capital inside, and two words
of which one is a function word, the sender or a verb that ends a clause. The word list is
OpenTaal's; see `lexicon/opentaal`.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator
from functools import cache

from extractor.lexicon.loader import SHIPPED, load_rules, load_table

LONGEST_LINE = 150  # characters: a printed line has fewer
SIGNS = 3  # stops with a letter right behind them that show what happened to a document
_STOP = re.compile(r"(?<=[a-zà-ÿ]{2})[.,;:?!][»”’\")]*(?=[«“‘(]?[A-Za-zÀ-ÿ]{2})")
_TOKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|www\.|@|/|_|\.(?:nl|eu|com|org|pdf|html?)\b")
_WHOLE = re.compile(r"(?<![\w-])[A-Za-zÀ-ÿ]+(?![\w-])")
_CAPITAL = re.compile(r"(?<![\w-])([A-Za-zà-ÿ][a-zà-ÿ]+)(?=[A-Z])")  # inNederland, opEU-niveau
_ACRONYM = re.compile(r"(?<![\w-])[A-Z]{2,}(?=([a-zà-ÿ]{4,})(?![\w-]))")  # BZKdaarom
_HYPHEN = re.compile(r"(?<![\w-])([a-zà-ÿ]{3,})-(?=[a-zà-ÿ]{2,}(?![\w-]))")


def is_glued(text: str) -> bool:
    """When you call this, it will tell whether a document has lost line ends."""
    if not any(len(line) > LONGEST_LINE for line in text.split("\n")):
        return False
    signs = (token for token in _TOKEN.findall(text) if _STOP.search(token))
    return sum(1 for token in signs if not _ADDRESS.search(token)) >= SIGNS


def lost_ends(line: str) -> list[int]:
    """When you call this, it will give the places in a line where another line began."""
    return sorted({place for token in _TOKEN.finditer(line) for place in _places(token)})


def _places(token: re.Match[str]) -> Iterator[int]:
    text, start = token[0], token.start()
    if _ADDRESS.search(text):
        return
    yield from (start + stop.end() for stop in _STOP.finditer(text))
    for broken in _HYPHEN.finditer(text):
        if broken[1] not in _words():
            yield start + broken.end()
    yield from (start + c.end() for c in _CAPITAL.finditer(text) if _may_begin(c[1]))
    yield from (start + a.end() for a in _ACRONYM.finditer(text) if _may_stand(a[1]))
    for letters in _WHOLE.finditer(text):
        if split := _split(letters[0]):
            yield start + letters.start() + split


def _split(word: str) -> int:
    """Give the place where a word that is none parts into two, or 0."""
    lower = word[0].lower() + word[1:]
    if len(word) < 4 or not lower.islower() or lower in _words():
        return 0
    places = [p for p in range(2, len(word) - 1) if _are_two(lower[:p], lower[p:])]
    return max(places, key=lambda place: _worth(lower[:place], lower[place:]), default=0)


def _are_two(left: str, right: str) -> bool:
    """Tell whether both can stand alone, and one of them holds sentences together."""
    functions, endings = _words_of("class"), _words_of("ending")
    if left in functions and right in functions:
        return True
    if left in functions or left in _words_of("sender"):
        return right not in endings and _may_stand(right)
    if right in _words_of("verb"):
        return len(left) > 3 and _may_stand(left)
    return right in functions and right not in endings and _may_stand(left)


def _may_stand(word: str) -> bool:
    known = word in _words() or word in _countries()
    return word in _words_of("class") or (len(word) > 2 and known)


def _may_begin(word: str) -> bool:
    """Tell whether a word can stand before a capital: *DeNederlandse*, but not *MacDonald*."""
    return word.lower() in _words_of("class") if word[0].isupper() else _may_stand(word)


def _worth(left: str, right: str) -> tuple[bool, int]:
    """Two function words before one, then the longer function word."""
    known = [part for part in (left, right) if part in _words_of("class")]
    return len(known) == 2, max(map(len, known), default=0)


@cache
def _words_of(table: str) -> frozenset[str]:
    """Give the words of a table: function words, endings, the sender, verbs."""
    entries = load_rules("function_words.toml")[table]
    return frozenset(word for entry in entries for word in entry["words"])


@cache
def _countries() -> frozenset[str]:
    names = (row["form"] for row in load_table("country_forms.csv") if row["kind"] == "name")
    return frozenset(name.lower() for name in names if name.isalpha())


@cache
def _words() -> frozenset[str]:
    packed = (SHIPPED / "opentaal" / "words.txt.xz").read_bytes()
    return frozenset(lzma.decompress(packed).decode("utf-8").split())
