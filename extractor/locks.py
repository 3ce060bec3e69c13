"""One run at a time in a folder: a lock that the system takes back when its process ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class LockedError(OSError):
    """Another process is at work in the folder; the message says which lock it holds."""


@contextmanager
def locked(folder: Path, name: str) -> Iterator[None]:
    """When you call this, it will keep a second process out of a folder, which it makes.

    Parameters
    ----------
    folder : where the work is done
    name : the lock file's name in it; a process that was killed leaves no lock behind

    Raises
    ------
    LockedError : another process holds it
    """
    from filelock import FileLock, Timeout

    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / name, blocking=False)
    try:
        lock.acquire()
    except Timeout:
        raise LockedError(
            f"{folder}: another run is at work there (it holds {name}); wait for it to end, "
            "or name another folder"
        ) from None
    try:
        yield
    finally:
        with suppress(OSError):  # Windows removes no open file, and leaves it
            (folder / name).unlink()
        lock.release()
