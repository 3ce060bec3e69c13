"""PDF to letter: pdfium reads the text, pypdf where pdfium cannot; layout comes from the boxes."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw as pdfium_raw

from extractor.letter import Letter
from extractor.reading.build import letter_of_lines
from extractor.reading.draft import Draft, Line, draft_of
from extractor.reading.pdf_lines import PageText, PrintedLine
from extractor.reading.plain import lines_of
from extractor.reading.status import Limits, Refused, Status

_COMMON = {"de", "het", "een", "van", "en", "in", "is", "dat", "op", "te", "the", "of", "and"}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 5_000  # characters looked at to tell whether the text is readable


def read_pdf(data: bytes, limits: Limits) -> Letter:
    """When you call this, it will read a PDF as a letter.

    Raises
    ------
    Refused : encrypted, too many pages, no text layer, no pages, or damaged beyond repair
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() and b"/Encrypt" in data:  # it may tell an older error
            cause = "protected by a password; save it without one"
            raise Refused(Status.ENCRYPTED, "password", cause) from None
        return _read_with_pypdf(data, limits)
    with document:
        draft, lines = _draft_of(document, limits)
        draft.warnings += [*_damage(data), *_active_content(document), *_unreadable(draft.raw)]
    return letter_of_lines(draft, lines)


def _draft_of(document: Any, limits: Limits) -> tuple[Draft, list[Line]]:
    count = len(document)
    if count == 0:
        raise Refused(Status.EMPTY, "empty", "there are no pages in it")
    if count > limits.pages:
        message = f"{count:,} pages, more than {limits.pages:,}; split it or raise the limit"
        raise Refused(Status.TOO_LARGE, "pages", message)
    deadline = time.monotonic() + limits.seconds + count * limits.seconds_per_page
    texts: list[str] = []
    printed: list[list[PrintedLine]] = []
    pictures: list[int] = []
    for number in range(count):
        if time.monotonic() > deadline:
            message = f"page {number + 1} of {count} not reached in time; split it"
            raise Refused(Status.TIMEOUT, "deadline", message)
        text, lines, picture = _page(document, number)
        texts.append(text)
        printed.append(lines)
        if picture:
            pictures.append(number + 1)
    if not any(printed):
        if not pictures:
            raise Refused(Status.EMPTY, "empty", "there is no text on its pages")
        message = "its pages are pictures without text; run ocrmypdf on it first"
        raise Refused(Status.NO_TEXT_LAYER, "no_text_layer", message)
    draft = draft_of("\f".join(texts))
    if pictures:
        pages = ", ".join(map(str, pictures))
        draft.warnings.append(f"no_text_layer: no text on page {pages}; run ocrmypdf on it first")
    return draft, _lines(draft, texts, printed)


def _page(document: Any, number: int) -> tuple[str, list[PrintedLine], bool]:
    """Read a page: its text, its lines, and whether it is a picture without text."""
    page = document[number]
    try:
        textpage = page.get_textpage()
        try:
            text = PageText(textpage, page.get_rotation() // 90)
            lines = list(text.lines())
            if lines:
                return text.raw(), lines, False
            images = page.get_objects(filter=[pdfium_raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)
            return "", [], next(iter(images), None) is not None
        finally:
            textpage.close()
    finally:
        page.close()


def _lines(draft: Draft, texts: Sequence[str], printed: Sequence[list[PrintedLine]]) -> list[Line]:
    """Bring the lines of all pages to offsets in the normal text of the draft."""
    lines: list[Line] = []
    starts: list[int] = []
    page_start = 0
    for number, (text, page) in enumerate(zip(texts, printed, strict=True), 1):
        starts.append(draft.alignment.target(page_start))
        lines += [_line(draft, line, page_start + line.offset, number) for line in page]
        page_start += len(text) + 1
    draft.page_starts = starts
    return [line for line in lines if line.text]


def _line(draft: Draft, printed: PrintedLine, offset: int, page: int) -> Line:
    target = draft.alignment.target
    start, end = target(offset), target(offset + len(printed.text))
    text = draft.normal[start:end]
    kept = text.strip()
    start += len(text) - len(text.lstrip())
    line = Line(
        kept,
        start,
        start + len(kept),
        page,
        printed.left,
        printed.right,
        printed.top,
        printed.size,
        printed.style,
    )
    for begin, stop in printed.marks:
        line.marks.append((target(offset + begin), target(offset + stop)))
        line.numbers.append(printed.text[begin:stop].strip())
    return line


def _read_with_pypdf(data: bytes, limits: Limits) -> Letter:
    from extractor.reading.pdf_fallback import page_texts

    draft = draft_of("\f".join(page_texts(data, limits)))
    draft.warnings.append("damaged: pdfium could not read it, pypdf did; compare with the PDF")
    return letter_of_lines(draft, lines_of(draft))


def _damage(data: bytes) -> list[str]:
    if b"%%EOF" in data[-2048:]:
        return []
    return ["damaged: the end of the file is missing; there may be text missing too"]


def _active_content(document: Any) -> list[str]:
    handle = document.raw
    found = []
    if pdfium_raw.FPDFDoc_GetJavaScriptActionCount(handle) > 0:
        found.append("JavaScript")
    if pdfium_raw.FPDFDoc_GetAttachmentCount(handle) > 0:
        found.append("attachments")
    if pdfium_raw.FPDF_GetFormType(handle) in (2, 3):
        found.append("an XFA form")
    return [f"active_content: {' and '.join(found)} not read"] if found else []


def _unreadable(text: str) -> list[str]:
    """Tell of a text layer that is not the text: fonts without a table of characters."""
    sample = text[:_SAMPLE]
    printed = sample.lower().split()
    common = sum(map(_COMMON.__contains__, printed))
    if common > 0.05 * len(printed):
        return []
    visible = len(sample) - sum(map(sample.count, " \n\f"))
    letters = sum(map(len, words := _WORD.findall(sample)))
    if visible > 100 and (letters < 0.5 * visible or common < 0.01 * len(words)):
        return ["unreadable: hardly any words in the text layer; run ocrmypdf --force-ocr on it"]
    return []
