r"""Raw text to normal text: one form for each character, with the way back.

The normal text has `\n` line ends, plain spaces and hyphens, no invisible characters, ligatures
spelt out, and is NFC. `\f` stays: it parts pages.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import partial

LINE_END_HYPHEN = "-\n"  # what pdfium writes as one character, U+0002 or U+FFFE

# One character for one: offsets stay as they are.
_SAME_LENGTH = {
    **dict.fromkeys("\t\u00a0\u1680\u202f\u205f\u3000", " "),
    **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
    **dict.fromkeys("\v\u0085\u2028\u2029", "\n"),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys(map(chr, range(0xF000, 0xF100)), "•"),  # signs of symbol fonts: bullets
}
_TRANSLATED = re.compile(f"[{''.join(_SAME_LENGTH)}]")
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_DROPPED = (
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u2064\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
)
# A diaeresis stands behind a vowel, at the begin of no word: *ge ïnformeerd*, *financi ële*.
_PARTED = r"(?<=[aeiou]) (?=[ïë][a-z])"
_SPECIAL = re.compile(
    rf"{_PARTED}|\u00ad[ \t]*\r?\n|[\x02\ufffe](?:\r?\n)?(?=\w)|\r\n?|[{_DROPPED}]+"
    r"|[\ufb00-\ufb06]|[cCsStT]\u00b8"
)
_ACCENTED = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]+")
_FOREIGN = re.compile(r"[ -~]?[^\x00-\x7f]+")
_DROP = re.compile(f"[{_DROPPED}]+")
Anchor = tuple[int, int]  # from this offset on, (rewritten, source) count along


class Alignment:
    """Leads from an offset in a rewritten text to the offset in the text it was made from."""

    __slots__ = ("_sources", "_targets", "identical")

    def __init__(self, anchors: list[Anchor]) -> None:
        self._targets = [target for target, _ in anchors]
        self._sources = [source for _, source in anchors]
        self.identical = len(anchors) <= 1 and (not anchors or anchors[0] == (0, 0))

    def over(self, first: Alignment) -> Alignment:
        """When you call this, it will lead through this alignment and then through a first one."""
        pairs = zip(self._targets, self._sources, strict=True)
        anchors = {target: first.source(source) for target, source in pairs}
        for place in first._targets:
            target = self.target(place)
            if self.source(target) == place:  # not inside what was rewritten
                anchors.setdefault(target, first.source(place))
        return Alignment(sorted(anchors.items()))

    def source(self, target: int) -> int:
        """When you call this, it will give the offset in the source of a rewritten offset."""
        index = max(bisect_right(self._targets, target) - 1, 0)
        return self._sources[index] + target - self._targets[index]

    def target(self, source: int) -> int:
        """When you call this, it will give the rewritten offset of an offset in the source."""
        if self.identical:
            return source
        index = max(bisect_right(self._sources, source) - 1, 0)
        return self._targets[index] + source - self._sources[index]

    def stretches(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """When you call this, it will cut `[start, end)` into (start, source, length) pieces."""
        if self.identical:
            return [(start, start, end - start)]
        index = max(bisect_right(self._targets, start) - 1, 0)
        cut: list[tuple[int, int, int]] = []
        while start < end:
            following = index + 1
            stop = self._targets[following] if following < len(self._targets) else end
            stop = min(stop, end)
            source = self._sources[index] + start - self._targets[index]
            if stop > start:
                cut.append((start, source, stop - start))
            start, index = stop, following
        return cut


def normalise(raw: str) -> tuple[str, Alignment]:
    """When you call this, it will give the normal text and its alignment to the raw text."""
    text, alignment = _rewritten(raw, _SPECIAL, _replacement)
    for pattern in _composing(text):
        if unicodedata.is_normalized("NFC", text):
            break
        text, composed = _rewritten(text, pattern, partial(unicodedata.normalize, "NFC"))
        alignment = composed.over(alignment)
    return _TRANSLATED.sub(_translated, text), alignment


def _translated(found: re.Match[str]) -> str:
    return _SAME_LENGTH[found[0]]


def _composing(text: str) -> Iterator[re.Pattern[str]]:
    """Give what may be one character in NFC: letters with accents, single signs, foreign runs."""
    if text.isascii():
        return
    yield _ACCENTED
    odd = "".join(sign for sign in set(text) if not unicodedata.is_normalized("NFC", sign))
    if odd:
        yield re.compile(f"[{re.escape(odd)}]")
    yield _FOREIGN


def _rewritten(
    raw: str, pattern: re.Pattern[str], replacement: Callable[[str], str]
) -> tuple[str, Alignment]:
    parts: list[str] = []
    anchors = [(0, 0)]
    done = length = 0
    for match in pattern.finditer(raw):
        new = replacement(match[0])
        if new == match[0]:
            continue
        parts += (raw[done : match.start()], new)
        length += match.start() - done
        for offset in range(len(new)):  # every new character leads back to the place itself
            anchors.append((length + offset, match.start()))
        length += len(new)
        done = match.end()
        anchors.append((length, done))
    parts.append(raw[done:])
    return "".join(parts), Alignment(anchors)


def _replacement(found: str) -> str:
    first = found[0]
    if first == " " or _DROP.fullmatch(found):
        return ""
    if first in "\x02\ufffe\u00ad":
        return LINE_END_HYPHEN
    if first == "\r":
        return "\n"
    if first in _LIGATURES:
        return _LIGATURES[first]
    return unicodedata.normalize("NFC", f"{first}\u0327")  # a cedilla set as a sign of its own
