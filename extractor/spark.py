"""Letters in a Spark DataFrame → the rows of the tables, by the batch function of every run.

This module needs no Spark itself: it makes the function that `DataFrame.mapInPandas` calls.

    mapper = make_mapper()
    rows = letters.mapInPandas(mapper, schema())
    commitments = table(rows, "commitments")
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from extractor.batches import batched
from extractor.corpus import BATCH
from extractor.reading import Limits, Reading, read
from extractor.reading.letter_tables import row_of
from extractor.reading.reader import Item
from extractor.records import TABLES, columns, integers, row
from extractor.running.jobs import Batch
from extractor.running.recipe import Recipe

if TYPE_CHECKING:
    from pandas import DataFrame

    Mapper = Callable[[Iterator[DataFrame]], Iterator[DataFrame]]

TABLE = "table"  # the column that tells which table a row belongs to


def make_mapper(
    recipe: Recipe = Recipe(),  # noqa: B008  frozen
    limits: Limits = Limits(),  # noqa: B008  frozen
) -> Mapper:
    """When you call this, it will make the function for `DataFrame.mapInPandas`.

    It takes rows with the columns

    - ``path``: names the letter, and is unique;
    - ``content``: the bytes of a file of any format, as Spark's ``binaryFile`` gives them, or
      ``text``: a letter that is text already;
    - and, if they are there, ``date``, ``dossier``, ``number``, ``title``, ``ministry``,
      ``signatory``, ``addressee``: what is known of the letter.

    It gives rows of `schema`. A letter that cannot be read, or on which the pipeline fails, is a
    row of ``documents`` with its status and message, and the others are processed.

    Parameters
    ----------
    recipe : model, lexicon and tables, as in every run; paths are those of the workers
    limits : how large a letter may be
    """
    names = {TABLES[name]: name for name in recipe.tables}
    nulls = dict.fromkeys(_types())

    def mapper(frames: Iterator[DataFrame]) -> Iterator[DataFrame]:
        import pandas as pd

        for readings in batched(_readings(frames, limits), BATCH):
            rows = [
                {**nulls, TABLE: names[type(record)], **row(record)}
                for record in batch_function(recipe)(readings)
            ]
            yield pd.DataFrame(rows, columns=list(nulls), dtype=object)

    return mapper


@lru_cache(maxsize=1)
def batch_function(recipe: Recipe) -> Batch:
    """When you call this, it will load the pipeline, once in a worker process."""
    return recipe()


def _readings(frames: Iterator[DataFrame], limits: Limits) -> Iterator[Reading]:
    for frame in frames:
        if "path" not in frame or not {"content", "text"} & set(frame):
            there = ", ".join(map(str, frame))
            raise ValueError(f"letters need columns path, and content or text; there are: {there}")
        known = frame.astype(object).where(frame.notna(), None)
        for cells in known.to_dict("records"):
            yield from read(_item({str(name): value for name, value in cells.items()}), limits)


def _item(cells: dict[str, Any]) -> Item:
    """Give the letter of a row; where it holds none, an empty one."""
    name = str(cells["path"])
    content = cells.get("content")
    row = row_of(cells, str(cells.get("text") or "") if content is None else bytes(content))
    return Item(row.data, name, name, row=row)


def schema() -> str:
    """When you call this, it will give the schema of the rows, as Spark's DDL.

    The rows of all tables stand in one DataFrame: the column ``table`` tells which table a row
    belongs to, and columns that its table does not have are null.
    """
    return ", ".join(f"`{name}` {kind}" for name, kind in _types().items())


def _types() -> Mapping[str, str]:
    types = {TABLE: "STRING"}
    for name in TABLES:
        numbers = integers(name)
        types.update({c: "BIGINT" if c in numbers else "STRING" for c in columns(name)})
    return types


def table(rows: Any, name: str) -> Any:
    """When you call this, it will give the rows of one table as a Spark DataFrame of its columns.

    Parameters
    ----------
    rows : what `mapInPandas` gave, or what it gave written and read back
    name : out of `records.TABLES`
    """
    return rows.where(f"`{TABLE}` = '{name}'").select(*columns(name))
