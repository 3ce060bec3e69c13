"""Bad input of every kind: each row is made here, tiny, and has one right status.

The numbers are those of the fault list in the project's notes; they name the tests.
"""

from __future__ import annotations

import io
import os
import random
import re
import socket
import tarfile
import time
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
import reading_samples as samples

from extractor.reading import Limits, Reading, Status, find_sources, read, read_text

TEXT = "Ik zal de Coördinatieraad informeren over de €-steun aan “Reünie”."
ACCENTS = "één coördinatie, reële ïdeeën"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a parser reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def readings(folder: Path, name: str, data: bytes, **limits: int) -> list[Reading]:
    path = folder / name
    path.write_bytes(data)
    (source,) = find_sources([path])
    found = list(read(source, Limits(**limits)))
    for reading in found:
        assert not CONTROL.search(reading.letter.text if reading.letter else "")
        assert reading.letter is None or reading.letter.text
        if reading.status is not Status.OK:
            assert reading.code
            assert reading.message.startswith(reading.document)
    return found


def only(folder: Path, name: str, data: bytes, **limits: int) -> Reading:
    (reading,) = readings(folder, name, data, **limits)
    return reading


# --- text ---------------------------------------------------------------------------------------

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


# --- PDF ----------------------------------------------------------------------------------------

PAGE = "Ik zal de Kamer informeren over de steun aan de boeren\nen de vissers in het noorden."


def test_30_31_truncated(tmp_path: Path) -> None:
    data = samples.text_pdf(*[PAGE] * 6)
    whole = only(tmp_path, "99.pdf", data[: data.rindex(b"startxref")])
    assert (whole.status, whole.code) == (Status.OK_WITH_WARNINGS, "damaged")
    half = only(tmp_path, "50.pdf", data[: len(data) // 2])
    assert half.status in (Status.OK_WITH_WARNINGS, Status.ERROR, Status.EMPTY)


def encrypted(user: str, owner: str) -> bytes:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(io.BytesIO(samples.text_pdf(PAGE)))
    writer.encrypt(user, owner, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.filterwarnings("ignore")
def test_32_33_passwords(tmp_path: Path) -> None:
    assert only(tmp_path, "a.pdf", encrypted("geheim", "geheim")).status is Status.ENCRYPTED
    assert only(tmp_path, "b.pdf", encrypted("", "geheim")).status is Status.OK


IMAGE = "q 100 0 0 100 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"


def test_34_scan(tmp_path: Path) -> None:
    reading = only(tmp_path, "a.pdf", samples.pdf([IMAGE]))
    assert reading.status is Status.NO_TEXT_LAYER
    assert "ocrmypdf" in reading.message


def test_35_a_scanned_page_among_others(tmp_path: Path) -> None:
    text = "BT /F1 10 Tf 60 700 Td (Ik zal de Kamer informeren.) Tj ET"
    reading = only(tmp_path, "a.pdf", samples.pdf([text, IMAGE, text]))
    assert (reading.status, reading.code) == (Status.OK_WITH_WARNINGS, "no_text_layer")
    assert "page 2" in reading.message


def test_36_unreadable_text(tmp_path: Path) -> None:
    reading = only(tmp_path, "a.pdf", samples.text_pdf("\n".join(["#$ %1 &/ 03 +* 88 =!"] * 30)))
    assert reading.code == "unreadable"


def test_37_no_pages(tmp_path: Path) -> None:
    assert only(tmp_path, "a.pdf", samples.pdf([])).status is Status.EMPTY


def test_38_too_many_pages(tmp_path: Path) -> None:
    reading = only(tmp_path, "a.pdf", samples.pdf([""] * 30), pages=20)
    assert (reading.status, reading.code) == (Status.TOO_LARGE, "pages")


def test_39_a_huge_page(tmp_path: Path) -> None:
    data = samples.text_pdf(PAGE).replace(b"[0 0 595 842]", b"[0 0 1000000 1000000]")
    assert only(tmp_path, "a.pdf", data).status in (Status.OK, Status.OK_WITH_WARNINGS)


def test_40_deadline(tmp_path: Path) -> None:
    data = samples.text_pdf(*[PAGE] * 50)
    reading = only(tmp_path, "a.pdf", data, seconds=0, seconds_per_page=0)
    assert (reading.status, reading.code) == (Status.TIMEOUT, "deadline")


def test_41_page_tree_cycle(tmp_path: Path) -> None:
    data = samples.pdf([""]).replace(b"/Kids [6 0 R]", b"/Kids [2 0 R]")
    assert only(tmp_path, "a.pdf", data).status is not Status.OK


def test_42_two_columns(tmp_path: Path) -> None:
    lines = [f"regel {n} van een kolom met enige woorden erin" for n in range(30)]
    stream = [
        f"BT /F1 8 Tf 1 0 0 1 {x} {780 - 12 * n} Tm ({line}) Tj ET"
        for x in (50, 310)
        for n, line in enumerate(lines)
    ]
    reading = only(tmp_path, "a.pdf", samples.pdf(["\n".join(stream)]))
    assert (reading.status, reading.code) == (Status.OK_WITH_WARNINGS, "columns")
    assert reading.letter
    assert reading.letter.text.count("regel 29") == 2
    assert reading.letter.text.index("regel 29") < reading.letter.text.rindex("regel 0 ")


def test_43_rotated_page(tmp_path: Path) -> None:
    stream = [
        f"BT /F1 10 Tf 0 1 -1 0 {60 + 12 * n} 60 Tm ({line}) Tj ET"
        for n, line in enumerate(PAGE.split("\n"))
    ]
    reading = only(tmp_path, "a.pdf", samples.pdf(["\n".join(stream)], page="/Rotate 90"))
    assert reading.status is Status.OK
    assert reading.letter
    assert reading.letter.text == PAGE.replace("\n", " ")


def test_44_white_text_is_read_like_any_other(tmp_path: Path) -> None:
    reading = only(tmp_path, "a.pdf", samples.pdf(["1 1 1 rg BT /F1 10 Tf 60 700 Td (Wit.) Tj ET"]))
    assert reading.letter
    assert reading.letter.text == "Wit."


def test_45_active_content_is_told(tmp_path: Path) -> None:
    text = "BT /F1 10 Tf 60 700 Td (Ik zal de Kamer informeren.) Tj ET"
    names = (
        "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert\\(1\\)) >>] >> >>"
    )
    reading = only(tmp_path, "a.pdf", samples.pdf([text], extra=[names]))
    assert (reading.status, reading.code) == (Status.OK_WITH_WARNINGS, "active_content")


def test_46_junk_before_the_mark(tmp_path: Path) -> None:
    reading = only(tmp_path, "a.pdf", b"\n" * 500 + samples.text_pdf(PAGE))
    assert reading.format == "pdf"
    assert reading.letter


def test_47_flipped_bytes(tmp_path: Path) -> None:
    whole = samples.kamerstuk_pdf()
    dice = random.Random(47)
    for number in range(60):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 40)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        (tmp_path / "a.pdf").write_bytes(bytes(data))
        (source,) = find_sources([tmp_path / "a.pdf"])
        for reading in read(source):
            assert reading.status in Status, number


# --- XML and HTML -------------------------------------------------------------------------------

OPEN, CLOSE = "<officiele-publicatie><kamerstuk><al>", "</al></kamerstuk></officiele-publicatie>"
XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "{}">]>' + OPEN + "Ik zal &e; komen." + CLOSE
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{"&" + a + ";"}{("&" + a + ";") * 9}">'
        for a, b in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    + f"]>{OPEN}&k;{CLOSE}"
)


