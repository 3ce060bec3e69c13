"""Makes the files that the reading tests read: PDFs, Word, ODT, XML and mails, all tiny."""

from __future__ import annotations

import textwrap
import zipfile
from io import BytesIO

FOOT = "Tweede Kamer, vergaderjaar 2021–2022, 38 123, nr. 7"

# A letter of our own, as it is set on paper: (kind, text). Kinds: line, paragraph,
# heading, item, note, and margin: `38 123|title`, a number in the margin before its line.
KAMERSTUK = [
    ("line", "Tweede Kamer der Staten-Generaal 2"),
    ("line", "Vergaderjaar 2021–2022"),
    ("margin", "38 123|Beheer van de binnenvisserij"),
    ("margin", "Nr. 7|BRIEF VAN DE MINISTER VAN LANDBOUW, NATUUR EN VOEDSELKWALITEIT"),
    ("line", "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"),
    ("line", "Den Haag, 14 maart 2022"),
    (
        "paragraph",
        "Met deze brief informeer ik uw Kamer over het beheer van de binnenvisserij en over de "
        "uitvoering van de motie van het lid Van Zalmenstein.^1 In overleg met de waterschappen "
        "en de sportvisserij is daarvoor een beheerplan opgesteld dat in het najaar ingaat.",
    ),
    ("heading", "Beheerplan voor de grote rivieren"),
    (
        "paragraph",
        "Ik zal in samenwerking met de provincies een meetnet inrichten waarmee de visstand op "
        "twintig plaatsen wordt gevolgd. Daarnaast onderzoek ik of de vergunningverlening in- en "
        "uitgaande schepen belemmert. De resultaten stuur ik uw Kamer voor 1 juli 2022 toe.^2 "
        "Nederland zet zich in de Wereldvoedselorganisatie in voor gelijke regels.",
    ),
    ("item", "– een vangstverbod op de paaiplaatsen van april tot en met juni;"),
    ("item", "– een proef met vistrappen bij zes gemalen in de kustprovincies."),
    (
        "paragraph",
        "De kosten van het plan bedragen ten hoogste € 4 miljoen in de periode 2022–2025. Het "
        "kabinet is bereid daaraan bij te dragen, mits de provincies de andere helft betalen.",
    ),
    ("line", "De Minister van Landbouw, Natuur en Voedselkwaliteit,"),
    ("line", "A.B. Visscher"),
    ("note", "1 Kamerstuk 38 123, nr. 3."),
    ("note", "2 Zie ook het rapport «Vis in zicht», Bureau Meerval, 2021."),
]


def kamerstuk_pdf(width: int = 62, lines_a_page: int = 14) -> bytes:
    """Set the letter as a kamerstuk: margin imprint, foot lines, raised marks, small notes."""
    printed: list[tuple[float, float, str, str]] = []  # indent, gap, font, text
    notes: list[str] = []
    for kind, text in KAMERSTUK:
        if kind == "note":
            notes.append(text)
            continue
        cut = [text] if kind == "margin" else textwrap.wrap(text, width, break_on_hyphens=True)
        font = "F2" if kind == "heading" else "F1"
        for number, line in enumerate(cut):
            printed.append((0.0, 0.0 if number else 8.0, font, line))
    pages = [printed[i : i + lines_a_page] for i in range(0, len(printed), lines_a_page)]
    sheets = []
    for number, page in enumerate(pages, 1):
        sheet: list[str] = []
        top = 800.0
        for indent, gap, font, line in page:
            top -= 11 + gap
            margin, _, rest = line.rpartition("|")
            sheet += _text(50, top, 9.0, "F2", margin) if margin else []
            sheet += _raised(180 + indent, top, 9.0, font, rest)
        mine = [note for note in notes if any(f"^{note[0]}" in line for *_, line in page)]
        place = 120.0
        for note in mine:
            sheet += _text(180, place + 3, 4.5, "F1", note[0])
            sheet += _text(185, place, 7.0, "F1", note[2:])
            place -= 9
        if number == 1:
            for step, line in enumerate(("kst-38123-7", "ISSN 0921 - 7371", "’s-Gravenhage 2022")):
                sheet += _text(50, 64 - 7 * step, 6.0, "F1", line)
        sheet += _text(180, 50, 9.0, "F1", f"{FOOT} {number}")
        sheets.append("\n".join(sheet))
    return pdf(sheets)


