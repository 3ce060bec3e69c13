"""The review page: an output folder as one HTML file that needs no server and no network."""

from __future__ import annotations

from extractor.report.page import ReportError, Summary, write_report

__all__ = ["ReportError", "Summary", "write_report"]
