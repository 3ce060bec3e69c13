"""Joins the commitments that were found to those that the Tweede Kamer has registered.

A row that cites a registration number is joined by it. Others are joined by what they say: to
the most alike entry of the same minister or ministry and about the same time, or of a letter that
the entry names; see `THRESHOLD`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from extractor.files import csv_bytes, write_whole
from extractor.likeness import Likeness, Vector, likeness
from extractor.records import column
from extractor.sources.register import Entry

THRESHOLD = 0.4  # likeness from which two texts are taken for one commitment
LETTER_THRESHOLD = 0.2  # where the entry names the letter that the row stands in
WINDOW = 400  # days between the registration and the letter
_NUMBER = re.compile(r"\bTZ\d{6}-\d+\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """One commitment that stands in the register."""

    document: str = column("the input's path, as in commitments.csv")
    id: str = column("id of the commitment, as in commitments.csv")
    number: str = column("number in the register (TZ202603-130)")
    basis: str = column("register_ref, letter, likeness: what joins them")
    score: str = column("1.00 for a number that is cited, else the likeness of the texts, 0 to 1")
    days: str = column("days from the registration to the letter; empty where one is not dated")
    commitment: str = column("the commitment in the letter, verbatim")
    text: str = column("the commitment in the register, verbatim")
    status: str = column("status in the register (Openstaand, Voldaan, Afgedaan …)")
    due: str = column("day by which it is due according to the register, ISO 8601")


COLUMNS = tuple(f.name for f in fields(Registered))
Row = Mapping[str, str]


def link(
    rows: Iterable[Row], entries: Sequence[Entry], *, threshold: float = THRESHOLD
) -> Iterator[Registered]:
    """When you call this, it will yield the rows that stand in the register, with their entry.

    Parameters
    ----------
    rows : rows of commitments.csv, as dicts
    entries : the register
    threshold : likeness (0 to 1) from which two texts are one commitment

    A row is joined to one entry at most by likeness, and to every entry that it cites.
    """
    rows = list(rows)
    by_number = {entry.number.upper(): entry for entry in entries}
    alike = Likeness([entry.text for entry in entries] + [_said(row) for row in rows])
    vectors = [(entry, alike.vector(entry.text)) for entry in entries]
    for row in rows:
        cited = [number.upper() for number in _NUMBER.findall(row.get("register_ref", ""))]
        known = [by_number[number] for number in dict.fromkeys(cited) if number in by_number]
        for entry in known:
            yield _registered(row, entry, "register_ref", 1.0)
        if not cited and (best := _best(row, vectors, alike, threshold)):
            yield best


def write_registered(path: Path, links: Iterable[Registered]) -> None:
    """When you call this, it will write `registered.csv`, whole or not at all."""
    write_whole(path, csv_bytes(COLUMNS, ([getattr(one, n) for n in COLUMNS] for one in links)))


def _best(
    row: Row, vectors: Sequence[tuple[Entry, Vector]], alike: Likeness, threshold: float
) -> Registered | None:
    """Give the most alike entry that can be meant; of equals the nearest in time."""
    said = alike.vector(_said(row))
    found: list[tuple[float, int, str, Entry, str]] = []
    for entry, vector in vectors:
        score = likeness(said, vector)
        if score < min(LETTER_THRESHOLD, threshold):
            continue
        named = _names_letter(entry, row)
        if (named and score >= LETTER_THRESHOLD) or (score >= threshold and _can_be(entry, row)):
            basis = "letter" if named else "likeness"
            found.append((-score, abs(_days(entry, row) or 0), entry.number, entry, basis))
    if not found:
        return None
    score, _, _, entry, basis = min(found, key=lambda one: one[:3])
    return _registered(row, entry, basis, -score)


def _can_be(entry: Entry, row: Row) -> bool:
    """Tell whether an entry may be meant: about the same time, and no other minister."""
    days = _days(entry, row)
    return (days is None or abs(days) <= WINDOW) and _same_minister(entry, row)


def _same_minister(entry: Entry, row: Row) -> bool:
    """Tell whether ministry or surname agree; where neither is known on both sides, it may be."""
    ministries = [_plain(name) for name in row.get("ministry", "").split(";") if name.strip()]
    office = _plain(f"{entry.ministry} {entry.function}")
    signatory = _plain(row.get("signatory", ""))
    surname = _plain(entry.minister.partition(",")[0])
    compared = [
        any(ministry in office for ministry in ministries) if ministries and office else None,
        bool(re.search(rf"\b{re.escape(surname)}\b", signatory)) if surname and signatory else None,
    ]
    known = [answer for answer in compared if answer is not None]
    return any(known) or not known


def _names_letter(entry: Entry, row: Row) -> bool:
    """Tell whether the entry names the row's letter: by its file name, or dossier and number."""
    paper = f"{row.get('dossier', '')}-{row.get('number', '')}"
    stem = row.get("document", "").rpartition("/")[2].rpartition(".")[0]
    names = {name.strip().removeprefix("kst-") for name in entry.letters.split(";")} - {""}
    return bool(names & {paper, stem.removeprefix("kst-")})


def _registered(row: Row, entry: Entry, basis: str, score: float) -> Registered:
    days = _days(entry, row)
    return Registered(
        document=row.get("document", ""),
        id=row.get("id", ""),
        number=entry.number,
        basis=basis,
        score=f"{score:.2f}",
        days="" if days is None else str(days),
        commitment=row.get("commitment", ""),
        text=entry.text,
        status=entry.status,
        due=entry.due,
    )


def _said(row: Row) -> str:
    """Give the sentence, for the clause alone may leave out what it is about."""
    return row.get("sentence", "") or row.get("commitment", "")


def _days(entry: Entry, row: Row) -> int | None:
    try:
        return (date.fromisoformat(row.get("date", "")) - date.fromisoformat(entry.made)).days
    except ValueError:
        return None


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace(",", " ").split())
