"""A worker: reads inputs one after another, and tells the run what it is on and what came of it."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from itertools import islice
from multiprocessing.connection import Connection
from threading import Thread

from extractor.documents import document_row
from extractor.reading import Limits, Reading
from extractor.reading.reader import Item, Unread, read_item, unfold, unknown
from extractor.reading.status import failed
from extractor.records import Document, Record
from extractor.running.jobs import (
    Batch,
    Begun,
    Ended,
    Finished,
    Job,
    Make,
    Message,
    Read,
    Ready,
    Unfit,
    pages_of,
)

WARM = "EXTRACTOR_WARM"  # environment variable: what `warm` builds, pickled, in hexadecimal


@cache
def prepared(make: Make) -> Batch:
    """When you call this, it will build the batch function, once in a process."""
    return make()


def serve(connection: Connection, make: Make, limits: Limits, memory: int) -> None:
    """When you call this, it will read the inputs that come over the pipe until it closes.

    Parameters
    ----------
    connection : the worker's end of the pipe
    make : builds the batch function
    limits : of an input
    memory : address space that the worker may use, in MB
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the run, which ends its workers
    Thread(target=_end_with_run, daemon=True).start()
    limit_memory(memory)
    try:
        batch = prepared(make)
    except MemoryError:
        connection.send(Unfit(f"a worker needs more than {memory:,} MB; raise --memory"))
        return
    except Exception as error:
        connection.send(Unfit(str(error) or type(error).__name__))
        return
    with suppress(EOFError, ConnectionError), open(os.devnull, "w") as nowhere:  # noqa: PTH123
        connection.send(Ready())
        while True:
            for message in answers(connection.recv(), batch, limits):
                # Nobody ends a worker that hangs when the run was killed, and C code may keep
                # the thread from ending it: a timer in C does, which waits for no lock.
                faulthandler.dump_traceback_later(limits.longest + 60, exit=True, file=nowhere)
                connection.send(message)
            faulthandler.cancel_dump_traceback_later()


def _end_with_run() -> None:
    """Wait until the run ends, were it killed, and end this process with it."""
    run = multiprocessing.parent_process()
    if run is not None:
        run.join()
        os._exit(1)


def answers(job: Job, batch: Batch, limits: Limits) -> Iterator[Message]:
    """When you call this, it will read the documents of one input and yield what to tell the run.

    Whatever is raised, `SystemExit` too, is the fault of the document that raised it alone.
    """
    documents = guarded(job.unread, limits)
    worn = False
    for item in islice(documents, job.skip, None):
        yield Begun(unknown(item))
        reading = item if isinstance(item, Reading) else read_guarded(item, limits)
        yield Read(pages_of(reading))
        records = process_guarded(reading, batch)
        worn = worn or any(isinstance(r, Document) and r.code == "memory" for r in records)
        yield Finished(records)
    yield Ended(worn)


def guarded(unread: Unread, limits: Limits) -> Iterator[Item | Reading]:
    """When you call this, it will put a failed reading in the place of what cannot be unpacked."""
    try:
        yield from unfold(unread, limits)
    except GeneratorExit:
        raise
    except BaseException as error:
        yield failed(unknown(unread), error)


def read_guarded(item: Item, limits: Limits) -> Reading:
    """When you call this, it will read a document, and give a failed reading for all it raises."""
    try:
        return read_item(item, limits)
    except BaseException as error:
        return failed(unknown(item), error)


def process_guarded(reading: Reading, batch: Batch) -> list[Record]:
    """When you call this, it will give the rows of a document, or the one that says it failed."""
    try:
        return batch([reading])
    except BaseException as error:
        return [document_row(failed(reading, error))]


def limit_memory(megabytes: int) -> None:
    """When you call this, it will bound the address space of this process, where that can be."""
    try:
        import resource
    except ImportError:  # Windows
        return
    size = megabytes * 1_000_000
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        size = min(size, hard)
    resource.setrlimit(resource.RLIMIT_AS, (size, hard))
