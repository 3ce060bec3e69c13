"""What a test needs of the machine: it skips with a reason, unless skipping was forbidden."""

from __future__ import annotations

import os

import pytest

NO_SKIP = "EXTRACTOR_TESTS_NO_SKIP"


def need(what: str, present: bool, remedy: str) -> None:
    """Skip the test where `what` is absent, or fail it where the environment forbids skipping."""
    if present:
        return
    reason = f"{what} is not on this machine; {remedy}"
    if os.environ.get(NO_SKIP):
        pytest.fail(f"{reason} ({NO_SKIP} is set)")
    pytest.skip(reason)
