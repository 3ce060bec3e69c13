"""Runs the statistical pipeline on the sentences that can hold a commitment, and on no other.

Each candidate sentence becomes a small Doc of its own, is tagged and parsed there, and its
annotation is copied back. Alone, a sentence is read alike whatever stands around it: which other
sentences are candidates changes nothing, and small Docs keep the arrays of the net in the cache.
A sentence that is left out keeps no tags; its tokens hang flat under its first token, so that its
boundaries stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np
from spacy.attrs import DEP, HEAD, IS_SPACE, LEMMA, MORPH, ORTH, POS, SPACY, TAG
from spacy.language import Language
from spacy.tokens import Doc

from extractor.batches import as_ints2d, batched
from extractor.commitments.candidates import Candidates
from extractor.sentence_bounds import sentence_bounds

COPIED = [POS, TAG, MORPH, LEMMA, DEP, HEAD]
SENTENCES = 64  # a batch of the net: larger ones leave the processor's cache
# spaCy's parser takes a quarter of its batch at a time, sentences of like length.
COMPONENTS = {"parser": {"batch_size": 4 * SENTENCES}}


class FocusedParserComponent:
    """Parses candidate sentences with `parser`, a Dutch pipeline that shares the vocabulary.

    Parameters
    ----------
    parser : the statistical pipeline
    candidates : the test that lets a sentence through
    full : parse every sentence
    """

    def __init__(self, *, parser: Language, candidates: Candidates, full: bool = False) -> None:
        self.parser = parser
        self.candidates = candidates
        self.full = full

    def __call__(self, doc: Doc) -> Doc:
        """When you call this, it will parse the candidate sentences of one Doc."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """When you call this, it will parse a stream of Docs, batched over documents."""
        for docs in batched(stream, batch_size):
            chosen = [list(places_of(doc, self.match(doc))) for doc in docs]
            parts = chain.from_iterable(map(parts_of, docs, chosen))
            parsed = self.parser.pipe(parts, batch_size=SENTENCES, component_cfg=COMPONENTS)
            for doc, places in zip(docs, chosen, strict=True):
                if places:
                    copy_back([next(parsed) for _ in places], doc, places)
                yield doc

    def match(self, doc: Doc) -> list[tuple[int, int]]:
        """When you call this, it will give the bounds of the sentences that must be parsed."""
        return sentence_bounds(doc) if self.full else list(self.candidates.match(doc))


def places_of(doc: Doc, bounds: Iterable[tuple[int, int]]) -> Iterator[np.ndarray]:
    """When you call this, it will give the tokens of each sentence that are no white space."""
    visible = doc.to_array(IS_SPACE) == 0
    for start, end in bounds:
        places = np.flatnonzero(visible[start:end]) + start
        if len(places):
            yield places


def parts_of(doc: Doc, sents: Sequence[np.ndarray]) -> Iterator[Doc]:
    """When you call this, it will yield a Doc of each sentence, given by its tokens."""
    written = doc.to_array([ORTH, SPACY])
    for places in sents:
        words, spaces = written[places].T.tolist()
        starts: list[bool | int | None] = [i == 0 for i in range(len(words))]
        yield Doc(doc.vocab, words=words, spaces=spaces, sent_starts=starts)


def copy_back(parts: Sequence[Doc], doc: Doc, sents: Sequence[np.ndarray]) -> None:
    """When you call this, it will copy tags, lemmas and heads of sentences into their Doc."""
    values = np.zeros((len(doc), len(COPIED)), dtype=np.uint64)
    values[:, COPIED.index(DEP)] = doc.vocab.strings.add("dep")
    starts, ends = np.array(sentence_bounds(doc)).T
    heads = np.repeat(starts, ends - starts)
    for part, places in zip(parts, sents, strict=True):
        parsed = part.to_array(COPIED)
        values[places] = parsed
        relative = parsed[:, COPIED.index(HEAD)].astype(np.int64)
        heads[places] = places[np.arange(len(places)) + relative]
    values[:, COPIED.index(HEAD)] = (heads - np.arange(len(doc))).astype(np.uint64)
    doc.from_array(COPIED, as_ints2d(values))
