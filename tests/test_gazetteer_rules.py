"""Every entry of the rule lexicons hits its example and misses its `not`."""

from __future__ import annotations

import re

import pytest
import spacy
from spacy.tokens import Doc, Span

from extractor.components.countries import CountriesComponent
from extractor.components.un_bodies import UnBodiesComponent
from extractor.lexicon.loader import load_rules

NLP = spacy.blank("nl")
COUNTRIES = CountriesComponent()
BODIES = UnBodiesComponent()
MARK = re.compile(r"\{([^}]*)\}")
FINDS = {
    "head",
    "determiner",
    "ambiguous",
    "cue",
    "supported",
}  # tables whose example names a country
PLACES = load_rules("places.toml")
MANDATES = load_rules("mandates.toml")
BODY_RULES = load_rules("bodies.toml")


def read(marked: str) -> tuple[Doc, list[tuple[int, int]]]:
    """The text without braces, analysed, and the places of what stood in them."""
    places, plain, behind = [], "", 0
    for match in MARK.finditer(marked):
        plain += marked[behind : match.start()]
        places.append((len(plain), len(plain) + len(match[1])))
        plain += match[1]
        behind = match.end()
    return BODIES(COUNTRIES(NLP.make_doc(plain + marked[behind:]))), places


def spans(doc: Doc, layer: str, place: tuple[int, int]) -> list[Span]:
    """The spans of a layer that touch a place."""
    return [s for s in doc.spans[layer] if s.start_char < place[1] and place[0] < s.end_char]


def rows(tables: dict, *names: str) -> list:
    return [
        pytest.param(name, row, id=f"{name}-{row['id']}") for name in names for row in tables[name]
    ]


@pytest.mark.parametrize(("table", "row"), rows(PLACES, *PLACES))
def test_place_rule(table: str, row: dict) -> None:
    for key in ("example", "not"):
        doc, places = read(row.get(key, ""))
        wanted = (table in FINDS) == (key == "example") or table in ("determiner", "cue")
        for place in places:
            found = spans(doc, "countries", place)
            assert bool(found) == wanted, (key, doc.text[slice(*place)])
            if table == "determiner":
                assert (found[0]._.country_form == "demonym") == (key == "example")
            if table == "cue":
                assert (found[0].kb_id_ == row["code"]) == (key == "example")


@pytest.mark.parametrize(("table", "row"), rows(MANDATES, "role", "topic"))
def test_mandate(table: str, row: dict) -> None:
    doc, [place] = read(row["example"])
    [span] = spans(doc, "un_bodies", place)
    assert (span.start_char, span.end_char) == place
    if table == "topic":
        assert span.kb_id_ == row["body"]
    if row.get("not"):
        doc, [place] = read(row["not"])
        assert not [s for s in spans(doc, "un_bodies", place) if s.label_ == "UN_BODY"]


@pytest.mark.parametrize(
    ("table", "row"), rows(BODY_RULES, "not_body", "foreign", "own_instrument", "country_code")
)
def test_body_rule(table: str, row: dict) -> None:
    doc, places = read(row["example"])
    assert not any(spans(doc, "un_bodies", place) for place in places)
    doc, places = read(row["not"])
    assert all(spans(doc, "un_bodies", place) for place in places)


@pytest.mark.parametrize(("table", "row"), rows(BODY_RULES, "plain", "one_of_many"))
def test_name_without_capitals(table: str, row: dict) -> None:
    for key in ("example", "not"):
        doc, places = read(row[key])
        wanted = (table == "plain") == (key == "example")
        assert [bool(spans(doc, "un_bodies", place)) for place in places] == [wanted] * len(places)


@pytest.mark.parametrize(("table", "row"), rows(BODY_RULES, "back"))
def test_reference_back(table: str, row: dict) -> None:
    doc, places = read(row["example"])
    for place in places:
        assert [span.kb_id_ for span in spans(doc, "un_bodies", place)] == [row["body"]]
    doc, places = read(row["not"])
    assert not any(spans(doc, "un_bodies", place) for place in places)
