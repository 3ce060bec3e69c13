"""Whole letters of our own against their hand-made annotation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import extractor
from extractor.corpus import make_doc

TESTS = Path(__file__).parent
NAMES = sorted(file.stem for file in (TESTS / "letters").glob("*.txt"))


def squeeze(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


@pytest.fixture(scope="module", params=NAMES)
def letter(request: pytest.FixtureRequest, nlp: Language) -> tuple[Doc, dict[str, object]]:
    read = extractor.read(TESTS / "letters" / f"{request.param}.txt")
    gold = json.loads((TESTS / "gold" / f"{request.param}.json").read_text("utf-8"))
    assert read.header.date == gold["date"]
    return nlp(make_doc(nlp, read)), gold


def test_commitments(letter: tuple[Doc, dict[str, list[dict[str, str]]]]) -> None:
    doc, gold = letter
    rows = [
        (squeeze(span.sent.text), set(columns["trigger"].split()))
        for span, columns in zip(doc.spans["commitments"], doc._.commitments, strict=True)
    ]
    wanted = [
        (squeeze(c["sentence"]), set(" ".join(c["trigger"]).split()), c["confidence"])
        for c in gold["commitments"]
    ]
    right = sum(any(s == w and t & words for w, words, _ in wanted) for s, t in rows)
    core = [(w, words) for w, words, confidence in wanted if confidence != "low"]
    hit = sum(any(s == w and t & words for s, t in rows) for w, words in core)
    assert right >= 0.85 * len(rows)
    assert hit >= 0.85 * len(core)


def test_near_misses_are_no_commitments(
    letter: tuple[Doc, dict[str, list[dict[str, str]]]],
) -> None:
    doc, gold = letter
    both = {squeeze(c["sentence"]) for c in gold["commitments"]}
    misses = {squeeze(m["sentence"]) for m in gold["near_misses"]} - both
    found = {squeeze(span.sent.text) for span in doc.spans["commitments"]}
    assert len(found & misses) <= 0.15 * len(misses)


@pytest.mark.parametrize(
    ("label", "layer"), [("COUNTRY", "countries"), ("UN_BODY", "un_bodies"), ("DATE", "dates")]
)
def test_mentions(
    letter: tuple[Doc, dict[str, list[dict[str, str]]]], label: str, layer: str
) -> None:
    doc, gold = letter
    wanted = [squeeze(m["text"]) for m in gold["mentions"] if m["label"] == label]
    found = [squeeze(span.text) for span in doc.spans[layer] if span.label_ == label]
    shared = sum(min(wanted.count(text), found.count(text)) for text in set(wanted))
    assert shared >= 0.85 * max(len(wanted), len(found))
