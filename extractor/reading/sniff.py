"""The format of an input by its first bytes, never by its name."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

HEAD = 4096  # bytes looked at

# Formats by their first bytes that are known and not read, with the advice to give.
_REFUSED = (
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"BM", "image"),
    (b"{\\rtf", "rtf"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "rar"),
)
_EXTENSIONS = {
    "txt": {"", "txt", "text", "md", "asc", "tekst"},
    "pdf": {"pdf"},
    "docx": {"docx", "docm", "dotx"},
    "odt": {"odt", "ott", "fodt"},
    "html": {"html", "htm", "xhtml"},
    "xml": {"xml"},
    "eml": {"eml", "mht"},
    "zip": {"zip"},
    "tar": {"tar", "tgz", "gz", "bz2", "xz"},
}
_TAR = re.compile(rb"ustar[\0 ]")
_MAIL = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){0,60}?"
    rb"(?:From|Received|MIME-Version|Return-Path|Message-ID|Delivered-To):",
    re.I,
)
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_XML = re.compile(rb"\s*(?:<\?xml\b|<!DOCTYPE\b|<!--|<[A-Za-z][\w:.-]*(?:\s|>|/))")
# A byte-order mark, also one that went through a wrong decoding.
_MARK = re.compile(rb"(?:\xef\xbb\xbf|\xc3\xaf\xc2\xbb\xc2\xbf|\xff\xfe|\xfe\xff|\s)+")


def sniff(data: bytes) -> str:
    """When you call this, it will name the format: txt, pdf, docx, odt, html, xml, eml or zip."""
    head = data[:HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "encrypted" if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P" in data else "doc"
    for start, name in _REFUSED:
        if head.startswith(start):
            return name
    if _TAR.match(data[257:264]):
        return "tar"
    return _marked_up(head) or ("binary" if _is_binary(head) else "txt")


def mismatch(name: str, found: str) -> str:
    """When you call this, it will warn of a file name whose extension belongs to another format."""
    extension = name.rpartition(".")[2].lower() if "." in name.rpartition("/")[2] else ""
    claimed = [format for format, names in _EXTENSIONS.items() if extension and extension in names]
    if not claimed or found in claimed or (found == "html" and extension == "xhtml"):
        return ""
    return f"extension: named .{extension}, read as {found}"


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
            if "mimetype" in names and "content.xml" in names:
                return "odt" if _is_odt(package) else "opendocument"
            if "[Content_Types].xml" in names:
                return "docx" if any(name.startswith("word/") for name in names) else "ooxml"
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        return "zip"
    return "zip"


def _is_odt(package: zipfile.ZipFile) -> bool:
    with package.open("mimetype") as member:
        return b"opendocument.text" in member.read(100)


def _marked_up(head: bytes) -> str:
    sample = head
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        sample = head.replace(b"\0", b"")
    sample = _MARK.sub(b"", sample, count=1) if _MARK.match(sample) else sample
    if _HTML.match(sample):
        return "html"
    if _XML.match(sample):
        return "html" if re.search(rb"<html\b", sample, re.I) else "xml"
    return "eml" if _MAIL.match(sample) else ""


def _is_binary(head: bytes) -> bool:
    """Text has few control characters; UTF-16 has NULs at every other place."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    control = sum(head.count(bytes([code])) for code in (*range(1, 9), *range(14, 27)))
    return control > max(8, 0.05 * len(head))
