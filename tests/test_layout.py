"""What stands on a page and is no text goes; what page and line ends tear comes together."""

from __future__ import annotations

import pytest
import reading_samples as samples

from extractor.letter import BlockKind, Letter, Speaker
from extractor.reading import Limits, read_text
from extractor.reading.pdf import read_pdf

FOOT = "Tweede Kamer, vergaderjaar 2021–2022, 38 123, nr. 7"


def blocks(letter: Letter) -> list[tuple[str, str]]:
    return [(b.kind.value, letter.text[b.start : b.end]) for b in letter.blocks]


def said(letter: Letter) -> dict[str, Speaker]:
    return {letter.text[b.start : b.end]: b.speaker for b in letter.blocks}


# --- PDF ----------------------------------------------------------------------------------------


def at(x: float, y: float, text: str, size: float = 9.0, font: str = "F1") -> str:
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET"


def test_running_lines_imprint_and_page_numbers_go() -> None:
    letter = read_pdf(samples.kamerstuk_pdf(lines_a_page=9), Limits())
    for furniture in ("vergaderjaar 2021–2022, 38 123", "ISSN", "kst-38123-7", "’s-Gravenhage"):
        assert furniture not in letter.text
    assert letter.pages > 2


def test_lines_that_recur_on_the_pages_go_but_the_letterhead_stays_once() -> None:
    fish = ["paling", "snoek", "baars", "zalm", "forel", "karper", "brasem", "voorn"]
    pages = []
    for page in (1, 2, 3):
        body = [at(60, 690 - 12 * n, f"De {fish[n - page]} zwemt {'n' * n}og") for n in range(8)]
        head = at(470, 700, "Ministerie van Visserij", 7, "F2")
        foot = at(470, 30, f"Bladnummer {page}", 7)
        pages.append("\n".join([head, at(60, 820, "Concept van de dienst"), *body, foot]))
    letter = read_pdf(samples.pdf(pages), Limits())
    assert letter.text.count("Ministerie van Visserij") == 1
    assert "Concept van de dienst" not in letter.text
    assert "Bladnummer 2" not in letter.text
    assert letter.text.count("zwemt") == 24


def test_a_footnote_stands_after_the_block_that_its_mark_is_in() -> None:
    page = [
        at(60, 700, "Vraag 1"),
        "BT /F1 9 Tf 1 0 0 1 60 688 Tm (Kent u het bericht over de vissen?) Tj "
        "3 Ts /F1 5 Tf (1) Tj ET",
        at(60, 664, "Antwoord 1"),
        at(60, 652, "Ja, dat bericht is mij bekend en ik zal het met de sector bespreken."),
        at(60, 103, "1", 4.5),
        at(65, 100, "De Vissersbode, 3 mei 2019, «Vis in nood».", 7),
    ]
    letter = read_pdf(samples.pdf(["\n".join(page)]), Limits())
    assert blocks(letter) == [
        ("heading", "Vraag 1"),
        ("paragraph", "Kent u het bericht over de vissen?"),
        ("footnote", "1 De Vissersbode, 3 mei 2019, «Vis in nood»."),
        ("heading", "Antwoord 1"),
        ("paragraph", "Ja, dat bericht is mij bekend en ik zal het met de sector bespreken."),
    ]
    assert said(letter)["1 De Vissersbode, 3 mei 2019, «Vis in nood»."] is Speaker.MEMBER


def test_units_and_formulas_are_no_footnote_marks() -> None:
    page = [
        "BT /F1 9 Tf 1 0 0 1 60 700 Tm (Dit is 100 km) Tj 3 Ts /F1 5 Tf (2) Tj 0 Ts /F1 9 Tf "
        "( land met minder CO) Tj -2 Ts /F1 5 Tf (2) Tj 0 Ts /F1 9 Tf (-uitstoot.) Tj ET"
    ]
    letter = read_pdf(samples.pdf(["\n".join(page)]), Limits())
    assert letter.text == "Dit is 100 km2 land met minder CO2-uitstoot."


