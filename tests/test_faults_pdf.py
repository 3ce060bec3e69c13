"""Bad PDFs: damaged, encrypted, without text, too large, made to do harm."""

from __future__ import annotations

import base64
import io
import random
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
import reading_samples as samples
from fault_bed import no_network, only

from extractor.reading import Status, find_sources, read

pytestmark = pytest.mark.usefixtures(no_network.__name__)


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


def test_40_flate_bomb(tmp_path: Path) -> None:
    stream = zlib.compress(b"q Q\n" * 5_000_000)
    head = b"<< /Length 0 >>\nstream\n"
    packed = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(stream)
    data = samples.pdf([""]).replace(head, packed + stream)
    assert len(data) < 50_000
    start = time.process_time()
    assert only(tmp_path, "a.pdf", data).status is Status.EMPTY
    assert time.process_time() - start < 4


def test_41_object_stream_in_itself(tmp_path: Path) -> None:
    loop = b"5 0 << /Type /ObjStm /Extends 5 0 R /N 1 /First 4 >>"
    head = b"%%PDF-1.7\n5 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Extends 5 0 R /Length %d >>"
    tail = b"\nendstream\nendobj\ntrailer << /Root 5 0 R /Size 6 >>\nstartxref\n0\n%%EOF\n"
    data = head % len(loop) + b"\nstream\n" + loop + tail
    assert only(tmp_path, "a.pdf", data).status is Status.ERROR


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


SCRIPT = "/Names [(a) << /S /JavaScript /JS (app.alert\\(1\\)) >>]"
FILE = "/Names [(a.txt) << /Type /Filespec /F (a.txt) >>]"


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        pytest.param(f"/Names << /JavaScript << {SCRIPT} >> >>", "JavaScript", id="script"),
        pytest.param(f"/Names << /EmbeddedFiles << {FILE} >> >>", "attachments", id="files"),
        pytest.param("/AcroForm << /XFA [(a) 3 0 R] /Fields [] >>", "an XFA form", id="xfa"),
    ],
)
def test_45_active_content_is_told(tmp_path: Path, entry: str, told: str) -> None:
    text = "BT /F1 10 Tf 60 700 Td (Ik zal de Kamer informeren.) Tj ET"
    reading = only(tmp_path, "a.pdf", samples.pdf([text], extra=[entry]))
    assert (reading.status, reading.code) == (Status.OK_WITH_WARNINGS, "active_content")
    assert told in reading.message


LINEAR = b"90 0 obj\n<< /Linearized 1 /L 900 /H [500 60] /O 6 /E 700 /N 1 /T 800 >>\nendobj\n"
# One page, encrypted with AES-256 and an empty user password, made with pypdf and cryptography.
AES = (
    "c-oy*O^6&t6c)TliRLE6Qyns=W$pT}E*KZ~XNE|AcG+3uK^A=Vw`ra2-"
    "t_c_B<RI>O4vg#x#VUD5=6y|CqY3yMiCDR-t;8?pb!O5T0JwnJ1`!C-F>L{>U-~d@9S69*;wl@(&sqp{P5#f-"
    "yn(!uI#I*+eO*d)xChTRcK&X?VxM}cESj=1lUANODL4S1+uw-"
    "F%D&C3O~XxW8UKNHp*73{j$MyCY1kYXiHRw1f4Kt=YlU_rMi-Gk@QL<aW2>-"
    "W7#C&2#X1FGmNVJ+NC1fjQzAbSx_t|fIh?Ou>8q4twhXJayFDZ%|&cfyFY5`0K4do#~0rE`;*13d);TAf9>fT>Op"
    "Vo)V=e+Kh`<9{m0vP?k>D}^XJY-AAJ4k!ojzfP8@u`eEZUu4?jGy^2C#W7Jq$r>$5Y(`F9@t`uhFv4{pBq@w@lGc"
    "<SNxXMgIS{pYvx?k_j4pL*r}wvH*)v?4jDP1_I32K%-do2`?gYz0PP+-Y_?3@?YKaDcL2=_+58J2-"
    "o(D3{Aoap;(7S^a;4#g%I4AB{!Nuw1}0{UfZ7BxW+LH?Uwv7^RtE=?@jdCe%0^G*Eh|6U#d8Qtp%!T5IKnp;B1pa"
    "wUKXPi-Cr&vV6-!IY5Pc^$Quks2aov?K+Ak;Kd3Z4{9ymy;Nx&IMsyL7;-"
    "hC6v90yMcppz;Z*Fw~5Sw2+}ey6N$54Fs7ArJP^T%7m@}AJcQ_lrGhga9jCyp1tFBvCJ&s8WLjVvm~`M1%W8i-"
    "kb}lgSIhg&#opz1*t50Dt?z}h1)am$a&K^f9|^_TbX-"
    "&DZXZt)v_^ewtoLwNlgLN_u7e6jN?~}^kgMoI>e6^=1Arl^KktJBE;%@$##&`_%|O~#h?GW|m^5=zDPod{Eas_O8"
    "9}!iXe9{+%3Ldw%7tJ-YjBK%h9tN$mZUTrq25i$Py`z^^-"
    "(8c5+MigmDOHT9a+wznmvP8>JSmZIU+|7R#I|_BR=xcbS}m_<*`qRIUi+w&c_s;^9iEoe3H!PQ$!v6ni`5>sK+xs"
    "D6WN6a<*Aj>290cGB2#9tE#JoFwPUtb51yuX?(eNf#peWML_DMM}cgQPg#9+ufh88;u<wjH)F9VRTOnPz4bo&7Zk"
    "6eq5"
)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda data: b"\n" * 500 + data, id="white-space-before"),
        pytest.param(lambda data: b"junk " * 100 + data, id="junk-before"),
        pytest.param(lambda data: data.replace(b"%PDF-1.7", b"%PDF-2.0"), id="pdf-2.0"),
        pytest.param(lambda data: data.replace(b"1.7\n", b"1.7\n" + LINEAR, 1), id="linearised"),
        pytest.param(lambda _: zlib.decompress(base64.b85decode(AES)), id="aes-256"),
    ],
)
def test_46_unusual_but_readable(tmp_path: Path, make: Callable[[bytes], bytes]) -> None:
    reading = only(tmp_path, "a.pdf", make(samples.text_pdf("Ik zal de Kamer informeren.")))
    assert (reading.status, reading.format) == (Status.OK, "pdf")
    assert reading.letter
    assert reading.letter.text == "Ik zal de Kamer informeren."


def test_47_flipped_bytes(tmp_path: Path) -> None:
    whole = samples.kamerstuk_pdf()
    dice = random.Random(47)
    for number in range(200):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 40)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        (tmp_path / "a.pdf").write_bytes(bytes(data))
        (source,) = find_sources([tmp_path / "a.pdf"])
        for reading in read(source):
            assert reading.status in Status, number