def text_pdf(*pages: str, size: float = 10.0) -> bytes:
    """Set plain pages, a line of text to a line."""
    return pdf(
        [
            "\n".join(
                piece
                for number, line in enumerate(page.split("\n"))
                for piece in _text(60, 780 - 1.2 * size * number, size, "F1", line)
            )
            for page in pages
        ]
    )


def pdf(streams: list[str], page: str = "", extra: list[str] | None = None) -> bytes:
    """Write a PDF of content streams; `page` is added to each page, `extra` to the catalog."""
    objects = ["", "", *(_font(name) for name in ("Helvetica", "Helvetica-Bold"))]
    kids = []
    for stream in streams:
        data = stream.encode("cp1252").decode("latin-1")
        objects.append(f"<< /Length {len(data)} >>\nstream\n{data}\nendstream")
        content = len(objects)
        resources = "<< /Font << /F1 3 0 R /F2 4 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
            f"/Resources {resources} {page} >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R {' '.join(extra or [])} >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _assembled(objects)


def _assembled(objects: list[str]) -> bytes:
    out = BytesIO(b"%PDF-1.7\n")
    out.seek(0, 2)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    for place in places:
        out.write(f"{place:010d} 00000 n \n".encode())
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n".encode())
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def _font(name: str) -> str:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"


def _text(x: float, y: float, size: float, font: str, text: str) -> list[str]:
    for sign in "\\()":
        text = text.replace(sign, f"\\{sign}")
    return [f"BT /{font} {size} Tf 1 0 0 1 {x:.1f} {y:.1f} Tm ({text}) Tj ET"]


def _raised(x: float, y: float, size: float, font: str, line: str) -> list[str]:
    """Set `toe.^2 Nederland` with its mark small and raised, in one text object."""
    parts = line.split("^")
    pieces = [f"BT /{font} {size} Tf 1 0 0 1 {x:.1f} {y:.1f} Tm"]
    for number, part in enumerate(parts):
        if number:
            pieces.append(f"3 Ts /{font} {size * 0.6:.1f} Tf ({part[0]}) Tj 0 Ts /{font} {size} Tf")
            part = part[1:]
        for sign in "\\()":
            part = part.replace(sign, f"\\{sign}")
        pieces.append(f"({part}) Tj")
    return [*pieces, "ET"]


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, footnotes: str = "") -> bytes:
    """Zip a Word document of `<w:p>` elements and, if given, `<w:footnote>` elements."""
    members = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/"
        "content-types'/>",
        "word/document.xml": f"<w:document xmlns:w='{WORD}'><w:body>{body}</w:body></w:document>",
    }
    if footnotes:
        members["word/footnotes.xml"] = f"<w:footnotes xmlns:w='{WORD}'>{footnotes}</w:footnotes>"
    return zipped(members)


