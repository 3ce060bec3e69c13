"""From lines or parts to a Letter: the last steps that all formats share."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.letter import Block, BlockKind, Letter, Speaker, TextMap
from extractor.reading.assemble import write
from extractor.reading.dehyphenate import Dehyphenator
from extractor.reading.draft import Draft, Line, Part
from extractor.reading.footnotes import number_of, split_footnotes
from extractor.reading.furniture import without_furniture
from extractor.reading.geometry import arrange, is_two_columns
from extractor.reading.header import debate_title, kind_of, read_header
from extractor.reading.structure import structure
from extractor.reading.unwrap import GAP, blocks_of, unwrap
from extractor.reading.zones import header_end, signatures


def letter_of_lines(draft: Draft, lines: Sequence[Line]) -> Letter:
    """When you call this, it will make a letter of printed lines: unwrap, then structure."""
    arranged = arrange(lines)
    printed = without_furniture(arranged)
    kept = set(map(id, printed))
    draft.running = [line.text for line in arranged if id(line) not in kept]
    if is_two_columns(printed):
        draft.warnings.append("columns: two columns; compare the reading order with the PDF")
    body, notes = split_footnotes([line for line in printed if not line.aside])
    words = Dehyphenator("\n".join(line.text for line in lines))
    blocks = blocks_of(body)
    parts = [unwrap(block, words) for block in blocks]
    after: dict[int, list[Part]] = {}
    for note in notes:
        part = unwrap(note, words)
        part.kind, part.label = BlockKind.FOOTNOTE, number_of(note[0])
        place = _marked(parts, part.label, _last_before(blocks, note[0]))
        after.setdefault(place, []).append(part)
    for block in _letterhead([line for line in printed if line.aside]):
        place = _beside(blocks, block[0])
        after.setdefault(place, []).append(unwrap(block, words))
    ordered = list(after.get(-1, []))
    for index, part in enumerate(parts):
        ordered += [part, *after.get(index, [])]
    return letter_of_parts(draft, ordered)


def _letterhead(lines: Sequence[Line]) -> list[list[Line]]:
    """Gather the lines in the margin: each its own block, but a bold name may run over several."""
    blocks: list[list[Line]] = []
    for line in lines:
        before = blocks[-1][-1] if blocks else None
        if before and before.style == line.style == 1 and line.gap < GAP:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _beside(blocks: Sequence[Sequence[Line]], line: Line) -> int:
    """Give the block after which to read a line in the margin.

    A letterhead goes before the letter; a number to the left (`38 123`) before its own line.
    """
    if line.page > 1:
        return _last_before(blocks, line)
    if line.left > line.margin:
        return -1
    above = [
        index
        for index, block in enumerate(blocks)
        if block[0].page == 1 and block[0].top < line.top - 0.3 * line.size
    ]
    return max(above, default=-1)


def _last_before(blocks: Sequence[Sequence[Line]], line: Line) -> int:
    """Give the last block that begins before a line, in a PDF on its page; -1: none does."""
    place = -1
    for index, block in enumerate(blocks):
        if block[0].page > line.page or (not line.size and block[0].start > line.start):
            break
        place = index
    return place


def _marked(parts: Sequence[Part], label: str, last: int) -> int:
    """Give the block that points to a footnote, or the last one it can follow."""
    for index in range(last, -1, -1):
        if label and label in parts[index].marks:
            return index
    return last


def letter_of_parts(draft: Draft, parts: Sequence[Part]) -> Letter:
    """When you call this, it will make a letter of blocks: kinds, speakers, header, map."""
    clean = write(draft, parts)
    placed = [(part, place) for part, place in zip(parts, clean.bounds, strict=True) if place[1]]
    parts = [part for part, _ in placed]
    texts = [clean.text[start:end] for _, (start, end) in placed]
    end = header_end(texts)
    signed = signatures(texts)
    for signature in signed:
        for index in range(signature.first, signature.last + 1):
            parts[index].kind = BlockKind.SIGNATURE
    draft.meta.setdefault("kind", kind_of(texts))
    if draft.meta["kind"] == "debate":
        draft.meta.setdefault("title", debate_title(texts))
    if draft.meta["kind"] == "decisions":
        for part in parts:
            part.speaker = Speaker.MEMBER  # a committee of the Chamber decides
    lines = texts[: max(end, 1)]
    header = read_header(lines, signed, draft.meta, draft.warnings, draft.running)
    structure(parts, texts, end)
    return Letter(
        text=clean.text,
        raw=draft.raw,
        map=TextMap(clean.runs),
        header=header,
        blocks=tuple(_block(part, *place) for part, place in placed),
        pages=len(draft.page_starts),
        warnings=tuple(draft.warnings),
    )


def _block(part: Part, start: int, end: int) -> Block:
    kind = part.kind or BlockKind.PARAGRAPH
    return Block(start, end, kind, part.speaker or Speaker.SENDER)
