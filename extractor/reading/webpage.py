"""HTML to letter: official pages by their own classes, other pages by their body text."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

from extractor.letter import BlockKind, Letter, Speaker
from extractor.reading.compose import Composer
from extractor.reading.decode import Decoded, decode
from extractor.reading.markup import local_name, text_of
from extractor.reading.status import Limits, Refused, Status

_SKIPPED = {
    "head", "script", "style", "nav", "noscript", "template", "svg", "header", "footer", "button",
    "select", "iframe", "object", "form", "title", "meta", "link",
}  # fmt: skip
_SKIPPED_IDS = {"kopregel", "voetregel", "inhoudsopgave"}
_SKIPPED_CLASSES = {"note-close", "nootnum-terug"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = _HEADINGS | {
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "table", "section", "article", "main", "aside",
    "blockquote", "pre", "body", "figure", "figcaption", "hr", "address", "caption",
}  # fmt: skip
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_ERROR_PAGE = re.compile(
    r"\b(?:404|403|500|503|niet gevonden|not found|bestaat niet|foutmelding|error|forbidden)\b",
    re.I,
)
_SHORT_PAGE = 1500  # characters: an error page says little


def read_webpage(data: bytes, limits: Limits) -> Letter:
    """When you call this, it will read an HTML page as a letter.

    Raises
    ------
    Refused : an error page of a server, or markup without any element
    """
    decoded = _decode(data)
    parser = html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded.text.replace("\0", ""))
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise Refused(Status.EMPTY, "empty", f"no text in the page ({error})") from None
    _refuse_error_page(root)
    composer = Composer(limits)
    composer.warnings += decoded.warnings
    _Walker(composer, _marked_notes(root)).walk(root)
    composer.meta = _meta(root)
    return composer.letter()


def _decode(data: bytes) -> Decoded:
    """Follow the encoding the page declares unless its bytes belie it."""
    found = _CHARSET.search(data[:2048])
    declared = found[1].decode().lower() if found else ""
    decoded = decode(data)
    if declared in ("", "utf-8", "utf8", "utf-16") or decoded.encoding.startswith("utf-"):
        if declared and decoded.encoding not in (declared, declared.replace("utf8", "utf-8")):
            warning = f"encoding: declared {declared}, read as {decoded.encoding}"
            return Decoded(decoded.text, decoded.encoding, (warning, *decoded.warnings))
        return decoded
    try:
        return Decoded(data.decode(declared), declared)
    except (LookupError, UnicodeDecodeError):
        return decoded


def _refuse_error_page(root: Any) -> None:
    title = " ".join(text_of(element) for element in root.iter("title", "h1"))
    if _ERROR_PAGE.search(title) and len(text_of(root)) < _SHORT_PAGE:
        message = f"an error page ({title[:60]!r}), not a document; fetch it again"
        raise Refused(Status.ERROR, "not_a_publication", message)


class _Walker:
    """Walks through the page and tells the composer what it meets."""

    def __init__(self, composer: Composer, marks: set[str]) -> None:
        self._composer = composer
        self._marks = marks

    def walk(self, element: Any) -> None:
        """Read an element and its tail."""
        name = local_name(element)
        classes = set(element.get("class", "").split()) if name else set()
        if (
            not name
            or name in _SKIPPED
            or element.get("id") in _SKIPPED_IDS
            or classes & _SKIPPED_CLASSES
            or self._is_mark(element)
        ):
            pass
        elif {"voet", "noot"} <= classes:
            self._composer.end()
            with self._composer.footnote():
                self._inside(element)
        elif name == "tr":
            self._row(element)
        elif name == "br":
            self._composer.line_break()
        elif name in _BLOCKS:
            self._block(element, name, classes)
        else:
            self._inside(element)
        self._composer.text(element.tail)

    def _block(self, element: Any, name: str, classes: set[str]) -> None:
        before = self._composer.speaker
        if classes & {"vraag", "antwoord"}:
            self._composer.speaker = Speaker.MEMBER if "vraag" in classes else Speaker.SENDER
        self._composer.begin(_kind(name, classes))
        self._inside(element)
        if "".join(element.itertext()).strip() and _is_label(element, classes):
            self._composer.hold()
        else:
            self._composer.end()
        self._composer.speaker = before

    def _inside(self, element: Any) -> None:
        self._composer.text(element.text)
        for child in element:
            self.walk(child)

    def _row(self, row: Any) -> None:
        cells = [cell for cell in row if local_name(cell) in ("td", "th") and text_of(cell)]
        if len(cells) < 2:
            self._inside(row)
            self._composer.end()
            return
        with self._composer.row():
            for cell in cells:
                self._composer.cell()
                self._inside(cell)

    def _is_mark(self, element: Any) -> bool:
        """Tell whether it is the number in the text that points to a footnote."""
        return local_name(element) == "a" and element.get("href", "")[1:] in self._marks


def _kind(name: str, classes: set[str]) -> BlockKind | None:
    if "ondertekening" in classes or "functie" in classes:
        return BlockKind.SIGNATURE
    if name in _HEADINGS:
        header = any(value.endswith("_kop") for value in classes)
        return BlockKind.HEADER if header else BlockKind.HEADING
    return BlockKind.LIST_ITEM if name == "li" else None


def _is_label(element: Any, classes: set[str]) -> bool:
    return bool(classes & {"li-nr", "labeled", "nummer"}) and len(text_of(element)) < 6


def _marked_notes(root: Any) -> set[str]:
    """Find the anchors of the footnotes, so that the links to them are known as marks."""
    return {
        str(anchor.get("id"))
        for note in root.iter("div")
        if {"voet", "noot"} <= set(note.get("class", "").split())
        for anchor in note.iter()
        if anchor.get("id")
    }


def _meta(root: Any) -> dict[str, str]:
    """Header fields in the meta elements of an official page."""
    values: dict[str, str] = {}
    for element in root.iter("meta"):
        if element.get("name") and element.get("content"):
            values.setdefault(element.get("name"), element.get("content"))
    date = values.get("OVERHEIDop.datumOntvangst") or values.get("DCTERMS.issued", "")
    fields = {
        "dossier": values.get("OVERHEIDop.dossiernummer", ""),
        "number": values.get("OVERHEIDop.aanhangselNummer")
        or values.get("OVERHEIDop.ondernummer", ""),
        "title": values.get("OVERHEIDop.dossiertitel", ""),
        "date": date if re.fullmatch(r"\d{4}-\d{2}-\d{2}", date) else "",
    }
    return {name: value for name, value in fields.items() if value}
