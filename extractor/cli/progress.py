"""The progress bar of a command, on the stderr of a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(total: int | None, *, quiet: bool) -> Iterator[Callable[[str], None]]:
    """When you call this, it will show how far a run is, its rate and the time that remains.

    It gives a function to call with the name of each input that is done. Where stderr is no
    terminal, or `quiet` is asked for, nothing is shown.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda document: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        Remaining(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task("Reading", total=total, rate="")

        def step(document: str) -> None:
            speed = bar.tasks[0].speed
            rate = f"{speed:.1f}/s" if speed else ""
            bar.update(task, advance=1, description=document[-40:], rate=rate)

        yield step
