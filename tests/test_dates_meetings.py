"""Times that an event of the letter tells: *bij het debat*, *binnen twee weken na de Raad*."""

from __future__ import annotations

import pytest

from extractor.calendar_nl.meetings import time_by_event

EVENTS = {
    "energieraad": "2026-03-16",
    "commissiedebat": "2026-02-18",
    "europese raad": "2026-03-26/2026-03-27",
    "klimaattop": "2026-11",
}
LETTER = "2026-02-26"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bij de Energieraad kom ik hierop terug",
            ("Bij de Energieraad", "2026-03-16", "2026-03-16"),
        ),
        ("dat nog vóór de energieraad volgt", ("nog vóór de energieraad", "", "2026-03-15")),
        ("Na de Europese Raad bericht ik u", ("Na de Europese Raad", "2026-03-28", "")),
        ("voorafgaand aan deze top", ("voorafgaand aan deze top", "", "2026-10-31")),
        (
            "U ontvangt binnen twee weken na de Energieraad een verslag",
            ("binnen twee weken na de Energieraad", "", "2026-03-30"),
        ),
        (
            "Binnen 3 maanden na afloop van de Europese Raad volgt meer",
            ("Binnen 3 maanden na afloop van de Europese Raad", "", "2026-06-27"),
        ),
        (
            "Over de energieraad schrijf ik u binnen een week na afloop",
            ("binnen een week na afloop", "", "2026-03-23"),
        ),
    ],
)
def test_event_tells_the_time(text: str, expected: tuple[str, str, str]) -> None:
    assert time_by_event(text, EVENTS, LETTER) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bij het commissiedebat zei ik dit",  # is over
        "Bij de Raad kom ik hierop terug",  # which of the two?
        "In de Uitvoerende Energieraad",
        "binnen enkele weken na afloop van de energieraad en van de Europese Raad",
        "Ik schrijf u binnen een week na afloop",
        "In de kamer",
    ],
)
def test_no_event_tells_the_time(text: str) -> None:
    found = time_by_event(text, EVENTS, LETTER)
    assert found is None


def test_letter_without_events() -> None:
    assert time_by_event("Bij het debat kom ik hierop terug", {}, LETTER) is None
