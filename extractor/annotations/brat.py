"""brat: a folder with NAME.txt and NAME.ann for each letter, and the labels for the tool."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from extractor.annotations.marks import LAYERS, Mark, MarkedText, gathered
from extractor.records import Record

FOLDER = "brat"
_LONGEST = 240  # bytes of a file name, without its number and ending
_UNSAFE = re.compile(r'[<>:"/\\|?*\s]+')
_CONFIGURATION = """\
[entities]
{labels}

[relations]
<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
"""


@contextmanager
def brat_files(folder: Path) -> Iterator[Callable[[Record], None]]:
    """When you call this, it will write the letters and their marks to the folder `brat`.

    A file is named after its document; what no file name can hold becomes `_`.
    """
    folder = folder / FOLDER
    folder.mkdir()
    _write(folder / "annotation.conf", _CONFIGURATION.format(labels="\n".join(LAYERS)))
    taken: dict[str, int] = {}

    def take(marked: MarkedText) -> None:
        name = _named(marked.document)
        taken[name] = count = taken.get(name, 0) + 1
        name = name if count == 1 else f"{name}~{count}"
        _write(folder / f"{name}.txt", marked.text)
        _write(folder / f"{name}.ann", standoff(marked))

    yield gathered(take)


def standoff(marked: MarkedText) -> str:
    """When you call this, it will give the lines of an .ann file: spans, and values as notes.

    A span that runs over line ends is parted there, as brat wants it: `10 20;21 30`.
    """
    lines = []
    for number, mark in enumerate(marked.marks, 1):
        parts = list(_parts(marked.text, mark))
        offsets = ";".join(f"{start} {end}" for start, end in parts)
        words = " ".join(marked.text[start:end] for start, end in parts)
        lines.append(f"T{number}\t{mark.label} {offsets}\t{words}\n")
        if mark.value:
            lines.append(f"#{number}\tAnnotatorNotes T{number}\t{mark.value}\n")
    return "".join(lines)


def _named(document: str) -> str:
    safe = _UNSAFE.sub("_", document.removesuffix(".txt")).lstrip(".")
    return safe.encode("utf-8")[-_LONGEST:].decode("utf-8", errors="ignore")


def _parts(text: str, mark: Mark) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text[mark.start : mark.end]):
        yield mark.start + line.start(), mark.start + line.end()


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")
