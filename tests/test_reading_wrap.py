"""Letters wrapped anew with hyphens at line ends are read as the same letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.letter import BlockKind, Letter
from extractor.reading import find_sources, read, read_text

pyphen = pytest.importorskip("pyphen")

SHARED = Path(__file__).parents[1].parent / "shared"
OWN = sorted((Path(__file__).parent / "letters").glob("*.txt"))
WIDTHS = range(50, 91, 5)
_HYPHENATOR = pyphen.Pyphen(lang="nl_NL")
_WORD = re.compile(r"(.*-|\W*)([^\W\d_]{5,})(\W*)")
_ADDRESS = re.compile(r"https?:|www|@|/|\.nl")


def wrapped(text: str, width: int) -> list[str]:
    """Fill lines greedily; what does not fit is broken at a hyphen or between syllables."""
    lines, line = [], ""
    for word in text.split(" "):
        rest = word
        while rest:
            joined = f"{line} {rest}".strip()
            if len(joined) <= width:
                line, rest = joined, ""
                continue
            head = _head(rest, width - len(line) - bool(line))
            if head:
                lines.append(f"{line} {head}".strip())
                rest = rest[len(head) :] if rest.startswith(head) else rest[len(head) - 1 :]
                line = ""
            elif line:
                lines.append(line)
                line = ""
            else:
                line, rest = rest, ""
    return [*lines, line] if line else lines


def _head(word: str, room: int) -> str:
    """Give the longest part of a word that fits, with its hyphen."""
    heads = [word[: m.end()] for m in re.finditer(r"(?<=\w)-(?=\w)", word) if m.end() <= room]
    found = _WORD.fullmatch(word)
    if found and not _ADDRESS.search(word):
        before, letters, _ = found.groups()
        for place in _HYPHENATOR.positions(letters):
            if 2 <= place <= len(letters) - 2 and len(before) + place < room:
                heads.append(f"{before}{letters[:place]}-")
    return max(heads, key=len, default="")


def again(letter: Letter, width: int) -> tuple[Letter, int]:
    """Wrap a letter, blank lines between its blocks, and read it; tell how often it was broken."""
    blocks = [wrapped(letter.text[b.start : b.end], width) for b in letter.blocks]
    broken = sum(bool(re.search(r"\w-$", line)) for block in blocks for line in block[:-1])
    return read_text("\n\n".join("\n".join(block) for block in blocks)), broken


def wrong(letter: Letter, other: Letter) -> int:
    """Count the words of a letter that the other one does not have."""
    return len(set(letter.text.split()) - set(other.text.split()))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_own_letters_come_out_the_same(path: Path, width: int) -> None:
    letter = read_text(path.read_text(encoding="utf-8"))
    other, _ = again(letter, width)
    assert other.text.replace("-", "") == letter.text.replace("-", "")
    assert wrong(letter, other) <= 1  # a name that only this break shows with its hyphen
    assert other.header == letter.header
    for block, same in zip(letter.blocks, other.blocks, strict=True):
        if block.kind is not BlockKind.FOOTNOTE:  # its mark is not in the clean text
            assert (same.kind, same.speaker) == (block.kind, block.speaker)


def _real_letters() -> Iterator[Letter]:
    places = [SHARED / "gold" / "letters" / "raw", *sorted((SHARED / "letters").glob("ll-*.pdf"))]
    for source in find_sources(places):
        if source.path.suffix != ".txt" or source.path.stem.startswith("kst"):
            yield from (r.letter for r in read(source) if r.letter)


@pytest.mark.skipif(not SHARED.exists(), reason="the reference folder is not there")
def test_share_of_breaks_restored(record_property: pytest.RecordProperty) -> None:
    breaks = errors = 0
    for letter in _real_letters():
        for width in (50, 60, 72, 80, 90):
            other, broken = again(letter, width)
            breaks += broken
            errors += wrong(letter, other)
    share = 1 - errors / breaks
    record_property("breaks", breaks)
    record_property("share", f"{share:.5f}")
    assert breaks >= 3_000
    assert share >= 0.998
