"""What each block is and who says it: a member's question is not the minister's word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.letter import BlockKind, Speaker
from extractor.reading.draft import Part
from extractor.reading.patterns import pattern

_ENDS = re.compile(r"[.?!:;,][»”’\"')\]]*$")
_NUMBERED = re.compile(r"(\d{1,2})\s?[.)]?\s+\S")
_QUESTION = re.compile(r"\?[»”’\"')\]]*(?:\s*\(?\d+\)?)*$")
LONGEST_HEADING = 110  # characters


def structure(parts: Sequence[Part], texts: Sequence[str], header_end: int) -> None:
    """When you call this, it will give every part its kind and its speaker, where it has none.

    `texts` are the clean texts of the parts; `parts[:header_end]` are the header.
    """
    asked = any(pattern("answer").fullmatch(text) for text in texts)
    speaker = Speaker.SENDER
    number = 0
    for index, (part, text) in enumerate(zip(parts, texts, strict=True)):
        if index < header_end:
            part.kind = BlockKind.HEADER if part.kind in (None, BlockKind.TABLE) else part.kind
        if part.kind in (BlockKind.HEADER, BlockKind.SIGNATURE):
            part.speaker = Speaker.NOBODY
            continue
        if part.kind is BlockKind.FOOTNOTE:
            part.speaker = part.speaker or speaker
            continue
        if pattern("answer").match(text):
            speaker = Speaker.SENDER
        elif pattern("question").match(text):
            speaker = Speaker.MEMBER
        elif pattern("explanation").match(text):
            speaker = Speaker.NOBODY
        elif asked and (found := _NUMBERED.match(text)) and int(found[1]) == number + 1:
            if _QUESTION.search(text):
                number += 1
                speaker = Speaker.MEMBER
        if part.kind is None:
            following = texts[index + 1] if index + 1 < len(texts) else ""
            part.kind = _kind(text, following, part.lines)
        if part.kind in (BlockKind.HEADING, BlockKind.TABLE):
            part.speaker = Speaker.NOBODY
        part.speaker = part.speaker or speaker


def _kind(text: str, following: str, lines: int) -> BlockKind:
    if pattern("question").fullmatch(text) or pattern("answer").fullmatch(text):
        return BlockKind.HEADING
    if pattern("title").match(text):
        return BlockKind.HEADING
    if _is_heading(text, following, lines):
        return BlockKind.HEADING
    if pattern("list_mark").match(text):
        return BlockKind.LIST_ITEM
    return BlockKind.PARAGRAPH


def _is_heading(text: str, following: str, lines: int) -> bool:
    """A short block without a final stop, with a paragraph under it."""
    if lines > 2 or len(text) > LONGEST_HEADING or _ENDS.search(text):
        return False
    if not following or following[0].islower() or pattern("question").match(following):
        return False
    return text[0].isupper() or bool(re.match(r"\d+(?:\.\d+)*\.? [A-Z«]", text))
