"""The time of a commitment: which date of the sentence is its own, and what it bounds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.tokens import Doc

Process = Callable[..., Doc]


def time_of(doc: Doc) -> tuple[str, str, str]:
    row: dict[str, Any] = doc._.commitments[0]
    return row["time_text"], row["deadline_from"], row["deadline_to"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ik zal de heffing per 1 juli 2025 afschaffen.",
            ("per 1 juli 2025", "2025-07-01", "2025-07-01"),
        ),
        ("Ik zal de heffing vanaf 2025 verhogen.", ("vanaf 2025", "2025-01-01", "")),
        (
            "Ik zal de nota niet vóór de zomer, maar pas in het najaar van 2024 sturen.",
            ("in het najaar van 2024", "2024-09-01", "2024-11-30"),
        ),
        (
            "Voor 2031, 2032 en 2033 stel ik geld beschikbaar.",
            ("Voor 2031, 2032 en 2033", "2031-01-01", "2033-12-31"),
        ),
        (
            "Op 13 oktober 2024 komt de gezant. In dat gesprek zal ik hem aanspreken.",
            ("In dat gesprek", "2024-10-13", "2024-10-13"),
        ),
        ("Op 13 oktober 2019 was er een debat. In dat debat zal ik nooit toegeven.", ("", "", "")),
        ("Ik zal de korting in het Belastingplan 2026 opnemen.", ("", "", "")),
        (
            "Ik zal van 3 mei tot en met 9 juni 2025 een schip uitlenen.",
            ("van 3 mei tot en met 9 juni 2025", "2025-05-03", "2025-06-09"),
        ),
        (
            "Ik zal u vóór de herziening van 2027 informeren.",
            ("2027", "", "2027-12-31"),
        ),
        (
            "Ik zal u vóór de zitting van 3 mei 2027 informeren.",
            ("3 mei 2027", "", "2027-05-02"),
        ),
    ],
)
def test_time(text: str, expected: tuple[str, str, str], process: Process) -> None:
    assert time_of(process(text)) == expected


def test_term_after_an_event_of_the_letter(process: Process) -> None:
    doc = process(
        "De Transportraad wordt op 16 april 2024 in Gent gehouden.\n"
        "Ik zal u binnen twee weken na afloop van de Raad een verslag sturen."
    )
    assert time_of(doc) == ("binnen twee weken na afloop van de Raad", "", "2024-04-30")
