"""The marked letter: coloured text for the terminal, displaCy's HTML for notebooks."""

from __future__ import annotations

from collections.abc import Callable

from lxml import html
from spacy.tokens import Doc

from extractor.visual import COLOURS, STYLES, marked, to_html

SAID = "Nederland zal UNHCR in mei 2024 steunen.\n\nChili ook."


def test_every_mark_has_a_colour_and_a_style() -> None:
    assert COLOURS.keys() == STYLES.keys()


def test_html_holds_the_words_in_order_and_the_values(process: Callable[..., Doc]) -> None:
    page = html.fromstring(f"<div>{to_html(process(SAID))}</div>")
    paragraphs = page.find_class("spans")
    assert len(paragraphs) == 2
    first = paragraphs[0].text_content()
    places = [
        first.index(word) for word in ("Nederland", "zal", "UNHCR", "mei", "2024", "steunen.")
    ]
    assert places == sorted(places)
    for value in ("COMMITMENT", "NLD", "2024-05"):
        assert value in first
    assert "CHL" in paragraphs[1].text_content()
    assert "COMMITMENT" not in paragraphs[1].text_content()


def test_letters_are_no_markup(process: Callable[..., Doc]) -> None:
    assert "<b>" not in to_html(process("Ik zal <b> met spoed zenden."))


def test_the_terminal_gets_the_whole_text(process: Callable[..., Doc]) -> None:
    doc = process(SAID)
    assert marked(doc).plain == doc.text
