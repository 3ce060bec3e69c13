"""Where the trained pipeline is that ships with the program."""

from __future__ import annotations

from pathlib import Path

BUNDLED = "nl_dep_ud_sm"
_HERE = Path(__file__).parent


def bundled_model() -> Path:
    """When you call this, it will give the folder of the shipped pipeline.

    In an installed wheel it lies inside the package, in a checkout beside it.
    """
    installed = _HERE / "models" / BUNDLED
    return installed if installed.is_dir() else _HERE.parent / "models" / BUNDLED
