"""Files that get their final names together, or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PART = ".extractor.part"
_LAST = "documents"  # the table that tells of every input: where it is, the others are whole


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """When you call this, it will give a hidden folder to write in, and publish what is in it.

    Leaving the context puts the files on disk and gives them their final names in `folder`, each
    in one step in the place of an older one, the documents table last. An error leaves `folder`
    as it was; what a killed run left in the hidden folder is removed by the next one.

    Raises
    ------
    OSError : the folder cannot be written
    """
    part = folder / PART
    folder.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    try:
        yield part
        _publish(part, folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _publish(part: Path, folder: Path) -> None:
    entries = sorted(part.iterdir(), key=lambda entry: (entry.stem == _LAST, entry.name))
    for path in sorted(part.rglob("*")):
        _sync(path)
    for entry in entries:
        final = folder / entry.name
        if entry.is_dir() and final.is_dir():  # a folder takes no other's place in one step
            final.replace(part / f".{entry.name}.old")
        entry.replace(final)
    _sync(folder)


def _sync(path: Path) -> None:
    """Have the system write a file, or the names in a folder, to disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folders
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
