"""When to ask again: the pace of requests, and the wait after one that failed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

RETRIED = {408, 425, 429, 500, 502, 503, 504}  # the answers that may be other the next time


@dataclass(slots=True)
class Pace:
    """Keeps requests to one host at least `1 / per_second` seconds apart."""

    per_second: float
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    _last: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str) -> None:
        """When you call this, it will wait until the host may be asked again."""
        if host in self._last:
            rest = self._last[host] + 1 / self.per_second - self.clock()
            if rest > 0:
                self.sleep(rest)
        self._last[host] = self.clock()


def backoff(tried: int, first: float, longest: float) -> float:
    """When you call this, it will give the seconds to wait after the n-th try (1, 2, 4, …)."""
    return min(first * 2.0 ** (tried - 1), longest)


def retry_after(value: str, now: datetime) -> float | None:
    """When you call this, it will read a Retry-After (seconds or an HTTP date) as seconds.

    None where it says nothing that can be read.
    """
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max((until - now).total_seconds(), 0.0)
