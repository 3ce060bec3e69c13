"""The words of the date grammar: a class and a value for each form, read from `date_words.csv`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

# What the lexer makes of digits; the rules may use these classes as they use those of words.
DIGIT_CLASSES = frozenset(
    {
        "N12",  # 1 to 12
        "N31",  # 13 to 31
        "N99",  # 0, 32 to 99
        "N",  # any other number
        "Y4",  # 1000 to 2199
        "Y2",  # ’20
        "ORD",  # 15e, 1ste; also eerste, tweede
        "Q",  # Q1 to Q4
        "H",  # H1, H2
        "NUMDATE",  # 31-12-2024, 2024-12-31
    }
)
# Classes that rules make of others.
MADE_CLASSES = frozenset({"YR", "T"})
Tree: TypeAlias = dict[str, "Tree"]  # of letters; "" where a form ends


@dataclass(frozen=True, slots=True)
class Word:
    """What a form is to the rules: its class and its meaning."""

    symbol: str
    value: int | float | str


class Vocabulary:
    """The forms the lexer knows, their words, and a pattern for those that can open a date."""

    def __init__(self, rows: Iterable[Mapping[str, str]], literals: Iterable[str]) -> None:
        self.words: dict[str, Word] = {}
        opening: list[str] = []
        for row in rows:
            word = Word(row["class"], _meaning(row["value"]))
            forms = row["forms"].split("|")
            self.words.update(dict.fromkeys(forms, word))
            if row["trigger"]:
                opening += forms
        for literal in literals:
            self.words.setdefault(literal, Word(literal, literal))
        self.opening_pattern = any_of(opening)
        self.parts = frozenset(part for form in self.words for part in form.split())

    @cached_property
    def classes(self) -> frozenset[str]:
        """The classes a pattern may name."""
        made = {word.symbol for word in self.words.values()}
        return frozenset(made) | DIGIT_CLASSES | MADE_CLASSES

    @cached_property
    def phrases(self) -> str:
        """A regular expression for the forms that are more than letters and full stops."""
        return any_of(form for form in self.words if re.search(r"\w[^\w.]+\w", form))


def _meaning(cell: str) -> int | float | str:
    if re.fullmatch(r"-?\d+", cell):
        return int(cell)
    return float(cell) if re.fullmatch(r"\d+\.\d+", cell) else cell


def any_of(forms: Iterable[str]) -> str:
    """When you call this, it will write a regular expression that takes the longest of the forms.

    The forms are laid out as a tree of letters, so that a search tries each letter once.
    """
    tree: Tree = {}
    for form in forms:
        branch = tree
        for letter in form:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return _expression(tree) or "(?!)"


def _expression(tree: Tree) -> str:
    branches = [
        (r"\s+" if letter == " " else re.escape(letter)) + _expression(rest)
        for letter, rest in tree.items()
        if letter
    ]
    if not branches:
        return ""
    if "" in tree:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
