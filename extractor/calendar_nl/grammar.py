"""The rules of `dates.toml` as stages of a cascade: rows of classes, each rule a pattern."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extractor.calendar_nl.vocabulary import Vocabulary
from extractor.lexicon.loader import SHIPPED, LexiconError

ITEM = re.compile(r"[A-Z][A-Z0-9]*|[()|?*+]|\{\d+,\d+\}|[^\s()|?*+{}]+")
SYNTAX = re.compile(r"[()|?*+]|\{\d+,\d+\}")
# Rules of one stage see what the stages before it made; `part` runs until nothing changes.
STAGES = ("year", "point", "part", "range", "operator")
FIRST_CODE = 0xE000  # private use area: one character stands for one class


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the grammar, its pattern over class characters compiled."""

    id: str
    meaning: str
    pattern: re.Pattern[str]
    bound: str = ""
    value: Any = None
    skip: frozenset[str] = frozenset()  # classes at its beginning that the mention leaves out


@dataclass(frozen=True, slots=True)
class Stage:
    """Rules that are tried together; at each place the first that fits wins."""

    name: str
    rules: tuple[Rule, ...]
    search: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The stages and the character that stands for each class."""

    stages: tuple[Stage, ...]
    codes: Mapping[str, str] = field(repr=False)


def literals_of(rules: Mapping[str, Sequence[Mapping[str, Any]]]) -> set[str]:
    """When you call this, it will collect the literal words and marks that the patterns name."""
    patterns = [entry["pattern"] for name in ("set", *STAGES) for entry in rules.get(name, ())]
    items = {item for pattern in patterns for item in ITEM.findall(pattern)}
    return {item for item in items if not SYNTAX.fullmatch(item) and not item[0].isupper()}


def compile_grammar(
    rules: Mapping[str, Sequence[Mapping[str, Any]]],
    vocabulary: Vocabulary,
    meanings: Container[str],
) -> Grammar:
    """When you call this, it will turn the entries of `dates.toml` into a grammar.

    Raises
    ------
    LexiconError : where a pattern is malformed, or a class, set or meaning is not known
    """
    names = sorted(vocabulary.classes)
    codes = {name: chr(FIRST_CODE + place) for place, name in enumerate(names)}
    sets: dict[str, str] = {}
    for entry in rules["set"]:
        sets[entry["id"]] = f"(?:{_expression(entry, codes, sets, vocabulary)})"
    stages = []
    for name in STAGES:
        stage = tuple(_rule(entry, codes, sets, vocabulary, meanings) for entry in rules[name])
        search = re.compile("|".join(f"({rule.pattern.pattern})" for rule in stage))
        stages.append(Stage(name, stage, search))
    return Grammar(tuple(stages), codes)


def _rule(
    entry: Mapping[str, Any],
    codes: Mapping[str, str],
    sets: Mapping[str, str],
    vocabulary: Vocabulary,
    meanings: Container[str],
) -> Rule:
    if entry["meaning"] not in meanings:
        raise _error(entry, f"unknown meaning {entry['meaning']!r}")
    return Rule(
        entry["id"],
        entry["meaning"],
        re.compile(_expression(entry, codes, sets, vocabulary)),
        entry.get("bound", ""),
        entry.get("value"),
        frozenset(entry.get("skip", ())),
    )


def _expression(
    entry: Mapping[str, Any],
    codes: Mapping[str, str],
    sets: Mapping[str, str],
    vocabulary: Vocabulary,
) -> str:
    """Write a pattern of classes as a regular expression over class characters."""
    pieces = []
    for item in ITEM.findall(entry["pattern"]):
        if item == "(":
            pieces.append("(?:")
        elif SYNTAX.fullmatch(item):
            pieces.append(item)
        elif item in sets:
            pieces.append(sets[item])
        elif item in codes:
            pieces.append(codes[item])
        elif item in vocabulary.words:
            symbol = vocabulary.words[item].symbol
            raise _error(entry, f"the word {item!r} belongs to the class {symbol}; name the class")
        else:
            raise _error(entry, f"unknown class {item!r}")
    try:
        return re.compile("".join(pieces)).pattern
    except re.error as error:
        raise _error(entry, f"the pattern is malformed: {error}") from None


def _error(entry: Mapping[str, Any], cause: str) -> LexiconError:
    return LexiconError(SHIPPED / "dates.toml", 1, f"rule {entry['id']!r}: {cause}")
