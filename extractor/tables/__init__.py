"""Records → files: one record model, many formats; streaming, and whole or not there at all."""

from __future__ import annotations

from extractor.tables.formats import ANNOTATION, Format, FormatError, chosen
from extractor.tables.writer import TableWriter

__all__ = ["ANNOTATION", "Format", "FormatError", "TableWriter", "chosen"]
