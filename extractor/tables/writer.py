"""The one writer that a run uses, whatever the formats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from extractor.records import Record
from extractor.tables.formats import Format, open_format
from extractor.tables.staging import staged


class TableWriter:
    """Writes records to files in a folder, under their final names only when all are done.

    Records come in document order, the rows of a document together, its `Document` row last.

    Parameters
    ----------
    folder : the output folder; it is made when it is not there
    names : the tables to write, out of `records.TABLES`
    formats : the formats to write them in
    excel : write CSV for Excel with Dutch settings

    Raises
    ------
    OSError : the folder cannot be written
    """

    def __init__(
        self,
        folder: Path,
        names: Iterable[str],
        formats: Sequence[Format] = (Format.CSV,),
        *,
        excel: bool = False,
    ) -> None:
        names = list(names)
        with ExitStack() as stack:
            part = stack.enter_context(staged(folder))
            self._writes = [
                stack.enter_context(open_format(one, part, names, excel=excel))
                for one in dict.fromkeys(formats)
            ]
            self._files = stack.pop_all()

    def write(self, records: Iterable[Record]) -> None:
        """When you call this, it will append the records to the files of their kind."""
        for record in records:
            for write in self._writes:
                write(record)

    def __enter__(self) -> TableWriter:
        """Give the writer itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the finished files their final names, or remove the unfinished ones."""
        self._files.__exit__(kind, error, trace)