def test_a_heading_parts_paragraphs_by_its_style() -> None:
    lines = ["Bij het beheer van de visstand staan de", "belangen van de vissers voorop."]
    page = [
        at(60, 700, lines[0]),
        at(60, 689, lines[1]),
        at(60, 678, "Maatregelen in het noorden", font="F2"),
        at(60, 667, lines[0]),
        at(60, 656, lines[1]),
    ]
    letter = read_pdf(samples.pdf(["\n".join(page)]), Limits())
    assert blocks(letter) == [
        ("paragraph", " ".join(lines)),
        ("heading", "Maatregelen in het noorden"),
        ("paragraph", " ".join(lines)),
    ]


def test_a_sentence_runs_on_over_page_foot_and_notes() -> None:
    first = [
        *(at(60, 700 - 11 * n, f"regel {n} van dit blad gaat nog even door en") for n in range(8)),
        at(60, 103, "1", 4.5),
        at(65, 100, "Kamerstuk 38 123, nr. 3.", 7),
        at(60, 40, f"{FOOT} 1"),
    ]
    second = [at(60, 700, "eindigt op de tweede bladzijde."), at(60, 40, f"{FOOT} 2")]
    letter = read_pdf(samples.pdf(["\n".join(first), "\n".join(second)]), Limits())
    paragraph, note = blocks(letter)
    assert paragraph[1].endswith("nog even door en eindigt op de tweede bladzijde.")
    assert note == ("footnote", "1 Kamerstuk 38 123, nr. 3.")
    assert letter.map.page(letter.text.index("tweede bladzijde")) == 2


# --- plain text ---------------------------------------------------------------------------------


def test_blank_lines_and_short_lines_end_paragraphs() -> None:
    text = (
        "De eerste alinea van deze brief is lang genoeg om op twee\n"
        "regels te staan.\n"
        "De tweede alinea begint op een nieuwe regel, want de vorige\n"
        "was kort.\n\n"
        "De derde staat onder een lege regel en gaat over de vissen\n"
        "in Wit-Rusland.\n"
    )
    assert len(read_text(text).blocks) == 3


def test_plain_lists() -> None:
    text = "Het plan bevat:\n– een verbod op de vangst\nvan paling;\n– een proef.\n\nTot ziens."
    assert blocks(read_text(text)) == [
        ("paragraph", "Het plan bevat:"),
        ("list_item", "– een verbod op de vangst van paling;"),
        ("list_item", "– een proef."),
        ("paragraph", "Tot ziens."),
    ]


def test_a_dash_in_a_sentence_begins_no_item() -> None:
    text = (
        "De vissers hebben dit jaar in de Waddenzee en de Noordzee\n– en elders – minder gevangen."
    )
    assert len(read_text(text).blocks) == 1


def test_plain_pages_end_at_foot_lines() -> None:
    letter = read_text(f"Ik zal de Kamer berichten over de\n{FOOT}\n\n1\n\nvangst van dit jaar.\n")
    assert letter.text == "Ik zal de Kamer berichten over de vangst van dit jaar."
    assert letter.map.page(letter.text.index("vangst")) == 2


@pytest.mark.parametrize(
    "note",
    ["1 Kamerstuk 38 123, nr. 3.", "1Zie Kamerstuk 38 123.", "1\n\nZie Kamerstuk 38 123."],
)
def test_plain_footnotes(note: str) -> None:
    letter = read_text(
        f"Dit is het plan.1 In mei volgt meer.\n\n{note}\n\n{FOOT}\n\nDaarna meer.\n"
    )
    kinds = blocks(letter)
    assert kinds[0] == ("paragraph", "Dit is het plan. In mei volgt meer.")
    assert kinds[1][0] == "footnote"
    assert kinds[2][1] == "Daarna meer."


