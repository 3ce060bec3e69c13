"""Batches of a stream, and arrays as spaCy takes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numpy as np

if TYPE_CHECKING:
    from thinc.types import Ints2d

Item = TypeVar("Item")


def batched(stream: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """When you call this, it will cut a stream into lists of at most `size` items."""
    items = iter(stream)
    while batch := list(islice(items, size)):
        yield batch


def as_ints2d(values: np.ndarray[Any, np.dtype[Any]]) -> Ints2d:
    """When you call this, it will give a 2-d array in the unsigned form of `Doc.from_array`."""
    return cast("Ints2d", values.astype(np.uint64))
