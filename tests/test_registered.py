"""Which entry of the register a commitment in a letter is; made-up pairs, with near neighbours."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from extractor.likeness import Likeness, likeness, stems
from extractor.registered import THRESHOLD, link
from extractor.sources.register import Entry

# Ministry, registered text, and the sentence of a letter that says the same. Where one of the two
# is empty the other has no counterpart; the last six are near neighbours of registered ones.
with (Path(__file__).parent / "cases" / "register.csv").open(encoding="utf-8", newline="") as cases:
    CASES = [(c["ministry"], c["registered"], c["letter"]) for c in csv.DictReader(cases)]
SENTENCE = CASES[0][2]


def entry(number: int, ministry: str, text: str, **more: str) -> Entry:
    made = {"ministry": ministry, "made": "2024-03-01", "id": str(number), **more}
    return Entry(number=f"TZ202403-{number:03d}", text=text, **made)


def row(n: int, ministry: str, sentence: str, **more: str) -> dict[str, str]:
    made = {"document": "brief.xml", "id": f"brief.xml#{n}", "date": "2024-05-20"}
    return {**made, "ministry": ministry, "sentence": sentence, "register_ref": "", **more}


ENTRIES = [entry(n, ministry, text) for n, (ministry, text, _) in enumerate(CASES) if text]
GOLD = {f"brief.xml#{n}": f"TZ202403-{n:03d}" for n, case in enumerate(CASES) if all(case)}
ROWS = [row(n, ministry, said) for n, (ministry, _, said) in enumerate(CASES) if said]


def measured(threshold: float, **changed: str) -> tuple[float, float]:
    """Give precision and recall over the made-up pairs."""
    rows = [{**one, **changed} for one in ROWS]
    found = {one.id: one.number for one in link(rows, ENTRIES, threshold=threshold)}
    right = sum(GOLD.get(id) == number for id, number in found.items())
    return right / len(found), right / len(GOLD)


def test_precision_and_recall_on_the_pairs() -> None:
    precision, recall = measured(THRESHOLD)
    assert precision >= 0.95
    assert recall >= 0.85


def test_precision_holds_where_the_minister_is_not_known() -> None:
    precision, recall = measured(THRESHOLD, ministry="")
    assert precision >= 0.9
    assert recall >= 0.85


def test_a_cited_number_goes_before_likeness() -> None:
    one = row(1, "VWS", SENTENCE, register_ref="Kamerstuk 32 735;tz202403-007; TZ209901-1")
    [found] = link([one], ENTRIES)
    assert (found.number, found.basis, found.score, found.days) == (
        "TZ202403-007",
        "register_ref",
        "1.00",
        "80",
    )


def test_a_number_that_the_register_does_not_have_joins_nothing() -> None:
    assert list(link([row(1, "BZ", SENTENCE, register_ref="TZ209901-1")], ENTRIES)) == []


@pytest.mark.parametrize("letters", ["kst-32735-312", "2026Z1; 32735-312", "brief"])
def test_a_letter_that_the_entry_names_needs_less_likeness(letters: str) -> None:
    entries = [
        *ENTRIES,
        entry(
            99, "BZ", "De Kamer ontvangt een lijst van medewerkers in de regio.", letters=letters
        ),
    ]
    sentence = "Een overzicht van alle medewerkers ter plaatse zend ik u nog."
    said = row(1, "VWS", sentence, dossier="32735", number="312")
    assert [one.basis for one in link([said], entries)] == ["letter"]


def test_another_minister_or_another_time_is_no_match() -> None:
    assert list(link([row(1, "VWS", SENTENCE)], ENTRIES)) == []
    assert list(link([row(1, "BZ", SENTENCE, date="2029-01-01")], ENTRIES)) == []
    assert list(link([row(1, "BZ", SENTENCE, date="")], ENTRIES))


def test_a_surname_is_a_minister_too() -> None:
    named = [entry(1, "", CASES[0][1], minister="Wit, de, A.B."), *ENTRIES[1:]]
    assert list(link([row(1, "", SENTENCE, signatory="A.B. de Wit")], named))
    assert list(link([row(1, "", SENTENCE, signatory="A.B. Witteveen")], named)) == []


def test_likeness_is_of_words_not_of_letters() -> None:
    assert stems("Vóór de bezettingsgraad") == ["bezett"]
    alike = Likeness(["de brief over water", "de brief over lucht"])
    same = likeness(alike.vector("de brief over water"), alike.vector("de brief over water"))
    other = likeness(alike.vector("de brief over water"), alike.vector("de brief over lucht"))
    assert same == pytest.approx(1.0)
    assert other < 0.5
    assert likeness(alike.vector(""), alike.vector("brief")) == 0.0
