"""Bad plain text: encodings, characters, line ends, hyphens, endless lines."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import pytest
import reading_samples as samples
from fault_bed import CONTROL, TEXT, no_network, only

from extractor.reading import Status, find_sources, read, read_text

pytestmark = pytest.mark.usefixtures(no_network.__name__)

ACCENTS = "één coördinatie, reële ïdeeën"


PLAIN: list[tuple[str, bytes, Status, str]] = [
    ("1-zero-bytes", b"", Status.EMPTY, "empty"),
    ("2-white-space", b"\xef\xbb\xbf \n\x0c\n\t", Status.EMPTY, "empty"),
    ("3-utf8-mark", TEXT.encode("utf-8-sig"), Status.OK, ""),
    ("4-cp1252", TEXT.encode("cp1252"), Status.OK_WITH_WARNINGS, "encoding"),
    ("5-c1-bytes", TEXT.encode("cp1252") + b" \x81\x8d", Status.OK_WITH_WARNINGS, "encoding"),
    ("6-utf16-le", TEXT.encode("utf-16"), Status.OK, ""),
    ("6-utf16-be", b"\xfe\xff" + TEXT.encode("utf-16-be"), Status.OK, ""),
    ("7-utf16-no-mark", (TEXT * 3).encode("utf-16-le"), Status.OK_WITH_WARNINGS, "encoding"),
    ("7-nuls", b"\0\0\0a\0\0\0\0" * 40, Status.ERROR, "encoding"),
    (
        "8-cp850",
        "één coördinatie, reële ïdeeën".encode("cp850"),
        Status.OK_WITH_WARNINGS,
        "encoding",
    ),
    (
        "8-mac-roman",
        "één coördinatie, reële".encode("mac_roman"),
        Status.OK_WITH_WARNINGS,
        "encoding",
    ),
    ("9-mojibake", "CoÃ¶rdinatieraad".encode(), Status.OK_WITH_WARNINGS, "mojibake"),
    (
        "10-invalid-utf8",
        "é ë ö ü ".encode() + b"\xff" + TEXT.encode(),
        Status.OK_WITH_WARNINGS,
        "replaced",
    ),
    ("11-nul", TEXT.encode() * 20 + b"\0", Status.OK_WITH_WARNINGS, "nul"),
    ("12-png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), Status.UNSUPPORTED, "image"),
    ("12-elf", b"\x7fELF" + bytes(range(200)), Status.UNSUPPORTED, "program"),
    ("12-binary", bytes(range(1, 32)) * 40, Status.UNSUPPORTED, "binary"),
]


@pytest.mark.parametrize(("data", "status", "code"), [pytest.param(*r[1:], id=r[0]) for r in PLAIN])
def test_plain_text(tmp_path: Path, data: bytes, status: Status, code: str) -> None:
    (tmp_path / "brief.txt").write_bytes(data)
    (source,) = find_sources([tmp_path / "brief.txt"])
    (reading,) = read(source)
    assert (reading.status, reading.code) == (status, code), reading.message
    if reading.letter:
        assert not CONTROL.search(reading.letter.text)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_encodings_give_the_same_text(tmp_path: Path, encoding: str) -> None:
    reading = only(tmp_path, "brief.txt", TEXT.encode(encoding))
    assert reading.letter
    assert reading.letter.text == TEXT


def test_3_offsets_count_from_the_first_character(tmp_path: Path) -> None:
    reading = only(tmp_path, "brief.txt", TEXT.encode("utf-8-sig"))
    assert reading.letter
    assert (reading.letter.raw[0], reading.letter.map.raw(0)) == ("I", 0)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("één coördinatie".encode("cp1252") + b" \x81\x8d", id="5"),
        pytest.param("é ë ö ü Ik zal ".encode() + b"\xff \xfe", id="10"),
    ],
)
def test_replaced_bytes_are_counted(tmp_path: Path, data: bytes) -> None:
    reading = only(tmp_path, "brief.txt", data)
    assert "2 " in reading.message.partition(": ")[2]
    assert reading.letter
    assert "\ufffd" in reading.letter.text


def test_8_unexpected_characters_are_told(tmp_path: Path) -> None:
    reading = only(tmp_path, "brief.txt", ACCENTS.encode("cp850"))
    assert "cp850" in reading.message


def test_13_pdf_named_txt(tmp_path: Path) -> None:
    reading = only(tmp_path, "brief.txt", samples.text_pdf("Ik zal de Kamer informeren."))
    assert (reading.format, reading.code) == ("pdf", "extension")


def test_14_txt_named_pdf(tmp_path: Path) -> None:
    reading = only(tmp_path, "brief.pdf", TEXT.encode())
    assert (reading.format, reading.code) == ("txt", "extension")


def test_15_html_named_xml(tmp_path: Path) -> None:
    reading = only(tmp_path, "brief.xml", samples.HTML.encode())
    assert (reading.format, reading.code) == ("html", "extension")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u0085"], ids=["16", "17", "18a", "18b"])
def test_line_ends(end: str) -> None:
    text = "Den Haag, 3 mei 2019\n\nIk zal de voort-\ndurende steun her-\nzien.\n\nA.B. de Wit\n"
    assert read_text(text.replace("\n", end)).text == read_text(text).text


def test_19_one_long_line(tmp_path: Path) -> None:
    data = b"woord " * 1_000_000
    assert only(tmp_path, "a.txt", data, characters=5_000_000).status is Status.TOO_LARGE
    assert only(tmp_path, "a.txt", data, bytes=1_000_000).code == "bytes"


def test_20_two_million_characters(tmp_path: Path) -> None:
    text = "Ik zal de Kamer informeren over de steun.\n\n" * 47_000
    reading = only(tmp_path, "a.txt", text.encode())
    assert reading.status is Status.OK
    assert reading.letter
    assert len(reading.letter.blocks) == 47_000


def test_21_control_characters_are_gone(tmp_path: Path) -> None:
    data = "De \x07rechten\x02\nverdediger\ufffe bleef\uffff.".encode()
    reading = only(tmp_path, "a.txt", data)
    assert reading.letter
    assert reading.letter.text == "De rechtenverdediger bleef."


def test_22_decomposed_letters_map_back() -> None:
    raw = unicodedata.normalize("NFD", "Ik zal de Coördinatieraad informeren.")
    letter = read_text(raw)
    start = letter.text.index("Coördinatieraad")
    end = start + len("Coördinatieraad")
    assert unicodedata.normalize("NFC", raw[letter.map.raw(start) : letter.map.raw(end)]) == (
        "Coördinatieraad"
    )


def test_23_invisible_characters_are_read_over() -> None:
    raw = "De Wit\u00ad-Rus\u200bsische\u00a0over\u200fheid"
    letter = read_text(raw)
    assert letter.text == "De Wit-Russische overheid"
    start = letter.text.index("Wit")
    assert raw[letter.map.raw(start) : letter.map.raw(len(letter.text))] == raw[3:]


def test_24_astral_characters_count_as_one() -> None:
    letter = read_text("🧀 Ik zal de Kamer informeren.")
    assert letter.text.index("Kamer") == 12
    assert letter.map.raw(12) == 12


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("de VN-\nRapporteur", "de VN-Rapporteur"),
        ("naar Wit-\nRusland", "naar Wit-Rusland"),
        ("de in-\nen uitvoer", "de in- en uitvoer"),
        ("de jaren 2020-\n2022", "de jaren 2020-2022"),
        ("de jaren 2020–\n2022", "de jaren 2020–2022"),
        ("de secretaris-\ngeneraal", "de secretaris-generaal"),
        ("de VN-Mensen-\nrechtenraad", "de VN-Mensenrechtenraad"),
        ("de EU-\nen VN-landen", "de EU- en VN-landen"),
        ("het buiten\u00ad\nland", "het buitenland"),
        ("de mensen-\n\x0crechten", "de mensenrechten"),
        ("de mensen-", "de mensen-"),
    ],
)
def test_25_hyphens(broken: str, whole: str) -> None:
    assert read_text(broken).text == whole


@pytest.mark.parametrize(
    "text",
    ["(" * 100_000, " " * 1_000_000, "Nr. " * 50_000, "aaaa-\n" * 100_000, "1\n\n" * 20_000],
    ids=["parentheses", "spaces", "numbers", "hyphens", "labels"],
)
def test_26_nothing_takes_quadratic_time(text: str) -> None:
    start = time.process_time()
    read_text(text)
    assert time.process_time() - start < 6  # under 2 s on a machine of its own


@pytest.mark.parametrize("day", ["31 februari 2020", "00-00-2020", "29-2-2021", "12 mei 99999"])
def test_27_days_that_do_not_exist(day: str) -> None:
    letter = read_text(f"Datum {day}\n\nGeachte voorzitter,\n\nIk zal u informeren.")
    assert letter.header.date == ""
