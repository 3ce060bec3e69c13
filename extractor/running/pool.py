"""A supervised pool: a document that kills or stalls its worker costs that document only.

Each worker has a pipe of its own and is on one document at a time, so the run always knows which
document a dead or late worker was on. Only such a document is read again, by a new worker that
does nothing else, and where that one dies too its status is `crashed` or `timeout`. Results do
not depend on the number of workers: every document is processed by itself.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from multiprocessing.connection import wait

from extractor.documents import document_row
from extractor.reading import Limits, Reading
from extractor.reading.reader import unknown
from extractor.reading.status import Status
from extractor.running.jobs import (
    Begun,
    Ended,
    Finished,
    Job,
    Make,
    Message,
    Outcome,
    Read,
    Ready,
    Unfit,
    pages_in,
)
from extractor.running.supervision import Worker, context_for, start

_DYING = 5.0  # seconds between the end of a pipe and the end of its process


class WorkerError(RuntimeError):
    """No worker can be started, or a worker cannot work; the message says why."""


class Pool:
    """Workers that are watched, ended and replaced.

    Parameters
    ----------
    make : builds the batch function in a worker; an importable function, or a picklable object
    workers : number of processes
    limits : of an input; its seconds are the deadline of a document
    memory : address space of a worker, in MB
    recycle : documents after which a worker is replaced, which bounds what a long run gathers
    """

    def __init__(
        self,
        make: Make,
        *,
        workers: int,
        limits: Limits = Limits(),  # noqa: B008  frozen
        memory: int = 2_000,
        recycle: int = 1_000,
    ) -> None:
        self._make = make
        self._most = workers
        self._limits = limits
        self._memory = memory
        self._recycle = recycle
        self._again: deque[Job] = deque()
        self._workers: list[Worker] = []

    @property
    def processes(self) -> list[int]:
        """The process ids of the workers."""
        return [worker.process.pid or 0 for worker in self._workers]

    def run(self, jobs: Iterable[Job]) -> Generator[Outcome, None, None]:
        """When you call this, it will do the jobs and yield what comes of them, as it comes.

        Jobs are taken from their stream only when a worker is free. Closing the generator ends
        all workers.

        Raises
        ------
        WorkerError : the options are wrong, or a worker dies before it can begin
        """
        self._context = context_for(self._make)
        stream = iter(jobs)
        try:
            while self._assign(stream):
                for worker in self._heard():
                    yield from self._listen(worker)
                for worker in [w for w in self._workers if w.job and w.patience.ended()]:
                    yield from self._bury(worker, Status.TIMEOUT)
        finally:
            for worker in self._workers:
                worker.kill()
            self._workers.clear()

    def _assign(self, stream: Iterator[Job]) -> bool:
        """Give each free worker a job; say whether there is still something to wait for."""
        while len(self._busy()) < self._most:
            job = self._again.popleft() if self._again else next(stream, None)
            if job is None:
                break
            worker = self._free()
            try:
                worker.give(job)
            except ConnectionError:  # it died while it had nothing to do
                self._remove(worker)
                self._again.appendleft(job)
        return bool(self._busy())

    def _busy(self) -> list[Worker]:
        return [worker for worker in self._workers if worker.job]

    def _free(self) -> Worker:
        for worker in self._workers:
            if worker.job is None:
                return worker
        worker = start(self._context, self._make, self._limits, self._memory)
        self._workers.append(worker)
        return worker

    def _heard(self) -> list[Worker]:
        """Wait until workers have something to tell, have died, or are late."""
        until = min(worker.patience.until for worker in self._busy())
        connections = [worker.connection for worker in self._workers]
        heard = wait(connections, timeout=max(until - time.monotonic(), 0))
        return [worker for worker in self._workers if worker.connection in heard]

    def _listen(self, worker: Worker) -> Iterator[Outcome]:
        try:
            message: Message = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join(_DYING)
            yield from self._bury(worker, Status.CRASHED)
            return
        if isinstance(message, Unfit):
            raise WorkerError(message.message)
        if isinstance(message, Ready):
            worker.ready = True
            worker.between()
        elif isinstance(message, Begun):
            worker.reading = message.reading
            worker.allow(pages_in(message.reading.bytes))
        elif isinstance(message, Read):
            worker.allow(message.pages)
        else:
            yield from self._take(worker, message)

    def _take(self, worker: Worker, message: Finished | Ended) -> Iterator[Outcome]:
        """Hand on the rows of the document before, now that it is known whether it was the last."""
        job = _job(worker)
        if isinstance(message, Finished):
            if worker.held is not None:
                yield Outcome(job.number, worker.held, last=False)
            worker.held = message.records
            worker.done += 1
            worker.served += 1
            worker.between()
            return
        yield Outcome(job.number, worker.held or [], last=True)
        worker.job = worker.held = None
        if message.worn or worker.served >= self._recycle:
            self._remove(worker)

    def _bury(self, worker: Worker, status: Status) -> Iterator[Outcome]:
        """Replace a worker that died or is late, and see to the document it was on."""
        self._remove(worker)
        if worker.job is None:
            return  # it died after its work was done
        job = worker.job
        if not worker.ready:
            raise WorkerError(_no_start(worker, self._memory))
        if worker.held is not None:
            yield Outcome(job.number, worker.held, last=False)
        if job.suspect != worker.done:
            self._again.append(replace(job, skip=worker.done, suspect=worker.done))
            return
        record = document_row(worker.lost(status))
        # Of an archive that cannot be unpacked, what follows cannot be had.
        last = worker.reading is None or _is_all(worker.reading, job)
        yield Outcome(job.number, [record], last=last)
        if not last:
            self._again.append(replace(job, skip=worker.done + 1, suspect=-1))

    def _remove(self, worker: Worker) -> None:
        self._workers.remove(worker)
        worker.kill()


def cores() -> int:
    """When you call this, it will give the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _is_all(reading: Reading, job: Job) -> bool:
    """Whether a document is all there is in an input; a mail has attachments besides."""
    return reading.document == unknown(job.unread).document and reading.format != "eml"


def _job(worker: Worker) -> Job:
    if worker.job is None:
        raise WorkerError("a worker told of a document that it was not given; please report it")
    return worker.job


def _no_start(worker: Worker, memory: int) -> str:
    return (
        f"a worker ended before it could begin ({worker.cause()}); it may use {memory:,} MB: "
        "raise --memory, or free memory for it"
    )
