"""Bytes to text: byte-order mark, then strict UTF-8, then cp1252, and nothing guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.reading.status import Refused, Status

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_HIGH = re.compile(rb"[\x80-\xff]")
_MOJIBAKE = re.compile(r"Ã[\x80-\xbf©«¶¯¼¡¨]|â€[™œ\x9d“”˜]|Â[«»°§\xa0]")
# What cp850 and Mac Roman letters turn into when they are read as cp1252.
_UNEXPECTED = re.compile(
    r"[\x81\x8d\x8f\x90\x9d‚„†‡ˆ‰‹ŠŒƒ™š›œžŸ¡¢¤¥¦¨ª¬¯±²³µ¶·¸¹º¼½¾¿ÐÞð÷þØøÝý\ufffd]"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and what there is to say about it."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """When you call this, it will turn the bytes of a plain text into a str without its mark.

    Raises
    ------
    Refused : where the bytes are full of NULs and fit no UTF-16
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by_mark(data[len(mark) :], encoding)
    if b"\0" in data:
        return _with_nuls(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(data)
    return Decoded(text, "utf-8", mojibake(text))


def _by_mark(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(text, encoding, (*_replaced(text), *mojibake(text)))


def _with_nuls(data: bytes) -> Decoded:
    """UTF-16 without a mark has its NULs at every other place; other NULs are dirt."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    if max(even, odd) > 0.6 * half and min(even, odd) < 0.1 * half:
        encoding = "utf-16-be" if even > odd else "utf-16-le"
        text = data.decode(encoding, errors="replace")
        return Decoded(text, encoding, (f"encoding: {encoding} without a byte-order mark",))
    if sample.count(0) > 0.1 * len(sample):
        cause = "the text is full of NUL bytes and is not UTF-16; save it as UTF-8"
        raise Refused(Status.ERROR, "encoding", cause)
    rest = decode(data.replace(b"\0", b""))
    count = data.count(0)
    return Decoded(rest.text, rest.encoding, (f"nul: {count} NUL bytes removed", *rest.warnings))


def _not_utf8(data: bytes) -> Decoded:
    """Mostly valid UTF-8 stays UTF-8 with its bad bytes replaced; the rest is cp1252."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    valid = len(_HIGH.findall(data)) - bad
    if valid > 2 * bad:
        return Decoded(text, "utf-8", (*_replaced(text), *mojibake(text)))
    text = data.decode("cp1252", errors="replace")
    warnings = ["encoding: cp1252", *_replaced(text)]
    strange = len(_UNEXPECTED.findall(text))
    if strange > 0.3 * len(_HIGH.findall(data)):
        warnings.append(f"characters: {strange} unexpected characters: perhaps cp850 or Mac Roman")
    return Decoded(text, "cp1252", (*warnings, *mojibake(text)))


def _replaced(text: str) -> tuple[str, ...]:
    count = text.count("\ufffd")
    return (f"replaced: {count} undecodable bytes replaced",) if count else ()


def mojibake(text: str) -> tuple[str, ...]:
    """When you call this, it will warn of text that was UTF-8 and read as cp1252."""
    count = len(_MOJIBAKE.findall(text))
    return (f"mojibake: {count} places look like UTF-8 decoded twice",) if count else ()
