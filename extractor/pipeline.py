"""The pipeline, as one visible list of components."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import spacy
from spacy.attrs import ORTH
from spacy.lang.nl.punctuation import TOKENIZER_INFIXES
from spacy.language import Language
from spacy.pipeline import Tok2Vec
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, get_package_path, load_config
from spacy.vocab import Vocab
from thinc.api import NumpyOps, get_current_ops, use_ops

from extractor.bundled import BUNDLED, bundled_model
from extractor.components.sentences import LOST_SPACE
from extractor.components.word_vectors import remember_words

_MAX_CHARACTERS = 50_000_000  # only candidate sentences are parsed, so memory does not bound it


class ModelNotFoundError(OSError):
    """No Dutch pipeline of that name or path; the message names the command that installs one."""

    def __init__(self, model: str) -> None:
        super().__init__(
            f"no Dutch pipeline {model!r}: neither a folder nor an installed package. "
            f"Install it (python -m spacy download {model}), or leave the model out to use the "
            f"bundled {BUNDLED}."
        )


def load(
    model: str | Path | None = None,
    *,
    lexicon: str | Path | None = None,
    full_parse: bool = False,
    near_misses: bool = True,
) -> Language:
    """When you call this, it will build the pipeline; see `extractor.load`."""
    folder = str(lexicon) if lexicon else None
    nlp = spacy.blank("nl")
    nlp.max_length = _MAX_CHARACTERS
    drop_idle_exceptions(nlp.tokenizer)
    part_at_lost_spaces(nlp.tokenizer)
    nlp.add_pipe("extractor_sentences", config={"lexicon": folder})
    nlp.add_pipe("extractor_countries", config={"lexicon": folder})
    nlp.add_pipe("extractor_un_bodies", config={"lexicon": folder})
    nlp.add_pipe("extractor_dates", config={"lexicon": folder})
    nlp.add_pipe(
        "extractor_focused_parser",
        config={
            "model": str(model) if model else None,
            "full": full_parse,
            "near_misses": near_misses,
            "lexicon": folder,
        },
    )
    nlp.add_pipe("extractor_commitments", config={"lexicon": folder, "near_misses": near_misses})
    nlp.add_pipe("extractor_links")
    return nlp


def drop_idle_exceptions(tokenizer: Tokenizer) -> None:
    """When you call this, it will leave out the exceptions that change no token.

    spaCy caches no chunk of text that holds an exception. Dutch has hundreds that are one token
    without being one (*A.*, *—*); without them tokenizing takes half the time.
    """
    exceptions = tokenizer.rules
    tokenizer.rules = {}
    tokenizer.rules = {
        text: tokens
        for text, tokens in exceptions.items()
        if tokens != [{ORTH: text}] or [token.text for token in tokenizer(text)] != [text]
    }


def part_at_lost_spaces(tokenizer: Tokenizer) -> None:
    """When you call this, it will part words at a stop that lost its space: *het fonds.Ook zal ik*.

    spaCy does so between letters of small and large size, not in *de EU.Ook* or *(nr. 12).Ik*.
    """
    tokenizer.infix_finditer = compile_infix_regex([*TOKENIZER_INFIXES, LOST_SPACE]).finditer


def load_model(model: str | None, vocab: Vocab) -> Language:
    """When you call this, it will load the statistical pipeline that tags and parses.

    Its tokenizer stays empty: it gets words, and reading thousands of exceptions takes a second.

    Raises
    ------
    ModelNotFoundError : it is neither a folder nor an installed package
    """
    place = model or str(bundled_model())
    folder = Path(place)
    if not folder.is_dir():
        if not spacy.util.is_package(place):
            raise ModelNotFoundError(place)
        folder = _folder_of(place)
    components = load_config(folder / "config.cfg")["components"]
    stepwise = components.get("parser", {}).get("factory") == "parser"
    config = {"components.parser.factory": "extractor_parser"} if stepwise else {}
    with fast_products():
        nlp = spacy.load(folder, vocab=vocab, exclude=["ner", "tokenizer"], config=config)
    for _, component in nlp.pipeline:
        if isinstance(component, Tok2Vec):
            remember_words(component.model)
    return nlp


def _folder_of(package: str) -> Path:
    """Give the folder in which an installed package keeps its pipeline."""
    return next(get_package_path(package).glob("*/config.cfg")).parent


def fast_products() -> AbstractContextManager[None]:
    """When you call this, it will let layers made meanwhile multiply by numpy's BLAS, not BLIS.

    On processors that BLIS does not know it falls back on kernels a third as fast as those of
    numpy. A layer keeps the operations it was made with; those of other pipelines, and those of
    a user who chose others (a GPU), stay as they are.
    """
    if type(get_current_ops()) is not NumpyOps:
        return nullcontext()
    return use_ops("numpy", use_blis=False)
