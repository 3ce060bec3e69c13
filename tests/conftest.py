"""Fixtures shared by the tests: one pipeline, letters of our own, the reference folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import extractor
from extractor.corpus import make_doc
from extractor.reading import read_text

ROOT = Path(__file__).parents[1]
LETTERS = ROOT / "tests" / "letters"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def nlp() -> Language:
    return extractor.load()


@pytest.fixture(scope="session")
def process(nlp: Language) -> Callable[..., Doc]:
    """Read and process a text that a minister wrote on a date; lines are blocks."""

    def run(text: str, date: str = "2024-03-01") -> Doc:
        doc = make_doc(nlp, read_text(text))
        doc._.letter_date = date
        return nlp(doc)

    return run


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the reference folder is not beside the project")
    return SHARED
