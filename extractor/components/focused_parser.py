"""Runs the statistical pipeline on the sentences that can hold a commitment, and on no other.

The candidate sentences of a Doc are copied into a small Doc of their own, tagged and parsed
there, and the annotation is copied back. A sentence that is left out keeps no tags; its tokens
hang flat under its first token, so that its boundaries stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.batches import as_ints2d, batched
from extractor.commitments.candidates import Candidates

COPIED = [POS, TAG, MORPH, LEMMA, DEP, HEAD]


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
            chosen = [self.match(doc) for doc in docs]
            parts = [excerpt(doc, sents) for doc, sents in zip(docs, chosen, strict=True) if sents]
            parsed = self.parser.pipe(parts)
            for doc, sents in zip(docs, chosen, strict=True):
                if sents:
                    copy_back(next(parsed), doc, sents)
                yield doc

    def match(self, doc: Doc) -> list[Span]:
        """When you call this, it will give the sentences of a Doc that must be parsed."""
        if self.full:
            return [sent for sent in doc.sents if not sent.text.isspace()]
        return [sent for sent in doc.sents if self.candidates.accepts(sent)]


def excerpt(doc: Doc, sents: list[Span]) -> Doc:
    """When you call this, it will give a Doc of these sentences alone, boundaries kept."""
    tokens = [token for sent in sents for token in sent if not token.is_space]
    firsts = {next(t.i for t in sent if not t.is_space) for sent in sents}
    return Doc(
        doc.vocab,
        words=[token.text for token in tokens],
        spaces=[bool(token.whitespace_) for token in tokens],
        sent_starts=[token.i in firsts for token in tokens],
    )


def copy_back(part: Doc, doc: Doc, sents: list[Span]) -> None:
    """When you call this, it will copy tags, lemmas and heads of an excerpt back into its Doc."""
    values = np.zeros((len(doc), len(COPIED)), dtype=np.uint64)
    values[:, COPIED.index(DEP)] = doc.vocab.strings.add("dep")
    heads = np.zeros(len(doc), dtype=np.int64)
    for sent in doc.sents:
        heads[sent.start : sent.end] = sent.start
    places = np.array([t.i for sent in sents for t in sent if not t.is_space], dtype=np.int64)
    parsed = part.to_array(COPIED)
    values[places] = parsed
    relative = parsed[:, COPIED.index(HEAD)].astype(np.int64)
    heads[places] = places[np.arange(len(places)) + relative]
    values[:, COPIED.index(HEAD)] = (heads - np.arange(len(doc))).astype(np.uint64)
    doc.from_array(COPIED, as_ints2d(values))
