"""The clean text of letters that a run has read: out of texts.csv, or read again from the letters.

A text that is read again is given only when it is the one of the run: the bytes have the run's
sha256 and every clause and mention stands where the tables say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.letter import Block
from extractor.reading import Reading, Source, read

Row = Mapping[str, str]
READABLE = frozenset({"ok", "ok_with_warnings"})
STDIN = "-"


@dataclass(frozen=True, slots=True)
class LetterText:
    """The clean text of a document with its blocks, or the cause why it cannot be shown.

    `cause` is empty, or one of `gone`, `changed`, `differs`, `stdin`, `table` (the letter is a row
    of one); the wording is the page's.
    """

    text: str = ""
    blocks: Sequence[Block] = ()
    cause: str = ""


def read_again(
    documents: Iterable[Row], spans: Mapping[str, Sequence[Row]], letters: Path | None
) -> Iterator[tuple[str, LetterText]]:
    """When you call this, it will read the letters of a run again and yield their clean text.

    Parameters
    ----------
    documents : rows of documents.csv; those that the run could not read are passed over
    spans : by document, rows with `start`, `end` and their verbatim `text`
    letters : the folder that holds the letters now; None: where the run found them
    """
    by_file: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in documents:
        if row["status"] in READABLE:
            by_file[row["path"], row["document"].partition("!/")[0]].append(row)
    for (path, name), rows in by_file.items():
        file = _find(path, name, letters)
        readings = {one.member: one for one in read(Source(file, name))} if file else {}
        for row in rows:
            yield row["document"], _text_of(readings, row, spans.get(row["document"], ()))


def _find(path: str, name: str, letters: Path | None) -> Path | None:
    """The file of a document; a document that was named by its own path may lie at the top."""
    places = [Path(path)] if letters is None else [letters / name, letters / Path(name).name]
    return next((place for place in places if place.is_file()), None)


def _text_of(readings: Mapping[str, Reading], row: Row, spans: Sequence[Row]) -> LetterText:
    if row["path"] == STDIN:
        return LetterText(cause="stdin")
    if not readings:
        return LetterText(cause="gone")
    if any(reading.code == "table" for reading in readings.values()):
        return LetterText(cause="table")
    reading = readings.get(row["member"])
    if reading is None or reading.sha256 != row["sha256"]:
        return LetterText(cause="changed")
    letter = reading.letter
    if letter is None or str(len(letter.text)) != row["characters"]:
        return LetterText(cause="differs")
    for span in spans:
        if letter.text[int(span["start"]) : int(span["end"])] != span["text"]:
            return LetterText(cause="differs")
    return LetterText(letter.text, letter.blocks)
