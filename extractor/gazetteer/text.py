"""How a written word is compared: hyphens, apostrophes, accents and case."""

from __future__ import annotations

import unicodedata

_SAME = str.maketrans(
    {
        "\u00ad": None,  # soft hyphen
        "\u200b": None,  # zero-width space
        "\u2010": "-",
        "\u2011": "-",
        "’": "'",
        "‘": "'",
        "´": "'",
        "`": "'",
    }
)


def clean(text: str) -> str:
    """When you call this, it will compose accents and unify hyphens and apostrophes."""
    if text.isascii():
        return text.replace("`", "'")
    return unicodedata.normalize("NFC", text).translate(_SAME)


def fold(text: str) -> str:
    """When you call this, it will give the key of a cleaned word: lower case, no accents."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFD", lowered)
    return "".join(c for c in decomposed if not unicodedata.combining(c))
