"""The pipeline and the labels that rules may use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import extractor
from extractor.bundled import BUNDLED, bundled_model
from extractor.pipeline import ModelNotFoundError

PACKAGE = Path(extractor.__file__).parent
# Dependency labels of nl_core_news_sm (UD Dutch LassySmall and Alpino 2.8).
CORE_DEPENDENCIES = frozenset(
    {
        "ROOT",
        "acl",
        "acl:relcl",
        "advcl",
        "advmod",
        "amod",
        "appos",
        "aux",
        "aux:pass",
        "case",
        "cc",
        "ccomp",
        "compound:prt",
        "conj",
        "cop",
        "csubj",
        "dep",
        "det",
        "expl",
        "expl:pv",
        "fixed",
        "flat",
        "iobj",
        "mark",
        "nmod",
        "nmod:poss",
        "nsubj",
        "nsubj:pass",
        "nummod",
        "obj",
        "obl",
        "obl:agent",
        "orphan",
        "parataxis",
        "punct",
        "xcomp",
    }
)


def test_the_pipeline_is_one_visible_list(nlp: Language) -> None:
    assert nlp.pipe_names == [
        "extractor_sentences",
        "extractor_countries",
        "extractor_un_bodies",
        "extractor_dates",
        "extractor_focused_parser",
        "extractor_commitments",
        "extractor_links",
    ]


def test_rules_use_only_labels_that_both_pipelines_have() -> None:
    bundled = set(spacy.load(bundled_model()).get_pipe("parser").labels)
    used = set()
    for module in (PACKAGE / "commitments").glob("*.py"):
        used |= set(re.findall(r'dep_ (?:==|!=) "([\w:]+)"', module.read_text("utf-8")))
        for group in re.findall(r"dep_ (?:not )?in \(([^)]*)\)", module.read_text("utf-8")):
            used |= set(re.findall(r'"([\w:]+)"', group))
    assert used
    assert used <= CORE_DEPENDENCIES
    assert used - {"dep"} <= bundled


def test_a_missing_model_names_the_install_command() -> None:
    with pytest.raises(ModelNotFoundError, match="spacy download nl_none_sm"):
        extractor.load("nl_none_sm")


def test_a_pipeline_by_path() -> None:
    nlp = extractor.load(bundled_model())
    assert len(nlp("Ik zal uw Kamer informeren.").spans["commitments"]) == 1


def test_nl_core_news_sm_takes_its_place() -> None:
    if not spacy.util.is_package("nl_core_news_sm"):
        pytest.skip("nl_core_news_sm is not installed")
    nlp = extractor.load("nl_core_news_sm")
    assert len(nlp("Ik zal uw Kamer informeren.").spans["commitments"]) == 1


def test_the_model_is_small_and_carries_its_licence() -> None:
    folder = bundled_model()
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    assert size <= 9_000_000
    meta = spacy.util.load_meta(folder / "meta.json")
    assert f"nl_{meta['name']}" == BUNDLED
    assert meta["license"] == "CC BY-SA 4.0"


def test_focused_and_full_parse_find_the_same(process: object) -> None:
    text = "De zon schijnt. Ook zal ik uw Kamer in mei informeren. Het regent in Chili."
    focused, full = extractor.load()(text), extractor.load(full_parse=True)(text)
    assert focused._.commitments == full._.commitments