# --- who speaks ---------------------------------------------------------------------------------


def test_questions_are_the_members_and_answers_the_ministers() -> None:
    letter = read_text(
        "Vraag 1\nBent u bereid de Kamer te informeren?\n\n"
        "Antwoord op vraag 1\nJa, ik zal de Kamer informeren.\n\n"
        "Vraag 2 en 3\nZult u ook de sector informeren? Zo ja, wanneer?\n\n"
        "Antwoord op vraag 2 en 3\nNee.\n"
    )
    speakers = said(letter)
    assert speakers["Bent u bereid de Kamer te informeren?"] is Speaker.MEMBER
    assert speakers["Ja, ik zal de Kamer informeren."] is Speaker.SENDER
    assert speakers["Zult u ook de sector informeren? Zo ja, wanneer?"] is Speaker.MEMBER
    assert speakers["Vraag 2 en 3"] is Speaker.NOBODY


def test_numbered_questions() -> None:
    letter = read_text(
        "1. Bent u bereid de Kamer te informeren?\n\nAntwoord vraag 1:\n"
        "Dat doe ik in twee stappen.\n\n1. In mei volgt een brief.\n\n"
        "2. Zult u ook de sector informeren?\n\nAntwoord vraag 2:\nNee.\n"
    )
    speakers = said(letter)
    assert speakers["1. Bent u bereid de Kamer te informeren?"] is Speaker.MEMBER
    assert speakers["1. In mei volgt een brief."] is Speaker.SENDER
    assert speakers["2. Zult u ook de sector informeren?"] is Speaker.MEMBER


def test_questions_without_answers_leave_the_minister_his_word() -> None:
    letter = read_text(
        "Vraag 1\nBent u bereid de Kamer te informeren?\n\n"
        "Ik zal deze vragen binnen drie weken beantwoorden.\n"
    )
    speakers = said(letter)
    assert speakers["Bent u bereid de Kamer te informeren?"] is Speaker.MEMBER
    assert speakers["Ik zal deze vragen binnen drie weken beantwoorden."] is Speaker.SENDER


def test_signatures_are_nobodys_word() -> None:
    letter = read_text(
        "Ik zal dit plan in mei uitvoeren.\n\nDe Minister van Justitie,\nA.B. de Wit\n"
    )
    assert [b.kind for b in letter.blocks[1:]] == [BlockKind.SIGNATURE] * 2
    assert {b.speaker for b in letter.blocks[1:]} == {Speaker.NOBODY}


def test_feet_of_many_lines_and_page_numbers_that_grow_to_the_left() -> None:
    foot = [at(60, 40, "Tweede Kamer", 8), at(160, 49, "Begroting Visserij", 8)]
    foot += [at(160, 40, "en Natuur 2025", 8), at(300, 49, "17 oktober 2024", 8)]
    foot += [at(300, 40, "TK 15", 8)]
    sheets = []
    for page in range(1, 13):
        number, word = f"15-8-{page}", chr(ord("a") + page) * 5
        rest = "op een blad met zo veel woorden dat de regel tot aan de rechterkant van het blad"
        body = [at(60, 780 - 12 * n, f"{word} {n} {rest} loopt") for n in range(30)]
        sheets.append("\n".join([*body, *foot, at(430 - 4.5 * len(number), 40, number, 8)]))
    letter = read_pdf(samples.pdf(sheets), Limits())
    assert letter.text.count(" 29 op een blad") == 12
    assert not any(text in letter.text for text in ("15-8-", "2024", "Visserij", "TK 15"))


def test_a_short_answer_before_a_footnote_is_no_heading() -> None:
    letter = read_text(
        "Vraag 1\n\nKlopt dit bericht?1\n\nAntwoord 1\n\nJa\n\n1 Zie Kamerstuk 38 123, nr. 3.\n"
    )
    assert said(letter)["Ja"] is Speaker.SENDER
