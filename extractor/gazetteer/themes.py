"""What a mandate is about: a theme (`het recht op voedsel`), a country, several countries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractor.gazetteer.countries import Mention
from extractor.gazetteer.names import alpha2
from extractor.gazetteer.pieces import ARTICLES, Pieces, stem, stems_of_name, without_articles
from extractor.gazetteer.scene import Scene

_MOST_FILLERS = 9


@dataclass(frozen=True, slots=True)
class Role:
    """What holds a mandate; see mandates.toml."""

    id: str
    nouns: tuple[tuple[str, ...], ...]
    adjectives: frozenset[str]
    needs: str
    generic: str
    mission: bool  # may stand bare where the letter shows which one it is
    by_country: bool  # a country makes an id
    linked: bool  # only a preposition leads to its theme
    compound: str  # what its noun closes a compound with: country (Rwandatribunaal), theme


@dataclass(frozen=True, slots=True)
class Theme:
    """The ids that role and theme make, the piece behind them, and whether all ids are meant.

    `proper` says that the theme alone makes it the UN's: `kinderen en gewapend conflict`.
    """

    ids: tuple[str, ...]
    end: int
    every: bool = False
    proper: bool = False


class Themes:
    """Reads what stands behind the noun of a role."""

    def __init__(self, tables: Mapping[str, list[dict[str, Any]]]) -> None:
        links = {row["id"]: frozenset(map(stem, row["words"])) for row in tables["link"]}
        self._prepositions = links["link-preposition"]
        self._fillers = links["link-filler"]
        self._nouns = links["link-noun"]
        self._listed: dict[tuple[str, str], str] = {
            (row["role"], row["country"]): row["id"] for row in tables["listed"]
        }
        self._proper = frozenset(row["body"] for row in tables["topic"] if row.get("proper"))
        self._tree: dict[str, Any] = {}
        for row in tables["topic"]:
            for phrase in row["phrases"]:
                node = self._tree
                for part in without_articles(stems_of_name(phrase)):
                    node = node.setdefault(part, {})
                for role in row["roles"]:
                    node.setdefault("", {})[role] = row["body"]

    def behind(self, role: Role, scene: Scene, pieces: Pieces, start: int) -> Theme | None:
        """When you call this, it will read the theme at a piece, fillers passed over."""
        n = start
        if (piece := pieces.at(n)) and piece.stem in self._prepositions:
            n += 1
        elif role.linked:
            return None
        for _ in range(_MOST_FILLERS):
            if not (piece := pieces.at(n)):
                return None
            found = self._topic(role, pieces, n) or self._countries(role, scene, pieces, n)
            if found:
                return found
            if piece.stem not in self._fillers:
                return None
            n += 1
        return None

    def in_compound(self, role: Role, first: str) -> str:
        """When you call this, it will give the body of `kinderrechten` + comité, or nothing."""
        for key in (first, first.removesuffix("s"), stem(first)):
            if key in self._tree:
                return str(self._tree[key].get("", {}).get(role.id, ""))
        return ""

    def of_country(self, role: Role, code: str) -> str:
        """When you call this, it will give the body of a role and a country, or nothing."""
        made = f"{role.id}_{alpha2(code)}" if role.by_country else ""
        return self._listed.get((role.id, code), made)

    def _topic(self, role: Role, pieces: Pieces, n: int) -> Theme | None:
        node, found = self._tree, None
        while piece := pieces.at(n):
            if piece.stem in node:
                node = node[piece.stem]
            elif node is self._tree or piece.stem not in ARTICLES:
                break
            n += 1
            topic = node.get("", {}).get(role.id)
            if topic and piece.ends and piece.stem not in ARTICLES:
                found = Theme((topic,), n, proper=topic in self._proper)
        return found

    def _countries(self, role: Role, scene: Scene, pieces: Pieces, n: int) -> Theme | None:
        """Read a country, and the one that `en` joins to it: `voor Libië en Jemen`."""
        found = self._country(role, scene, pieces, n)
        behind = pieces.at(found.end) if found else None
        if not found or not behind or behind.stem != "en":
            return found
        second = self._country(role, scene, pieces, found.end + 1)
        if not second or len(found.ids) > 1 or len(second.ids) > 1:
            return found
        return Theme((*found.ids, *second.ids), second.end, every=True)

    def _country(self, role: Role, scene: Scene, pieces: Pieces, n: int) -> Theme | None:
        """Read a country's name, or its adjective with a noun: `voor het Syrische conflict`."""
        piece = pieces.at(n)
        if not piece or (n and pieces[n - 1].word == piece.word):
            return None
        here: Sequence[Mention] = scene.countries_at(piece.word)
        if not here:
            return None
        last = here[0].last
        if here[0].form == "adjective":
            last += 1
            if stem(scene.words.key(last)) not in self._nouns:
                return None
        codes = [code for mention in here for code in mention.codes]
        ids = tuple(filter(None, (self.of_country(role, code) for code in codes)))
        end = n
        while (piece := pieces.at(end)) and piece.word <= last:
            end += 1
        return Theme(ids, end) if ids else None
