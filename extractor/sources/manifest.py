"""`manifest.csv` beside the letters: what the services say of each file.

The fetcher writes it line by line, so that a stopped run can go on; the reader takes the header
of a letter from it instead of guessing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from pathlib import Path

from extractor.files import checksum, csv_bytes, write_whole
from extractor.letter import Header, Letter
from extractor.sources.errors import SettingsError

NAME = "manifest.csv"
_TAKEN = ("dossier", "number", "title", "date", "ministry", "signatory", "kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One document; `file` is empty where it could not be had, and `note` says why."""

    file: str = ""  # name of the letter, beside the manifest
    identifier: str
    source: str = ""  # koop, tk
    format: str = ""
    url: str = ""  # where the file came from
    page: str = ""  # where a person reads it
    dossier: str = ""  # several joined by ;
    number: str = ""
    title: str = ""  # of the dossier, as printed above the letter; else of the letter
    document_title: str = ""
    date: str = ""  # ISO 8601
    ministry: str = ""
    signatory: str = ""
    kind: str = ""  # letter, answers
    draft: str = ""  # yes: not yet laid out
    modified: str = ""  # the service's stamp of its last change
    sha256: str = ""
    bytes: str = ""
    etag: str = ""
    last_modified: str = ""
    note: str = ""


COLUMNS = tuple(f.name for f in fields(Row))


def read_rows(path: Path) -> dict[str, Row]:
    """When you call this, it will read a manifest: identifier → row, the last one counts.

    A last line that was torn off is passed over. No manifest is an empty one.

    Raises
    ------
    SettingsError : it is not a manifest, or a line in it is broken
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read ({error}); delete it or fetch anew") from None
    whole = text[: text.rfind("\n") + 1]
    lines = csv.reader(io.StringIO(whole, newline=""), strict=True)
    rows: dict[str, Row] = {}
    try:
        if tuple(next(lines, ())) != COLUMNS:
            raise SettingsError(f"{path}: its first line is not that of a manifest; move it away")
        for values in lines:
            if len(values) != len(COLUMNS):
                message = f"{path}: line {lines.line_num} has {len(values)} cells; delete the line"
                raise SettingsError(message)
            row = Row(**dict(zip(COLUMNS, values, strict=True)))
            rows[row.identifier] = row
    except csv.Error as error:
        message = f"{path}: line {lines.line_num}: {error}; delete the line"
        raise SettingsError(message) from None
    return rows


def is_manifest(path: Path) -> bool:
    """When you call this, it will tell whether a file is a manifest, by its name and first line."""
    if path.name != NAME:
        return False
    try:
        with path.open("rb") as file:
            return file.readline(1000).decode("utf-8", "replace").strip() == ",".join(COLUMNS)
    except OSError:
        return False


class Manifest:
    """The manifest of a folder while letters are fetched into it.

    Each row is on disk before the next letter is asked for; `close` writes the file anew, sorted
    and without the rows that later ones replace.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self.rows = read_rows(self._path)
        self._write()

    def add(self, row: Row) -> None:
        """When you call this, it will put a row in the place of an earlier one, on disk too."""
        self.rows[row.identifier] = row
        with self._path.open("ab") as file:
            file.write(_lines([row]))

    def drop(self, identifier: str) -> None:
        """When you call this, it will forget a document."""
        self.rows.pop(identifier, None)
        self._write()

    def close(self) -> None:
        """When you call this, it will write the rows sorted, each once."""
        self._write()

    def _write(self) -> None:
        rows = sorted(self.rows.values(), key=lambda row: (row.file, row.identifier))
        write_whole(self._path, csv_bytes(COLUMNS, map(_values, rows)))


def header_for(path: Path) -> Header | None:
    """When you call this, it will give what the manifest beside a file says of it, or None.

    Raises
    ------
    SettingsError : there is a manifest, and it is broken
    """
    row = _by_file(path.parent).get(path.name)
    return Header(**{name: getattr(row, name) for name in _TAKEN}) if row else None


def described(letter: Letter, path: Path) -> Letter:
    """When you call this, it will give the letter with what the manifest beside it says of it.

    What the manifest leaves open stays as it was read. A broken manifest is a warning; a file of
    that name with other columns is somebody's own and says nothing.
    """
    try:
        said = header_for(path)
    except SettingsError as error:
        return replace(letter, warnings=(*letter.warnings, f"manifest: {error}"))
    if said is None:
        return letter
    known = {name: getattr(said, name) for name in _TAKEN if getattr(said, name)}
    return replace(letter, header=replace(letter.header, **known))


def _by_file(folder: Path) -> dict[str, Row]:
    try:
        facts = (folder / NAME).stat()
    except OSError:
        return {}
    return _cached(folder / NAME, facts.st_mtime_ns, facts.st_size)


@lru_cache(maxsize=64)
def _cached(path: Path, _changed: int, _size: int) -> dict[str, Row]:
    if not is_manifest(path):
        return {}
    return {row.file: row for row in read_rows(path).values() if row.file}


def _lines(rows: Iterable[Row]) -> bytes:
    return csv_bytes(COLUMNS, map(_values, rows)).split(b"\r\n", 1)[1]


def _values(row: Row) -> list[str]:
    return [getattr(row, name) for name in COLUMNS]


def intact(row: Row, folder: Path) -> bool:
    """When you call this, it will tell whether the file of a row is on disk as it came."""
    if not row.file:
        return False
    try:
        return checksum((folder / row.file).read_bytes()) == row.sha256
    except OSError:
        return False
