"""Mandates by pattern: role, preposition, theme or country.

`Speciale VN-rapporteur voor de mensenrechten in Iran` is SR_IR, `Speciaal Rapporteur inzake
foltering` is SR_TORTURE.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractor.gazetteer.names import alpha2
from extractor.gazetteer.pieces import (
    ARTICLES,
    UN,
    Piece,
    stem,
    stems_of_name,
    without_articles,
)
from extractor.gazetteer.scene import Scene
from extractor.lexicon.loader import load_rules

_MOST_FILLERS = 9


@dataclass(frozen=True, slots=True)
class Role:
    """What holds a mandate; see mandates.toml."""

    id: str
    nouns: tuple[tuple[str, ...], ...]
    adjectives: frozenset[str]
    needs: str
    generic: str
    name: str
    type: str
    parent: str
    mission: bool  # may stand bare where the letter shows which one it is
    by_country: bool  # a country makes an id
    compound: bool  # its noun closes a compound with a country: Rwandatribunaal


@dataclass(frozen=True, slots=True)
class Mandate:
    """A mandate found: its ids, its last word, its role, and whether the UN is said.

    Without ids it is a bare role, such as `VN-rapporteur` or `Fact Finding Mission`.
    """

    ids: tuple[str, ...]
    last: int
    role: Role
    said: bool


class Mandates:
    """Finds the mandate that begins at a row of pieces."""

    def __init__(self, tables: Mapping[str, list[dict[str, Any]]]) -> None:
        self.roles = tuple(map(_role, tables["role"]))
        self._adjectives = frozenset(word for role in self.roles for word in role.adjectives)
        self._openers = self._adjectives | {noun[0] for role in self.roles for noun in role.nouns}
        self._listed = {(row["role"], row["country"]): row["id"] for row in tables["listed"]}
        links = {row["id"]: frozenset(map(stem, row["words"])) for row in tables["link"]}
        self._prepositions = links["link-preposition"]
        self._fillers = links["link-filler"]
        self._nouns = links["link-noun"]
        self._topics: dict[str, Any] = {}
        for row in tables["topic"]:
            for phrase in row["phrases"]:
                node = self._topics
                for part in without_articles(stems_of_name(phrase)):
                    node = node.setdefault(part, {})
                for role in row["roles"]:
                    node.setdefault("", {})[role] = row["body"]
        self._endings = tuple(role.nouns[0][0] for role in self.roles if role.compound)
        self._by_noun: dict[str, list[tuple[tuple[str, ...], Role]]] = {}
        for role in self.roles:
            for noun in role.nouns:
                self._by_noun.setdefault(noun[0], []).append((noun, role))

    def starts(self, first: str) -> bool:
        """When you call this, it will say whether a mandate may begin with this stem."""
        return first in self._openers

    def ends_compound(self, key: str) -> bool:
        """When you call this, it will say whether a word may be a country's tribunal."""
        return stem(key).endswith(self._endings)

    def of_compound(self, scene: Scene, place: int) -> tuple[str, ...]:
        """When you call this, it will give the body of `Rwandatribunaal`, or nothing."""
        key = stem(scene.words.key(place))
        codes = [code for mention in scene.countries.get(place, ()) for code in mention.codes]
        roles = [role for role in self.roles if role.compound and key.endswith(role.nouns[0][0])]
        found = [self._listed.get((role.id, code), "") for role in roles for code in codes]
        return tuple(one for one in found if one)

    def find(self, scene: Scene, pieces: Sequence[Piece]) -> Mandate | None:
        """When you call this, it will read a mandate at the first piece."""
        n, said, adjectives = self._before_noun(pieces)
        role, after = self._role(pieces, n)
        if role is None:
            return None
        after, said = _own_tail(pieces, after, said)
        proper = role.needs == "adjective" and bool(role.adjectives.intersection(adjectives))
        theme = self._theme(role, scene, pieces, after)
        if theme:
            ids, end = theme
            end, said = _own_tail(pieces, end, said)
            if said or proper or (role.needs == "capital" and _capital(scene, pieces, n)):
                return Mandate(ids, pieces[end - 1].word, role, said)
        if (said or role.mission) and role.generic and pieces[after - 1].ends:
            return Mandate((), pieces[after - 1].word, role, said)
        return None

    def _before_noun(self, pieces: Sequence[Piece]) -> tuple[int, bool, list[str]]:
        n, said, adjectives = 0, False, []
        while n < min(len(pieces), 5) and (
            pieces[n].stem == UN or pieces[n].stem in self._adjectives
        ):
            if pieces[n].stem == UN:
                said = True
            else:
                adjectives.append(pieces[n].stem)
            n += 1
        return n, said, adjectives

    def _role(self, pieces: Sequence[Piece], n: int) -> tuple[Role | None, int]:
        """Read the longest noun of a role: `economische commissie` before `commissie`."""
        best: tuple[Role | None, int] = (None, n)
        for noun, role in self._by_noun.get(pieces[n].stem, ()) if n < len(pieces) else ():
            end = n + len(noun)
            if tuple(piece.stem for piece in pieces[n:end]) == noun and end > best[1]:
                best = (role, end)
        return best

    def _theme(
        self, role: Role, scene: Scene, pieces: Sequence[Piece], start: int
    ) -> tuple[tuple[str, ...], int] | None:
        n = start
        if n < len(pieces) and pieces[n].stem in self._prepositions:
            n += 1
        elif role.id == "SE":
            return None
        for _ in range(_MOST_FILLERS):
            if n >= len(pieces):
                return None
            found = self._topic(role, pieces, n) or self._country(role, scene, pieces, n)
            if found:
                return found
            if pieces[n].stem not in self._fillers:
                return None
            n += 1
        return None

    def _topic(
        self, role: Role, pieces: Sequence[Piece], n: int
    ) -> tuple[tuple[str, ...], int] | None:
        node, found = self._topics, None
        while n < len(pieces):
            if pieces[n].stem in node:
                node = node[pieces[n].stem]
            elif node is self._topics or pieces[n].stem not in ARTICLES:
                break
            n += 1
            topic = node.get("", {}).get(role.id)
            if topic and pieces[n - 1].ends and pieces[n - 1].stem not in ARTICLES:
                found = ((topic,), n)
        return found

    def _country(
        self, role: Role, scene: Scene, pieces: Sequence[Piece], n: int
    ) -> tuple[tuple[str, ...], int] | None:
        """Read a country's name, or its adjective with a noun: `voor het Syrische conflict`."""
        here = scene.countries.get(pieces[n].word)
        if not here or (n and pieces[n - 1].word == pieces[n].word):
            return None
        last = here[0].last
        if here[0].form == "adjective":
            last += 1
            if stem(scene.words.key(last)) not in self._nouns:
                return None
        codes = [code for mention in here for code in mention.codes]
        listed = [self._listed.get((role.id, code), "") for code in codes]
        if role.by_country:
            made = [f"{role.id}_{alpha2(code)}" for code in codes]
            listed = [one or other for one, other in zip(listed, made, strict=True)]
        ids = tuple(one for one in listed if one)
        if not ids:
            return None
        end = n
        while end < len(pieces) and pieces[end].word <= last:
            end += 1
        return ids, end


