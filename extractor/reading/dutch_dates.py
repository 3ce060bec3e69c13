"""The date of a letter, as its header writes it: `17 september 2020`, `25-11-2022`."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    ("jan", 1), ("feb", 2), ("maa", 3), ("mrt", 3), ("apr", 4), ("mei", 5), ("jun", 6),
    ("jul", 7), ("aug", 8), ("sep", 9), ("okt", 10), ("nov", 11), ("dec", 12),
)  # fmt: skip
_WRITTEN = re.compile(r"(\d{1,2})[- ]?([^\W\d_]{3,9})\.?[- ]?(\d{4})$")
_NUMERIC = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})$")


def iso_date(text: str) -> str:
    """When you call this, it will give the ISO date of a Dutch date, or '' if there is no such day.

    >>> iso_date("17 september 2020")
    '2020-09-17'
    >>> iso_date("31 februari 2020")
    ''
    """
    text = text.strip()
    if found := _NUMERIC.match(text):
        return _iso(int(found[3]), int(found[2]), int(found[1]))
    if found := _WRITTEN.match(text):
        month = dict(_MONTHS).get(found[2][:3].lower(), 0)
        return _iso(int(found[3]), month, int(found[1]))
    return ""


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
