"""What each block is and who says it: a member's question is not the minister's word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.letter import BlockKind, Speaker
from extractor.reading.draft import Part
from extractor.reading.patterns import pattern

_ENDS = re.compile(r"[.?!:;,][»”’\"')\]]*(?:\s?\(?\d{1,2}\)?)?$")
_ENDNOTE = re.compile(r"(\d{1,2})\) ?\S")
_NUMBERED = re.compile(r"(\d{1,2})\s?[.)]?\s+\S")
_QUESTION = re.compile(r"\?[»”’\"')\]]*(?:\s*\(?\d+\)?)*$")
_TURNS = (
    ("answer", Speaker.SENDER),
    ("explanation", Speaker.NOBODY),
    ("member_speech", Speaker.MEMBER),
    ("minister_speech", Speaker.SENDER),
)
_HEADINGS = ("question", "answer", "title", "member_speech", "minister_speech")
LONGEST_HEADING = 110  # characters


def structure(parts: Sequence[Part], texts: Sequence[str], header_end: int) -> None:
    """When you call this, it will give every part its kind and its speaker, where it has none.

    `texts` are the clean texts of the parts; `parts[:header_end]` are the header.
    """
    _mark_endnotes(parts, texts)
    turns = _Turns(texts)
    said_by: dict[str, Speaker] = {}  # number of a footnote → who points to it
    for index, (part, text) in enumerate(zip(parts, texts, strict=True)):
        if index < header_end and part.kind in (None, BlockKind.TABLE):
            part.kind = BlockKind.HEADER
        if part.kind in (BlockKind.HEADER, BlockKind.SIGNATURE):
            part.speaker = Speaker.NOBODY
            continue
        if part.kind is BlockKind.FOOTNOTE:
            part.speaker = part.speaker or said_by.get(part.label, turns.now)
            continue
        speaker = turns.speaker_of(text)
        if part.kind is None:
            part.kind = _kind(text, _following(parts, texts, index), part.lines)
        if part.kind in (BlockKind.HEADING, BlockKind.TABLE):
            part.speaker = Speaker.NOBODY
        part.speaker = part.speaker or speaker
        said_by |= dict.fromkeys(part.marks, part.speaker)


def _following(parts: Sequence[Part], texts: Sequence[str], index: int) -> str:
    """Give the text under a block, footnotes aside, or ''."""
    below = range(index + 1, len(parts))
    return next((texts[i] for i in below if parts[i].kind is not BlockKind.FOOTNOTE), "")


class _Turns:
    """Follows who speaks from block to block: `Vraag 2`, `Antwoord op vraag 2`, `Minister X:`.

    Where questions have no answers under them, only what ends in a question mark is the member's.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.now = Speaker.SENDER
        self._answered = any(pattern("answer").fullmatch(text) for text in texts)
        self._asked = False
        self._number = 0

    def speaker_of(self, text: str) -> Speaker:
        """Give the speaker of the next block."""
        turn = next((speaker for table, speaker in _TURNS if pattern(table).match(text)), None)
        if turn:
            self.now = turn
        elif pattern("question").match(text) or self._asks(text):
            self._asked = True
            self.now = Speaker.MEMBER if self._answered else self.now
        elif self._asked and not self._answered and _QUESTION.search(text):
            return Speaker.MEMBER
        return self.now

    def _asks(self, text: str) -> bool:
        """Tell whether a block is the next numbered question: `3. Bent u bereid …?`."""
        found = _NUMBERED.match(text)
        asks = (
            self._answered
            and found is not None
            and int(found[1]) == self._number + 1
            and _QUESTION.search(text) is not None
        )
        self._number += asks
        return asks


def _mark_endnotes(parts: Sequence[Part], texts: Sequence[str]) -> None:
    """Make footnotes of the blocks `1) …` at the end, said by whom the mark `1)` stands with."""
    start = len(texts)
    while start and (found := _ENDNOTE.match(texts[start - 1])):
        start -= 1
        if found[1] == "1":
            break
    else:
        return
    for index in range(start, len(texts)):
        parts[index].kind = BlockKind.FOOTNOTE
        parts[index].label = label = f"{index - start + 1})"
        mark = re.compile(rf"(?<![\w(]){re.escape(label)}")
        pointing = [place for place in range(start) if mark.search(texts[place])]
        if pointing:
            parts[pointing[0]].marks.append(label)


def _kind(text: str, following: str, lines: int) -> BlockKind:
    if any(_heads(table, text) for table in _HEADINGS):
        return BlockKind.HEADING
    if _is_heading(text, following, lines):
        return BlockKind.HEADING
    if pattern("list_mark").match(text):
        return BlockKind.LIST_ITEM
    return BlockKind.PARAGRAPH


def _heads(table: str, text: str) -> bool:
    """Tell whether a block is a heading of a table: it ends with the pattern, but for a title."""
    found = pattern(table).match(text)
    return found is not None and (table == "title" or found.end() == len(text))


def _is_heading(text: str, following: str, lines: int) -> bool:
    """Tell whether it is a short block without a final stop, with a paragraph under it."""
    if lines > 2 or len(text) > LONGEST_HEADING or _ENDS.search(text):
        return False
    if not following or following[0].islower() or pattern("question").match(following):
        return False
    return text[0].isupper() or bool(re.match(r"\d+(?:\.\d+)*\.? [A-Z«]", text))