@pytest.mark.parametrize(
    ("xml", "codes"),
    [
        pytest.param(XXE.format("file:///etc/passwd"), {"entity", "malformed"}, id="48-file"),
        pytest.param(XXE.format("http://127.0.0.1/x"), {"entity", "malformed"}, id="49-http"),
        pytest.param(
            '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1/x"> %p;]>' + OPEN + "a" + CLOSE,
            {"entity", "malformed", ""},
            id="50-parameter",
        ),
        pytest.param(
            '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">' + OPEN + "a" + CLOSE, {""}, id="50-dtd"
        ),
        pytest.param(LAUGHS, {"entity", "malformed"}, id="51-laughs"),
        pytest.param(
            f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>{OPEN}{"&a;" * 5_000}{CLOSE}',
            {"entity", "malformed"},
            id="52-quadratic",
        ),
        pytest.param("<a>" * 100_000, {"malformed"}, id="53-depth"),
        pytest.param(
            "<x " + " ".join(f"a{n}=''" for n in range(1_000_000)) + "/>",
            {"malformed", "empty", "unknown"},
            id="54-attributes",
        ),
        pytest.param(OPEN + "a" * 11_000_000 + CLOSE, {"malformed", "characters"}, id="55-node"),
        pytest.param(OPEN + "Ik zal", {"malformed"}, id="56-truncated"),
        pytest.param(OPEN + "Ik \0 zal" + CLOSE, {"malformed"}, id="58-nul"),
        pytest.param(OPEN + "Ik&nbsp;zal" + CLOSE, {"malformed"}, id="59-entity"),
    ],
)
def test_hostile_xml(tmp_path: Path, xml: str, codes: set[str]) -> None:
    (tmp_path / "kst-1.xml").write_text(f'<?xml version="1.0"?>\n{xml}')
    (source,) = find_sources([tmp_path / "kst-1.xml"])
    start = time.process_time()
    (reading,) = read(source)
    assert time.process_time() - start < 4
    assert reading.code in codes, reading.message
    assert "root:" not in (reading.letter.text if reading.letter else "")
    if reading.code == "malformed":
        assert re.search(r"line \d+", reading.message)


