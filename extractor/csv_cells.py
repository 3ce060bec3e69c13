"""How long a cell of a CSV may be: Python's own limit is shorter than a long letter."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def cells_up_to(characters: int) -> Iterator[None]:
    """When you call this, it will let the csv module read cells of at most so many characters.

    The limit is one for the whole process, so that the former one holds again afterwards.
    """
    before = csv.field_size_limit(characters)
    try:
        yield
    finally:
        csv.field_size_limit(before)
