"""What the numbers of spaCy's vocabulary stand for, each looked up once.

A parsed Doc holds numbers; spaCy reads the string of one out of a table each time it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from spacy.morphology import Morphology
from spacy.vocab import Vocab

Value = TypeVar("Value")
_MOST_WORDS = 200_000  # a table that has grown beyond this is emptied


class Spelling(NamedTuple):
    """What a word is by its letters alone."""

    text: str
    lower: str
    is_punct: bool
    is_space: bool
    is_title: bool


class Tables:
    """What the numbers of a vocabulary stand for, each looked up once."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.spellings: dict[int, Spelling] = _Table(self._spelling)
        self.strings: dict[int, str] = _Table(vocab.strings.__getitem__)
        self.features: dict[int, dict[str, list[str]]] = _Table(self._features)

    def _spelling(self, orth: int) -> Spelling:
        word = self.vocab[orth]
        return Spelling(word.text, word.lower_, word.is_punct, word.is_space, word.is_title)

    def _features(self, morph: int) -> dict[str, list[str]]:
        features = Morphology.feats_to_dict(self.vocab.strings[morph])
        return {name: values.split(",") for name, values in features.items()}


class _Table(dict[int, Value]):
    """Values by number, read by a function when they are first asked for."""

    def __init__(self, read: Callable[[int], Value]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, number: int) -> Value:
        """When you call this, it will read a value that the table does not know yet."""
        if len(self) > _MOST_WORDS:
            self.clear()
        self[number] = value = self._read(number)
        return value
