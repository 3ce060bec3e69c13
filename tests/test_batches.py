"""A batch of letters: what it leaves behind in the process that asked for it."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import extractor
from extractor.corpus import process
from extractor.reading import find_sources, read

seen: list[bool] = []


@Language.component("tests_watch_collector")
def watch(doc: Doc) -> Doc:
    seen.append(gc.isenabled())
    if "mislukt" in doc.text:
        raise ValueError("fails")
    return doc


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = extractor.load(near_misses=False)
    nlp.add_pipe("tests_watch_collector")
    return nlp


@pytest.mark.parametrize("collecting", [True, False])
@pytest.mark.parametrize("verb", ["slaagt", "mislukt"])
def test_the_collector_waits_and_is_as_before(
    nlp: Language, collecting: bool, verb: str, tmp_path: Path
) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(f"Het plan {verb} in mei.", encoding="utf-8")
    readings = [reading for source in find_sources([path]) for reading in read(source)]
    seen.clear()
    try:
        (gc.enable if collecting else gc.disable)()
        process(nlp, readings)
        assert gc.isenabled() == collecting
    finally:
        gc.enable()
    assert seen == [False]
