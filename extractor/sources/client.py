"""The one door to the network: polite, patient, bounded, and only to the documented hosts.

The library is urllib3: kept, MIT, without dependencies, and already here through spaCy.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from urllib.request import getproxies, proxy_bypass

from extractor import __version__
from extractor.sources.errors import BadAnswerError, FetchError, MissingError, UnavailableError
from extractor.sources.hosts import LOOPBACK, require_allowed
from extractor.sources.patience import RETRIED, Pace, backoff, retry_after
from extractor.sources.settings import Manners

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

_AGENT = f"kamerbrief-extractor/{__version__}"
_CHUNK = 65_536  # bytes
_REDIRECTS = {301, 302, 303, 307, 308}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service answered; `unchanged`: what is on disk already is still right."""

    url: str
    body: bytes
    type: str = ""
    etag: str = ""
    last_modified: str = ""
    unchanged: bool = False


class _TryAgain(Exception):  # noqa: N818  a try that failed, not yet an error
    """The cause of a failed try, and the seconds that the service asks to wait."""

    def __init__(self, cause: str, wait: float | None = None) -> None:
        super().__init__(cause)
        self.wait = wait


class Client:
    """Asks for one address at a time.

    Parameters
    ----------
    manners : pace, patience, sizes, hosts
    sleep, clock, now : seconds to wait, a monotonic clock in seconds, the time of day
    """

    def __init__(
        self,
        manners: Manners,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._manners = manners
        self._sleep = sleep
        self._clock = clock
        self._now = now
        self._pace = Pace(manners.per_second, clock, sleep)
        self._pools: dict[str, PoolManager] = {}

    def get(self, url: str, *, limit: int, etag: str = "", last_modified: str = "") -> Answer:
        """When you call this, it will give what stands at an address.

        Parameters
        ----------
        url : an address on one of the hosts of the settings
        limit : the largest answer that is taken, in bytes (unpacked)
        etag, last_modified : what an earlier answer said; the answer may then be `unchanged`

        Raises
        ------
        HostError : the address, or one it redirects to, is not on a documented host
        MissingError : there is nothing there (404, 410)
        BadAnswerError : the request is refused, the answer too large or redirected too often
        UnavailableError : no try succeeded, or the service asks to wait too long
        """
        headers = {"User-Agent": _AGENT, "Accept-Encoding": "gzip"}
        headers |= {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": last_modified} if last_modified else {}
        cause = ""
        for tried in range(1, self._manners.tries + 1):
            try:
                return self._follow(url, headers, limit)
            except _TryAgain as failed:
                cause = str(failed)
                wait = backoff(tried, self._manners.backoff, self._manners.longest_wait)
                if failed.wait is not None:
                    wait = max(failed.wait, 0.0)
                if wait > self._manners.longest_wait:
                    message = f"{url}: {cause}; it asks to wait {wait:.0f} s: come back later"
                    raise UnavailableError(message) from None
                if tried < self._manners.tries:
                    self._sleep(wait)
        message = f"{url}: {cause}; tried {self._manners.tries} times: come back later"
        raise UnavailableError(message)

    def _follow(self, url: str, headers: Mapping[str, str], limit: int) -> Answer:
        """Follow redirects by hand, so that each address is checked before it is asked."""
        for _ in range(self._manners.redirects + 1):
            answer = self._once(url, headers, limit)
            if isinstance(answer, Answer):
                return answer
            url = answer
        raise BadAnswerError(f"{url}: redirected more than {self._manners.redirects} times")

    def _once(self, url: str, headers: Mapping[str, str], limit: int) -> Answer | str:
        """Ask once: the answer, or the address that it redirects to."""
        from urllib3 import Timeout
        from urllib3.exceptions import HTTPError

        host = require_allowed(url, self._manners.hosts)
        self._pace.wait(host)
        begun = self._clock()
        timeout = Timeout(connect=self._manners.connect_seconds, read=self._manners.read_seconds)
        try:
            response = self._pool(host).request(
                "GET", url, headers=headers, redirect=False, retries=False,
                preload_content=False, timeout=timeout,
            )  # fmt: skip
        except HTTPError as error:
            raise _TryAgain(_transport(error)) from None
        try:
            if response.status in _REDIRECTS and response.headers.get("Location"):
                return urljoin(url, response.headers["Location"])
            self._require_success(url, response)
            body = b"" if response.status == 304 else self._body(url, response, limit, begun)
        except HTTPError as error:
            raise _TryAgain(_transport(error)) from None
        finally:
            response.close()
        return Answer(
            url=url,
            body=body,
            type=response.headers.get("Content-Type", ""),
            etag=response.headers.get("ETag", ""),
            last_modified=response.headers.get("Last-Modified", ""),
            unchanged=response.status == 304,
        )

    def _require_success(self, url: str, response: BaseHTTPResponse) -> None:
        status = response.status
        if status in (200, 304):
            return
        if status in RETRIED:
            said = response.headers.get("Retry-After", "")
            wait = retry_after(said, self._now()) if said else None
            raise _TryAgain(f"the service answers {status}", wait)
        if status in (404, 410):
            raise MissingError(f"{url}: not there (HTTP {status}); check the number")
        said = " ".join(response.read(400).decode("utf-8", "replace").split())
        raise BadAnswerError(f"{url}: refused with HTTP {status}: {said or 'no reason given'}")

    def _body(self, url: str, response: BaseHTTPResponse, limit: int, begun: float) -> bytes:
        """Read the body by pieces: never more than the limit, never longer than allowed."""
        declared = response.headers.get("Content-Length", "")
        body = bytearray()
        if declared.isdigit() and int(declared) > limit:
            raise _too_large(url, limit)
        while chunk := response.read1(_CHUNK):
            body += chunk
            if len(body) > limit:
                raise _too_large(url, limit)
            if self._clock() - begun > self._manners.total_seconds:
                raise _TryAgain(f"not sent within {self._manners.total_seconds:.0f} s")
        return bytes(body)

    def _pool(self, host: str) -> PoolManager:
        """Give the connections to a host: through the system's proxy, where it has one."""
        from urllib3 import PoolManager, ProxyManager

        direct = host == LOOPBACK or bool(proxy_bypass(host))
        proxy = "" if direct else getproxies().get("https", "")
        if proxy not in self._pools:
            self._pools[proxy] = ProxyManager(proxy) if proxy else PoolManager()
        return self._pools[proxy]


def _too_large(url: str, limit: int) -> FetchError:
    return BadAnswerError(f"{url}: larger than {limit:,} bytes; raise the limit in the settings")


def _transport(error: Exception) -> str:
    """Say in words what went wrong with a connection."""
    from urllib3 import exceptions

    words: list[tuple[type[Exception], str]] = [
        (exceptions.ConnectTimeoutError, "no connection in time"),
        (exceptions.ReadTimeoutError, "no answer in time"),
        (exceptions.IncompleteRead, "the answer broke off"),
        (exceptions.SSLError, "its certificate is not trusted"),
        (exceptions.NameResolutionError, "its name is not found; is there a network?"),
        (exceptions.ProxyError, "the proxy does not answer"),
        (exceptions.NewConnectionError, "no connection; is there a network?"),
        (exceptions.ProtocolError, "the answer broke off"),
    ]
    return next((text for kind, text in words if isinstance(error, kind)), str(error))
