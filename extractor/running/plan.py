"""What a run is to do, and why it may not do it."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.reading import Limits
from extractor.running.recipe import Recipe
from extractor.tables import Format


class OutputRefusedError(ValueError):
    """The output folder holds what this run must not replace; the message says what to do."""


class TooManyFailuresError(RuntimeError):
    """More documents failed than were allowed; what is done stays in the journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The options of a run.

    Parameters
    ----------
    recipe : what decides on the rows
    limits : of an input; its seconds are the deadline of a document
    tables : those to write, out of the recipe's
    formats, excel : how to write the tables
    workers : processes
    memory : address space of a worker, in MB
    overwrite : replace tables in the output that are not of these inputs and this recipe
    retry_failed : read inputs again that failed before
    most_failures : failed documents that are borne; None is no limit
    """

    recipe: Recipe
    limits: Limits
    tables: tuple[str, ...] = ("commitments", "mentions", "documents")
    formats: tuple[Format, ...] = (Format.CSV,)
    excel: bool = False
    workers: int = 1
    memory: int = 2_000
    overwrite: bool = False
    retry_failed: bool = False
    most_failures: int | None = None

    def identity(self) -> dict[str, str]:
        """When you call this, it will give all that decides on the rows, besides the inputs.

        Seconds are left out: they tell how long to wait, and a busy machine may need more.
        """
        sizes = {name: getattr(self.limits, name) for name in Limits.sizes()}
        told = " ".join(f"{name}={size}" for name, size in sizes.items())
        return {**self.recipe.identity(), "limits": told}
