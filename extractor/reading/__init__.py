"""Files to letters: every format that letters are published in, read without loss.

`find_sources` lists the inputs, `read` reads one, `read_text` reads a text that is a str already.
"""

from __future__ import annotations

from extractor.reading.plain import read_text
from extractor.reading.reader import read
from extractor.reading.sources import Source, TableColumns, find_sources
from extractor.reading.status import Limits, Reading, Status

__all__ = [
    "Limits",
    "Reading",
    "Source",
    "Status",
    "TableColumns",
    "find_sources",
    "read",
    "read_text",
]
