"""Country forms: the rows of the lexicon, by key, one word or several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from extractor.gazetteer.text import clean, fold
from extractor.gazetteer.words import Words
from extractor.lexicon.loader import load_table

KINDS = ("name", "english", "adjective", "demonym", "abbreviation", "region", "supported")


@dataclass(frozen=True, slots=True)
class Form:
    """One written form of a country: `Wit-Russische`, an adjective of BLR."""

    id: str
    code: str  # ISO 3166-1 alpha-3
    text: str
    kind: str  # one of KINDS


@dataclass(frozen=True, slots=True)
class Hit:
    """A country that a word names: its candidate codes, what the form may be, and its key.

    `part` is where in the word its own characters stand, (0, 0) for the whole word.
    """

    codes: tuple[str, ...]
    kinds: tuple[str, ...]
    rule: str
    key: str
    part: tuple[int, int] = (0, 0)


_GLUED = 4  # letters that a name and what is glued to it have at least


class CountryForms:
    """Looks a key up among all forms; tries to grow a name over several words."""

    def __init__(self, forms: tuple[Form, ...]) -> None:
        self._single: dict[str, list[Form]] = {}
        self._long: dict[str, Any] = {}
        for form in forms:
            key = fold(form.text)
            pieces = key.replace("-", " ").split()
            if " " not in key:
                self._single.setdefault(key, []).append(form)
            if len(pieces) > 1:
                node = self._long
                for piece in pieces:
                    node = node.setdefault(piece, {})
                node.setdefault("", []).append(form)

    def starts_name(self, key: str) -> bool:
        """When you call this, it will say whether a name of several words may begin so."""
        return key.split("-", 1)[0] in self._long

    def of_word(self, text: str) -> Hit | None:
        """When you call this, it will find a word that is itself a form, its case respected."""
        key = fold(text)
        forms = self._single.get(key) or self._single.get(key.rstrip("."))
        fitting = [form for form in forms or () if _written_as(form, text)]
        return _hit(fitting, key) if fitting else None

    def has(self, key: str) -> bool:
        """When you call this, it will say whether a key is a form of one word."""
        return key in self._single

    def longest(self, words: Words, first: int) -> tuple[int, Hit] | None:
        """When you call this, it will find the longest name over two or more words.

        Returns
        -------
        the place of the last word and the hit, or None
        """
        node, found, capital = self._long, None, False
        for i in range(first, len(words)):
            word = words[i]
            pieces = [piece for piece in word.key.split("-") if piece]
            for n, piece in enumerate(pieces):
                last = n == len(pieces) - 1
                node = _step(node, piece, last)
                if node is None:
                    return found
            capital = capital or any(c.isupper() for c in word.text)
            if i > first and capital and "" in node:
                forms = node[""]
                found = (i, _hit(forms, fold(forms[0].text)))
        return found


def _step(node: dict[str, Any], piece: str, last: bool) -> Any:
    """Give the next node, also of a possessive (`Lanka's`) and where a space was lost."""
    child = node.get(piece)
    if child is not None or not last:
        return child
    ends = [len(piece) - 1] if piece.endswith("s") else []
    for end in [*ends, *range(len(piece) - _GLUED, _GLUED, -1)]:
        child = node.get(piece[:end].rstrip("'"))
        if child is not None and "" in child:
            return child
    return None


def _written_as(form: Form, text: str) -> bool:
    if form.kind == "abbreviation" or (form.kind == "supported" and form.text.isupper()):
        return text in (form.text, form.text + ".")
    if not text[:1].isupper() and form.text[:1].isupper():
        return False
    return not (text.isupper() and len(text) < 4)


def _hit(forms: list[Form], key: str) -> Hit:
    codes = tuple(sorted({form.code for form in forms}))
    kinds = tuple(kind for kind in KINDS if any(form.kind == kind for form in forms))
    return Hit(codes, kinds, forms[0].id, key)


def load_country_forms(lexicon: str | None = None, unverified: bool = False) -> CountryForms:
    """When you call this, it will read the forms once per lexicon folder.

    Parameters
    ----------
    lexicon : a user's overlay folder, or None
    unverified : also the forms that no source attests
    """
    wanted = {"on", "unverified"} if unverified else {"on"}
    rows = load_table("country_forms.csv", lexicon)
    return CountryForms(
        tuple(
            Form(row["id"], row["country"], clean(row["form"]), row["kind"])
            for row in rows
            if (row["status"] or "on") in wanted
        )
    )
