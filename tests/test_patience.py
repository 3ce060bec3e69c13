"""A document may work so long; waiting for a core does not count, hanging does."""

from __future__ import annotations

import os

import pytest

from extractor.running import patience
from extractor.running.patience import Patience, work_of


class Machine:
    """A clock, and a process that works for a share of the time."""

    def __init__(self, share: float) -> None:
        self.share, self.now = share, 100.0

    def monotonic(self) -> float:
        return self.now

    def work(self, pid: int) -> float:
        return self.share * self.now


def when_ended(share: float, monkeypatch: pytest.MonkeyPatch) -> float:
    """Seconds after which a document with ten seconds is ended, looked at when it asks for it."""
    machine = Machine(share)
    monkeypatch.setattr(patience.time, "monotonic", machine.monotonic)
    monkeypatch.setattr(patience, "work_of", machine.work)
    one = Patience(1, 10.0, begun=machine.now)
    while not one.ended():
        machine.now = max(one.until, machine.now + 0.001)
    return machine.now - 100.0


@pytest.mark.parametrize(
    ("share", "seconds"), [(1.0, 10), (0.5, 20), (0.1, 100), (0.0, 10), (0.01, 10)]
)
def test_seconds_of_work_count(
    share: float, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert when_ended(share, monkeypatch) == pytest.approx(seconds, rel=0.01)


def test_work_is_that_of_the_process() -> None:
    before = work_of(os.getpid())
    sum(n * n for n in range(2_000_000))
    assert before < work_of(os.getpid())


def test_a_process_that_is_gone_has_worked_no_time() -> None:
    assert work_of(2**22 + 1) == 0.0
