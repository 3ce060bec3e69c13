"""The header fields, in the many ways that letters write them."""

from __future__ import annotations

import csv
from dataclasses import asdict
from pathlib import Path

import pytest

import extractor
from extractor.letter import Header
from extractor.reading import read_text
from extractor.reading.dutch_dates import iso_date
from extractor.reading.header import ministry_name

TESTS = Path(__file__).parent

# Headers of our own with the fields they hold; a field that is not named must stay empty.
HEADERS: list[tuple[str, str, dict[str, str]]] = [
    (
        "kamerstuk",
        "38 123 Beheer van de binnenvisserij\n\nNr. 7 BRIEF VAN DE MINISTER VAN LANDBOUW\n\n"
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 14 maart 2022\n",
        {
            "dossier": "38123",
            "number": "7",
            "title": "Beheer van de binnenvisserij",
            "date": "2022-03-14",
            "ministry": "Landbouw",
            "addressee": "Voorzitter van de Tweede Kamer der Staten-Generaal",
            "kind": "letter",
        },
    ),
    (
        "kamerstuk-with-suffix",
        "21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken\n\n"
        "Nr. 2412 BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN\n\n’s-Gravenhage, 3 mei 2021\n",
        {
            "dossier": "21501-02",
            "number": "2412",
            "title": "Raad Algemene Zaken en Raad Buitenlandse Zaken",
            "date": "2021-05-03",
            "ministry": "Buitenlandse Zaken",
            "kind": "letter",
        },
    ),
    (
        "budget",
        "35 300 V Vaststelling van de begrotingsstaat voor het jaar 2020\n\n"
        "Nr. 9 BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN\n\nDen Haag, 3 mei 2020\n",
        {
            "dossier": "35300-V",
            "number": "9",
            "title": "Vaststelling van de begrotingsstaat voor het jaar 2020",
            "date": "2020-05-03",
            "ministry": "Buitenlandse Zaken",
            "kind": "letter",
        },
    ),
    (
        "two-dossiers",
        "36 600 Nota over de toestand van het Rijk\n\n38 123 Beheer van de binnenvisserij\n\n"
        "Nr. 12 BRIEF VAN DE STAATSSECRETARIS VAN FINANCIËN\n\nDen Haag, 1 oktober 2024\n",
        {
            "dossier": "36600;38123",
            "number": "12",
            "title": "Nota over de toestand van het Rijk",
            "date": "2024-10-01",
            "ministry": "Financiën",
            "kind": "letter",
        },
    ),
    (
        "letterhead",
        "> Retouradres Postbus 1 2500 EA Den Haag\n\nDe voorzitter van de Tweede Kamer\n"
        "der Staten-Generaal\nPostbus 20018\n2500 EA DEN HAAG\n\nDatum 25 november 2022\n"
        "Betreft Vissen en vogels\n\nGeachte voorzitter,\n",
        {
            "title": "Vissen en vogels",
            "date": "2022-11-25",
            "addressee": "Voorzitter van de Tweede Kamer der Staten-Generaal",
            "kind": "letter",
        },
    ),
    (
        "labels-beside-values",
        "Ministerie van Justitie en Veiligheid\n\nBijlage(n)\n\nDatum\nOnderwerp\n\n"
        "22 december 2022\nVissen en vogels\n\n2\n\nGeachte voorzitter,\n",
        {
            "title": "Vissen en vogels",
            "date": "2022-12-22",
            "ministry": "Justitie en Veiligheid",
            "kind": "letter",
        },
    ),
    (
        "answers",
        "Tweede Kamer der Staten-Generaal\n\nVergaderjaar 2023–2024\n\n2\n\n"
        "Aanhangsel van de Handelingen\n\nVragen gesteld door de leden der Kamer, met de daarop\n"
        "door de regering gegeven antwoorden\n\n1123\n"
        "Vragen van het lid De Wit (PVP) aan de Minister van Justitie\n"
        "over de vissen in de vijver (ingezonden 3 mei 2024).\n"
        "Antwoord van Minister Van der Smit (Justitie en Veiligheid), mede namens de Minister\n"
        "van Financiën (ontvangen 28 juni 2024). Zie ook Aanhangsel Handelingen, nr. 12.\n"
        "Vraag 1\nKlopt dit?\nAntwoord 1\nJa.\n",
        {
            "number": "1123",
            "title": "de vissen in de vijver",
            "date": "2024-06-28",
            "ministry": "Justitie en Veiligheid",
            "signatory": "Van der Smit",
            "kind": "answers",
        },
    ),
    (
        "answers-of-two",
        "AH 605\n2024Z18792\nAntwoord van staatssecretaris Van Dam (Financiën) en van minister "
        "Smit (Klimaat en Groene Groei) (ontvangen 20 november 2024)\n\n"
        "Vraag 1\nKlopt dit?\n\nAntwoord 1\nJa.\n",
        {
            "number": "605",
            "date": "2024-11-20",
            "ministry": "Financiën;Klimaat en Groene Groei",
            "signatory": "Van Dam;Smit",
            "kind": "answers",
        },
    ),
    (
        "several-signatures",
        "Den Haag, 3 mei 2019\n\nGeachte voorzitter,\n\nWij zullen u berichten.\n\n"
        "DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT,\n\nA. B. de Wit\n\n"
        "De Staatssecretaris van Volksgezondheid, Welzijn en Sport,\n\ndrs. C.D. van ’t Hof-Smit\n",
        {
            "date": "2019-05-03",
            "ministry": "Infrastructuur en Waterstaat;Volksgezondheid, Welzijn en Sport",
            "signatory": "A.B. de Wit;drs. C.D. van ’t Hof-Smit",
            "kind": "letter",
        },
    ),
    (
        "name-above-office",
        "Datum 3 mei 2019\n\nGeachte voorzitter,\n\nIk zal u berichten.\n\nA.B. de Wit\n\n"
        "Minister van Economische Zaken en Klimaat\n",
        {
            "date": "2019-05-03",
            "ministry": "Economische Zaken en Klimaat",
            "signatory": "A.B. de Wit",
            "kind": "letter",
        },
    ),
    (
        "run-together",
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal Den Haag, 26 januari 2012 "
        "Met genoegen bied ik u het plan aan.\n"
        "De staatssecretaris van Veiligheid en Justitie, A.B. de Wit\n",
        {
            "date": "2012-01-26",
            "ministry": "Veiligheid en Justitie",
            "signatory": "A.B. de Wit",
            "addressee": "Voorzitter van de Tweede Kamer der Staten-Generaal",
            "kind": "letter",
        },
    ),
    (
        "annex",
        "Fiche 5: Herziening van de richtlijn\n\n1. Algemene gegevens\n",
        {"kind": "annex", "title": "Herziening van de richtlijn"},
    ),
    (
        "letter-to-the-senate-without-blank-lines",
        "38 124 Wijziging van de Visserijwet\nC  BRIEF VAN DE MINISTER VOOR NATUUR\n"
        "Aan de Voorzitter van de Eerste Kamer der Staten-Generaal\nDen Haag, 3 mei 2022\n"
        "Bij de behandeling van dit voorstel heb ik uw Kamer een brief toegezegd.\n",
        {
            "dossier": "38124",
            "number": "C",
            "title": "Wijziging van de Visserijwet",
            "date": "2022-05-03",
            "ministry": "Natuur",
            "addressee": "Voorzitter van de Eerste Kamer der Staten-Generaal",
            "kind": "letter",
        },
    ),
    (
        "notice-of-delay",
        "1124\nVragen van het lid De Wit (PVP) aan de Minister van Justitie over vissen\n"
        "(ingezonden 3 mei 2024).\nMededeling van Staatssecretaris Smit (Financiën – Fiscaliteit\n"
        "en Douane) (ontvangen 28 mei 2024).\n",
        {
            "number": "1124",
            "title": "vissen",
            "date": "2024-05-28",
            "ministry": "Financiën",
            "signatory": "Smit",
            "kind": "answers",
        },
    ),
    (
        "decisions-of-a-committee",
        "Den Haag, 4 mei 2017\n\nVoortouwcommissie: vaste commissie voor Financiën\n\n"
        "Document: Besluitenlijst van de procedurevergadering van woensdag 3 mei 2017\n\n"
        "1. Agendapunt: Brievenlijst\n",
        {
            "title": "Besluitenlijst van de procedurevergadering van woensdag 3 mei 2017",
            "date": "2017-05-04",
            "kind": "decisions",
        },
    ),
    (
        "debate-with-its-date-in-the-foot",
        "4\n\nVisstand\n\nDe voorzitter:\n\nHet woord is aan de minister.\n\n16 mei 2022\n\f"
        "Minister De Wit:\n\nIk zal de Kamer informeren.\n\n16 mei 2022\n\f"
        "De voorzitter:\n\nIk dank u.\n\n16 mei 2022\n",
        {"title": "Visstand", "date": "2022-05-16", "kind": "debate"},
    ),
    ("none", "Ik zal de Kamer in mei 2022 informeren over de vissen.\n", {}),
]


