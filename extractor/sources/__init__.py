"""Letters and registered commitments from the open-data services to files on disk.

Data goes one way: a `Query` is searched at a service (`koop` or `tk`), each `Hit` is downloaded
in its best format, and `manifest.csv` beside the letters keeps what the service says of them.
Nothing is imported or fetched before it is asked for.
"""

from __future__ import annotations

from extractor.sources.errors import FetchError
from extractor.sources.hit import File, Hit
from extractor.sources.query import Kind, Query, Service
from extractor.sources.settings import Settings, load_settings

__all__ = [
    "FetchError",
    "File",
    "Hit",
    "Kind",
    "Query",
    "Service",
    "Settings",
    "load_settings",
]
