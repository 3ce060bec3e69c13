"""A lemmatizer that looks up the words it knows, and asks the net for the others only.

Five words in six have one lemma wherever they are of this part of speech, which a net of edit
trees can only guess at: looked up, they are right more often, and the largest product of the
lemmatizer, a score for each of a thousand trees, falls away for them.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import srsly  # type: ignore[import-untyped]
from spacy.attrs import LEMMA, LOWER, ORTH, POS
from spacy.pipeline.edit_tree_lemmatizer import EditTreeLemmatizer
from spacy.strings import get_string_id
from spacy.symbols import PROPN
from spacy.tokens import Doc, Token
from thinc.types import Ints2d

from extractor.batches import as_ints2d

KNOWN = "known.json.gz"

Lemmas = Mapping[str, Mapping[str, str]]


class KnownWordLemmatizer(EditTreeLemmatizer):
    """spaCy's edit tree lemmatizer behind a table of known words.

    It needs the parts of speech of a Doc. Names are looked up as written, other words in lower
    case. Without a table, it gives the lemmas that spaCy's own gives.
    """

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.know({})

    def know(self, lemmas: Lemmas) -> None:
        """When you call this, it will take these lemmas as known: part of speech, form, lemma."""
        add = self.vocab.strings.add
        self._lemmas = lemmas
        self._known = {
            (get_string_id(form), get_string_id(pos)): add(lemma)
            for pos, forms in lemmas.items()
            for form, lemma in forms.items()
        }

    def predict(self, docs: Iterable[Doc]) -> list[Ints2d]:
        """When you call this, it will give the lemmas of each Doc's words, as string ids."""
        docs = list(docs)
        lemmas = [self._look_up(doc) for doc in docs]
        unknown = [[place for place, lemma in enumerate(ids) if not lemma] for ids in lemmas]
        if any(unknown):
            vectors = self.model.get_ref("tok2vec").predict(docs)
            rows = [of_doc[places] for of_doc, places in zip(vectors, unknown, strict=True)]
            scores = iter(self.model.get_ref("output_layer").predict(np.concatenate(rows)))
            for ids, places, doc in zip(lemmas, unknown, docs, strict=True):
                for place in places:
                    ids[place] = self._transform(doc[place], next(scores))
        return [as_ints2d(np.array(ids, dtype=np.uint64)) for ids in lemmas]

    def set_annotations(self, docs: Iterable[Doc], lemmas: Iterable[Any]) -> None:
        """When you call this, it will write the lemmas, over those that are there if so made."""
        for doc, ids in zip(docs, lemmas, strict=True):
            there = doc.to_array(LEMMA)
            ids = ids if self.overwrite else np.where(there, there, ids)
            doc.from_array([LEMMA], as_ints2d(ids))

    def _look_up(self, doc: Doc) -> list[int]:
        written = doc.to_array([LOWER, ORTH, POS])
        parts = written[:, 2]
        forms = np.where(parts == PROPN, written[:, 1], written[:, 0])
        words = zip(forms.tolist(), parts.tolist(), strict=True)
        return [self._known.get(word, 0) for word in words]

    def _transform(self, token: Token, scores: np.ndarray) -> int:
        for _ in range(min(self.top_k, len(scores))):
            best = int(scores.argmax())
            lemma = self.trees.apply(self.cfg["labels"][best], token.text)
            if lemma is not None:
                return self.vocab.strings.add(lemma)
            scores[best] = -np.inf
        return getattr(token, self.backoff) if self.backoff else 0

    def to_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> None:
        """When you call this, it will save the net, its trees and the table in a folder."""
        super().to_disk(path, exclude=exclude)  # type: ignore[no-untyped-call]
        write_known(self._lemmas, Path(path))

    def from_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> KnownWordLemmatizer:
        """When you call this, it will read what `to_disk` saved."""
        super().from_disk(path, exclude=exclude)  # type: ignore[no-untyped-call]
        self.know(srsly.json_loads(gzip.decompress((Path(path) / KNOWN).read_bytes())))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """When you call this, it will give all that `to_disk` saves, as bytes."""
        net = super().to_bytes(exclude=exclude)  # type: ignore[no-untyped-call]
        return bytes(srsly.msgpack_dumps({"net": net, "known": self._lemmas}))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> KnownWordLemmatizer:
        """When you call this, it will read what `to_bytes` gave."""
        parts = srsly.msgpack_loads(data)
        super().from_bytes(parts["net"], exclude=exclude)  # type: ignore[no-untyped-call]
        self.know(parts["known"])
        return self


def write_known(lemmas: Lemmas, folder: Path) -> None:
    """When you call this, it will put a table of known words into the folder of a lemmatizer."""
    packed = gzip.compress(srsly.json_dumps(lemmas).encode(), mtime=0)
    (folder / KNOWN).write_bytes(packed)
