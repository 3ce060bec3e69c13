"""The page texts of a PDF by pypdf, for files that pdfium cannot open."""

from __future__ import annotations

import logging
from io import BytesIO

from extractor.reading.status import Limits, Refused, Status


def page_texts(data: bytes, limits: Limits) -> list[str]:
    """When you call this, it will give the text of each page.

    Raises
    ------
    Refused : encrypted, too many pages, without text, or damaged beyond repair
    """
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            cause = "protected by a password; save it without one"
            raise Refused(Status.ENCRYPTED, "password", cause)
        count = len(reader.pages)
        if count > limits.pages:
            message = f"{count:,} pages, more than {limits.pages:,}; split it or raise the limit"
            raise Refused(Status.TOO_LARGE, "pages", message)
        texts = [page.extract_text() for page in reader.pages]
    except Refused:
        raise
    except Exception as error:  # pypdf raises bare TypeErrors and ValueErrors on damaged files
        cause = f"neither pdfium nor pypdf can read it ({type(error).__name__}); get a new copy"
        raise Refused(Status.ERROR, "damaged", cause) from None
    if count == 0:
        raise Refused(Status.EMPTY, "empty", "there are no pages in it")
    if not any(text.strip() for text in texts):
        message = "no text on its pages; run ocrmypdf on it first"
        raise Refused(Status.NO_TEXT_LAYER, "no_text_layer", message)
    return texts
