"""The countries component: its contract, and its figures on the reference sentences."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractor.components.countries import CountriesComponent

NLP = spacy.blank("nl")
COMPONENT = CountriesComponent()
SHARED = Path(__file__).parents[1].parent / "shared"
GOLD = SHARED / "gold" / "places" / "eval.jsonl"
TEXT = (
    "Nederland zal de Wit-Russische overheid oproepen, samen met de Frans-Duitse "
    "bemiddelaars, de Verenigde Staten en twee Oegandezen in Burkina Faso."
)
CODES = ["NLD", "BLR", "FRA", "DEU", "USA", "UGA", "BFA"]


def read(text: str) -> list[tuple[str, str, str]]:
    doc = COMPONENT(NLP.make_doc(text))
    return [(s.text, s.kb_id_, s._.country_form) for s in doc.spans["countries"]]


def test_match_leaves_the_doc_alone() -> None:
    doc = NLP.make_doc(TEXT)
    assert [span.kb_id_ for span in COMPONENT.match(doc)] == CODES
    assert "countries" not in doc.spans


def test_spans_carry_label_value_form_and_rule() -> None:
    doc = COMPONENT(NLP.make_doc(TEXT))
    spans = list(doc.spans["countries"])
    assert {span.label_ for span in spans} == {"COUNTRY"}
    assert spans[1].id_ == "BLR-adjective-wit-russische"
    assert [s._.country_form for s in spans][:3] == ["name", "adjective", "adjective"]
    assert (spans[2].start, spans[2].end) == (spans[3].start, spans[3].end)
    assert spans == sorted(spans, key=lambda span: span.start)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Er staat niets.", "de", "-", "VN-", "’s"])
def test_group_is_there_when_nothing_is_found(text: str) -> None:
    assert list(COMPONENT(NLP.make_doc(text)).spans["countries"]) == []


def test_survives_serialisation() -> None:
    doc = COMPONENT(NLP.make_doc(TEXT))
    back = Doc(NLP.vocab).from_bytes(doc.to_bytes())
    assert [span.kb_id_ for span in back.spans["countries"]] == CODES
    assert back.spans["countries"][1]._.country_form == "adjective"


def test_many_docs_and_vocabs() -> None:
    for _ in range(3):
        doc = COMPONENT(spacy.blank("nl").make_doc(TEXT))
        assert [span.kb_id_ for span in doc.spans["countries"]] == CODES


@given(st.lists(st.integers(min_value=0, max_value=len(TEXT) - 1), max_size=12))
@settings(max_examples=60, deadline=None)
def test_line_breaks_change_no_value(places: list[int]) -> None:
    """Any spaces may be line ends: the same countries, the same order."""
    broken = "".join("\n" if c == " " and i in places else c for i, c in enumerate(TEXT))
    assert [value for _, value, _ in read(broken)] == CODES


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    doc = COMPONENT(NLP.make_doc(text))
    for span in doc.spans["countries"]:
        assert span.kb_id_
        assert doc.text[span.start_char : span.end_char] == span.text


def figures(rows: list[dict], alpha2: dict[str, str]) -> dict[str, float]:
    """Exact and by-form figures, the way the reference scorer counts them."""
    hit = predicted = gold = false_alarms = 0
    forms: dict[str, list[bool]] = {}
    for row in rows:
        doc = COMPONENT(NLP.make_doc(row["text"]))
        found = {
            (s.start_char, s.end_char, alpha2.get(s.kb_id_, s.kb_id_))
            for s in doc.spans["countries"]
        }
        wanted = {(m["start"], m["end"], m["iso2"]) for m in row["countries"]}
        hit, predicted, gold = hit + len(found & wanted), predicted + len(found), gold + len(wanted)
        false_alarms += not wanted and not row["un_bodies"] and bool(found)
        for m in row["countries"]:
            forms.setdefault(m["form"], []).append((m["start"], m["end"], m["iso2"]) in found)
    recall = {form: sum(those) / len(those) for form, those in forms.items()}
    return {"F1": 2 * hit / (predicted + gold), "false alarms": false_alarms, **recall}


@pytest.mark.skipif(not GOLD.exists(), reason="the reference folder is not here")
def test_reference_sentences() -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    table = (SHARED / "gazetteers" / "countries.csv").open(encoding="utf-8")
    with table:
        alpha2 = {row["iso3"]: row["iso2"] for row in csv.DictReader(table)}
    result = figures(rows, alpha2)
    assert result["F1"] >= 0.97
    assert result["adjective"] >= 0.97
    assert result["demonym"] >= 0.97
    assert result["false alarms"] == 0
