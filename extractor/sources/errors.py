"""What can go wrong between a service and a file; every message names cause and remedy."""

from __future__ import annotations


class FetchError(Exception):
    """A service did not give what was asked of it."""


class UnavailableError(FetchError):
    """The service does not answer, or keeps saying that it is too busy."""


class MissingError(FetchError):
    """The service says that it does not have this."""


class BadAnswerError(FetchError):
    """The service answered with something else than what was asked for."""


class DiagnosticError(BadAnswerError):
    """The search service refused the query; `code` is its diagnostic (`1/10`)."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class HostError(FetchError):
    """An address, or one that it redirects to, is not on a documented host."""


class SettingsError(ValueError):
    """The settings, the query or a manifest is not in order."""
