"""Which reader reads a format, and what to do with a file of a format that none reads."""

from __future__ import annotations

from collections.abc import Callable

from extractor.letter import Letter
from extractor.reading.status import Limits, Refused, Status

_ADVICE = {
    "doc": "an old Word file; convert it: soffice --headless --convert-to docx FILE",
    "image": "a picture; make text of it first: ocrmypdf --image-dpi 300 FILE out.pdf",
    "rtf": "rich text; save it as .docx or .txt",
    "ooxml": "a spreadsheet or presentation; only .docx is read",
    "opendocument": "a spreadsheet or presentation; only .odt is read",
    "program": "a program, not a document",
    "binary": "unknown binary data; convert it to PDF, .docx or UTF-8 text",
    "gzip": "a compressed file; unpack it with gunzip",
    "bzip2": "a compressed file; unpack it with bunzip2",
    "xz": "a compressed file; unpack it with unxz",
    "7z": "a 7-Zip archive; unpack it and name the folder",
    "rar": "a RAR archive; unpack it and name the folder",
}


def reader_of(found: str) -> Callable[[bytes, Limits], Letter]:
    """When you call this, it will give the reader of a format, imported only when it is met.

    Raises
    ------
    Refused : the format is not read; the message says what to do
    """
    if found == "txt":
        from extractor.reading.plain import read_plain

        return read_plain
    if found == "pdf":
        from extractor.reading.pdf import read_pdf

        return read_pdf
    if found == "xml":
        from extractor.reading.official import read_official

        return read_official
    if found == "html":
        from extractor.reading.webpage import read_webpage

        return read_webpage
    if found == "docx":
        from extractor.reading.word import read_word

        return read_word
    if found == "odt":
        from extractor.reading.opendocument import read_odt

        return read_odt
    return _refuse(found)


def _refuse(found: str) -> Callable[[bytes, Limits], Letter]:
    if found == "encrypted":
        message = "protected by a password; save it without one"
        raise Refused(Status.ENCRYPTED, "password", message)
    raise Refused(Status.UNSUPPORTED, found, _ADVICE.get(found, f"the format {found} is not read"))