def _capital(scene: Scene, pieces: Sequence[Piece], n: int) -> bool:
    return scene.words[pieces[n].word].text[:1].isupper()


def _own_tail(pieces: Sequence[Piece], n: int, said: bool) -> tuple[int, bool]:
    """`van de VN`, `van de Secretaris-Generaal van de VN`, passed over where they stand."""
    stems = [piece.stem for piece in pieces[n : n + 7]]
    general = ["van", "de", "secretaris", "general"]
    if stems[:4] == general:
        return _own_tail(pieces, n + 4, True)
    if stems[:3] in (["van", "de", "sgvn"], ["van", "de", UN]):
        return n + 3, True
    if stems[:2] in (["der", UN], ["van", UN]):
        return n + 2, True
    if stems[:1] == [UN]:
        return n + 1, True
    return n, said


def _role(row: dict[str, Any]) -> Role:
    return Role(
        id=row["id"],
        nouns=tuple(tuple(stems_of_name(noun)) for noun in row["nouns"]),
        adjectives=frozenset(map(stem, row["adjectives"])),
        needs=row["needs"],
        generic=row["generic"],
        name=row["name"],
        type=row["type"],
        parent=row["parent"],
        mission=row.get("mission", False),
        by_country=row.get("by_country", False),
        compound=row.get("compound", False),
    )


@cache
def load_mandates(lexicon: str | None = None) -> Mandates:
    """When you call this, it will read mandates.toml once per lexicon folder."""
    return Mandates(load_rules("mandates.toml", lexicon))
