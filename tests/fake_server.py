"""The two services as they are described, on 127.0.0.1, with every fault they are known for."""

from __future__ import annotations

import io
import json
import re
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

from extractor.sources.settings import Koop, Manners, Settings, TweedeKamer

Fault = Callable[["Handler"], None]
HTML = b"<!DOCTYPE html><html><head><title>Storing</title></head><body>Storing</body></html>"


@dataclass
class Paper:
    """A Kamerstuk as the search service knows it."""

    dossier: str
    number: str
    date: str = "2020-09-17"
    title: str = "Brief van de minister van Buitenlandse Zaken over Noordland"
    identifier: str = ""
    status: str = "Opgemaakt"
    rubric: str = "Brief"
    modified: str = "2020-09-20T11:48:13.1293971+02:00"
    formats: tuple[str, ...] = ("html", "odt", "pdf", "xml")

    def __post_init__(self) -> None:
        self.identifier = self.identifier or f"kst-{self.dossier}-{self.number}"


@dataclass
class Fake:
    """What the services hold, how they behave, and what they were asked."""

    papers: list[Paper] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)
    register: list[dict[str, Any]] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    totals: list[int] = field(default_factory=list)  # estimates of page 1, 2, …
    clamp: int = 10_000
    rubric_index: bool = True
    start_zero: str = "rejected"  # or clamped
    loop: bool = False
    next_link: bool = True
    etags: bool = True
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def settings(self, **client: Any) -> Settings:
        manners = Manners(**{"hosts": ("127.0.0.1",), "tries": 3, "read_seconds": 5.0, **client})
        return Settings(
            koop=Koop(sru=f"{self.url}/sru", site=f"{self.url}/site", page=2),
            tk=TweedeKamer(odata=f"{self.url}/OData/v5", page=2),
            client=manners,
        )

    def paths(self) -> list[str]:
        return [urlsplit(url).path for url in self.asked]


