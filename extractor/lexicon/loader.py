"""Reads lexicon files: entries with an id, a user's folder laid over the shipped ones.

A lexicon is a CSV table (one entry a row) or a TOML file (one entry a `[[table]]`). In a user's
folder a file of the same name adds entries, replaces those with the same `id`, and switches off
those it marks `off = true` (TOML) or `off,yes` (CSV).
"""

from __future__ import annotations

import csv
import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from extractor.lexicon.shape import fault

SHIPPED = Path(__file__).parent
Entry = Mapping[str, Any]


class LexiconError(ValueError):
    """A lexicon file is wrong; the message names file, line, cause and remedy."""

    def __init__(self, file: Path, line: int, cause: str) -> None:
        super().__init__(f"{file}:{line}: {cause}")
        self.file, self.line, self.cause = file, line, cause


def load_table(name: str, folder: str | Path | None = None) -> list[dict[str, str]]:
    """When you call this, it will read a CSV lexicon, with the user's folder laid over it.

    Parameters
    ----------
    name : the file's name, such as ``countries.csv``
    folder : a user's lexicon folder, or None

    Raises
    ------
    LexiconError : where a row has no id, an id stands twice or columns are missing
    """
    shipped = read_rows(SHIPPED / name)
    columns = list(shipped[0]) if shipped else []
    own = Path(folder) / name if folder else None
    if own is None or not own.is_file():
        return shipped
    added = read_rows(own)
    for row in added:
        unknown = sorted(set(row) - {*columns, "off"})
        if unknown:
            raise LexiconError(
                own, 1, f"unknown column {unknown[0]!r}; known: {', '.join(columns)}"
            )
    merged = _overlay(shipped, [{**dict.fromkeys(columns, ""), **row} for row in added])
    return [{column: row[column] for column in columns} for row in merged]


def load_rules(name: str, folder: str | Path | None = None) -> dict[str, list[dict[str, Any]]]:
    """When you call this, it will read a TOML lexicon: its arrays of tables by name.

    Raises
    ------
    LexiconError : where the TOML is malformed, an id is missing or stands twice, or an entry has
        not the keys, types and known values of the shipped ones
    """
    shipped = read_rules(SHIPPED / name)
    own = Path(folder) / name if folder else None
    if own is None or not own.is_file():
        return shipped
    added = read_rules(own)
    unknown = sorted(set(added) - set(shipped))
    if unknown:
        known = ", ".join(sorted(shipped))
        raise LexiconError(own, 1, f"unknown table [[{unknown[0]}]]; known: {known}")
    for table, entries in added.items():
        for entry in entries:
            if problem := fault(table, entry, shipped[table]):
                line = line_of(own.read_text(encoding="utf-8-sig"), entry["id"])
                raise LexiconError(own, line, problem)
    return {key: _overlay(shipped[key], added.get(key, [])) for key in shipped}


def fingerprint(folder: str | Path | None = None) -> str:
    """When you call this, it will give a sha256 over every lexicon file that is in force."""
    digest = hashlib.sha256()
    folders = [SHIPPED] + ([Path(folder)] if folder else [])
    for place in folders:
        for file in sorted([*place.glob("*.csv"), *place.glob("*.toml")]):
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _overlay(
    base: Sequence[dict[str, Any]], added: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    merged = {entry["id"]: entry for entry in base}
    for entry in added:
        if entry.get("off") in (True, "yes"):
            merged.pop(entry["id"], None)
        else:
            merged[entry["id"]] = entry
    return list(merged.values())


def read_rows(file: Path) -> list[dict[str, str]]:
    """When you call this, it will read the rows of one CSV file, each with an id of its own."""
    with file.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        rows: list[dict[str, str]] = []
        seen: set[str] = set()
        for row in reader:
            if None in row or None in row.values():
                raise LexiconError(
                    file, reader.line_num, "the row has not as many cells as the head"
                )
            if not row.get("id"):
                raise LexiconError(file, reader.line_num, "the row has no id; give it a unique one")
            if row["id"] in seen:
                raise LexiconError(file, reader.line_num, f"id {row['id']!r} stands twice")
            seen.add(row["id"])
            rows.append(row)
    return rows


def read_rules(file: Path) -> dict[str, list[dict[str, Any]]]:
    """When you call this, it will read the tables of one TOML file, each entry with its own id."""
    text = file.read_text(encoding="utf-8-sig")
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        raise LexiconError(file, int(place[1]) if place else 1, str(error)) from None
    seen: set[str] = set()
    for name, entries in content.items():
        if not isinstance(entries, list):
            raise LexiconError(file, 1, f"{name} must be an array of tables: [[{name}]]")
        for entry in entries:
            if not entry.get("id"):
                raise LexiconError(file, line_of(text, ""), f"an entry of [[{name}]] has no id")
            if entry["id"] in seen:
                raise LexiconError(
                    file, line_of(text, entry["id"]), f"id {entry['id']!r} stands twice"
                )
            seen.add(entry["id"])
    return content


def line_of(text: str, entry_id: str) -> int:
    """When you call this, it will give the last line (from 1) of a TOML or CSV text with an id."""
    setting = re.compile(rf'id\s*=\s*"{re.escape(entry_id)}"|"?{re.escape(entry_id)}"?,')
    lines = [n for n, line in enumerate(text.splitlines(), 1) if setting.match(line)]
    return lines[-1] if lines else 1
