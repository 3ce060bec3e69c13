"""Many inputs: reads them, runs the pipeline, hands on their rows in input order."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from extractor.batches import batched
from extractor.letter import Letter
from extractor.pipeline import load
from extractor.reading import Reading, TableColumns, find_sources, read
from extractor.reading.identity import identified
from extractor.reading.status import failed
from extractor.records import TABLES, Record, columns, row
from extractor.rows import rows_of

if TYPE_CHECKING:
    from pandas import DataFrame

BATCH = 32  # documents


class Tables(NamedTuple):
    """The tables of a run as pandas DataFrames."""

    commitments: DataFrame
    mentions: DataFrame
    documents: DataFrame


def make_doc(nlp: Language, letter: Letter) -> Doc:
    """When you call this, it will make the Doc of a letter, with its date and blocks set."""
    doc = nlp.make_doc(letter.text)
    doc._.letter_text = letter.text
    doc._.letter_date = letter.header.date
    doc._.blocks = [[b.start, b.end, str(b.kind), str(b.speaker)] for b in letter.blocks]
    return doc


def process(nlp: Language, readings: Sequence[Reading]) -> list[Record]:
    """When you call this, it will run the pipeline over a batch of readings and give their rows.

    A document on which a component fails becomes a row with status `error`, and the others of
    its batch are processed all the same.
    """
    letters = [reading for reading in readings if reading.letter is not None]
    try:
        with _collector_waits():
            docs = dict(zip(map(id, letters), nlp.pipe(_docs(nlp, letters)), strict=True))
    except Exception as error:
        if len(readings) > 1:
            return [record for reading in readings for record in process(nlp, [reading])]
        return list(rows_of(failed(readings[0], error), None))
    return [record for r in readings for record in rows_of(r, docs.get(id(r)))]


@contextmanager
def _collector_waits() -> Iterator[None]:
    """Let the cycles of a batch be collected behind it: looked for meanwhile, they cost a 20th."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _docs(nlp: Language, readings: Iterable[Reading]) -> Iterator[Doc]:
    return (make_doc(nlp, reading.letter) for reading in readings if reading.letter is not None)


def run(
    paths: Sequence[Path], *, nlp: Language, columns: TableColumns | None = None
) -> Iterator[Record]:
    """When you call this, it will read every input below the paths and yield its rows in order.

    Parameters
    ----------
    paths : files and folders
    nlp : the pipeline of `extractor.load`
    columns : those of tables of letters
    """

    def readings() -> Iterator[Reading]:
        for one in identified(find_sources(paths, columns)):
            if one.original:
                yield one.duplicate()
            else:
                yield from read(one.unread)

    for batch in batched(readings(), BATCH):
        yield from process(nlp, batch)


def extract(
    paths: Sequence[Path], *, model: str | Path | None, lexicon: str | Path | None
) -> Tables:
    """When you call this, it will give the tables of all inputs as DataFrames."""
    import pandas as pd

    rows: dict[type, list[dict[str, object]]] = {TABLES[name]: [] for name in Tables._fields}
    for record in run(paths, nlp=load(model, lexicon=lexicon, near_misses=False)):
        if type(record) in rows:
            rows[type(record)].append(row(record))
    return Tables(*(pd.DataFrame(rows[TABLES[n]], columns=columns(n)) for n in Tables._fields))


def read_letter(path: Path) -> Letter:
    """When you call this, it will read the one letter of a file.

    Raises
    ------
    ValueError : the file holds none; the message names cause and remedy
    """
    for source in find_sources([path]):
        for reading in read(source):
            if reading.letter is not None:
                return reading.letter
            raise ValueError(f"{reading.document}: {reading.status}: {reading.message}")
    raise ValueError(f"{path}: no such file; give the path of a letter")
