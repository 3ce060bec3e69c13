"""Every clean offset leads back to the source, whatever the format."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from pathlib import Path

import pytest
import reading_formats
import reading_samples as samples
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.letter import Letter
from extractor.reading import find_sources, read, read_text
from extractor.reading.characters import normalise

SHARED = Path(__file__).parents[1].parent / "shared"
LETTERS = sorted((Path(__file__).parent / "letters").glob("*.txt"))

FORMATS = reading_formats.every_format()
FILES = {
    **FORMATS,
    "notes.xml": samples.OFFICIAL.encode(),
    "old.xml": samples.KAMERWRK.encode(),
    "lists.html": samples.HTML.encode(),
    "ligature.docx": samples.docx(samples.paragraph("De oﬃciële  brief")),
}


words = st.sampled_from(
    ["ik", "zal", "Wit-Rusland", "in-", "en", "mensen-", "rechten", "1", "Vraag 2", "Antwoord 2",
     "– een", "(zie", "noot)", "oﬃcieel", "Co\u0308ordinatie", "€", "🧀", "«ja»", "nr.", "2020–",
     "Tweede Kamer, vergaderjaar 2020–2021, 30 111, nr. 2", "Den Haag, 3 mei 2019", "slot.",
     "De Minister van Justitie,", "A.B. de Wit", "zacht\u00ad", "\u200b", "Pagina 2 van 3"]
)  # fmt: skip


def check(letter: Letter, step: int = 1) -> None:
    """Assert that runs copy the source, blocks tile the text, and offsets lead to pages."""
    text, raw = letter.text, letter.raw
    covered = 0
    for run in letter.map.runs:
        assert run.clean >= covered
        covered = run.clean + run.length
        copied, source = text[run.clean : covered], raw[run.raw : run.raw + run.length]
        assert 0 <= run.raw <= len(raw)
        assert 1 <= run.page <= letter.pages
        if copied not in (source, normalise(source)[0]):
            for offset, sign in enumerate(copied):  # a ligature, an accent set apart, a soft hyphen
                assert sign in normalise(raw[run.raw + offset : run.raw + offset + 40] + "a")[0]
    assert covered <= len(text)
    end = -1
    for block in letter.blocks:
        assert block.start == end + 1
        end = block.end
        assert text[block.start : end] == text[block.start : end].strip()
        assert "\n" not in text[block.start : end]
        assert "  " not in text[block.start : end]
    assert end == len(text) or not letter.blocks
    assert unicodedata.is_normalized("NFC", text)
    breaks = [place for place, sign in enumerate(raw) if sign == "\f"]
    paged = "\f" in normalise(raw)[0].strip()
    for offset in range(0, len(text), step):
        place, page = letter.map.raw(offset), letter.map.page(offset)
        assert 0 <= place <= len(raw)
        assert 1 <= page <= letter.pages
        if paged:
            assert page == bisect_left(breaks, place) + 1


@pytest.mark.parametrize("name", FILES)
def test_each_format_maps_back(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"brief.{name}"
    path.write_bytes(FILES[name])
    (source,) = find_sources([path])
    (reading,) = read(source)
    assert reading.letter
    check(reading.letter)


@pytest.mark.parametrize("ending", FORMATS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_paragraphs_map_back_in_every_format(
    tmp_path_factory: pytest.TempPathFactory, ending: str, data: st.DataObject
) -> None:
    drawn = st.lists(st.lists(words, min_size=1, max_size=12).map(" ".join), max_size=8)
    paragraphs = ["Een brief.", *data.draw(drawn)]  # a page of none but odd signs is no letter
    path = tmp_path_factory.getbasetemp() / f"brief.{ending}"
    path.write_bytes(reading_formats.set_in(ending, paragraphs))
    (source,) = find_sources([path])
    for reading in read(source):
        assert reading.letter, reading.message
        check(reading.letter)
        if ending != "pdf":  # its fonts lack some of the characters
            missing = set(" ".join(paragraphs).split()) - set(reading.letter.raw.split())
            assert not missing


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_own_letters_map_back(path: Path) -> None:
    check(read_text(path.read_text(encoding="utf-8")))


def test_a_word_over_two_pages_leads_to_both(tmp_path: Path) -> None:
    letter = read_text("Ik zal de mensen-\n\frechten bespreken.")
    start = letter.text.index("mensenrechten")
    end = start + len("mensenrechten")
    assert letter.raw[letter.map.raw(start) : letter.map.raw(end)] == "mensen-\n\frechten"
    assert (letter.map.page(start), letter.map.page(end)) == (1, 2)


@pytest.mark.parametrize("end", ["\f", "\n\f\n", "\f\u200b "])
def test_a_form_feed_at_the_end_begins_no_page(end: str) -> None:
    assert read_text("Ik zal de motie uitvoeren." + end).pages == 1
    assert read_text("Ik zal de motie uitvoeren.\fDit jaar nog." + end).pages == 2


gaps = st.sampled_from(
    [" ", " ", " ", "\n", "\n", "\n\n", "\r\n", "\f", "\u00a0", "  ", "\t", "\u2028"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(words, gaps), max_size=60))
def test_any_text_maps_back(pieces: list[tuple[str, str]]) -> None:
    raw = "".join(word + gap for word, gap in pieces)
    letter = read_text(raw)
    assert letter.raw == raw
    check(letter)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_characters_map_back(raw: str) -> None:
    letter = read_text(raw)
    assert letter.raw == raw
    check(letter)


@pytest.mark.skipif(not SHARED.exists(), reason="the reference folder is not there")
def test_real_files_map_back() -> None:
    for source in find_sources([SHARED / "letters", SHARED / "gold" / "letters" / "raw"]):
        for reading in read(source):
            if reading.letter:
                check(reading.letter, step=7)


def test_a_diaeresis_that_was_parted_from_its_word_is_joined() -> None:
    text, alignment = normalise("U wordt ge ïnformeerd over financi ële zaken, ook één.")
    assert text == "U wordt geïnformeerd over financiële zaken, ook één."
    assert alignment.source(text.index("zaken")) == text.index("zaken") + 2
