"""Which addresses the client may speak to."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from extractor.sources.errors import HostError

LOOPBACK = "127.0.0.1"


def require_allowed(url: str, hosts: Sequence[str]) -> str:
    """When you call this, it will give the host of an address that may be asked.

    Only the hosts of the settings are asked, over TLS at its usual port and without credentials;
    127.0.0.1 may be plain http at any port, where it is one of the hosts.

    Raises
    ------
    HostError : the address is another
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise HostError(f"{url[:200]}: is no web address") from None
    if host not in hosts:
        raise HostError(f"{url[:200]}: {host or 'no host'} is not one of {', '.join(hosts)}")
    if parts.username is not None or parts.password is not None:
        raise HostError(f"{host}: the address holds a user name or password; leave it out")
    if host != LOOPBACK and (parts.scheme != "https" or port not in (None, 443)):
        raise HostError(f"{url[:200]}: only https at port 443 is spoken with {host}")
    if parts.scheme not in ("http", "https"):
        raise HostError(f"{url[:200]}: only http and https are spoken")
    return host
