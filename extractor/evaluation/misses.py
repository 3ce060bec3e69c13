"""One difference between the gold and the output."""

from __future__ import annotations

from typing import NamedTuple


class Miss(NamedTuple):
    """A difference: MISS (not found), FALSE (found, not in the gold), ATTR, SPAN or VALUE (other).

    `label` is COMMITMENT, the attribute, or the label of a mention.
    """

    kind: str
    document: str
    label: str
    text: str
    detail: str

    def line(self) -> str:
        """When you call this, it will give it as a line of text."""
        return f"{self.kind:5} {self.document}: {self.label} [{self.detail}] {self.text}"
