"""The marked-up sentences of cases/places.toml, one test each."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from extractor.components.countries import CountriesComponent
from extractor.components.un_bodies import UnBodiesComponent

CASES = tomllib.loads((Path(__file__).parent / "cases" / "places.toml").read_text(encoding="utf-8"))
NLP = spacy.blank("nl")
COUNTRIES = CountriesComponent()
BODIES = UnBodiesComponent()
Mark = tuple[int, int, str]


def parse(marked: str) -> tuple[str, set[Mark], set[tuple[int, int, str]]]:
    """The text, its marks (start, end, value) and the marked forms (start, end, form)."""
    text, open_at, marks, forms = "", [], set(), set()
    pieces = iter(marked)
    for c in pieces:
        if c == "{":
            open_at.append(len(text))
        elif c == "|":
            label = "".join(iter(lambda: next(pieces), "}"))
            start = open_at.pop()
            kind, _, value = label.partition(":") if ":" in label else ("", "", label)
            if kind not in ("", "un", "org"):
                forms.add((start, len(text), kind))
                kind = ""
            marks |= {
                (start, len(text), f"{kind}:{one.removeprefix('un:')}".strip(":"))
                for one in value.split("+")
            }
        else:
            text += c
    assert not open_at, "a brace is open"
    return text, marks, forms


def found(doc: Doc) -> set[Mark]:
    kinds = {"COUNTRY": "", "UN_BODY": "un:", "ORGANISATION": "org:"}
    return {
        (span.start_char, span.end_char, kinds[span.label_] + span.kb_id_)
        for layer in ("countries", "un_bodies")
        for span in doc.spans[layer]
    }


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case["id"],
            marks=[pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else [],
        )
        for case in CASES["case"]
    ],
)
def test_case(case: dict) -> None:
    text, marks, forms = parse(case["text"])
    doc = BODIES(COUNTRIES(NLP.make_doc(text)))
    named = lambda those: sorted((text[a:b], value) for a, b, value in those)  # noqa: E731
    assert named(found(doc)) == named(marks)
    assert found(doc) == marks
    have = {(s.start_char, s.end_char, s._.country_form) for s in doc.spans["countries"]}
    assert forms <= have
