"""The first layer of the net with a memory: a spelling has the same vector wherever it stands.

What that layer reads of a word are its letters (norm, beginning, end, shape). Most words of a
letter were met before, so that half of the time of the net's reading layers falls away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

import numpy as np
from spacy.attrs import ORTH
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model
from thinc.types import Floats2d

READ = frozenset({"NORM", "PREFIX", "SUFFIX", "SHAPE", "LOWER", "ORTH"})  # spelling tells them
PRODUCT = 64  # words in a product: of one shape, the rounding of each hangs on no other word
_MOST_WORDS = 50_000  # a table that has grown beyond this is emptied

Layer = Model[list[Doc], list[Floats2d]]


def remember_words(reading: Layer) -> None:
    """When you call this, it will give the embedding of spaCy's reading layers a memory.

    One that reads more than the spelling of a word (`spacy.MultiHashEmbed` with other attributes,
    a transformer) is left as it is. What has a memory can predict, not learn.

    Parameters
    ----------
    reading : the model of a `tok2vec` component
    """
    embed = reading.get_ref("embed") if reading.has_ref("embed") else None
    if embed is None or embed is not reading.layers[0]:
        return
    features = [layer for layer in embed.layers if "columns" in layer.attrs]
    if len(features) == 1 and READ.issuperset(features[0].attrs["columns"]):
        reading.layers[0] = Model("remembered_words", WordVectors(embed), layers=[embed])


class WordVectors:
    """The forward pass of an embedding, with the vectors it gave before."""

    def __init__(self, embed: Layer) -> None:
        self._embed = embed
        self._rows: dict[int, int] = {}
        self._vectors: np.ndarray = np.empty((0, 0), dtype=np.float32)

    def __call__(
        self, model: Layer, docs: Sequence[Doc], is_train: bool
    ) -> tuple[list[Floats2d], Callable[[object], object]]:
        """When you call this, it will give the vectors of the words of each Doc.

        Raises
        ------
        NotImplementedError : it is to learn
        """
        if is_train:
            raise NotImplementedError("an embedding with a memory cannot learn")
        if len(self._rows) > _MOST_WORDS:
            self._rows = {}
        words = [doc.to_array(ORTH).tolist() for doc in docs]
        unknown = {word: None for of_doc in words for word in of_doc if word not in self._rows}
        if unknown:
            self._read(docs[0].vocab, list(unknown))
        places = [[self._rows[word] for word in of_doc] for of_doc in words]
        vectors = [self._vectors[of_doc] for of_doc in places]
        return cast(list[Floats2d], vectors), _learns_nothing

    def _read(self, vocab: Vocab, words: Sequence[int]) -> None:
        """Put the vectors of new words behind those that are known."""
        spellings = [vocab.strings[word] for word in words]
        spellings += spellings[:1] * (-len(words) % PRODUCT)
        (vectors,) = self._embed.predict([Doc(vocab, words=spellings)])
        first, end = len(self._rows), len(self._rows) + len(words)
        if end > len(self._vectors):
            grown = np.empty((2 * end, vectors.shape[1]), dtype=np.float32)
            if first:
                grown[:first] = self._vectors[:first]
            self._vectors = grown
        self._vectors[first:end] = vectors[: len(words)]
        self._rows.update((word, row) for row, word in enumerate(words, first))


def _learns_nothing(_: object) -> object:
    return []
