"""Whether the bytes that came are the document that was asked for, and XML that is safe to read."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from extractor.sources.errors import BadAnswerError

_HTML = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype )?html",
    re.I | re.S,
)
_NO_PUBLICATION = {"html", "searchRetrieveResponse", "diagnostics", "diagnostic", "Error", "error"}


def parse_xml(data: bytes, url: str) -> Any:
    """When you call this, it will parse XML with entities, network and DTD switched off.

    Raises
    ------
    BadAnswerError : it is a web page, or not well-formed (it may have broken off)
    """
    from lxml import etree

    if is_html(data):
        raise BadAnswerError(f"{url}: a web page came instead of XML; the service may be down")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise BadAnswerError(f"{url}: no well-formed XML came ({error.msg}); try again") from None


def local_name(element: Any) -> str:
    """When you call this, it will give an element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def is_html(data: bytes) -> bool:
    """When you call this, it will tell whether bytes begin as a web page does."""
    return bool(_HTML.match(data[:2000]))


def format_of(data: bytes) -> str:
    """When you call this, it will tell xml, html, odt, docx or pdf by the bytes; '' for others."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _office(data)
    if is_html(data):
        return "html"
    return "xml" if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else ""


def require_document(data: bytes, format: str, url: str, identifier: str) -> str:
    """When you call this, it will give the format of a document that came whole.

    Parameters
    ----------
    format : what was asked for; '' takes what comes
    identifier : a web page is taken only where this, or its number, stands in it

    Raises
    ------
    BadAnswerError : it is empty, broken off, or something else (an error page, a diagnostic)
    """
    found = format_of(data)
    if not data:
        raise BadAnswerError(f"{url}: an empty answer came; try again")
    if found == "html" and format not in ("html", ""):
        raise BadAnswerError(f"{url}: a web page came instead of {format}; the service may be down")
    if not found or (format and found != format):
        raise BadAnswerError(f"{url}: {found or 'unknown data'} came instead of {format or 'text'}")
    if found == "xml":
        name = local_name(parse_xml(data, url))
        if name in _NO_PUBLICATION:
            raise BadAnswerError(f"{url}: a <{name}> came instead of a publication; try again")
    if found == "pdf" and b"%%EOF" not in data[-2048:]:
        raise BadAnswerError(f"{url}: the PDF broke off; try again")
    if found == "html" and identifier.encode() not in data:
        raise BadAnswerError(f"{url}: a web page without {identifier} came: an error page?")
    return found


def _office(data: bytes) -> str:
    """Tell odt from docx by the members; '' where the archive is not whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return ""
    if "word/document.xml" in names:
        return "docx"
    return "odt" if "content.xml" in names else ""
