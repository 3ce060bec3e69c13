"""Sets the letter of reading_samples in every format that is read, as each is usually made."""

from __future__ import annotations

import re
import tarfile
import textwrap
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from html import escape
from io import BytesIO

import reading_samples as samples

_MARK = re.compile(r"\^(\d)")
NOTES = {text[0]: text[2:] for kind, text in samples.KAMERSTUK if kind == "note"}
BODY = [(kind, text.replace("|", " ")) for kind, text in samples.KAMERSTUK if kind != "note"]
SIGNED = ("De Minister van Landbouw, Natuur en Voedselkwaliteit,", "A.B. Visscher")


def every_format() -> dict[str, bytes]:
    """Give the letter in each format by the ending of its name."""
    return {
        "txt": plain().encode(),
        "pdf": samples.kamerstuk_pdf(),
        "docx": word(),
        "odt": odt(),
        "html": html().encode(),
        "op.xml": official().encode(),
        "kw.xml": kamerwrk().encode(),
        "eml": mail(plain()),
        "zip": samples.zipped({"map/brief.txt": plain()}),
        "tar": tar(plain()),
    }


def set_in(ending: str, paragraphs: Sequence[str]) -> bytes:
    """Set any paragraphs in a format, without footnotes."""
    safe = [escape(text) for text in paragraphs]
    if ending == "pdf":
        half = len(paragraphs) // 2
        pages = ["\n".join(texts) for texts in (paragraphs[:half], paragraphs[half:])]
        return samples.text_pdf(
            *(page.encode("cp1252", "ignore").decode("cp1252") for page in pages)
        )
    if ending == "docx":
        return samples.docx("".join(map(samples.paragraph, safe)))
    if ending == "odt":
        return samples.odt("".join(f"<text:p>{text}</text:p>" for text in safe))
    if ending == "html":
        return f"<html><body>{''.join(f'<p>{text}</p>' for text in safe)}</body></html>".encode()
    if ending == "op.xml":
        return _publication("".join(f"<al>{text}</al>" for text in safe)).encode()
    if ending == "kw.xml":
        return _parliamentary("".join(f"<al>{text}</al>" for text in safe), "").encode()
    text = "\n\n".join(paragraphs)
    if ending == "eml":
        return mail(text)
    if ending == "zip":
        return samples.zipped({"map/brief.txt": text})
    return tar(text) if ending == "tar" else text.encode()


def plain() -> str:
    """Wrap the letter as text: marks glued to their words, notes below."""
    blocks = [textwrap.fill(_MARK.sub(r"\1", text), 72) for _, text in BODY]
    return "\n\n".join([*blocks, *(f"{number} {text}" for number, text in NOTES.items())]) + "\n"


def word() -> bytes:
    """Write a Word file with footnotes."""

    def note(number: str) -> str:
        reference = f"<w:r><w:footnoteReference w:id='{number}'/></w:r>"
        return f"</w:t></w:r>{reference}<w:r><w:t xml:space='preserve'>"

    body = "".join(samples.paragraph(_marked(text, note)) for _, text in BODY)
    notes = "".join(
        f"<w:footnote w:id='{number}'>{samples.paragraph(text)}</w:footnote>"
        for number, text in NOTES.items()
    )
    return samples.docx(body, notes)


def odt() -> bytes:
    """Write an ODT file with notes."""

    def note(number: str) -> str:
        text = f"<text:note-body><text:p>{NOTES[number]}</text:p></text:note-body>"
        return f"<text:note><text:note-citation>{number}</text:note-citation>{text}</text:note>"

    return samples.odt("".join(f"<text:p>{_marked(text, note)}</text:p>" for _, text in BODY))


