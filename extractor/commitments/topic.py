"""Who the text is about: an agentless passive is the act of the party spoken of before it.

*De werkgroep is belast met drie onderwerpen. Er wordt een meetnet ingericht.* The meters are the
working group's. Where the sender was the last to act, or nobody was, the act is the sender's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Span

from extractor.commitments.lexicon import Pattern
from extractor.commitments.words import words

REACH = 25  # sentences that a topic holds, unless another party takes over
OTHERS = "|".join(sorted(words("other-party"), key=len, reverse=True))
# The party stands at the head of its sentence, behind an article and at most two modifiers.
OTHER_FIRST = re.compile(
    rf"(?:(?:De|Het|Deze|Dit|Een|Beide|Alle|Ook|Vanuit|In|Binnen) )*"
    rf"(?:de |het |[a-z-]+e )?[\w-]*(?:{OTHERS})(?![\w-])"
)
SENDERS = ("own_minister", "own_government")


class Topic:
    """Follows from sentence to sentence whether another party acts."""

    def __init__(self) -> None:
        self._age = REACH

    @property
    def other(self) -> bool:
        """Whether another party than the sender was the last to act."""
        return self._age < REACH

    def follow(self, sent: Span, mentions: Sequence[tuple[Span, Pattern]], speaker: str) -> None:
        """When you call this, it will take up who acts in a sentence that has been judged.

        Parameters
        ----------
        mentions : the own actors of the sentence
        speaker : who says it; behind a member's question nobody has acted yet
        """
        self._age += 1
        if speaker == "member" or any(pattern.kind in SENDERS for _, pattern in mentions):
            self._age = REACH
        elif OTHER_FIRST.match(sent.text):
            self._age = 0
