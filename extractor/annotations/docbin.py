"""spaCy DocBin: Docs with the marks in `doc.spans`, to train on or to look into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

from extractor.annotations.marks import LAYERS, MarkedText, gathered
from extractor.records import Record

FOLDER = "docbin"
DOCS = 1_000  # in a file, so that memory stays flat; spaCy reads a folder of them as one corpus


@contextmanager
def docbin_files(folder: Path) -> Iterator[Callable[[Record], None]]:
    """When you call this, it will write the letters to docbin/00001.spacy and following files.

    The Docs hold tokens and spans and no parse. `doc.user_data["document"]` names the document; a
    span's `kb_id_` is its value or the id of the commitment, its `id_` the rule. A mention that is
    part of a word (`VN` in `VN-lidstaten`) has the whole word as its span.
    """
    folder = folder / FOLDER
    folder.mkdir()
    tokenizer = spacy.blank("nl").tokenizer
    docs: list[Doc] = []
    files = 0

    def flush() -> None:
        nonlocal files
        files += 1
        DocBin(store_user_data=True, docs=docs).to_disk(folder / f"{files:05}.spacy")
        docs.clear()

    def take(marked: MarkedText) -> None:
        docs.append(_doc(tokenizer(marked.text), marked))
        if len(docs) == DOCS:
            flush()

    yield gathered(take)
    if docs:
        flush()


def _doc(doc: Doc, marked: MarkedText) -> Doc:
    doc.user_data["document"] = marked.document
    for layer in LAYERS.values():
        doc.spans[layer] = []
    for mark in marked.marks:
        span = doc.char_span(
            mark.start,
            mark.end,
            label=mark.label,
            kb_id=mark.value,
            span_id=mark.rule,
            alignment_mode="expand",
        )
        if span is None:
            raise ValueError(f"{marked.document}: no token at {mark.start}-{mark.end}")
        doc.spans[LAYERS[mark.label]].append(span)
    return doc
