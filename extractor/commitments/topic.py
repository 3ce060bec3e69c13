"""Who the text is about: an agentless passive is the act of the party spoken of before it.

*De werkgroep is belast met drie onderwerpen. Er wordt een meetnet ingericht.* The meters are the
working group's. Where the sender was the last to act, or nobody was, the act is the sender's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.commitments.patterns import Pattern
from extractor.commitments.tokens import Span
from extractor.commitments.words import words

REACH = 25  # sentences that a topic holds, unless another party takes over
OTHERS = "|".join(sorted(words("other-party"), key=len, reverse=True))
# The party stands at the head of its sentence, behind an article and at most two modifiers.
OTHER_FIRST = re.compile(
    rf"(?:(?:De|Het|Deze|Dit|Een|Beide|Alle|Ook|Vanuit|In|Binnen) )*"
    rf"(?:de |het |[a-z-]+e )?[\w-]*(?:{OTHERS})(?![\w-])"
)
# … or a heading says that its proposal is told: *2. Essentie voorstel*.
PROPOSAL = re.compile(
    r"(?:[\da-z]{1,2}[.)]? )*(?:Essentie|Inhoud|Samenvatting|Kern)"
    r" (?:van (?:het|de) )?(?:[\w-]*voorstel|mededeling|verordening|richtlijn)(?!\w)",
)
# … or does what the sentence before tells in the passive: *worden door de sector geteld*.
GOES_ON = re.compile(r"(?:Daarbij|Hierbij|Daarin|Hierin|Daartoe|Hiertoe|Daarvoor|Hiervoor) ")
AGENTS = "|".join([OTHERS, *sorted(words("other-agent"))])
OTHER_AGENT = re.compile(
    rf"\b[Ww]ord(?:t|en)\b.*\bdoor (?:de |het |deze )?(?:[a-z-]+e )?[\w-]*(?:{AGENTS})(?![\w-])"
)
# … or its delegation is what *de delegatie* names: *Een Deense delegatie komt in mei*.
DELEGATION = re.compile(r"\b(?P<whose>[\w-]+)[ -]?delegatie(?P<of> (?:van|uit) )?(?![\w-])")
OWN_DELEGATIONS = frozenset({"de", "nederlandse", "koninkrijks", "onze", "mijn"})
SENDERS = ("own_minister", "own_government")


def another_acts(text: str, mentions: Sequence[tuple[Span, Pattern]], speaker: str) -> bool | None:
    """When you call this, it will say whether another party acts in a sentence, None for nobody.

    Parameters
    ----------
    mentions : the own actors of the sentence
    speaker : who says it; behind a member's question nobody has acted yet
    """
    if speaker == "member" or any(pattern.kind in SENDERS for _, pattern in mentions):
        return False
    return True if OTHER_FIRST.match(text) or PROPOSAL.match(text) else None


def another_sends(text: str) -> bool | None:
    """When you call this, it will say whether a delegation is another's, None for none."""
    named = list(DELEGATION.finditer(text))
    if not named:
        return None
    return any(n["of"] or n["whose"].lower() not in OWN_DELEGATIONS for n in named)


def goes_on(text: str, before: str) -> bool:
    """When you call this, it will say whether an act is part of another party's act before it.

    *De voorraad wordt door de sector geteld. Daarbij worden steekproeven genomen.*
    """
    return GOES_ON.match(text) is not None and OTHER_AGENT.search(before) is not None
