"""One worker process as the run sees it: what it is on, since when, and how it ends."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess

from extractor.reading import Limits, Reading
from extractor.reading.reader import unknown
from extractor.reading.status import Status
from extractor.records import Record
from extractor.running.jobs import Job, Make, pages_in
from extractor.running.patience import Patience
from extractor.running.worker import WARM, serve

_START = 300.0  # seconds that a worker has to load the pipeline
# A core a worker: more threads for the nets would only take the cores of the others.
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


@dataclass
class Worker:
    """A worker process, the job it is on, and how long the run waits for it."""

    process: BaseProcess
    connection: Connection
    limits: Limits
    ready: bool = False
    job: Job | None = None
    served: int = 0  # documents
    done: int = 0  # documents of the job
    reading: Reading | None = None  # the document it is on, where that is known
    held: list[Record] | None = None  # rows of a document, until it is known whether it is the last
    patience: Patience = field(init=False)

    def __post_init__(self) -> None:
        """Begin to wait for it to be ready."""
        self.wait(_START)

    def give(self, job: Job) -> None:
        """When you call this, it will send a job to a worker that has none."""
        self.job, self.done, self.held = job, job.skip, None
        self.connection.send(job)
        self.between()

    def between(self) -> None:
        """When you call this, it will note that the worker is between the documents of its job."""
        self.reading = None
        if self.job is not None and self.ready:
            self.allow(pages_in(self.job.bytes))

    def allow(self, pages: int) -> None:
        """When you call this, it will set the deadline for a document of so many pages."""
        self.wait(self.limits.allowance(pages))

    def wait(self, seconds: float) -> None:
        """When you call this, it will give the process so many seconds from now."""
        assert self.process.pid is not None  # it was started
        self.patience = Patience(self.process.pid, seconds)

    def lost(self, status: Status) -> Reading:
        """When you call this, it will give the reading of the document that the worker died on."""
        assert self.job is not None
        reading = self.reading or unknown(self.job.unread)
        place = reading.document if self.reading else f"{reading.document}: unpacking it"
        if status is Status.TIMEOUT:
            code = "deadline"
            seconds = self.patience.seconds
            cause = f"took more than {seconds:.0f} s, twice; split it or raise --timeout"
        else:
            code = self.cause()
            cause = f"ended its worker ({code}), twice; split it or raise --memory"
        return replace(reading, status=status, code=code, message=f"{place}: {cause}", letter=None)

    def cause(self) -> str:
        """When you call this, it will name what ended the process: a signal or an exit code."""
        code = self.process.exitcode
        if code is not None and code < 0:
            with suppress(ValueError):
                return signal.Signals(-code).name
        return f"exit {code}"

    def kill(self) -> None:
        """When you call this, it will end the process, whatever it is doing."""
        if self.connection.closed:
            return
        self.process.kill()
        self.process.join()
        self.connection.close()


def start(context: BaseContext, make: Make, limits: Limits, memory: int) -> Worker:
    """When you call this, it will start a worker; it tells when it is ready."""
    ours, theirs = context.Pipe()
    arguments = (theirs, make, limits, memory)
    process = context.Process(target=serve, args=arguments, daemon=True)  # type: ignore[attr-defined]
    with _environment(_ONE_THREAD):
        process.start()
    theirs.close()
    return Worker(process, ours, limits)


def context_for(make: Make) -> BaseContext:
    """When you call this, it will give the way to start processes here.

    Where it can be, workers are forked from a process that has built the batch function already.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["extractor.running.warm"])
    with _environment({**_ONE_THREAD, WARM: pickle.dumps(make).hex()}):
        forkserver.ensure_running()
    return context


@contextmanager
def _environment(variables: dict[str, str]) -> Iterator[None]:
    """Add variables, where the user has not set them, for the processes that start meanwhile."""
    added = variables.keys() - os.environ.keys()
    os.environ.update({name: variables[name] for name in added})
    try:
        yield
    finally:
        for name in added:
            del os.environ[name]
