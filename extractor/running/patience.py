"""How long a document may take: seconds of work, so that a busy machine changes no result."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import psutil

_LEAST = 0.02  # of a core: a process that gets less does not wait for one, it hangs


@dataclass
class Patience:
    """What a process may still take for one document.

    Parameters
    ----------
    pid : of the process
    seconds : that it may work; where it gets no core of its own, it may take longer
    """

    pid: int
    seconds: float
    begun: float = field(default_factory=time.monotonic)
    worked: float = field(init=False)
    until: float = field(init=False)  # when to look next, on the monotonic clock

    def __post_init__(self) -> None:
        """Begin to count."""
        self.worked = work_of(self.pid)
        self.until = self.begun + self.seconds

    def ended(self) -> bool:
        """When you call this, it will say whether the process took too long, or hangs."""
        now = time.monotonic()
        if now < self.until:
            return False
        work = work_of(self.pid) - self.worked
        if work >= self.seconds or work < _LEAST * (now - self.begun):
            return True
        self.until = now + self.seconds - work
        return False


def work_of(pid: int) -> float:
    """When you call this, it will give the seconds that a process has worked, 0 if it is gone."""
    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)