def html() -> str:
    """Write an official page, its notes at the end."""

    def note(number: str) -> str:
        return f'<sup><a class="nootnum" href="#n{number}">{number}</a></sup>'

    body = "\n".join(f"<p>{_marked(text, note)}</p>" for _, text in BODY)
    notes = "".join(
        f'<div class="voet noot"><sup><span class="nootnum" id="n{number}">{number}</span></sup>'
        f"<p>{text}</p></div>"
        for number, text in NOTES.items()
    )
    page = f'<body><div id="kopregel">menu</div>{body}<div id="noten">{notes}</div></body>'
    return f'<html><head><meta charset="utf-8"><title>Brief</title></head>{page}</html>'


def official() -> str:
    """Write an `officiele-publicatie`."""

    def note(number: str) -> str:
        inside = f"<noot.nr>{number}</noot.nr><noot.al>{NOTES[number]}</noot.al>"
        return f'<noot id="n{number}" type="voet">{inside}</noot>'

    return _publication(_paragraphs(note))


def _publication(text: str) -> str:
    return (
        "<officiele-publicatie><kamerstuk><kamerstukkop>"
        '<tekstregel inhoud="vergaderjaar">Vergaderjaar 2021-2022</tekstregel></kamerstukkop>'
        "<dossier><dossiernummer><dossiernr>38 123</dossiernr></dossiernummer>"
        "<titel>Beheer van de binnenvisserij</titel></dossier>"
        '<stuk><stuknr>Nr. <ondernummer kamer="2">7</ondernummer></stuknr>'
        "<titel>BRIEF VAN DE MINISTER VAN LANDBOUW, NATUUR EN VOEDSELKWALITEIT</titel>"
        f"<algemeen><vrije-tekst><tekst>{text}</tekst></vrije-tekst></algemeen>"
        f"<tekst-sluiting><ondertekening><functie>{SIGNED[0]}</functie><naam><voornaam>A.B. "
        "</voornaam><achternaam>Visscher</achternaam></naam></ondertekening></tekst-sluiting>"
        "</stuk></kamerstuk></officiele-publicatie>"
    )


def kamerwrk() -> str:
    """Write a `kamerwrk` of before 2010."""
    notes = "".join(
        f'<voetnoot id="v{number}" nr="{number}"><al>{text}</al></voetnoot>'
        for number, text in NOTES.items()
    )
    text = _paragraphs(lambda number: f'<voetref refid="v{number}" nr="{number}"/>')
    return _parliamentary(text, notes)


def _parliamentary(text: str, notes: str) -> str:
    return (
        '<kamerwrk kamer="2"><kop><titel>Tweede Kamer der Staten-Generaal</titel>'
        "<subtitel>Vergaderjaar 2021-2022</subtitel></kop><frontm><onderw><nummer>38 123</nummer> "
        "<naam>Beheer van de binnenvisserij</naam></onderw></frontm><body><stuk>"
        "<ltrlabel>Nr. </ltrlabel><nummer>7</nummer><titel>BRIEF VAN DE MINISTER VAN LANDBOUW, "
        f"NATUUR EN VOEDSELKWALITEIT</titel>{text}<ondtek><functie>{SIGNED[0]}</functie> "
        f"<naam>{SIGNED[1]}</naam></ondtek></stuk>{notes}</body></kamerwrk>"
    )


def mail(text: str) -> bytes:
    """Write a mail whose body is a text."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@b.nl", "c@d.nl", "Brief"
    message.set_content(text)
    return message.as_bytes()


def tar(text: str) -> bytes:
    """Write a tape archive that holds a text."""
    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        data = text.encode()
        entry = tarfile.TarInfo("brief.txt")
        entry.size = len(data)
        archive.addfile(entry, BytesIO(data))
    return out.getvalue()


def _paragraphs(note: Callable[[str], str]) -> str:
    """Give what stands between the title and the signature, as `<al>`."""
    texts = [text for kind, text in BODY if kind != "margin" and text not in SIGNED][2:]
    return "".join(f"<al>{_marked(text, note)}</al>" for text in texts)


def _marked(text: str, note: Callable[[str], str]) -> str:
    return _MARK.sub(lambda found: note(found[1]), text)
