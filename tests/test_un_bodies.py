"""The UN-bodies component: its contract, and its figures on the reference sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractor.components.countries import CountriesComponent
from extractor.components.un_bodies import UnBodiesComponent

NLP = spacy.blank("nl")
COMPONENT = UnBodiesComponent()
GOLD = Path(__file__).parents[1].parent / "shared" / "gold" / "places" / "eval.jsonl"
TEXT = (
    "In de VN-Mensenrechtenraad steunt de EU de Speciale VN-Rapporteur voor de mensenrechten in "
    "Eritrea, het Bureau van de Hoge Commissaris voor de Mensenrechten (OHCHR) en UNICEF."
)
IDS = ["UNHRC", "EU", "SR_ER", "OHCHR", "UNICEF"]


def read(text: str) -> list[tuple[str, str]]:
    doc = COMPONENT(NLP.make_doc(text))
    return [(span.text, span.kb_id_) for span in doc.spans["un_bodies"]]


def test_match_leaves_the_doc_alone() -> None:
    doc = NLP.make_doc(TEXT)
    assert [span.kb_id_ for span in COMPONENT.match(doc)] == IDS
    assert "un_bodies" not in doc.spans


def test_spans_carry_label_value_form_and_rule() -> None:
    doc = COMPONENT(NLP.make_doc(TEXT))
    spans = list(doc.spans["un_bodies"])
    labels = ["UN_BODY", "ORGANISATION", "UN_BODY", "UN_BODY", "UN_BODY"]
    assert [span.label_ for span in spans] == labels
    assert [span._.body_form for span in spans] == ["name", "acronym", "mandate", "name", "acronym"]
    assert spans[2].id_ == "mandate-SR"
    assert all(span.id_ for span in spans)


def test_a_country_inside_a_name_is_in_both_layers() -> None:
    doc = COMPONENT(CountriesComponent()(NLP.make_doc(TEXT)))
    [country] = doc.spans["countries"]
    assert country.kb_id_ == "ERI"
    mandate = doc.spans["un_bodies"][2]
    assert mandate.start <= country.start
    assert country.end <= mandate.end


def test_works_without_the_countries_component() -> None:
    assert ("VN-gezant voor Libië", "SE_LY") in read("De VN-gezant voor Libië bemiddelt.")


@pytest.mark.parametrize("text", ["", "\n", "Er staat niets.", "van de", "Tweede Kamer", "de Raad"])
def test_group_is_there_when_nothing_is_found(text: str) -> None:
    assert read(text) == []
    assert "un_bodies" in COMPONENT(NLP.make_doc(text)).spans


def test_survives_serialisation() -> None:
    doc = COMPONENT(NLP.make_doc(TEXT))
    back = Doc(NLP.vocab).from_bytes(doc.to_bytes())
    assert [span.kb_id_ for span in back.spans["un_bodies"]] == IDS


def test_a_definition_holds_for_one_letter_only() -> None:
    first = "Het Internationaal Strafhof (ISH) opende een zaak; het ISH wacht."
    assert [value for _, value in read(first)] == ["ICC", "ICC"]
    assert read("Het ISH wacht.") == []


def test_secretary_general_needs_the_un() -> None:
    assert read("De Secretaris-Generaal tekende.") == []
    full = "De secretaris-generaal van de Verenigde Naties sprak. De Secretaris-Generaal zweeg."
    assert [value for _, value in read(full)] == ["UNSG", "UNSG"]
    rival = f"{full} De secretaris-generaal van de NAVO ook. De Secretaris-Generaal vertrok."
    assert [value for _, value in read(rival)] == ["UNSG", "UNSG", "NATO"]


@given(st.lists(st.integers(min_value=0, max_value=len(TEXT) - 1), max_size=12))
@settings(max_examples=60, deadline=None)
def test_line_breaks_change_no_value(places: list[int]) -> None:
    broken = "".join("\n" if c == " " and i in places else c for i, c in enumerate(TEXT))
    assert [value for _, value in read(broken)] == IDS


@given(st.text(alphabet="VN-vande (rapteurcomissSyrië).UNHCR\n ", max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    doc = COMPONENT(NLP.make_doc(text))
    for span in doc.spans["un_bodies"]:
        assert span.kb_id_
        assert span.label_ in ("UN_BODY", "ORGANISATION")


@pytest.mark.skipif(not GOLD.exists(), reason="the reference folder is not here")
def test_reference_sentences() -> None:
    hit = spans = predicted = gold = 0
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        doc = COMPONENT(NLP.make_doc(row["text"]))
        found = {
            (s.start_char, s.end_char, s.kb_id_)
            for s in doc.spans["un_bodies"]
            if s.label_ == "UN_BODY"
        }
        wanted = {(m["start"], m["end"], m["id"]) for m in row["un_bodies"]}
        hit, predicted, gold = hit + len(found & wanted), predicted + len(found), gold + len(wanted)
        spans += len({m[:2] for m in found} & {m[:2] for m in wanted})
    assert 2 * hit / (predicted + gold) >= 0.92
    assert hit / spans >= 0.95


@pytest.mark.parametrize(
    ("text", "token", "own"),
    [
        ("Alle VN-lidstaten steunen dit.", "VN-lidstaten", "VN"),
        ("Alle 193VN-lidstaten steunen dit.", "193VN-lidstaten", "VN"),
        ("Dat gebeurt in ICAO-verband.", "ICAO-verband", "ICAO"),
        ("Volgens Verenigde Natiesrichtlijnen.", "Verenigde Natiesrichtlijnen", "Verenigde Naties"),
        (
            "Een Internationaal Strafhofverdacht persoon.",
            "Internationaal Strafhofverdacht",
            "Internationaal Strafhof",
        ),
    ],
)
def test_own_characters(text: str, token: str, own: str) -> None:
    doc = COMPONENT(NLP(text))
    span = doc.spans["un_bodies"][0]
    assert span.text == token
    assert text[slice(*span._.mention_chars)] == own


def test_own_characters_of_two_mentions_in_one_word() -> None:
    doc = NLP("De EU-Turkijeverklaring en de VN-Mensenrechtenraad.")
    doc = COMPONENT(CountriesComponent()(doc))
    spans = [*doc.spans["countries"], *doc.spans["un_bodies"]]
    own = [span._.mention_chars and doc.text[slice(*span._.mention_chars)] for span in spans]
    assert own == ["Turkije", "EU", None]
