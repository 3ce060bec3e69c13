"""What is done, and with whom: the columns object, addressee, recipient and partners."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Het kabinet werkt aan een wet over veren.", "een wet over veren"),
        ("Nederland zal zich inzetten voor een verbod op plastic.", "een verbod op plastic"),
        ("We bereiden ons voor op de komst van nieuwe sluizen.", "de komst van nieuwe sluizen"),
        ("Ik zal bezien of de sluis kan worden verbreed.", "of de sluis kan worden verbreed"),
        ("Wij zorgen ervoor dat de brug in 2026 opengaat.", "dat de brug in 2026 opengaat"),
        ("De regeling wordt in mei 2024 gewijzigd.", "De regeling"),
        ("Uiteraard wil ik de tarieven van de veren verlagen.", "de tarieven van de veren"),
        ("We werken met de reders samen aan een plan.", "een plan"),
        ("Het streven is om in 2026 een brug te bouwen.", "om in 2026 een brug te bouwen"),
        ("Het herstel van de sluis is voorzien voor mei 2026.", "Het herstel van de sluis"),
        ("In mei 2024 informeer ik uw Kamer over de veren.", "de veren"),
        ("Het kabinet blijft de waterstand nauwgezet volgen.", "de waterstand"),
        ("Ik zal in mei 2024 met de reders spreken over de tarieven.", "de tarieven"),
        (
            "Wij verbeteren de wijze waarop schippers worden geholpen.",
            "de wijze waarop schippers worden geholpen",
        ),
        ("Ik zeg u toe dat ik de sluis zal verbreden.", "dat ik de sluis zal verbreden"),
        ("Het kabinet stelt een gids op voor wat een schipper moet weten.", "een gids"),
        (
            "Het percentage van deze korting zal aangepast worden aan het budget voor de VDA, dat "
            "de komende jaren verdubbelt van € 25 miljoen tot € 50 miljoen in 2034.",
            "Het percentage van deze korting",
        ),
        (
            "Ten aanzien van de drukte in en om de haven zal onderzoek worden gedaan.",
            "onderzoek",
        ),
    ],
)
def test_object(text: str, found: str, process: Callable[..., Doc]) -> None:
    assert process(text)._.commitments[0]["object"] == found


def test_whom_one_speaks_with_is_the_addressee(process: Callable[..., Doc]) -> None:
    row = process("Ik ga met de reders in gesprek over de tarieven.")._.commitments[0]
    assert (row["addressee"], row["object"]) == ("de reders", "de tarieven")


def test_a_time_and_a_reflexive_are_no_objects(process: Callable[..., Doc]) -> None:
    row = process("Hierover zal ik uw Kamer dit najaar berichten.")._.commitments[0]
    assert (row["object"], row["recipient"]) == ("", "uw Kamer")


@pytest.mark.parametrize(
    "text", ["Daaraan werken we heel hard.", "Wij zijn alle dagen in contact met de reders."]
)
def test_how_and_how_long_are_no_objects(text: str, process: Callable[..., Doc]) -> None:
    assert process(text)._.commitments[0]["object"] == ""


def test_who_moved_a_motion_is_no_recipient(process: Callable[..., Doc]) -> None:
    text = "Over de motie van het lid Pietersen zal ik in mei berichten."
    assert process(text)._.commitments[0]["recipient"] == ""


def test_partners_end_before_what_is_given(process: Callable[..., Doc]) -> None:
    text = "We zullen in overleg met alle reders duidelijkheid geven over de tarieven."
    assert process(text)._.commitments[0]["partners"] == "in overleg met alle reders"


def test_who_is_asked_is_the_addressee_and_what_is_asked_the_object(
    process: Callable[..., Doc],
) -> None:
    row = process("Ik zal de reders vragen hoe zij varen.")._.commitments[0]
    assert (row["addressee"], row["object"]) == ("de reders", "hoe zij varen")


def test_joined_verbs_have_objects_of_their_own(process: Callable[..., Doc]) -> None:
    text = "Ik zal het geweld van het leger veroordelen en de leiders van Peru oproepen."
    first, second = process(text)._.commitments
    assert first["object"] == "het geweld van het leger"
    assert second["addressee"] == "de leiders van Peru"


def test_a_sum_is_named_with_its_currency(process: Callable[..., Doc]) -> None:
    row = process("In 2025 trekt het kabinet hiervoor € 18 miljoen uit.")._.commitments[0]
    assert row["object"] == "€ 18 miljoen"
