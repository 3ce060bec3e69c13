"""Many inputs: reads them, runs the pipeline, hands on their rows in input order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from extractor.letter import Letter
from extractor.pipeline import load
from extractor.reading import Reading, Source, Status, find_sources, read
from extractor.records import TABLES, Record, columns, row
from extractor.rows import rows_of

if TYPE_CHECKING:
    from pandas import DataFrame

FAILED = {Status.ERROR, Status.TIMEOUT, Status.CRASHED}


class Tables(NamedTuple):
    """The tables of a run as pandas DataFrames."""

    commitments: DataFrame
    mentions: DataFrame
    documents: DataFrame


def make_doc(nlp: Language, letter: Letter) -> Doc:
    """When you call this, it will make the Doc of a letter, with its date and blocks set."""
    doc = nlp.make_doc(letter.text)
    doc._.letter_date = letter.header.date
    doc._.blocks = [[b.start, b.end, str(b.kind), str(b.speaker)] for b in letter.blocks]
    return doc


def process(nlp: Language, readings: Iterable[Reading]) -> Iterator[Record]:
    """When you call this, it will run the pipeline over readings and yield their rows in order."""
    pairs = ((reading, reading.letter) for reading in readings)
    for has_letter, group in groupby(pairs, key=lambda pair: pair[1] is not None):
        if not has_letter:
            for reading, _ in group:
                yield from rows_of(reading, None)
            continue
        docs = ((make_doc(nlp, letter), reading) for reading, letter in group if letter)
        for doc, reading in nlp.pipe(docs, as_tuples=True, batch_size=64):
            yield from rows_of(reading, doc)


def run(
    paths: Sequence[Path],
    *,
    nlp: Language,
    progress: Callable[[Source], None] = lambda source: None,
) -> Iterator[Record]:
    """When you call this, it will read every input below the paths and yield its rows in order.

    Parameters
    ----------
    paths : files and folders
    nlp : the pipeline of `extractor.load`
    progress : is called with each input before it is read
    """

    def readings() -> Iterator[Reading]:
        for source in find_sources(paths):
            progress(source)
            yield from read(source)

    return process(nlp, readings())


def extract(
    paths: Sequence[Path], *, model: str | Path | None, lexicon: str | Path | None
) -> Tables:
    """When you call this, it will give the tables of all inputs as DataFrames."""
    import pandas as pd

    rows: dict[str, list[dict[str, object]]] = {name: [] for name in TABLES}
    kinds = {kind: name for name, kind in TABLES.items()}
    for record in run(paths, nlp=load(model, lexicon=lexicon)):
        rows[kinds[type(record)]].append(row(record))
    return Tables(*(pd.DataFrame(rows[n], columns=columns(n)) for n in Tables._fields))


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
