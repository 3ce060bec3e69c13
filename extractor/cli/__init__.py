"""The command `extractor`: each command parses options, calls one function and prints."""

from __future__ import annotations

import sys

from extractor.cli import columns, diff, evaluate, fetch, find, lexicon, report, run, show, track
from extractor.cli.app import app

__all__ = [
    "app",
    "columns",
    "diff",
    "evaluate",
    "fetch",
    "find",
    "lexicon",
    "main",
    "report",
    "run",
    "show",
    "track",
]


def main() -> None:
    """When you call this, it will run the command line; a closed pipe ends it quietly."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
