"""The one row of a sentence, for tests of what a row says."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc


def only(doc: Doc) -> dict[str, Any]:
    """Give the commitment of a Doc that holds just one."""
    assert len(doc._.commitments) == 1, [c["trigger"] for c in doc._.commitments]
    row: dict[str, Any] = doc._.commitments[0]
    return row
