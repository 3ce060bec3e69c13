"""Names and acronyms of bodies: the rows of the lexicon, as a tree of stems."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from extractor.gazetteer.pieces import ARTICLES, UN, Pieces, stems_of_name, without_articles
from extractor.gazetteer.text import clean
from extractor.lexicon.loader import load_table

_PREPOSITIONS = {"inzak": "voor", "over": "voor", "betreffend": "voor"}
_LEADING = frozenset({UN, "van", "der"})  # words that the UN's own name begins with
_COMPOUND_HEAD = 8  # letters from which a one-word name may open a closed compound


@dataclass(frozen=True, slots=True)
class BodyForm:
    """One written form of a body.

    `needs` says what must stand by for the form to count: "un" (the UN is said in the name),
    "letter" (the UN is said somewhere in the letter), "defined" (the letter gives the long form),
    or nothing.
    """

    id: str
    body: str
    text: str
    kind: str  # name, english, acronym
    needs: str
    label: str  # UN_BODY or ORGANISATION


@dataclass(frozen=True, slots=True)
class Named:
    """A name found in a row of pieces: its forms, its last word, the UN said, a head glued on.

    `own` is the part of the last stem that is the name's, where a head is glued on.
    """

    forms: tuple[BodyForm, ...]
    last: int
    said: bool
    head: str = ""
    own: str = ""

    def fitting(self) -> BodyForm | None:
        """When you call this, it will give the form that may stand so: `noodfonds` with the UN."""
        return next((form for form in self.forms if self.said or form.needs != "un"), None)


class BodyForms:
    """Finds the longest name at a row of pieces; looks acronyms up by their exact writing."""

    def __init__(self, forms: Sequence[BodyForm], others: frozenset[str]) -> None:
        self.others = others
        self.acronyms: dict[str, BodyForm] = {}
        self._tree: dict[str, Any] = {}
        for form in forms:
            if form.kind == "acronym" and UN not in stems_of_name(form.text):
                for text in _writings(form.text):
                    self.acronyms.setdefault(text, form)
            else:
                self._plant(form)

    def _plant(self, form: BodyForm) -> None:
        stems = _written_freely(stems_of_name(form.text))
        if len(stems) > 1 and UN in stems:
            stems = _without_own_name(stems)
            form = replace(form, needs="un")
        node = self._tree
        for stem in stems:
            node = node.setdefault(stem, {})
        node.setdefault("", []).append(form)

    def starts(self, stem: str) -> bool:
        """When you call this, it will say whether a name may begin with this stem."""
        return stem in self._tree or self.opening(stem, self._tree) is not None

    def promises(self, pieces: Pieces) -> bool:
        """When you call this, it will say whether the first two pieces may lead to a name."""
        first = pieces[0].stem
        node = self._tree.get(first)
        if first == UN or node is None or "" in node or not (piece := pieces.at(1)):
            return True
        second = piece.stem
        return second in node or second in ARTICLES or second in _LEADING or second in _PREPOSITIONS

    def longest(self, pieces: Pieces) -> Named | None:
        """When you call this, it will find the longest name at the first piece.

        The UN's own name may stand before the name, behind its head or at its end: it is passed
        over and remembered (`Hoge Commissaris {van de VN} voor de Mensenrechten`).
        """
        node, found, said, n = self._tree, None, False, 0
        while piece := pieces.at(n):
            stem = piece.stem
            if stem in _LEADING and (own := _own_name(pieces, n)):
                said, n = True, n + own
            elif (child := node.get(_PREPOSITIONS.get(stem, stem))) is not None:
                node, n = child, n + 1
            elif stem in ARTICLES and node is not self._tree:
                n += 1
                continue
            else:
                glued = self.opening(stem, node)
                if glued and piece.ends and (node is self._tree or "" in node[glued]):
                    head = stem[len(glued) :]
                    found = Named(tuple(node[glued][""]), piece.word, said, head, glued)
                return found
            if "" in node and pieces[n - 1].ends:
                found = Named(tuple(node[""]), pieces[n - 1].word, said)
        return found

    @staticmethod
    def opening(stem: str, node: dict[str, Any]) -> str | None:
        """When you call this, it will find the name that opens a closed compound.

        `veiligheidsraadsresoluties` opens with `veiligheidsraad`.
        """
        for end in range(len(stem) - 3, _COMPOUND_HEAD - 1, -1):
            child = node.get(stem[:end])
            if child is not None and "" in child:
                return stem[:end]
        return None


def _written_freely(stems: list[str]) -> list[str]:
    """`Comité voor de Rechten` as `comité inzake rechten`: article and preposition may differ."""
    return [_PREPOSITIONS.get(one, one) for one in without_articles(stems)]


def _without_own_name(stems: list[str]) -> list[str]:
    """Leave out `van VN`, `der VN` and `VN`, wherever they stand."""
    kept: list[str] = []
    for one in stems:
        if one != UN:
            kept.append(one)
        elif kept and kept[-1] in ("van", "der"):
            kept.pop()
    return kept


def _own_name(pieces: Pieces, n: int) -> int:
    """How many pieces the UN's name takes here: `VN`, `van de VN`, `der VN`."""
    stems = pieces.stems(n, n + 3)
    if stems[0] == UN:
        return 1
    if stems[:2] in (("der", UN), ("van", UN)):
        return 2
    return 3 if stems == ("van", "de", UN) else 0


def _writings(acronym: str) -> tuple[str, ...]:
    """`UNESCO` is also written `Unesco`; a short acronym is not."""
    if len(acronym) > 4 and acronym.isupper() and acronym.isalpha():
        return (acronym, acronym.capitalize())
    return (acronym,)


def load_body_forms(lexicon: str | None = None, unverified: bool = False) -> BodyForms:
    """When you call this, it will read the bodies' names."""
    wanted = {"on", "unverified"} if unverified else {"on"}
    others = frozenset(row["id"] for row in load_table("other_orgs.csv", lexicon))
    forms = [
        BodyForm(
            row["id"],
            row["body"],
            clean(row["form"]),
            row["kind"],
            row["needs"],
            "ORGANISATION" if row["body"] in others else "UN_BODY",
        )
        for row in load_table("body_forms.csv", lexicon)
        if (row["status"] or "on") in wanted
    ]
    return BodyForms(forms, others)
