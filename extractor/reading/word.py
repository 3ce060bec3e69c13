"""Word files (.docx) to letter: paragraphs, tables, text boxes and footnotes in reading order.

Deleted text of tracked changes, comments and field codes are not read. The body is walked with
lxml: content controls and text boxes, which letter templates are full of, are part of it.
"""

from __future__ import annotations

import re
from typing import Any

from extractor.letter import BlockKind, Letter
from extractor.reading.compose import Composer
from extractor.reading.markup import attribute, children, local_name, parse_xml, text_of
from extractor.reading.package import Package
from extractor.reading.status import Limits, Refused, Status

_SKIPPED = {
    "del", "moveFrom", "instrText", "delText", "delInstrText", "rPr", "pPr", "sectPr", "tblPr",
    "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "Fallback", "footnoteRef", "endnoteRef",
    "annotationRef", "commentReference", "fldData", "softHyphen", "lastRenderedPageBreak",
    "drawingPr", "docPr",
}  # fmt: skip
_HEADING = re.compile(r"(?:heading|kop|title|titel|subtitle)\s?\d?$", re.I)
_LONGEST_CELL = 300  # characters: what is longer is text that a table lays out


def read_word(data: bytes, limits: Limits) -> Letter:
    """When you call this, it will read a Word file as a letter.

    Raises
    ------
    Refused : damaged, without a body, or unpacking to more than the limits allow
    """
    package = Package(data, limits)
    body = package.read("word/document.xml")
    if body is None:
        message = "no word/document.xml in it; open it in Word and save it anew"
        raise Refused(Status.ERROR, "damaged", message)
    root, warnings = parse_xml(body)
    composer = Composer(limits)
    composer.warnings += warnings
    notes = {kind: _notes(package, kind) for kind in ("footnote", "endnote")}
    _Walker(composer, notes).walk(root)
    return composer.letter()


def _notes(package: Package, kind: str) -> dict[str, Any]:
    data = package.read(f"word/{kind}s.xml")
    if data is None:
        return {}
    root, _ = parse_xml(data)
    return {attribute(note, "id"): note for note in children(root, kind)}


class _Walker:
    """Walks through the body and tells the composer what it meets."""

    def __init__(self, composer: Composer, notes: dict[str, dict[str, Any]]) -> None:
        self._composer = composer
        self._notes = notes
        self._count = 0

    def walk(self, element: Any) -> None:
        """Read an element and what is inside it."""
        name = local_name(element)
        if name in _SKIPPED:
            return
        if name == "p":
            self._paragraph(element)
        elif name == "tr":
            self._row(element)
        elif name == "t":
            self._composer.text(element.text)
        elif name in ("tab", "ptab"):
            self._composer.text("\t")
        elif name in ("br", "cr"):
            self._composer.line_break()
        elif name == "noBreakHyphen":
            self._composer.text("-")
        elif name in ("footnoteReference", "endnoteReference"):
            self._footnote(element, name.removesuffix("Reference"))
        else:
            self._inside(element)

    def _inside(self, element: Any) -> None:
        for child in element:
            self.walk(child)

    def _paragraph(self, paragraph: Any) -> None:
        self._composer.begin(_kind(paragraph))
        self._inside(paragraph)
        self._composer.end()

    def _row(self, row: Any) -> None:
        """Read a row of a table as one block, unless the table only lays out paragraphs."""
        cells = [cell for cell in children(row, "tc") if text_of(cell)]
        if len(cells) < 2 or any(map(_is_laid_out, cells)):
            self._inside(row)
            return
        with self._composer.row():
            for cell in cells:
                self._composer.cell()
                self._inside(cell)

    def _footnote(self, reference: Any, kind: str) -> None:
        note = self._notes[kind].get(attribute(reference, "id"))
        if note is None:
            return
        self._count += 1
        with self._composer.footnote(f"{self._count} "):
            self._inside(note)


def _is_laid_out(cell: Any) -> bool:
    """Tell whether a cell holds text of the letter, put in place by a table."""
    nested = next(children(cell, "tbl"), None) is not None
    paragraphs = sum(bool(text_of(paragraph)) for paragraph in children(cell, "p"))
    return nested or paragraphs > 2 or len(text_of(cell)) > _LONGEST_CELL


def _kind(paragraph: Any) -> BlockKind | None:
    properties = paragraph.find("{*}pPr")
    if properties is None:
        return None
    style = properties.find("{*}pStyle")
    if style is not None and _HEADING.match(attribute(style, "val")):
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if properties.find("{*}numPr") is not None else None
