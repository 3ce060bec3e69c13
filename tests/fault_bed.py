"""Reads files of bad bytes and checks what holds for every one of them.

The numbers in the names of the `test_faults_*` tests are those of the fault list in the notes.
"""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest

from extractor.reading import Limits, Reading, Status, find_sources, read

TEXT = "Ik zal de Coördinatieraad informeren over de €-steun aan “Reünie”."
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test in which Python opens a connection."""

    def refuse(*_: object) -> None:
        raise AssertionError("a parser reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def readings(folder: Path, name: str, data: bytes, **limits: int) -> list[Reading]:
    """Write a file and read all documents in it."""
    path = folder / name
    path.write_bytes(data)
    (source,) = find_sources([path])
    found = list(read(source, Limits(**limits)))
    for reading in found:
        assert not CONTROL.search(reading.letter.text if reading.letter else "")
        assert reading.letter is None or reading.letter.text
        if reading.status is not Status.OK:
            assert reading.code
            assert reading.message.startswith(reading.document)
    return found


def only(folder: Path, name: str, data: bytes, **limits: int) -> Reading:
    """Write a file and read the one document in it."""
    (reading,) = readings(folder, name, data, **limits)
    return reading
