"""A run from inputs to tables: resumed where it was stopped, written when all is done."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from extractor.documents import document_row
from extractor.locks import locked
from extractor.reading import Source
from extractor.reading.identity import Input, identified
from extractor.reading.status import FAILED
from extractor.records import Document, Record
from extractor.running.jobs import Job, Make, Outcome
from extractor.running.journal import Journal
from extractor.running.output import HIDDEN, is_up_to_date, listing, open_journal
from extractor.running.plan import Plan, TooManyFailuresError
from extractor.running.pool import Pool
from extractor.running.summary import Summary, read_run, summary_of, write_run
from extractor.tables import TableWriter

Step = Callable[[str], None]  # is told the name of each input that is done


def execute(
    sources: Sequence[Source],
    output: Path,
    plan: Plan,
    *,
    make: Make | None = None,
    step: Step = lambda document: None,
) -> Summary:
    """When you call this, it will read the inputs and write their tables to a folder.

    Stopped at any moment, it goes on where it was when it is called again. The tables get their
    final names when every input is done.

    Parameters
    ----------
    sources : the inputs, in the order of the tables
    output : the folder; it is made when it is not there
    plan : the options
    make : builds the batch function in a worker; None is the recipe of the plan
    step : is told the name of each input that is done

    Raises
    ------
    OutputRefusedError : the folder holds tables that must not be replaced
    extractor.locks.LockedError : another run is at work in the folder
    extractor.running.pool.WorkerError : model or lexicon are wrong, or no worker can start
    TooManyFailuresError : more documents failed than the plan bears
    extractor.running.journal.JournalError : rows of an earlier run are damaged
    OSError : the folder cannot be written
    """
    began = time.monotonic()
    is_new = not output.exists()
    with locked(output / HIDDEN, "lock"), closing(open_journal(output, sources, plan)) as journal:
        work = Work(plan, journal)
        try:
            work.read(identified(sources, plan.limits), make or plan.recipe, step)
        finally:
            if is_new and journal.is_empty:  # nothing began: leave no trace of the attempt
                shutil.rmtree(output / HIDDEN)
                with suppress(OSError):
                    output.rmdir()
        return work.write(output, began)


@dataclass
class Work:
    """Where a run is: its inputs in order, and what is done of them."""

    plan: Plan
    journal: Journal
    inputs: list[str | Document] = field(default_factory=list)  # keys, or rows of duplicates
    summary: Summary = field(default_factory=Summary)
    failures: int = 0

    def read(self, found: Iterable[Input], make: Make, step: Step) -> None:
        """When you call this, it will read what is not done, and note each document that is."""
        plan = self.plan
        pool = Pool(make, workers=plan.workers, limits=plan.limits, memory=plan.memory)
        names: dict[int, str] = {}
        with closing(pool.run(self._jobs(found, names, step))) as outcomes:
            for outcome in outcomes:
                self._note(outcome, names[outcome.number])
                if outcome.last:
                    self.summary.read += 1
                    step(names.pop(outcome.number))

    def write(self, output: Path, began: float) -> Summary:
        """When you call this, it will write the tables and `run.json`, if anything has changed."""
        plan, summary = self.plan, self.summary
        facts = {
            **plan.identity(),
            "tables": list(plan.tables),
            "formats": list(plan.formats),
            "excel": plan.excel,
            "inputs": len(self.inputs),
            "inputs_hash": self._digest(),
        }
        if is_up_to_date(output, facts):
            return summary_of(read_run(output))
        before = listing(output)
        tables = TableWriter(output, plan.tables, plan.formats, excel=plan.excel)
        with tables:
            for record in self._records():
                tables.write([record])
                summary.count(record)
        written = [name for name, stamp in listing(output).items() if before.get(name) != stamp]
        summary.seconds = time.monotonic() - began
        write_run(output, summary, {**facts, "files": sorted(written), "workers": plan.workers})
        return summary

    def _jobs(self, found: Iterable[Input], names: dict[int, str], step: Step) -> Iterator[Job]:
        """Give the inputs that are not done; note the names of those that are under way."""
        for number, one in enumerate(found):
            self.inputs.append(document_row(one.duplicate()) if one.original else one.key)
            if self.plan.retry_failed and self.journal.has_failed(one.key):
                self.journal.forget(one.key)
            if one.original or self.journal.is_done(one.key):
                self.summary.kept += not one.original
                self._bear(entry.status for entry in self.journal.entries(one.key))
                step(one.name)
                continue
            names[number] = one.name
            yield Job(number, one.unread, one.bytes, skip=len(self.journal.entries(one.key)))

    def _note(self, outcome: Outcome, name: str) -> None:
        key = self.inputs[outcome.number]
        self.journal.add(str(key), name, outcome.records, last=outcome.last)
        self._bear(r.status for r in outcome.records if isinstance(r, Document))

    def _bear(self, statuses: Iterable[str]) -> None:
        """Count failures, and end the run when they are too many."""
        self.failures += sum(status in FAILED for status in statuses)
        most = self.plan.most_failures
        if most is not None and self.failures > most:
            raise TooManyFailuresError(f"{self.failures} documents failed, more than {most}")

    def _records(self) -> Iterator[Record]:
        for one in self.inputs:
            yield from [one] if isinstance(one, Document) else self.journal.records(one)

    def _digest(self) -> str:
        """A hash over the inputs in order, and over where the rows of each stand."""
        digest = hashlib.sha256()
        for one in self.inputs:
            places = [] if isinstance(one, Document) else self.journal.entries(one)
            digest.update(f"{one} {places}\n".encode())
        return digest.hexdigest()
