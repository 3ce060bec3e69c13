"""Conjugates Dutch verbs, so that the lexicon names an infinitive and every form is known.

The tagger's lemma of a separated verb (*zet … in*) is a guess; a form table is not. Example:
``conjugate("toezeggen")`` knows *zegt* (with particle *toe*), *toezegt*, *toe te zeggen* and
*toegezegd*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from extractor.lexicon.loader import load_rules, load_table

VOWELS = "aeiouëïöü"
# evaluer-, creër-, beog-: the second vowel opens a syllable of its own
LONG_BREAKS = ("ue", "ië", "eë", "eo")
UNSTRESSED = ("be", "ge", "ver", "her", "ont", "er")
PREFIXES = (*UNSTRESSED, "over", "onder", "door", "voor", "om", "vol", "weer", "achter", "mis")
VOICELESS = ("t", "k", "f", "s", "ch", "p", "c", "x", "sh")  # 't kofschip


class Kind(StrEnum):
    """What a verb form is."""

    INFINITIVE = "infinitive"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"


FINITE = (Kind.PRESENT, Kind.PAST)


@dataclass(frozen=True, slots=True)
class Form:
    """A form of `lemma`; `particle` is what must stand elsewhere in the clause, or empty."""

    text: str
    lemma: str
    kind: Kind
    particle: str = ""


def conjugate(lemma: str, lexicon: str | Path | None = None) -> Iterator[Form]:
    """When you call this, it will yield the forms of an infinitive, joined and separated.

    Parameters
    ----------
    lemma : the infinitive, a separable particle in front
    lexicon : a user's folder, whose strong verbs are laid over the shipped ones
    """
    particle, base = split_particle(lemma)
    for form in _simple_forms(base, lexicon):
        yield Form(particle + form.text, lemma, form.kind)
        if particle and form.kind in (*FINITE, Kind.INFINITIVE):
            yield Form(form.text, lemma, form.kind, particle)


def split_particle(lemma: str) -> tuple[str, str]:
    """When you call this, it will split a separable infinitive: toezeggen → toe, zeggen."""
    particles, inseparable, whole = _morphology()
    if lemma in inseparable or lemma in whole:
        return "", lemma
    for particle in particles:
        base = lemma.removeprefix(particle)
        if base != lemma and len(base) >= 4 and base.endswith("n") and base[0] not in "'-":
            return particle, base
    return "", lemma


def separable_particles() -> tuple[str, ...]:
    """When you call this, it will give the particles that verbs can part with, longest first."""
    return _morphology()[0]


def _simple_forms(base: str, lexicon: str | Path | None) -> Iterator[Form]:
    strong = _strong(base, lexicon)
    stems = stems_of(base)
    present = {base, *stems, *(stem if stem.endswith("t") else stem + "t" for stem in stems)}
    if strong and strong["present_singular"]:
        present = {*strong["present_singular"].split(), base}
    yield Form(base, base, Kind.INFINITIVE)
    for text in sorted(present):
        yield Form(text, base, Kind.PRESENT)
    if strong:
        for text in (*strong["past_singular"].split(), *strong["past_plural"].split()):
            yield Form(text, base, Kind.PAST)
        if strong["participle"]:
            yield Form(strong["participle"], base, Kind.PARTICIPLE)
        return
    dental = "t" if _root(base).endswith(VOICELESS) else "d"
    for stem in sorted(stems):
        yield Form(stem + dental + "e", base, Kind.PAST)
        yield Form(stem + dental + "en", base, Kind.PAST)
        participle = stem if stem.endswith(dental) else stem + dental
        yield Form(_with_ge(participle, base), base, Kind.PARTICIPLE)


def stems_of(base: str) -> set[str]:
    """When you call this, it will give the first person singular: maken → maak, leven → leef.

    Spelling does not show whether -eren has the stress (*evalueer*, *verbeter*), so a long verb
    gets both stems: the wrong one is no word and does no harm.
    """
    root = _root(base)
    if len(root) > 1 and root[-1] == root[-2] and root[-1] not in VOWELS:
        return {root[:-1]}
    stems = {root}
    if _open_syllable(root):
        long = root[:-1] + root[-2:]
        long = long.replace("iëë", "iee").replace("ëë", "ëe")  # subsidieer, creëer
        stems = {root, long} if root[-2] == "e" and _vowel_groups(root) > 1 else {long}
    return {_devoiced(stem) for stem in stems}


def _open_syllable(root: str) -> bool:
    return (
        len(root) >= 2
        and root[-1] not in VOWELS
        and root[-2] in VOWELS.replace("i", "")
        and (len(root) < 3 or root[-3] not in VOWELS or root[-3:-1] in LONG_BREAKS)
    )


def _vowel_groups(root: str) -> int:
    return sum(c in VOWELS and (i == 0 or root[i - 1] not in VOWELS) for i, c in enumerate(root))


def _devoiced(root: str) -> str:
    if root.endswith("v"):
        return root[:-1] + "f"
    if root.endswith("z"):
        return root[:-1] + "s"
    return root


def _root(base: str) -> str:
    if base.endswith(("aan", "oen", "ien")) and len(base) <= 5:
        return base[:-1]
    return base.removesuffix("en") if base.endswith("en") else base.removesuffix("n")


def _with_ge(participle: str, base: str) -> str:
    if base.startswith(UNSTRESSED) or base in _morphology()[1]:
        return participle
    if participle[0] in "ei" and participle[:2] not in ("ei", "eu", "ie", "ij"):
        return "ge" + {"e": "ë", "i": "ï"}[participle[0]] + participle[1:]
    return "ge" + participle


@cache
def _morphology() -> tuple[tuple[str, ...], frozenset[str], frozenset[str]]:
    rules = load_rules("morphology.toml")
    names = {kind: [e["id"] for e in rules[kind]] for kind in ("particle", "inseparable", "whole")}
    particles = tuple(sorted(names["particle"], key=len, reverse=True))
    return particles, frozenset(names["inseparable"]), frozenset(names["whole"])


@cache
def _strong_table(lexicon: str | Path | None) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in load_table("strong_verbs.csv", lexicon)}


def _strong(base: str, lexicon: str | Path | None) -> dict[str, str] | None:
    table = _strong_table(lexicon)
    if base in table:
        return table[base]
    for prefix in PREFIXES:
        root = base.removeprefix(prefix)
        if root != base and root in table:
            row = table[root]
            several = ("past_singular", "past_plural", "present_singular")
            forms = {
                name: " ".join(prefix + form for form in row[name].split()) for name in several
            }
            return {**forms, "participle": prefix + row["participle"].removeprefix("ge")}
    return None