def test_57_wrong_declared_encoding(tmp_path: Path) -> None:
    xml = f'<?xml version="1.0" encoding="utf-8"?>{OPEN}Reünie{CLOSE}'
    reading = only(tmp_path, "a.xml", xml.encode("cp1252"))
    assert reading.code == "encoding"
    assert reading.letter
    assert reading.letter.text == "Reünie"
    declared = xml.replace("utf-8", "iso-8859-1")
    reading = only(tmp_path, "b.xml", declared.encode("utf-8"))
    assert reading.letter
    assert reading.letter.text == "Reünie"


def test_60_error_page(tmp_path: Path) -> None:
    page = "<!DOCTYPE html><html><head><title>404 Niet gevonden</title></head><body>x</body></html>"
    reading = only(tmp_path, "kst-38123-7.xml", page.encode())
    assert (reading.status, reading.code) == (Status.ERROR, "not_a_publication")


def test_61_search_diagnostic(tmp_path: Path) -> None:
    xml = "<searchRetrieveResponse xmlns='u'><diagnostics>x</diagnostics></searchRetrieveResponse>"
    reading = only(tmp_path, "kst-38123-7.xml", xml.encode())
    assert (reading.status, reading.code) == (Status.ERROR, "not_a_publication")


@pytest.mark.parametrize(
    "xml",
    [
        "<brief><inhoud>Ik zal de Kamer informeren.</inhoud></brief>",
        OPEN + "Ik zal de <nieuw>Kamer</nieuw> informeren." + CLOSE,
        "<x:officiele-publicatie xmlns:x='u'><x:al>Ik zal de Kamer informeren.</x:al>"
        "</x:officiele-publicatie>",
    ],
    ids=["62-root", "62-element", "62-prefix"],
)
def test_62_unknown_markup_keeps_its_text(tmp_path: Path, xml: str) -> None:
    reading = only(tmp_path, "a.xml", xml.encode())
    assert reading.status in (Status.OK, Status.OK_WITH_WARNINGS)
    assert reading.letter
    assert reading.letter.text == "Ik zal de Kamer informeren."


def test_68_loose_html(tmp_path: Path) -> None:
    page = (
        "<html><head><meta charset='ascii'><style>p {}</style></head><body><nav>Menu</nav>"
        "<p>Ik zal de Coördinatieraad<p>informeren.<script>x()</script></body>"
    )
    reading = only(tmp_path, "a.html", page.encode())
    assert reading.letter
    assert reading.letter.text == "Ik zal de Coördinatieraad\ninformeren."


# --- office files and archives ------------------------------------------------------------------