def paragraph(text: str, before: str = "") -> str:
    """Write a Word paragraph."""
    return f"<w:p>{before}<w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def odt(body: str) -> bytes:
    """Zip an ODT document of `<text:p>` elements."""
    spaces = " ".join(
        f"xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'"
        for name in ("office", "text", "table")
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def zipped(members: dict[str, str | bytes]) -> bytes:
    """Zip members by name."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


KAMERWRK = """<?xml version="1.0" encoding="UTF-8"?>
<kamerwrk kamer="2" publtype="meto"><metadata><meta name="x" content="y"/></metadata>
<kop><titel>Tweede Kamer der Staten-Generaal</titel>
<subtitel>Vergaderjaar 1998-1999</subtitel></kop>
<frontm><versie dtd="1"/><ordernr>KST1</ordernr><vergjaar>1998-1999</vergjaar>
<onderw><nummer>26 123</nummer> <naam>Beheer van de
binnenvisserij</naam></onderw></frontm>
<body><stuk><ltrlabel>Nr. </ltrlabel><nummer>3</nummer>
<titel>BRIEF VAN DE MINISTER VAN LANDBOUW </titel>
<al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al>
<al>’s-Gravenhage, 3 mei 1999 </al>
<tuskop letat="vet">Beheer</tuskop>
<al>Ik zal de Kamer voor het
reces informeren over de
visstand<voetref refid="v1" nr="1"/> op de rivieren. </al>
<al>– Het plan volgt in juni. </al><witreg/>
<ondtek><functie>De Minister van Landbouw,</functie> <naam>A. B. Visscher </naam></ondtek></stuk>
<voetnoot id="v1" nr="1"><al>Zie het rapport «Vis in zicht».</al></voetnoot></body></kamerwrk>
"""

OFFICIAL = """<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie><metadata><meta name="OVERHEIDop.extern" content="u"/></metadata>
<kamerstuk><kamerstukkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2021-2022</tekstregel>
</kamerstukkop>
<dossier><dossiernummer><dossiernr>38 123</dossiernr></dossiernummer>
<titel>Beheer van de binnenvisserij</titel></dossier>
<dossier><dossiernummer><dossiernr>21 501-02</dossiernr></dossiernummer>
<titel>Raad Algemene Zaken</titel></dossier>
<stuk><stuknr>Nr. <ondernummer kamer="2">7</ondernummer></stuknr>
<titel>BRIEF VAN DE MINISTER VAN LANDBOUW<noot id="t" type="voet"><noot.nr>1</noot.nr>
<noot.al>Titelnoot.</noot.al></noot></titel>
<algemeen><vrije-tekst><tekst status="goed">
<al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al>
<al>Den Haag, 14 maart 2022</al>
<al>Ik zal de vergunning<?xpp afbm?>verlening<noot id="n" type="voet"><noot.nr>2</noot.nr>
<noot.al>Zie <extref doc="kst-38123-3">Kamerstuk 38 123, nr. 3</extref>.</noot.al></noot> voor de
zomer herzien.</al>
<tussenkop kopopmaak="vet">Maatregelen</tussenkop>
<lijst><li><li.nr>1.</li.nr><al>Een vangstverbod;</al></li><li><li.nr>2.</li.nr>
<al>een <nadruk type="cur">proef</nadruk>.</al></li></lijst>
<table><title>Tabel 1</title><tgroup cols="2"><tbody><row><entry><al>Rijn</al></entry>
<entry><al>12</al></entry></row></tbody></tgroup></table>
</tekst></vrije-tekst></algemeen>
<tekst-sluiting><ondertekening><functie>De Minister van Landbouw,</functie>
<naam><voornaam>A.B. </voornaam><achternaam>Visscher</achternaam></naam></ondertekening>
</tekst-sluiting></stuk></kamerstuk></officiele-publicatie>
"""

HTML = """<html><head><meta charset="utf-8"><title>Brief</title>
<script>var a = "Kamer";</script></head>
<body><div id="kopregel">kst-38123-7</div><nav>Menu</nav>
<h1 class="stuk_kop">38 123 Beheer van de binnenvisserij</h1>
<p>Den Haag, 14 maart 2022</p>
<p>Ik zal de vergunningverlening<sup><a class="nootnum" href="#n1">1</a></sup> herzien.
<ul><li>Een vangstverbod;<li>een proef.</ul>
<table><tr><td>Rijn</td><td>12</td></tr></table>
<p class="ondertekening">De Minister van Landbouw,<br>A.B. Visscher</p>
<div id="noten"><div class="voet noot"><h5 class="note-close">X Noot</h5>
<sup><span class="nootnum" id="n1">1</span></sup><p>Zie het rapport.</p></div></div>
<footer>Contact</footer></body></html>
"""
