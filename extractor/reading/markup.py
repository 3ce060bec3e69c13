"""XML from untrusted files: no entities, no network, no DTD, and errors with their line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from extractor.reading.decode import decode
from extractor.reading.status import Refused, Status

_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)[\"']")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_BEGINNING = re.compile(rb"<(?:\?xml\b|!|[A-Za-z])")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_SINGLE_BYTE = {"iso-8859-1", "iso-8859-15", "latin-1", "latin1", "windows-1252", "cp1252"}


def parse_xml(data: bytes) -> tuple[Any, list[str]]:
    """When you call this, it will parse XML and give its root and what there is to warn of.

    Raises
    ------
    Refused : where it is not well-formed, with the line; entities that are not built in count too
    """
    data, warnings = _without_dirt(data)
    declared = _DECLARED.search(data[:200])
    if declared and declared[1].decode().lower() in _SINGLE_BYTE and _is_utf8(data):
        warnings.append(f"encoding: declared {declared[1].decode()}, read as utf-8")
        return _parse(_declare(data.decode("utf-8"))), warnings
    try:
        return _parse(data), warnings
    except etree.XMLSyntaxError as error:
        if not _is_about_encoding(error):
            raise _malformed(error) from None
    decoded = decode(data)
    warnings += [f"encoding: not what it declares, read as {decoded.encoding}", *decoded.warnings]
    try:
        return _parse(_declare(decoded.text)), warnings
    except etree.XMLSyntaxError as error:
        raise _malformed(error) from None


def local_name(element: Any) -> str:
    """When you call this, it will give an element's name without namespace; '' for an entity."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """When you call this, it will give an attribute by its local name, or ''."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""


def text_of(element: Any) -> str:
    """When you call this, it will give all text inside an element, white space collapsed."""
    return " ".join("".join(element.itertext()).split())


def children(element: Any, name: str) -> Iterator[Any]:
    """When you call this, it will give the descendants with this local name."""
    return (child for child in element.iter() if local_name(child) == name)


def _parse(data: bytes) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(data, parser)


def _without_dirt(data: bytes) -> tuple[bytes, list[str]]:
    """Cut what stands before the first tag: white space or a mark that was decoded wrongly."""
    found = _BEGINNING.search(data[:1024])
    if data.startswith(_MARKS) or not found or not found.start():
        return data, []
    return data[found.start() :], ["damaged: characters before the XML declaration left out"]


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _declare(text: str) -> bytes:
    return _DECLARATION.sub("", text, count=1).encode("utf-8")


def _is_about_encoding(error: etree.XMLSyntaxError) -> bool:
    return error.code in (
        etree.ErrorTypes.ERR_INVALID_ENCODING,
        etree.ErrorTypes.ERR_UNSUPPORTED_ENCODING,
        etree.ErrorTypes.ERR_UNKNOWN_ENCODING,
        etree.ErrorTypes.ERR_DOCUMENT_EMPTY,
    )


def _malformed(error: etree.XMLSyntaxError) -> Refused:
    line = error.lineno or 1
    return Refused(Status.ERROR, "malformed", f"line {line}: {error.msg}; get a new copy")
