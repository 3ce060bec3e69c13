"""Files that are whole or not there."""

from __future__ import annotations

import csv
import hashlib
import io
import os
from collections.abc import Iterable, Sequence
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """When you call this, it will write a file under its name only when all of it is on disk."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """When you call this, it will write rows as CSV (RFC 4180, UTF-8) with a line of columns."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def checksum(data: bytes) -> str:
    """When you call this, it will give the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
