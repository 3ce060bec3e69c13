"""Countries inside one written word: `Syriëcrisis`, `EU-Turkijeverklaring`, `Frans-Duitse`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.gazetteer.forms import CountryForms, Hit
from extractor.gazetteer.rules import PlaceRules
from extractor.gazetteer.text import fold
from extractor.gazetteer.words import Word

# a hyphen, a dash, or a capital behind a small letter, where the source lost a space
_LOST_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")  # NoordHolland
_SEPARATORS = re.compile(r"[-–—/;:]|(?<=[a-zà-ÿ])(?=[A-Z])")
_ADDRESS = re.compile(r"://|@|www\.|%20")  # of a web address or a mail address
_LONG_NAME = 6  # letters from which a name may take any head
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class CountryReading:
    """What one word holds: its countries, and whether a longer name may begin with it."""

    hits: tuple[Hit, ...]
    starts: bool


class CountryReader:
    """Reads a word once: the forms in it, alone, possessive or in a compound."""

    def __init__(self, forms: CountryForms, rules: PlaceRules) -> None:
        self.forms = forms
        self.rules = rules

    def __call__(self, word: Word) -> CountryReading | None:
        """When you call this, it will give the countries of a word, None for most words."""
        starts = self.forms.starts_name(word.key)
        hits = () if word.text.islower() else self._hits(word.text)
        return CountryReading(hits, starts) if hits or starts else None

    def _hits(self, text: str) -> tuple[Hit, ...]:
        bare = text.lstrip("0123456789")
        if bare != text:
            skip = len(text) - len(bare)
            return tuple(_moved(hit, skip, len(bare)) for hit in self._hits(bare))
        if _ADDRESS.search(text):
            return ()
        whole = self.forms.of_word(text) or self._possessive(text)
        if whole:
            return (whole,)
        if self.rules.blocks(fold(_LOST_HYPHEN.sub("-", text))):
            return ()
        if _SEPARATORS.search(text):
            return self._segments(text)
        inner = self._closed(text)
        return (inner,) if inner else ()

    def _possessive(self, text: str) -> Hit | None:
        """`Israëls`, `Canada's`, `Marokko’s`: a name and its s."""
        if not text.endswith(("s", "'")):
            return None
        hit = self.forms.of_word(text.removesuffix("s").removesuffix("'"))
        named = hit and ("name" in hit.kinds or "english" in hit.kinds)
        return replace(hit, kinds=("name",)) if hit and named else None

    def _segments(self, text: str) -> tuple[Hit, ...]:
        """`Frans-Duitse` is two adjectives; in `anti-Russische` the whole word is a compound."""
        parts = _SEPARATORS.split(text)
        places = [0, *(found.end() for found in _SEPARATORS.finditer(text))]
        hits, only_forms = [], True
        for hit in self._along(parts, places):
            if hit is None:
                only_forms = False
            else:
                hits.append(hit)
        if not only_forms:
            hits = [replace(hit, kinds=("compound",)) for hit in hits]
        return tuple(hits)

    def _along(self, parts: list[str], places: list[int]) -> Iterator[Hit | None]:
        """Take the longest form at each segment; None for a segment that names no country."""
        i = 0
        while i < len(parts):
            for j in range(len(parts), i, -1):
                text = "-".join(parts[i:j])
                hit = self.forms.of_word(text)
                if hit and not self._surname(parts, i, hit) and not self._place(parts, j):
                    yield replace(hit, part=(places[i], places[j - 1] + len(parts[j - 1])))
                    i = j
                    break
            else:
                inner = self._closed(parts[i]) if i or len(parts) == 1 or parts[i] else None
                yield _moved(inner, places[i], len(parts[i])) if inner else None
                i += 1

    def _surname(self, parts: list[str], i: int, hit: Hit) -> bool:
        """In `Jansen-Schot`, `Mendès-France` it is a surname; in `oud-Belg`, `EU-France` not."""
        if hit.kinds == ("supported",):
            return True
        if i == 0 or hit.kinds not in (("demonym",), ("english",)):
            return False
        before = parts[i - 1]
        return before[:1].isupper() and not before.isupper() and not self.forms.of_word(before)

    def _place(self, parts: list[str], j: int) -> bool:
        """`Congo-rivier` is a river."""
        return j < len(parts) and bool(parts[j]) and self.rules.is_no_head(fold(parts[j]))

    def _closed(self, text: str) -> Hit | None:
        """`Syriëcrisis`: the longest form that begins the word, with a head behind it."""
        key = fold(text)
        if not text[:1].isupper() or len(key) != len(text):
            return None
        for end in range(len(key) - 2, _SHORTEST - 1, -1):
            head = text[end:]
            if not head.islower() or not self.forms.has(key[:end]):
                continue
            hit = self.forms.of_word(text[:end])
            if hit and self.rules.is_no_head(key[end:]):
                return None
            if hit and self._takes(hit, key[:end], key[end:]):
                return replace(hit, kinds=("compound",), part=(0, end))
        return None

    def _takes(self, hit: Hit, form: str, head: str) -> bool:
        if "supported" in hit.kinds:
            return False
        if hit.kinds == ("demonym",) and not form.endswith("en"):
            return head.startswith("schap")
        if self.rules.is_head(head):
            return True
        if "name" in hit.kinds:
            return len(form) >= _LONG_NAME and len(head) > 3
        # no compound begins with an inflected adjective: the source lost the space
        if "adjective" in hit.kinds:
            return form.endswith("e") and len(head) > 3
        return len(form) > _LONG_NAME and len(head) > _SHORTEST


def _moved(hit: Hit, skip: int, length: int) -> Hit:
    """Count the part of a hit from the word's begin, of which it has read only the rest."""
    start, end = hit.part if hit.part[1] else (0, length)
    return replace(hit, part=(start + skip, end + skip))
