"""The register of commitments that the Tweede Kamer keeps (`toezeggingen`), as a CSV file."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from extractor.files import csv_bytes, write_whole
from extractor.sources.client import Client
from extractor.sources.errors import FetchError, SettingsError
from extractor.sources.odata import day_of, entities, related, text_of
from extractor.sources.settings import Settings

NAME = "toezeggingen.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One registered commitment; an empty string where the register does not say."""

    number: str  # TZ202603-130
    text: str
    status: str = ""  # Openstaand, Voldaan, Afgedaan, Niet nagekomen
    made: str = ""  # ISO 8601
    due: str = ""  # ISO 8601
    minister: str = ""  # Heinen, E.
    function: str = ""  # Minister van Financiën
    ministry: str = ""
    letters: str = ""  # that fulfil it: numbers or ids, joined by ;
    activity: str = ""  # number of the debate
    id: str = ""
    modified: str = ""  # the service's stamp of its last change


COLUMNS = tuple(f.name for f in fields(Entry))


def fetch_register(client: Client, folder: Path, settings: Settings) -> tuple[int, int]:
    """When you call this, it will write the register to `toezeggingen.csv` in a folder.

    Entries come in the order of their last change. What came before a failure is kept, and the
    next call asks only for what changed since the last entry on disk.

    Returns
    -------
    how many entries came, and how many there are now

    Raises
    ------
    FetchError : the service does not answer or has no such set; what came is on disk
    SettingsError : the file in the folder is no register
    OSError : the folder cannot be written
    """
    path = folder / NAME
    entries = {entry.id: entry for entry in read_register(path)} if path.exists() else {}
    latest = max((entry.modified for entry in entries.values()), default="")
    tk = settings.tk
    parameters = {
        "filter": f"GewijzigdOp ge {latest}" if latest else "Verwijderd eq false",
        "orderby": "GewijzigdOp,Id",
        **({"expand": tk.register_expand} if tk.register_expand else {}),
    }
    came = 0
    try:
        for entity in entities(
            client, tk.odata, tk.register, parameters,
            page=tk.page, limit=settings.client.page_bytes,
        ):  # fmt: skip
            came += 1
            entries.pop(text_of(entity, "Id"), None)
            if entity.get("Verwijderd") is not True:
                entries[text_of(entity, "Id")] = entry_of(entity)
    except FetchError:
        if came:
            _write(path, entries)
        raise
    _write(path, entries)
    return came, len(entries)


def entry_of(entity: dict[str, Any]) -> Entry:
    """When you call this, it will read an entity `Toezegging`."""
    name = text_of(entity, "Naam")
    if not name:
        parts = (text_of(entity, "Achternaam"), text_of(entity, "Initialen"))
        name = ", ".join(filter(None, parts))
    return Entry(
        number=text_of(entity, "Nummer"),
        text=text_of(entity, "Tekst"),
        status=text_of(entity, "Status"),
        made=day_of(entity, "Aanmaakdatum"),
        due=day_of(entity, "DatumNakoming"),
        minister=name,
        function=text_of(entity, "Functie"),
        ministry=text_of(entity, "Ministerie"),
        letters=";".join(_letters(entity)),
        activity=text_of(entity, "ActiviteitNummer"),
        id=text_of(entity, "Id"),
        modified=text_of(entity, "GewijzigdOp"),
    )


def read_register(path: Path) -> list[Entry]:
    """When you call this, it will read a register from its CSV file, or the folder that holds it.

    Raises
    ------
    SettingsError : it is not there, or is no register
    """
    path = path / NAME if path.is_dir() else path
    try:
        lines = csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
        rows = list(lines)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        message = f"{path}: {error}; get it with: extractor fetch --toezeggingen -o FOLDER"
        raise SettingsError(message) from None
    missing = [name for name in COLUMNS if name not in (lines.fieldnames or ())]
    if missing:
        raise SettingsError(f"{path}: has no column {missing[0]}; it has to be {NAME}")
    return [Entry(**{name: row[name] or "" for name in COLUMNS}) for row in rows]


def _letters(entity: dict[str, Any]) -> list[str]:
    """Give the letters that fulfil it: a number, several, or related documents."""
    value = entity.get("KamerbriefNakoming")
    if isinstance(value, str):
        return [part.strip() for part in value.replace(",", ";").split(";") if part.strip()]
    named = [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
    documents = related(entity, "KamerbriefNakoming")
    return named + [text_of(one, "Nummer", "DocumentNummer", "Id") for one in documents]


def _write(path: Path, entries: dict[str, Entry]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    ordered = sorted(entries.values(), key=lambda entry: (entry.number, entry.id))
    rows = ([getattr(entry, name) for name in COLUMNS] for entry in ordered)
    write_whole(path, csv_bytes(COLUMNS, rows))
