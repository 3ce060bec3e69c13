"""Mandates by pattern: role, preposition, theme or country.

`Speciale VN-rapporteur voor de mensenrechten in Iran` is SR_IR, `Speciaal Rapporteur inzake
foltering` is SR_TORTURE, `Kinderrechtencomité` is CRC, `Rwandatribunaal` is ICTR.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from extractor.gazetteer.pieces import UN, Pieces, stem, stems_of, stems_of_name
from extractor.gazetteer.scene import Scene
from extractor.gazetteer.themes import Role, Themes
from extractor.lexicon.loader import load_rules

_MOST_ADJECTIVES = 4
_OWN_TAILS = (("van", "de", "sgvn"), ("van", "de", UN), ("der", UN), ("van", UN), (UN,))


@dataclass(frozen=True, slots=True)
class Mandate:
    """A mandate found: its ids, its last word, its role, and whether the UN is said.

    Without ids it is a bare role, such as `VN-rapporteur` or `Fact Finding Mission`. `proper`
    says that its form alone makes it the UN's; `every`, that it is all of its ids.
    """

    ids: tuple[str, ...]
    last: int
    role: Role
    said: bool
    proper: bool = False
    every: bool = False


class Mandates:
    """Finds the mandate that begins at a row of pieces."""

    def __init__(self, tables: Mapping[str, list[dict[str, Any]]]) -> None:
        self.roles = tuple(map(_role, tables["role"]))
        self.themes = Themes(tables)
        self._adjectives = frozenset(word for role in self.roles for word in role.adjectives)
        self._closing = [
            (noun[0], role)
            for role in self.roles
            if role.compound
            for noun in role.nouns
            if len(noun) == 1
        ]
        self._ends = tuple(noun for noun, _ in self._closing)
        self._by_noun: dict[str, list[tuple[tuple[str, ...], Role]]] = {}
        for role in self.roles:
            for noun in role.nouns:
                self._by_noun.setdefault(noun[0], []).append((noun, role))

    def starts(self, first: str) -> bool:
        """When you call this, it will say whether a mandate may begin with this stem."""
        return first in self._adjectives or first in self._by_noun

    def in_word(self, text: str) -> tuple[Role, str] | None:
        """When you call this, it will find a role's noun at the end of one word.

        Returns
        -------
        the role and the id of its body; the id is empty where a country has to tell it
        """
        last = stems_of(text)[-1:]
        if not last or not last[0].endswith(self._ends):
            return None
        for noun, role in self._closing:
            if not last[0].endswith(noun):
                continue
            if role.compound == "country":
                return role, ""
            if body := self.themes.in_compound(role, last[0].removesuffix(noun)):
                return role, body
        return None

    def of_word(self, scene: Scene, place: int) -> Mandate | None:
        """When you call this, it will read a mandate in one word: `Rwandatribunaal`."""
        text = scene.words[place].text
        found = self.in_word(text)
        if not found:
            return None
        role, body = found
        said = stems_of(text)[0] == UN or scene.words.text(place - 1) in ("VN", "UN")
        if body:
            return Mandate((body,), place, role, said, role.needs != "un")
        codes = [code for mention in scene.countries_at(place) for code in mention.codes]
        ids = tuple(filter(None, (self.themes.of_country(role, code) for code in codes)))
        return Mandate(ids, place, role, said, proper=True) if ids else None

    def find(self, scene: Scene, pieces: Pieces) -> Mandate | None:
        """When you call this, it will read a mandate at the first piece."""
        n, said, adjectives = self._before_noun(pieces)
        role, after = self._role(pieces, n)
        if role is None:
            return None
        after, said = own_tail(pieces, after, said)
        theme = self.themes.behind(role, scene, pieces, after)
        if theme:
            end, said = own_tail(pieces, theme.end, said)
            capital = scene.words[pieces[n].word].text[:1].isupper()
            proper = {
                "adjective": bool(role.adjectives.intersection(adjectives)),
                "capital": capital,
            }.get(role.needs, theme.proper)
            return Mandate(theme.ids, pieces[end - 1].word, role, said, proper, theme.every)
        if role.generic and pieces[after - 1].ends:
            return Mandate((), pieces[after - 1].word, role, said)
        return None

    def _before_noun(self, pieces: Pieces) -> tuple[int, bool, list[str]]:
        n, said, adjectives = 0, False, []
        while n < _MOST_ADJECTIVES and (piece := pieces.at(n)):
            if piece.stem == UN:
                said = True
            elif piece.stem in self._adjectives:
                adjectives.append(piece.stem)
            else:
                break
            n += 1
        return n, said, adjectives

    def _role(self, pieces: Pieces, n: int) -> tuple[Role | None, int]:
        """Read the longest noun of a role: `economische commissie` before `commissie`."""
        best: tuple[Role | None, int] = (None, n)
        piece = pieces.at(n)
        for noun, role in self._by_noun.get(piece.stem, ()) if piece else ():
            end = n + len(noun)
            if pieces.stems(n, end) == noun and end > best[1]:
                best = (role, end)
        return best


def own_tail(pieces: Pieces, n: int, said: bool) -> tuple[int, bool]:
    """When you call this, it will pass over the UN behind a role or its theme.

    `van de VN`, `van de SGVN`, `van de Secretaris-Generaal van de VN`.
    """
    stems = pieces.stems(n, n + 4)
    if stems == ("van", "de", "secretaris", "general"):
        return own_tail(pieces, n + 4, True)
    for tail in _OWN_TAILS:
        end = n + len(tail)
        if stems[: len(tail)] == tail and pieces[end - 1].ends:
            return end, True
    return n, said


def _role(row: dict[str, Any]) -> Role:
    return Role(
        id=row["id"],
        nouns=tuple(tuple(stems_of_name(noun)) for noun in row["nouns"]),
        adjectives=frozenset(map(stem, row["adjectives"])),
        needs=row["needs"],
        generic=row["generic"],
        mission=row.get("mission", False),
        by_country=row.get("by_country", False),
        linked=row.get("linked", False),
        compound=row.get("compound", ""),
    )


def load_mandates(lexicon: str | None = None) -> Mandates:
    """When you call this, it will read mandates.toml."""
    return Mandates(load_rules("mandates.toml", lexicon))
