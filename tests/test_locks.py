"""A folder is one process's at a time, and free again when that process is gone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from extractor.locks import LockedError, locked

HOLD = """
import pathlib, sys
from extractor.locks import locked
with locked(pathlib.Path(sys.argv[1]), ".lock"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_process_is_refused_until_the_first_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as one:
        assert one.stdout is not None
        assert one.stdout.readline() == "held\n"
        with pytest.raises(LockedError, match="another run"), locked(tmp_path, ".lock"):
            pass
        one.kill()
        one.wait()
    with locked(tmp_path, ".lock"):
        pass