@pytest.mark.parametrize(
    ("text", "told"), [pytest.param(text, told, id=name) for name, text, told in HEADERS]
)
def test_header(text: str, told: dict[str, str]) -> None:
    assert read_text(text).header == Header(**told)


def annotated() -> list[dict[str, str]]:
    """Headers of all letters of this project, as annotated by hand."""
    with (TESTS / "headers" / "own.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", annotated(), ids=lambda row: Path(row["file"]).stem)
def test_headers_of_own_letters(row: dict[str, str]) -> None:
    header = asdict(extractor.read(TESTS.parent / row["file"]).header)
    assert header == {field: row[field] for field in header}


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("17 september 2020", "2020-09-17"),
        ("1 mrt. 2021", "2021-03-01"),
        ("25-11-2022", "2022-11-25"),
        ("3 mei2024", "2024-05-03"),
        ("31 februari 2020", ""),
        ("29-2-2021", ""),
        ("00-00-2020", ""),
        ("mei 2020", ""),
    ],
)
def test_dates(text: str, iso: str) -> None:
    assert iso_date(text) == iso


def test_a_date_that_does_not_exist_is_told() -> None:
    letter = read_text("Datum 31 februari 2020\n\nGeachte voorzitter,\n\nIk zal u informeren.")
    assert letter.header.date == ""
    assert letter.warnings == ("date: '31 februari 2020' is not a date",)


def test_names_of_ministries() -> None:
    assert ministry_name("BINNENLANDSE ZAKEN EN KONINKRIJKSRELATIES,") == (
        "Binnenlandse Zaken en Koninkrijksrelaties"
    )
    assert ministry_name("Economische Zaken , Landbouw en Innovatie ,") == (
        "Economische Zaken, Landbouw en Innovatie"
    )
