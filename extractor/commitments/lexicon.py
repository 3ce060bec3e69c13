"""The lexicon of commitments as validated entries: verbs, actors, qualifiers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from extractor.commitments.conjugation import Form, Kind, conjugate, separable_particles
from extractor.commitments.patterns import NOWHERE, Pattern, any_of, at_words
from extractor.lexicon.loader import (
    SHIPPED,
    LexiconError,
    fingerprint,
    line_of,
    load_rules,
    load_table,
)

OBLIGATIONS = ("information", "effort", "outcome", "action")
ACTOR_TYPES = ("own_minister", "own_government", "own_state", "own_agency")


class Present(StrEnum):
    """What a plain present of a verb with an own actor says."""

    ONGOING = "ongoing"
    PLAN = "plan"
    FUTURE = "future"
    STANCE = "stance"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb or verbal construction with which a government can commit itself."""

    id: str
    lemma: str
    obligation: str
    present: Present
    reflexive: bool = False
    prepositions: tuple[str, ...] = ()
    noun: str = ""
    event: bool = False
    office: bool = False

    @property
    def weight(self) -> int:
        """How specific the entry is: a noun says more than a preposition, that than a reflexive."""
        return 4 * bool(self.noun) + 2 * bool(self.prepositions) + bool(self.reflexive)


class CommitmentLexicon:
    """Verbs by lemma, forms by spelling, actors and qualifiers by class.

    Parameters
    ----------
    folder : a user's folder, laid over the shipped files

    Raises
    ------
    LexiconError : an entry is wrong; the message names file, line and cause
    """

    def __init__(self, folder: str | Path | None = None) -> None:
        verbs = load_rules("verbs.toml", folder)["verb"]
        self.verbs: Mapping[str, list[Verb]] = defaultdict(list)
        for entry in verbs:
            verb = _verb(entry, _file("verbs.toml", folder))
            self.verbs[verb.lemma].append(verb)
        actors = load_rules("actors.toml", folder)
        self.actors = _patterns(actors["actor"], "type", "actors.toml", folder)
        self.coalitions = _patterns(actors["coalition"], "", "actors.toml", folder)
        qualifiers = load_rules("qualifiers.toml", folder)["qualifier"]
        self._qualifiers: Mapping[str, list[Pattern]] = defaultdict(list)
        for pattern in _patterns(qualifiers, "class", "qualifiers.toml", folder):
            self._qualifiers[pattern.kind].append(pattern)
        self._unions = {kind: at_words(any_of(all_)) for kind, all_ in self._qualifiers.items()}
        clauses = load_rules("clauses.toml", folder)
        self.governors = {entry["id"]: entry["takes"] for entry in clauses["governor"]}
        self.introducers = {entry["id"]: entry["opens"] for entry in clauses["introducer"]}
        self.particles = separable_particles()
        self._known: dict[str, list[Form]] = {}
        self._kinds: dict[str, frozenset[Kind]] = {}
        strong = [row["id"] for row in load_table("strong_verbs.csv", folder)]
        self.forms: Mapping[str, list[Form]] = defaultdict(list)
        for lemma in sorted({*self.verbs, *self.governors, *strong}):
            for form in conjugate(lemma.split()[-1], folder):
                self.forms[form.text].append(form)

    def forms_of(self, word: str) -> list[Form]:
        """When you call this, it will give what a word can be.

        These are forms of known verbs, also behind a particle that the lexicon does not join to
        them (*terugdringen* from *dringen*).
        """
        if word not in self._known:
            self._known[word] = self.forms.get(word) or list(self._joined_forms(word))
        return self._known[word]

    def kinds_of(self, word: str) -> frozenset[Kind]:
        """When you call this, it will give the kinds of form that a word can be."""
        if word not in self._kinds:
            self._kinds[word] = frozenset(form.kind for form in self.forms_of(word))
        return self._kinds[word]

    def _joined_forms(self, word: str) -> Iterator[Form]:
        for particle in self.particles:
            rest = word.removeprefix(particle)
            if rest == word or len(rest) < 4:
                continue
            for form in self.forms.get(rest, ()):
                if not form.particle:
                    yield Form(word, particle + form.lemma, form.kind)
            return

    def qualifiers(self, kind: str) -> Sequence[Pattern]:
        """When you call this, it will give the qualifiers of a class."""
        return self._qualifiers.get(kind, ())

    def union(self, kind: str) -> re.Pattern[str]:
        """When you call this, it will give one expression for all qualifiers of a class."""
        return self._unions.get(kind, NOWHERE)

    def find(self, kind: str, text: str) -> tuple[Pattern, re.Match[str]] | None:
        """When you call this, it will give the first match of a class of qualifiers in a text."""
        if not self.union(kind).search(text):
            return None  # mostly: one search is faster than one for each
        found = ((pattern, pattern.regex.search(text)) for pattern in self.qualifiers(kind))
        return next(((pattern, match) for pattern, match in found if match), None)


def load_commitment_lexicon(folder: str | Path | None = None) -> CommitmentLexicon:
    """When you call this, it will read the lexicon, once per state of the files."""
    return _load(folder, fingerprint(folder) if folder else "")


@cache
def _load(folder: str | Path | None, state: str) -> CommitmentLexicon:
    return CommitmentLexicon(folder)


def _verb(entry: Mapping[str, Any], file: Path) -> Verb:
    if not entry.get("event") and "obligation" not in entry:
        cause = f"verb {entry['id']!r} has no obligation: {', '.join(OBLIGATIONS)}"
        raise LexiconError(file, _line(file, entry["id"]), cause)
    return Verb(
        id=entry["id"],
        lemma=entry["lemma"],
        obligation=entry.get("obligation", "action"),
        present=Present(entry.get("present", "none")),
        reflexive=entry.get("reflexive", False),
        prepositions=tuple(entry.get("prepositions", ())),
        noun=entry.get("noun", ""),
        event=entry.get("event", False),
        office=entry.get("office", False),
    )


def _patterns(
    entries: Sequence[Mapping[str, Any]], kind: str, name: str, folder: str | Path | None
) -> list[Pattern]:
    patterns = []
    for entry in entries:
        flags = 0 if kind != "class" or entry.get("case_sensitive") else re.IGNORECASE
        try:
            regex = re.compile(rf"(?<![\w-])(?:{entry['pattern']})(?![\w-])", flags)
        except re.error as error:
            file = _file(name, folder)
            cause = f"{entry['id']!r} is no regular expression: {error}"
            raise LexiconError(file, _line(file, entry["id"]), cause) from None
        source = f"(?i:{entry['pattern']})" if flags else entry["pattern"]
        patterns.append(Pattern(entry["id"], entry[kind] if kind else "coalition", regex, source))
    return patterns


def _file(name: str, folder: str | Path | None) -> Path:
    own = Path(folder) / name if folder else None
    return own if own is not None and own.is_file() else SHIPPED / name


def _line(file: Path, entry_id: str) -> int:
    return line_of(file.read_text(encoding="utf-8-sig"), entry_id)
