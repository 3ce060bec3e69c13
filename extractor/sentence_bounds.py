"""Where the sentences of a Doc begin and end, read at once: `doc.sents` makes a Span of each."""

from __future__ import annotations

import numpy as np
from spacy.attrs import SENT_START
from spacy.tokens import Doc


def sentence_bounds(doc: Doc) -> list[tuple[int, int]]:
    """When you call this, it will give the first token of each sentence and the one behind it."""
    if not len(doc):
        return []
    begins = doc.to_array(SENT_START) == 1
    begins[0] = True
    starts = np.flatnonzero(begins).tolist()
    return list(zip(starts, [*starts[1:], len(doc)], strict=True))
