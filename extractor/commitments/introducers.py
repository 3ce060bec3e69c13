"""Which words open a clause: *dat* that is no demonstrative, *of* that is no coordinator."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Span, Token

from extractor.commitments.words import words

FOCUS = words("focus")


def opens_as(
    token: Token, sent: Span, introducers: Mapping[str, str], is_finite: Callable[[Token], bool]
) -> str:
    """When you call this, it will say what a word opens, "" for nothing.

    *Dat* and *die* must be no demonstrative, *of* no coordinator, *als* no role.
    """
    opens = introducers.get(token.lower_, "")
    if not opens:
        return ""
    following = token.nbor() if token.i + 1 < sent.end else None
    if following is not None and is_finite(following) and token.i == sent.start:
        return ""  # Dat blijven we doen. Wat doet het kabinet?
    if token.lower_ in ("dat", "die"):
        if token.pos_ == "DET" or (
            "Dem" in token.morph.get("PronType", []) and token.dep_ != "mark"
        ):
            return ""
        return "relative" if token.pos_ == "PRON" else opens
    if token.lower_ == "of":
        return opens if token.pos_ == "SCONJ" or token.dep_ == "mark" else ""
    if token.lower_ == "als":
        marked = token.pos_ == "SCONJ" or token.dep_ == "mark"
        if token.i + 2 < sent.end and is_finite(token.nbor(2)) and token.nbor().pos_ == "NOUN":
            return ""  # Als minister neem ik …
        if token.i == sent.start and sum(map(is_finite, sent)) == 1:
            return ""  # Als vervolgstap zal ik …
        at_boundary = token.i == sent.start or (
            token.nbor(-1).pos_ in ("PUNCT", "CCONJ") or token.nbor(-1).lower_ in FOCUS
        )
        return opens if marked and at_boundary else ""  # not: we willen als kabinet
    if token.lower_ in ("wat", "welke", "welk", "wie", "hoe", "waar"):
        return opens if token.i == sent.start or _follows_boundary(token) else ""
    return opens


def _follows_boundary(token: Token) -> bool:
    before = token.nbor(-1)
    return before.is_punct or before.pos_ in ("VERB", "AUX", "CCONJ", "ADP", "ADV", "NOUN", "PROPN")