def test_69_not_a_zip(tmp_path: Path) -> None:
    data = samples.docx(samples.paragraph("Brief."))
    reading = only(tmp_path, "a.docx", data[: len(data) // 2])
    assert reading.status is Status.ERROR


def bomb() -> bytes:
    return samples.zipped({"a.txt": b"0" * 30_000_000})


def nested(depth: int) -> bytes:
    data = samples.zipped({"a.txt": b"Brief."})
    for _ in range(depth):
        data = samples.zipped({"in.zip": data})
    return data


@pytest.mark.parametrize(
    ("make", "code"),
    [
        pytest.param(bomb, "ratio", id="ratio"),
        pytest.param(lambda: nested(4), "depth", id="depth"),
        pytest.param(
            lambda: samples.zipped({str(n): b"" for n in range(30)}), "members", id="many"
        ),
    ],
)
def test_70_zip_bombs(tmp_path: Path, make: Callable[[], bytes], code: str) -> None:
    found = readings(tmp_path, "a.zip", make(), members=20)
    assert [(r.status, r.code) for r in found] == [(Status.TOO_LARGE, code)]


def test_70_word_bomb(tmp_path: Path) -> None:
    body = samples.paragraph(" " * 30_000_000)
    assert only(tmp_path, "a.docx", samples.docx(body)).code == "ratio"


def test_71_lying_size(tmp_path: Path) -> None:
    data = bytearray(samples.zipped({"a.txt": os.urandom(50_000).hex().encode()}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(signature) + offset
        data[place : place + 4] = (100).to_bytes(4, "little")
    (reading,) = readings(tmp_path, "a.zip", bytes(data))
    assert reading.status in (Status.ERROR, Status.TOO_LARGE)


def test_73_encrypted_word(tmp_path: Path) -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    data = head + "EncryptedPackage".encode("utf-16-le") + b"\0" * 100
    assert only(tmp_path, "a.docx", data).status is Status.ENCRYPTED


def test_74_old_word(tmp_path: Path) -> None:
    reading = only(tmp_path, "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert (reading.status, reading.code) == (Status.UNSUPPORTED, "doc")
    assert "soffice" in reading.message


def test_75_names_of_members(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("../../x.txt", "/abs.txt", "C:\\x.txt", "a.txt", ".DS_Store"):
            archive.writestr(name, "Brief.")
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", "Nog een.")
    found = {r.member: r.status for r in readings(tmp_path, "a.zip", out.getvalue())}
    assert found == {
        "x.txt": Status.OK,
        "abs.txt": Status.OK,
        "x.txt#2": Status.OK,
        "a.txt": Status.OK,
        ".DS_Store": Status.SKIPPED,
        "link.txt": Status.SKIPPED,
        "a.txt#2": Status.OK,
    }
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_75_encrypted_member(tmp_path: Path) -> None:
    data = bytearray(samples.zipped({"a.txt": b"Brief."}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    assert readings(tmp_path, "a.zip", bytes(data))[0].status is Status.ENCRYPTED


def test_75_damaged_archives(tmp_path: Path) -> None:
    assert only(tmp_path, "a.zip", b"PK\x03\x04" + b"\0" * 60).status is Status.ERROR
    with tarfile.open(tmp_path / "whole.tar", "w") as archive:
        entry = tarfile.TarInfo("b.txt")
        entry.size = 5000
        archive.addfile(entry, io.BytesIO(b"a" * 5000))
    cut = (tmp_path / "whole.tar").read_bytes()[:2000]
    assert {r.status for r in readings(tmp_path, "cut.tar", cut)} == {Status.ERROR}
    assert only(tmp_path, "e.zip", samples.zipped({})).status is Status.EMPTY
    assert only(tmp_path, "a.gz", b"\x1f\x8b" + zlib.compress(b"x")).code == "gzip"


# --- file system --------------------------------------------------------------------------------


def test_76_what_is_no_document_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / ".DS_Store").write_bytes(b"\0\0\0\1Bud1")
    (tmp_path / "~$brief.docx").write_bytes(b"\6Naam")
    (tmp_path / "map.pdf").mkdir()
    (tmp_path / "map.pdf" / "brief.txt").write_text("Brief.")
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(tmp_path / "s"))
    found = {}
    for source in find_sources([tmp_path]):
        (reading,) = read(source)
        found[reading.document] = (reading.status, reading.code)
    server.close()
    assert found == {
        ".DS_Store": (Status.SKIPPED, "hidden"),
        "gone.txt": (Status.SKIPPED, "dangling_link"),
        "map.pdf/brief.txt": (Status.OK, ""),
        "pipe.txt": (Status.SKIPPED, "not_a_file"),
        "s": (Status.SKIPPED, "not_a_file"),
        "zero.txt": (Status.SKIPPED, "not_a_file"),
        "~$brief.docx": (Status.SKIPPED, "hidden"),
    }


def test_76_unreadable_and_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (gone,) = find_sources([tmp_path / "gone.txt"])
    assert [r.code for r in read(gone)] == ["not_found"]
    (tmp_path / "a.txt").write_text("Brief.")
    (source,) = find_sources([tmp_path / "a.txt"])

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert [(r.status, r.code) for r in read(source)] == [(Status.ERROR, "unreadable")]


@pytest.mark.parametrize(
    "name", ["twee\nregels.txt", "-streep.txt", "punt;komma.txt", "kaas🧀.txt", "a" * 251 + ".txt"]
)
def test_76_odd_names(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Brief.")
    (source,) = find_sources([tmp_path])
    (reading,) = read(source)
    assert reading.status is Status.OK
    assert "\n" not in reading.document


def test_76_surrogate_name(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_text("Brief.")
    (source,) = find_sources([tmp_path])
    (reading,) = read(source)
    assert reading.status is Status.OK
    reading.document.encode("utf-8")
    reading.path.encode("utf-8")


def test_77_a_file_that_vanishes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Brief.")
    (source,) = find_sources([tmp_path])
    (tmp_path / "a.txt").unlink()
    assert [(r.status, r.code) for r in read(source)] == [(Status.ERROR, "not_found")]
