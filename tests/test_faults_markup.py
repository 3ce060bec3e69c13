"""Bad XML and HTML: entities, bombs, wrong encodings, unknown elements."""

from __future__ import annotations

import re
import socket
import time
from pathlib import Path

import pytest
import reading_samples as samples
from fault_bed import no_network, only

from extractor.reading import Status, find_sources, read

pytestmark = pytest.mark.usefixtures(no_network.__name__)


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
            {"malformed"},
            id="54-attributes",
        ),
        pytest.param(OPEN + "a" * 11_000_000 + CLOSE, {"malformed"}, id="55-node"),
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
    assert (reading.status is Status.OK) == (reading.code == "")
    assert (reading.status is Status.ERROR) == (reading.code == "malformed")
    assert "root:" not in (reading.letter.text if reading.letter else "")
    if reading.code == "malformed":
        assert re.search(r"line \d+", reading.message)


CONNECT = socket.socket.connect  # before the bed refuses it


@pytest.mark.parametrize(
    "document",
    [
        pytest.param('<!DOCTYPE x SYSTEM "{}/x.dtd">' + OPEN + "a" + CLOSE, id="dtd"),
        pytest.param('<!DOCTYPE x PUBLIC "-//A//B//NL" "{}/x.dtd">' + OPEN + CLOSE, id="public"),
        pytest.param(XXE, id="entity"),
        pytest.param(
            '<!DOCTYPE x [<!ENTITY % p SYSTEM "{}/x"> %p;]>' + OPEN + "a" + CLOSE, id="parameter"
        ),
        pytest.param(
            '<x xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{}/x"/></x>', id="xi"
        ),
        pytest.param(
            '<?xml-stylesheet href="{}/x.xsl" type="text/xsl"?>' + OPEN + "a" + CLOSE, id="style"
        ),
        pytest.param(
            '<html><head><base href="{0}/"><link rel="stylesheet" href="{0}/x.css"></head>'
            '<body><img src="{0}/x.png"><iframe src="{0}/x"></iframe><p>Brief.</p></body></html>',
            id="html",
        ),
    ],
)
@pytest.mark.parametrize("name", ["a.xml", "a.html", "a.docx", "a.odt"])
def test_49_nobody_hears_of_it(tmp_path: Path, document: str, name: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as caller:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        markup = document.replace("{0}", address).replace("{}", address)
        (tmp_path / name).write_bytes(_holding(markup, name))
        (source,) = find_sources([tmp_path / name])
        assert [reading.document for reading in read(source)]
        with pytest.raises(BlockingIOError):
            server.accept()
        CONNECT(caller, server.getsockname())  # it does hear who calls
        server.accept()[0].close()


def _holding(markup: str, name: str) -> bytes:
    """Put markup in a file of its kind."""
    if name.endswith("docx"):
        return samples.zipped({"[Content_Types].xml": markup, "word/document.xml": markup})
    if name.endswith("odt"):
        kind = "application/vnd.oasis.opendocument.text"
        return samples.zipped({"mimetype": kind, "content.xml": markup})
    return markup.encode()


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


def test_57_no_encoding_fits(tmp_path: Path) -> None:
    xml = b'<?xml version="1.0" encoding="utf-16"?>' + OPEN.encode() + b"Re\xff\xfe\x81nie"
    reading = only(tmp_path, "a.xml", xml)
    assert (reading.status, reading.code) == (Status.ERROR, "malformed")
    assert "line 1" in reading.message


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
