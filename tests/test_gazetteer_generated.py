"""Generated recall: 195 countries in every inflection, and as the subject of every mandate."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import spacy

from extractor.components.countries import CountriesComponent, country_name
from extractor.components.un_bodies import UnBodiesComponent
from extractor.lexicon.loader import load_table

NLP = spacy.blank("nl")
COUNTRIES = CountriesComponent()
BODIES = UnBodiesComponent()
STATES = [row for row in load_table("countries.csv") if row["status"] in ("member", "observer")]
CODES = {row["id"]: row["alpha2"] for row in STATES}
FORMS = [
    row
    for row in load_table("country_forms.csv")
    if row["status"] == "on" and row["country"] in CODES
]
GOAL = 0.99
FRAMES = {
    "name": ["De regering van {} antwoordt.", "{}s buren en de inzet in {}."],
    "supported": [
        "Aruba, China, Caribisch Nederland, de Centraal-Afrikaanse Republiek en {} kregen hulp."
    ],
    "region": ["Hulp aan {} is nodig."],
    "abbreviation": ["De {} tekende."],
    "adjective": ["De {} regering antwoordt.", "Een {} voorstel uit het niet-{} deel."],
    "demonym": ["Daar sprak een {} met twee {}."],
    "english": ["Het rapport «Rights in {}» verscheen."],
}
# mandate → id, by the country's two-letter code
MANDATES = {
    "De VN-Rapporteur voor {} bracht verslag uit.": "SR_{}",
    "De VN-rapporteur voor de mensenrechten in {} bracht verslag uit.": "SR_{}",
    "De Speciale VN-Rapporteur voor de mensenrechtensituatie in {} bracht verslag uit.": "SR_{}",
    "De speciaal rapporteur van de Verenigde Naties voor {} bracht verslag uit.": "SR_{}",
    "De Speciaal Rapporteur inzake de situatie van de mensenrechten in {} sprak.": "SR_{}",
    "Met de speciale rapporteur voor {} van de VN is gesproken.": "SR_{}",
    "De UN Special Rapporteur on the situation of human rights in {} sprak.": "SR_{}",
    "De onafhankelijke expert voor {} bracht verslag uit.": "IE_{}",
    "De onafhankelijk VN-deskundige inzake {} bracht verslag uit.": "IE_{}",
    "De VN-gezant voor {} bemiddelt.": "SE_{}",
    "De speciaal gezant van de VN voor {} bemiddelt.": "SE_{}",
    "De Speciaal Vertegenwoordiger van de Secretaris-Generaal voor {} bemiddelt.": "SE_{}",
    "De VN-onderzoekscommissie voor {} publiceert.": "COI_{}",
    "De Fact-Finding Mission van de VN naar {} publiceert.": "FFM_{}",
}
ADJECTIVES = {
    "De VN-gezant voor het {} conflict bemiddelt.": "SE_{}",
    "De VN-rapporteur voor de {} mensenrechtensituatie sprak.": "SR_{}",
}
LISTED = {"IE_BI": "SR_BI", "SE_SY": "OSES-SY", "SE_YE": "OSESGY", "SE_MM": "SESG-MM"}
KNOWN_AMBIGUOUS = {"Congo", "Congolees", "Congolese", "Dominicaans", "Dominicaanse"}


def main_forms(kind: str, ending: str = "") -> dict[str, str]:
    """The first form of a kind for each country."""
    found: dict[str, str] = {}
    for row in FORMS:
        if row["kind"] == kind and row["form"].endswith(ending):
            found.setdefault(row["country"], row["form"])
    return found


def form_cases() -> Iterator[tuple[str, str, str]]:
    for row in FORMS:
        for frame in FRAMES[row["kind"]]:
            yield frame.replace("{}", row["form"]), row["form"], row["country"]


def test_every_form_in_every_frame() -> None:
    cases = list(form_cases())
    missed = [
        (text, code)
        for text, form, code in cases
        if code not in {c for s in COUNTRIES.match(NLP.make_doc(text)) for c in s.kb_id_.split(";")}
        and not (form == "Congo" and code == "COG")
    ]
    assert len(cases) > 2000
    assert len(missed) / len(cases) <= 1 - GOAL, missed


def mandate_misses(frames: dict[str, str], forms: dict[str, str]) -> tuple[int, list[str]]:
    tried, missed = 0, []
    for code, form in forms.items():
        for frame, pattern in frames.items():
            text = frame.format(form)
            value = pattern.format(CODES[code])
            value = LISTED.get(value, value)
            spans = [s for s in BODIES.match(NLP.make_doc(text)) if s.label_ == "UN_BODY"]
            tried += 1
            ids = {one for span in spans for one in span.kb_id_.split(";")}
            if form in KNOWN_AMBIGUOUS and value in ids:
                continue
            if [span.kb_id_ for span in spans] != [value] or form not in spans[0].text:
                missed.append(f"{text} → {[(s.text, s.kb_id_) for s in spans]}")
    return tried, missed


def test_every_country_as_a_mandate() -> None:
    names = {code: country_name(code)[0] for code in CODES}
    tried, missed = mandate_misses(MANDATES, names)
    assert tried == 195 * len(MANDATES)
    assert len(missed) / tried <= 1 - GOAL, missed


def test_every_adjective_as_a_mandate() -> None:
    tried, missed = mandate_misses(ADJECTIVES, main_forms("adjective", "e"))
    assert tried > 180 * len(ADJECTIVES)
    assert len(missed) / tried <= 1 - GOAL, missed


@pytest.mark.parametrize("width", [60, 75])
def test_line_breaks_lose_nothing(width: int) -> None:
    """A name over two lines, with and without a hyphen, is the same name."""
    missed = []
    for code, form in main_forms("name").items():
        for broken in {form.replace(" ", "\n"), form.replace("-", "-\n")}:
            found = [s.kb_id_ for s in COUNTRIES.match(NLP.make_doc(f"De regering van {broken}."))]
            if found != [code] and form not in KNOWN_AMBIGUOUS:
                missed.append((broken, found))
    assert missed == []


def test_line_end_hyphens_lose_nothing() -> None:
    """`Afgha-⏎nistan`, wherever a line may break the word."""
    pyphen = pytest.importorskip("pyphen")
    breaks = pyphen.Pyphen(lang="nl_NL")
    missed, tried = [], 0
    for code, form in main_forms("name").items():
        for head, tail in breaks.iterate(form) if form.isalpha() else ():
            tried += 1
            doc = NLP.make_doc(f"De regering van {head}-\n{tail} antwoordt.")
            found = [(span.text, span.kb_id_) for span in COUNTRIES.match(doc)]
            if found != [(f"{head}-\n{tail}", code)] and form not in KNOWN_AMBIGUOUS:
                missed.append((head, tail, found))
    assert tried > 150
    assert len(missed) / tried <= 1 - GOAL, missed
