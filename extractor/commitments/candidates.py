"""A cheap test that lets through every sentence that can hold a commitment.

A commitment needs an own actor, a passive or a noun such as *streven*: a sentence without any of
these words is not worth parsing.
"""

from __future__ import annotations

import re

from spacy.tokens import Span

from extractor.commitments.lexicon import CommitmentLexicon

PASSIVES = r"wordt|worden"
NOUNS = r"streven|inzet|doel|doelstelling|ambitie|voornemen|uitgangspunt|koers|prioriteit"
IMPLICIT = r"Kamer|toezegging|voorzien|gepland|toegezegd|zal|zullen"


class Candidates:
    """The test, compiled from the actors of a lexicon.

    Parameters
    ----------
    lexicon : a user's lexicon folder
    """

    def __init__(self, *, lexicon: str | None = None) -> None:
        entries = CommitmentLexicon(lexicon)
        named = [*entries.actors, *entries.coalitions]
        actors = "|".join(f"(?:{pattern.regex.pattern})" for pattern in named)
        self._regex = re.compile(rf"{actors}|\b(?i:{PASSIVES}|{NOUNS}|{IMPLICIT})\b")

    def accepts(self, sent: Span) -> bool:
        """When you call this, it will say whether a sentence must be parsed."""
        return self._regex.search(sent.text) is not None
