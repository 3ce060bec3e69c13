"""The output folder of a run: what may be replaced in it, and whether it is up to date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from extractor.reading import Source
from extractor.records import TABLES
from extractor.running.journal import Journal, JournalError
from extractor.running.plan import OutputRefusedError, Plan
from extractor.running.summary import NAME, read_run

HIDDEN = ".extractor"  # folder in the output: journal, rows and lock


def open_journal(output: Path, sources: Sequence[Source], plan: Plan) -> Journal:
    """When you call this, it will open the journal of a folder, or begin one where it may.

    Tables are never replaced by tables of fewer inputs, of another recipe, or of unknown origin,
    unless the plan says so; what a journal of the same recipe holds is kept all the same.

    Raises
    ------
    OutputRefusedError : the folder holds what must not be replaced
    """
    hidden = output / HIDDEN
    remedy = "name another folder, or replace its tables with --overwrite"
    if not plan.overwrite and _has_tables(output) and not any(hidden.glob("*.jsonl")):
        raise OutputRefusedError(f"{output}: holds tables that no run can go on with; {remedy}")
    identity = plan.identity()
    try:
        journal = Journal(hidden, identity)
    except JournalError as error:
        if not plan.overwrite:
            raise OutputRefusedError(f"{output}: {error}; {remedy}") from None
        for file in hidden.glob("*.jsonl"):
            file.unlink()
        journal = Journal(hidden, identity)
    gone = journal.missing({source.document for source in sources})
    if gone and _has_tables(output) and not plan.overwrite:
        journal.close()
        raise OutputRefusedError(
            f"{output}: holds rows of {len(gone)} inputs that this run is not given (such as "
            f"{gone[0]}); name them too, {remedy}"
        )
    return journal


def _has_tables(output: Path) -> bool:
    names = (*TABLES, "tables")
    return (output / NAME).exists() or any(any(output.glob(f"{name}.*")) for name in names)


def is_up_to_date(output: Path, facts: Mapping[str, Any]) -> bool:
    """When you call this, it will tell whether a finished run wrote just what this one would."""
    earlier = read_run(output)
    same = all(earlier.get(name) == value for name, value in facts.items())
    return same and all((output / name).exists() for name in earlier.get("files", ()))


def listing(output: Path) -> dict[str, tuple[int, int]]:
    """When you call this, it will give the names in a folder, each with what tells a new file."""
    facts = {entry.name: entry.stat() for entry in output.iterdir()}
    return {name: (fact.st_ino, fact.st_mtime_ns) for name, fact in facts.items()}
