"""What the finder takes and gives: stretches of text, and the dates found in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Mention:
    """A date or a vague period `text[start:end]` (code points) and what it means.

    `interval` is the ISO value; `value` is the same for a DATE and empty for a PERIOD. `outer` is
    the stretch with the operator (*uiterlijk op 1 mei*); `rules` are the ids of the rules that
    made it, the outermost first.
    """

    start: int
    end: int
    label: str
    interval: str
    bound: str
    basis: str
    rules: tuple[str, ...]
    outer: tuple[int, int]
    warning: str = ""  # why a DATE has no value though its letter date is known

    @property
    def value(self) -> str:
        """The ISO value, empty where the writer gave no firm one."""
        return self.interval if self.label == "DATE" else ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch `text[start:end]` that was written on another day than the letter."""

    start: int
    end: int
    day: date


def lower(text: str) -> str:
    """When you call this, it will give the text in lower case with every offset kept."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
