"""The lexicons agree with themselves: sources, duplicates, codes, dead entries, overlays."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest
import spacy
from babel import Locale

from extractor.components.countries import CountriesComponent, country_name
from extractor.components.un_bodies import UnBodiesComponent, body, body_name
from extractor.gazetteer.text import clean, fold
from extractor.lexicon.loader import load_rules, load_table

NLP = spacy.blank("nl")
COUNTRIES = load_table("countries.csv")
FORMS = load_table("country_forms.csv")
BODIES = load_table("un_bodies.csv")
OTHERS = load_table("other_orgs.csv")
BODY_FORMS = load_table("body_forms.csv")
ON = [row for row in FORMS if row["status"] == "on"]
BODY_ON = [row for row in BODY_FORMS if row["status"] == "on"]
# One form, several countries: context decides. A new one has to be listed here on purpose.
SEVERAL = {
    "congo": {"COD", "COG"},
    "congolees": {"COD", "COG"},
    "congolese": {"COD", "COG"},
    "congolezen": {"COD", "COG"},
    "dominicaan": {"DMA", "DOM"},
    "dominicaans": {"DMA", "DOM"},
    "dominicaanse": {"DMA", "DOM"},
    "dominicanen": {"DMA", "DOM"},
    "korea": {"KOR", "PRK"},
    "koreaan": {"KOR", "PRK"},
    "koreaans": {"KOR", "PRK"},
    "koreaanse": {"KOR", "PRK"},
    "koreanen": {"KOR", "PRK"},
    "maagdeneilanden": {"VGB", "VIR"},
    "zaire": {"COD", "ZAR"},
}


def test_every_member_has_a_name_and_an_adjective() -> None:
    kinds = defaultdict(set)
    for row in ON:
        kinds[row["country"]].add(row["kind"])
    states = {row["id"] for row in COUNTRIES if row["status"] in ("member", "observer")}
    assert len(states) == 195
    assert {code for code in states if "name" not in kinds[code]} == set()
    assert {code for code in states if "adjective" not in kinds[code]} == {"KNA", "SLB", "VCT"}


def test_every_row_has_a_source_and_a_status() -> None:
    for row in [*FORMS, *BODY_FORMS]:
        assert row["source"], row["id"]
        assert row["status"] in ("on", "off", "unverified"), row["id"]
    for row in [*COUNTRIES, *BODIES, *OTHERS]:
        assert row["source"], row["id"]


def test_unverified_forms_are_off() -> None:
    assert [row["id"] for row in [*ON, *BODY_ON] if "unverified" in row["source"]] == []


def test_forms_of_several_countries_are_the_known_ones() -> None:
    codes = defaultdict(set)
    for row in ON:
        codes[fold(row["form"])].add(row["country"])
    assert {form: those for form, those in codes.items() if len(those) > 1} == SEVERAL


def test_no_form_stands_twice() -> None:
    count = Counter((row["country"], clean(row["form"]), row["kind"]) for row in FORMS)
    assert [key for key, n in count.items() if n > 1] == []
    count = Counter((row["body"], clean(row["form"])) for row in BODY_FORMS)
    assert [key for key, n in count.items() if n > 1] == []


def test_no_body_form_names_two_bodies() -> None:
    bodies = defaultdict(set)
    for row in BODY_ON:
        form = row["form"] if row["kind"] == "acronym" else fold(row["form"])
        bodies[form].add(row["body"])
    assert {form for form, those in bodies.items() if len(those) > 1} == set()


def test_references_between_tables_hold() -> None:
    countries = {row["id"] for row in COUNTRIES}
    bodies = {row["id"] for row in [*BODIES, *OTHERS]}
    assert {row["country"] for row in FORMS} <= countries
    assert {row["body"] for row in BODY_FORMS} <= bodies
    assert {row["parent"] for row in [*BODIES, *OTHERS] if row["parent"]} <= bodies
    mandates = load_rules("mandates.toml")
    assert {row["id"] for row in mandates["listed"]} <= bodies
    assert {row["body"] for row in mandates["topic"]} <= bodies
    assert {row["country"] for row in mandates["listed"]} <= countries


def test_no_country_form_is_dead() -> None:
    component = CountriesComponent()
    contexts = (
        "China, de Centraal-Afrikaanse Republiek en {} kregen hulp.",
        "Op Aruba kwam een {} aan.",
        "Vandaag kwam uit {} bericht.",
        "De {} regering sprak.",
    )
    dead = []
    for row in ON:
        hits = {
            code
            for context in contexts
            for span in component.match(NLP.make_doc(context.format(row["form"])))
            for code in span.kb_id_.split(";")
        }
        if row["country"] not in hits and row["id"] != "COG-name-congo":
            dead.append(row["id"])
    assert dead == []


def test_no_body_form_is_dead() -> None:
    component = UnBodiesComponent()
    dead = []
    for row in BODY_ON:
        name = f"VN-{row['form']}" if row["needs"] == "un" else row["form"]
        text = f"De VN en {body_name(row['body'])} ({row['form']}): vandaag sprak {name} zich uit."
        doc = NLP.make_doc(text)
        if row["body"] not in {span.kb_id_ for span in component.match(doc)}:
            dead.append(row["id"])
    assert dead == []


def test_names_come_from_cldr_where_it_knows_them() -> None:
    dutch = Locale("nl").territories
    assert country_name("BLR") == ("Belarus", "Belarus")
    assert country_name("TUR")[0] == dutch["TR"]
    assert country_name("COD") == (
        "Democratische Republiek Congo",
        "Democratic Republic of the Congo",
    )
    assert country_name("XKX")[0] == "Kosovo"
    assert country_name("SUN") == ("Sovjet-Unie", "Soviet Union")
    assert country_name("QQQ") == ("QQQ", "QQQ")
    for row in COUNTRIES:
        assert "" not in country_name(row["id"])


def test_bodies_have_parents_and_types() -> None:
    assert body("UNHRC").parent == "UNGA"
    assert body("SR_BY").type == "special_procedure_country"
    assert body_name("SR_UZ") == "Special Rapporteur on the situation of human rights in Uzbekistan"
    assert body("SR_UZ").parent == "UNHRC"
    assert body_name("FFM_ML").endswith("Fact-Finding Mission on Mali")
    assert body_name("NOBODY") == "NOBODY"


def test_a_users_forms_are_laid_over(tmp_path: Path) -> None:
    (tmp_path / "country_forms.csv").write_text(
        "id,country,form,kind,status,source,off\n"
        "own-1,DEU,Duitschland,name,on,old letters,\n"
        "FRA-name-frankrijk,,,,,,yes\n",
        encoding="utf-8",
    )
    (tmp_path / "body_forms.csv").write_text(
        "id,body,form,kind,needs,status,source\nown-2,UNHRC,Rechtenraad,name,,on,old letters\n",
        encoding="utf-8",
    )
    doc = NLP.make_doc("In Duitschland en Frankrijk vergadert de Rechtenraad.")
    found = [span.kb_id_ for span in CountriesComponent(lexicon=str(tmp_path)).match(doc)]
    assert found == ["DEU"]
    found = [span.kb_id_ for span in UnBodiesComponent(lexicon=str(tmp_path)).match(doc)]
    assert found == ["UNHRC"]


def test_an_edited_overlay_counts(tmp_path: Path) -> None:
    file, doc = tmp_path / "country_forms.csv", NLP.make_doc("In Utopia regent het.")
    for code in ("DEU", "FRA"):
        file.write_text(f"id,country,form,kind,source\nown,{code},Utopia,name,mine\n", "utf-8")
        [span] = CountriesComponent(lexicon=str(tmp_path)).match(doc)
        assert span.kb_id_ == code


@pytest.mark.parametrize("unverified", [False, True])
def test_unverified_forms_on_request(unverified: bool) -> None:
    doc = NLP.make_doc("Twee Gazanen spraken.")
    component = spacy.blank("nl").add_pipe("extractor_countries", config={"unverified": unverified})
    found = list(component.match(doc))
    assert bool(found) == unverified


@pytest.mark.parametrize(
    ("singular", "plural"), [("aan", "anen"), ("ees", "ezen"), ("iër", "iërs")]
)
def test_regular_plurals_have_no_exception(singular: str, plural: str) -> None:
    """Plurals that no source attests are shipped where every attested pair is regular."""
    attested = {
        (row["country"], row["form"])
        for row in ON
        if row["kind"] == "demonym" and not row["source"].startswith("regular")
    }
    known = {row["country"] for row in ON if row["form"].endswith(plural)}
    pairs = [(code, form) for code, form in attested if form.endswith(singular) and code in known]
    regular = [(code, form.removesuffix(singular) + plural) for code, form in pairs]
    every = {(row["country"], row["form"]) for row in ON}
    assert len(pairs) >= 30
    assert set(regular) <= every
