"""The parser's own loop: it gives the trees of spaCy's, and stands in for it alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from bench_full_parse import OWN, readings_of
from spacy.language import Language
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc

from extractor.bundled import bundled_model
from extractor.components.parser import StepwiseParser
from extractor.pipeline import load_model

Tree = list[tuple[int, str]]


def tree_of(doc: Doc) -> Tree:
    return [(token.head.i, token.dep_) for token in doc]


@pytest.fixture(scope="module")
def plain() -> Language:
    nlp = spacy.load(bundled_model())
    assert type(nlp.get_pipe("parser")) is DependencyParser
    return nlp


@pytest.fixture(scope="module")
def ours(plain: Language) -> Language:
    nlp = load_model(None, plain.vocab)
    assert isinstance(nlp.get_pipe("parser"), StepwiseParser)
    return nlp


def test_its_trees_are_those_of_spacy(plain: Language, ours: Language) -> None:
    texts = [reading.letter.text for reading in readings_of(OWN) if reading.letter]
    sents = [sent.as_doc() for doc in plain.pipe(texts) for sent in doc.sents]
    alone = [Doc(plain.vocab, words=[t.text for t in sent]) for sent in sents]
    again = [Doc(plain.vocab, words=[t.text for t in sent]) for sent in sents]
    spacys = list(map(tree_of, plain.pipe(alone)))
    assert sum(map(len, spacys)) > 3000
    assert list(map(tree_of, ours.pipe(again))) == spacys


@pytest.mark.parametrize("words", [[], ["Ja"], [" "]])
def test_a_short_doc_is_parsed(ours: Language, words: list[str]) -> None:
    assert tree_of(ours(Doc(ours.vocab, words=words))) == [(0, "ROOT")][: len(words)]


def test_the_loop_of_another_parser_is_left_to_it(plain: Language, tmp_path: Path) -> None:
    beam = {"components.parser.factory": "beam_parser"}
    spacy.load(bundled_model(), config=beam).to_disk(tmp_path)
    nlp = load_model(str(tmp_path), plain.vocab)
    assert nlp.get_pipe_meta("parser").factory == "beam_parser"


def test_an_installed_package_is_found_by_its_name(
    plain: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "nl_kamer_sm"
    package.mkdir()
    plain.to_disk(package / "nl_kamer_sm-1.0")
    (package / "__init__.py").touch()
    described = tmp_path / "nl_kamer_sm-1.0.dist-info"
    described.mkdir()
    (described / "METADATA").write_text("Name: nl_kamer_sm\nVersion: 1.0\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    nlp = load_model("nl_kamer_sm", plain.vocab)
    assert isinstance(nlp.get_pipe("parser"), StepwiseParser)