class Handler(BaseHTTPRequestHandler):
    fake: Fake

    def log_message(self, *args: Any) -> None:
        """Keep the test output clean."""

    def do_GET(self) -> None:
        self.fake.asked.append(unquote(self.path))
        self.fake.headers.append(dict(self.headers))
        parts = urlsplit(self.path)
        for beginning, faults in self.fake.faults.items():
            if parts.path.startswith(beginning) and faults:
                faults.pop(0)(self)
                return
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/sru":
            self.send(sru(self.fake, query), "application/xml")
        elif parts.path.startswith("/frbr/") or parts.path.startswith("/site/"):
            self.paper(parts.path)
        elif parts.path.startswith("/OData/v5/Document("):
            self.send(docx("Ik zal uw Kamer informeren."), "application/octet-stream")
        elif parts.path.startswith("/OData/v5/"):
            self.entities(parts.path.rpartition("/")[2], query)
        else:
            self.send(HTML, "text/html", 404)

    def paper(self, path: str) -> None:
        name = path.rpartition("/")[2]
        if name == "metadata.xml":
            name = path.split("/")[-2] + ".metadata"
        identifier, _, format = name.rpartition(".")
        for paper in self.fake.papers:
            if paper.identifier == identifier and format in (*paper.formats, "metadata"):
                body = content(paper, format)
                etag = f'"{hash(body)}"'
                if self.fake.etags and self.headers.get("If-None-Match") == etag:
                    self.send(b"", "", 304)
                else:
                    self.send(body, "application/xml", etag=etag if self.fake.etags else "")
                return
        self.send(HTML, "text/html", 404)

    def entities(self, name: str, query: dict[str, str]) -> None:
        held = {"Document": self.fake.documents, "Toezegging": self.fake.register}
        if name not in held:
            self.send(b'{"error": {"message": "no such set"}}', "application/json", 404)
            return
        if int(query.get("$top", "10")) > 100:
            self.send(b'{"error": {"message": "top is above 100"}}', "application/json", 400)
            return
        found = [e for e in held[name] if matches(e, query.get("$filter", ""))]
        skip, top = int(query.get("$skip", "0")), int(query["$top"])
        body: dict[str, Any] = {"@odata.context": "…", "value": found[skip : skip + top]}
        if self.fake.next_link and skip + top < len(found):
            here = urlsplit(self.path)
            options = re.sub(r"&\$skip=\d+", "", here.query)
            step = skip if self.fake.loop else skip + top
            body["@odata.nextLink"] = f"{self.fake.url}{here.path}?{options}&$skip={step}"
        self.send(json.dumps(body).encode(), "application/json")

    def send(self, body: bytes, type: str, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


def matches(entity: dict[str, Any], condition: str) -> bool:
    """Hold an entity to the parts of a filter that the tests use."""
    wanted: dict[str, set[str]] = {}
    for name, value in re.findall(r"(\w+) eq '([^']*)'", condition):
        wanted.setdefault(name, set()).add(value)
    if any(entity[name] not in values for name, values in wanted.items() if name in entity):
        return False
    for name, sign, day in re.findall(r"(\w+) (ge|le) (\d[\w:+.-]*)", condition):
        if (entity[name] < day) if sign == "ge" else (entity[name][:10] > day):
            return False
    for number in re.findall(r"d/Nummer eq (\d+)", condition):
        if all(str(d["Nummer"]) != number for d in entity["Kamerstukdossier"]):
            return False
    for number in re.findall(r"Ondernummer eq (\d+)", condition):
        if str(entity["Ondernummer"]) != number:
            return False
    return not ("Verwijderd eq false" in condition and entity["Verwijderd"])


def sru(fake: Fake, query: dict[str, str]) -> bytes:
    """Answer a search as SRU 2.0 does, diagnostics and all."""
    cql, start = query["query"], int(query["startRecord"])
    if start < 1 and fake.start_zero == "rejected":
        return diagnostic("1/6", "unsupported parameter value startRecord")
    if "dcterms." in cql:
        return diagnostic("1/10", "unknown prefix dcterms")
    if "w.subrubriek" in cql and not fake.rubric_index:
        return diagnostic("1/16", "unsupported index w.subrubriek")
    found = [paper for paper in fake.papers if holds(paper, cql)]
    size = min(int(query["maximumRecords"]), fake.clamp)
    first = max(start, 1) - 1
    shown = found[:size] if fake.loop else found[first : first + size]
    page = sum(urlsplit(url).path == "/sru" for url in fake.asked)
    total = fake.totals[min(page, len(fake.totals)) - 1] if fake.totals else len(found)
    records = "".join(record(fake, paper) for paper in shown)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<sru:searchRetrieveResponse xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse">
<sru:version>2.0</sru:version><sru:numberOfRecords>{total}</sru:numberOfRecords>
<sru:records>{records}</sru:records></sru:searchRetrieveResponse>""".encode()


def holds(paper: Paper, cql: str) -> bool:
    dossiers = re.findall(r'w\.dossiernummer=="([^"]*)"', cql)
    identifiers = re.findall(r'dt\.identifier=="([^"]*)"', cql)
    since, until = re.search(r"dt\.date>=(\S+)", cql), re.search(r"dt\.date<=(\S+)", cql)
    return (
        (not dossiers or paper.dossier in dossiers)
        and (not identifiers or paper.identifier in identifiers)
        and (not since or paper.date >= since[1])
        and (not until or paper.date <= until[1])
        and ("w.subrubriek" not in cql or paper.rubric == "Brief")
    )


def diagnostic(code: str, message: str) -> bytes:
    return f"""<searchRetrieveResponse xmlns="http://docs.oasis-open.org/ns/search-ws/sruResponse"
 xmlns:ns3="http://docs.oasis-open.org/ns/search-ws/diagnostic"><version>2.0</version>
 <diagnostics><ns3:diagnostic><ns3:uri>info:srw/diagnostic/{code}</ns3:uri>
 <ns3:message>{message}</ns3:message></ns3:diagnostic></diagnostics>
</searchRetrieveResponse>""".encode()


def record(fake: Fake, paper: Paper) -> str:
    files = "".join(
        f'<gzd:itemUrl manifestation="{f}">{fake.url}/frbr/{f}/{paper.identifier}.{f}</gzd:itemUrl>'
        for f in ("metadata", *paper.formats)
    )
    return f"""<sru:record><sru:recordData><gzd:gzd xmlns:gzd="http://standaarden.overheid.nl/sru"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:w="http://standaarden.overheid.nl/wetgeving/"
 xmlns:cd="http://standaarden.overheid.nl/cup/data"><gzd:originalData><w:meta><w:owmskern>
<dcterms:identifier>{paper.identifier}</dcterms:identifier>
<dcterms:title>Noordland; {escape(paper.title)}</dcterms:title></w:owmskern><w:owmsmantel>
<dcterms:date>{paper.date}</dcterms:date></w:owmsmantel><w:tpmeta>
<w:documentstatus>{paper.status}</w:documentstatus>
<w:documenttitel>{escape(paper.title)}</w:documenttitel><w:dossiertitel>Noordland</w:dossiertitel>
<w:ondernummer>{paper.number}</w:ondernummer><w:publicatienaam>Kamerstuk</w:publicatienaam>
<w:dossiernummer>{paper.dossier}</w:dossiernummer><w:subrubriek>{paper.rubric}</w:subrubriek>
<cd:datumTijdstipWijzigingExpression>{paper.modified}</cd:datumTijdstipWijzigingExpression>
</w:tpmeta></w:meta></gzd:originalData><gzd:enrichedData>
<gzd:preferredUrl>https://zoek.officielebekendmakingen.nl/{paper.identifier}.html</gzd:preferredUrl>
{files}</gzd:enrichedData></gzd:gzd></sru:recordData></sru:record>"""


def content(paper: Paper, format: str) -> bytes:
    """Give a paper in a format, different after each change."""
    text = f"Ik zal uw Kamer informeren ({paper.identifier}, {paper.modified})."
    if format == "xml":
        return (
            "<officiele-publicatie><kamerstuk><stuk><algemeen><vrije-tekst><tekst>"
            f"<al>{text}</al></tekst></vrije-tekst></algemeen></stuk></kamerstuk>"
            "</officiele-publicatie>"
        ).encode()
    if format == "metadata":
        values = {"dossiernummer": paper.dossier, "ondernummer": paper.number}
        lines = "".join(
            f'<metadata name="OVERHEIDop.{name}" scheme="" content="{value}"/>'
            for name, value in {**values, "documenttitel": escape(paper.title)}.items()
        )
        issued = f'<metadata name="DCTERMS.issued" scheme="" content="{paper.date}"/>'
        return f"<metadata_gegevens>{lines}{issued}</metadata_gegevens>".encode()
    if format == "html":
        return f"<!DOCTYPE html><html><body><p>{text}</p></body></html>".encode()
    if format == "odt":
        return archive("content.xml", f"<p>{text}</p>")
    return b"%PDF-1.7\n" + text.encode() + b"\n%%EOF\n"


def docx(text: str) -> bytes:
    return archive("word/document.xml", f"<p>{text}</p>")


def archive(name: str, text: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr(zipfile.ZipInfo(name), text)
    return held.getvalue()


def document(number: str, ordinal: int = -1, dossier: int = 32735, **fields: Any) -> dict[str, Any]:
    """Make an entity `Document` of version 5."""
    actor = {"ActorNaam": "S.A. Blok", "Functie": "minister van Buitenlandse Zaken"}
    second = {"ActorNaam": "A. de Wit", "Functie": "staatssecretaris van Defensie"}
    return {
        "Id": f"00000000-0000-4000-8000-{int(number[5:]):012d}",
        "Nummer": number,
        "Ondernummer": ordinal,
        "Soort": "Brief regering",
        "Titel": "Noordland",
        "Onderwerp": "Mensenrechten in Noordland",
        "Datum": "2020-09-17T00:00:00+02:00",
        "GewijzigdOp": "2020-09-18T10:00:00+02:00",
        "Verwijderd": False,
        "Kamerstukdossier": [{"Nummer": dossier, "Toevoeging": None, "Titel": "Noordland"}],
        "DocumentActor": [
            {**second, "Relatie": "Mede ondertekenaar"},
            {**actor, "Relatie": "Eerste ondertekenaar"},
            {"ActorNaam": "commissie", "Functie": None, "Relatie": "Volgcommissie"},
        ],
        **fields,
    }


def promise(number: int, changed: str = "2026-03-10T10:00:00Z", **fields: Any) -> dict[str, Any]:
    """Make an entity `Toezegging`."""
    return {
        "Id": f"00000000-0000-4000-9000-{number:012d}",
        "Nummer": f"TZ202603-{number:03d}",
        "Tekst": "De minister stuurt de Kamer voor de zomer een brief.",
        "Status": "Openstaand",
        "Aanmaakdatum": "2026-03-10T00:00:00+01:00",
        "DatumNakoming": "0001-01-01T00:00:00Z",
        "KamerbriefNakoming": None,
        "Ministerie": "Financiën",
        "Naam": "Heinen, E.",
        "Functie": "Minister van Financiën",
        "GewijzigdOp": changed,
        "Verwijderd": False,
        **fields,
    }


def answers(status: int, **headers: str) -> Fault:
    return lambda handler: handler.send(b"", "text/plain", status, **headers)


def says(body: bytes, type: str = "text/html") -> Fault:
    return lambda handler: handler.send(body, type)


def breaks_off(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b"<officiele-publicatie>")


def too_short_a_length(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "20")
    handler.end_headers()
    handler.wfile.write(b"<officiele-publicatie><al>cut off</al></officiele-publicatie>")


def dribbles(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(40):
            handler.wfile.write(b"<")
            handler.wfile.flush()
            time.sleep(0.01)
    except OSError:
        return  # the client has had enough


def is_huge(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(200):
            handler.wfile.write(b"x" * 65_536)
    except OSError:
        return  # the client has had enough


def redirects(url: str) -> Fault:
    return lambda handler: handler.send(b"", "text/html", 302, Location=url)


@contextmanager
def served(fake: Fake) -> Iterator[Fake]:
    handler = type("FakeHandler", (Handler,), {"fake": fake})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    fake.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
