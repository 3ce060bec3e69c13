"""ODT files to letter: paragraphs, headings, lists, tables and notes of `content.xml`."""

from __future__ import annotations

from typing import Any

from extractor.letter import BlockKind, Letter
from extractor.reading.compose import Composer
from extractor.reading.markup import attribute, children, local_name, parse_xml, text_of
from extractor.reading.package import Package
from extractor.reading.status import Limits, Refused, Status

_SKIPPED = {
    "tracked-changes", "annotation", "sequence-decls", "note-citation", "automatic-styles",
    "font-face-decls", "scripts", "forms", "variable-decls", "user-field-decls",
}  # fmt: skip


def read_odt(data: bytes, limits: Limits) -> Letter:
    """When you call this, it will read an ODT file as a letter.

    Raises
    ------
    Refused : damaged, encrypted, or unpacking to more than the limits allow
    """
    package = Package(data, limits)
    manifest = package.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        message = "protected by a password; save it without one"
        raise Refused(Status.ENCRYPTED, "password", message)
    content = package.read("content.xml")
    if content is None:
        message = "no content.xml in it; open it in LibreOffice and save it anew"
        raise Refused(Status.ERROR, "damaged", message)
    root, warnings = parse_xml(content)
    composer = Composer(limits)
    composer.warnings += warnings
    _walk(root, composer, None)
    return composer.letter()


def _walk(element: Any, composer: Composer, kind: BlockKind | None) -> None:
    name = local_name(element)
    if name in _SKIPPED:
        pass
    elif name in ("p", "h"):
        composer.begin(BlockKind.HEADING if name == "h" else kind)
        composer.text(element.text)
        _inside(element, composer, kind)
        composer.end()
    elif name == "list-item":
        _inside(element, composer, BlockKind.LIST_ITEM)
    elif name == "table-row":
        _row(element, composer)
    elif name == "note":
        label = "".join(map(text_of, children(element, "note-citation")))
        with composer.footnote(f"{label} " if label else ""):
            _inside(element, composer, None)
    elif name in ("s", "tab"):
        composer.text(" " * min(int(attribute(element, "c") or 1), 80))
    elif name == "line-break":
        composer.line_break()
    else:
        composer.text(element.text)
        _inside(element, composer, kind)
    composer.text(element.tail)


def _inside(element: Any, composer: Composer, kind: BlockKind | None) -> None:
    for child in element:
        _walk(child, composer, kind)


def _row(row: Any, composer: Composer) -> None:
    cells = [cell for cell in row if local_name(cell) == "table-cell" and text_of(cell)]
    if len(cells) < 2:
        _inside(row, composer, None)
        return
    with composer.row():
        for cell in cells:
            composer.cell()
            _inside(cell, composer, None)
