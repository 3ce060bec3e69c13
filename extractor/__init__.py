"""Government commitments, dates, countries and UN bodies from Dutch letters to parliament.

import extractor

nlp = extractor.load()                      # a spaCy pipeline
letter = extractor.read("brief.txt")        # clean text, header, map to the source
tables = extractor.extract(["brieven/"])    # three pandas DataFrames
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

    from extractor.corpus import Tables
    from extractor.letter import Letter

__version__ = version("kamerbrief-extractor")
__all__ = ["__version__", "extract", "load", "read"]


def load(
    model: str | Path | None = None,
    *,
    lexicon: str | Path | None = None,
    full_parse: bool = False,
    near_misses: bool = True,
) -> Language:
    """When you call this, it will build the spaCy pipeline.

    Parameters
    ----------
    model : name or path of a Dutch pipeline of the scheme of nl_core_news_sm; None is the bundled
        nl_dep_ud_sm
    lexicon : a folder laid over the shipped lexicons
    full_parse : parse every sentence, not only those that can hold a commitment
    near_misses : also parse sentences that only look like one, and keep them all in
        `doc._.near_misses`; without, a run takes half the time and finds the same commitments

    Raises
    ------
    extractor.pipeline.ModelNotFoundError : the model is not installed
    extractor.lexicon.loader.LexiconError : a lexicon file is wrong
    """
    pipeline: Any = import_module("extractor.pipeline")
    nlp: Language = pipeline.load(
        model, lexicon=lexicon, full_parse=full_parse, near_misses=near_misses
    )
    return nlp


def read(path: str | Path) -> Letter:
    """When you call this, it will read one letter from a file.

    Raises
    ------
    ValueError : the file holds no readable letter; the message says why and what to do
    """
    corpus: Any = import_module("extractor.corpus")
    letter: Letter = corpus.read_letter(Path(path))
    return letter


def extract(
    paths: Iterable[str | Path],
    *,
    model: str | Path | None = None,
    lexicon: str | Path | None = None,
) -> Tables:
    """When you call this, it will read every letter and give its tables as DataFrames.

    Returns
    -------
    a named tuple of three DataFrames: ``commitments``, ``mentions``, ``documents``
    """
    corpus: Any = import_module("extractor.corpus")
    tables: Tables = corpus.extract([Path(p) for p in paths], model=model, lexicon=lexicon)
    return tables
