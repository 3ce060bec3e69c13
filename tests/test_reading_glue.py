"""Line ends that a text has lost are put back where that is sure, and nowhere else."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from extractor.lexicon.loader import load_rules
from extractor.reading import read_text
from extractor.reading.glue import is_glued, lost_ends

ENTRIES = [e for table in load_rules("function_words.toml").values() for e in table]
GLUED = (
    "De gemeente en het waterschap hebben de afgelopen jaren vaak over de sluis gesproken,maar een "
    "besluit is er niet gekomen. Het kabinet zal bijhet overleg in het voorjaar een voorstel "
    "doen.Daarin staat welke regelge-ving wordt aangepast. Ik zalde Kamer hierover in het najaar "
    "informeren,zodat de uitkomsten kunnenworden besproken."
)


def parted(text: str) -> str:
    ends = [0, *lost_ends(text), len(text)]
    pieces = [text[begin:end] for begin, end in pairwise(ends)]
    return " ".join(pieces)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e["id"])
def test_function_words_part_their_example(entry: dict[str, Any]) -> None:
    assert parted(entry["example"]) == entry["gives"]
    assert parted(entry["not"]) == entry["not"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("te pakken,zodat het", "te pakken, zodat het"),
        ("verbeteren.Verder zal", "verbeteren. Verder zal"),
        ("regelge-ving en", "regelge- ving en"),
        ("inNoorderhaven, opEU-niveau", "in Noorderhaven, op EU-niveau"),
        ("BZKdaarom inte zetten", "BZK daarom in te zetten"),
        ("DeNoorderhavense haven", "De Noorderhavense haven"),
    ],
)
def test_what_lost_its_line_end_is_parted(text: str, expected: str) -> None:
    assert parted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "sociaal-economisch beleid, wet- en regelgeving, vice-voorzitter",
        "zie www.dorpenaan.zee/plan.pdf of plan@dorp.nl",
        "op 1.000 plaatsen, o.a. in Noorderhaven, i.v.m. de WGO-NTA",
        "iPads van de AIVDers, SGP’ers en de gemeente DenHam",
        "de heer MacDonald logt in met DigiD",
        "vertegenwoordigers van zorgakkoorden en spoedeisende hulp",
    ],
)
def test_what_is_whole_stays_whole(text: str) -> None:
    assert lost_ends(text) == []


def test_a_document_must_show_that_it_lost_line_ends() -> None:
    assert is_glued(GLUED)
    assert not is_glued(GLUED.replace(",", ", ").replace("doen.", "doen. "))
    assert not is_glued("Kort.Dan,en.Wat\n" * 20)


def test_a_glued_letter_reads_as_it_was_written() -> None:
    letter = read_text(GLUED)
    assert "zal bij het overleg" in letter.text
    assert "welke regelgeving wordt" in letter.text
    assert "Ik zal de Kamer hierover" in letter.text
    assert letter.warnings
    place = letter.text.index("Kamer hierover")
    assert GLUED[letter.map.raw(place) :].startswith("Kamer hierover")


def test_no_letter_of_the_project_is_glued() -> None:
    root = Path(__file__).parents[1]
    for file in [*root.glob("tests/letters/*.txt"), *root.glob("notebooks/letters/*.txt")]:
        assert not is_glued(file.read_text("utf-8", "replace")), file
