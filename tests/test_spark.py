"""The batch function in Spark gives the rows of a run on one machine."""

from __future__ import annotations

import os
import re
import shutil
import sys
import zipfile
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from needed import need

from extractor.corpus import run
from extractor.records import TABLES, columns, row
from extractor.running.recipe import Recipe
from extractor.spark import TABLE, batch_function, make_mapper, schema, table

ROOT = Path(__file__).parents[1]
LETTERS = ROOT / "tests" / "letters"
ALL = tuple(TABLES)
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Letters, one of them in an archive, one without text, and a file that cannot be read."""
    folder = tmp_path_factory.mktemp("spark") / "letters"
    (folder / "map").mkdir(parents=True)
    first, *others = sorted(LETTERS.iterdir())
    with zipfile.ZipFile(folder / "archief.zip", "w") as archive:
        archive.write(first, "map/brief.txt")
    for path in others:
        shutil.copy(path, folder / "map")
    (folder / "stuk.docx").write_bytes(b"PK\x03\x04 no archive")
    (folder / "leeg.txt").write_bytes(b"\n")
    return folder


@pytest.fixture(scope="module")
def expected(folder: Path, nlp: Any) -> dict[str, Rows]:
    """The rows of a run on one machine, by table."""
    rows: dict[str, Rows] = {name: [] for name in TABLES}
    names = {kind: name for name, kind in TABLES.items()}
    for record in run([folder], nlp=nlp):
        rows[names[type(record)]].append(row(record))
    assert {one["status"] for one in rows["documents"]} == {"ok", "error", "empty"}
    for one in rows["documents"]:
        one["path"] = Path(one["path"]).relative_to(folder).as_posix()
    return rows


def mapped(letters: list[dict[str, Any]], tables: Sequence[str] = ALL) -> dict[str, Rows]:
    """Call the mapper as Spark does, with two letters a frame."""
    frames = [pd.DataFrame(letters[n : n + 2]) for n in range(0, len(letters), 2)]
    rows: dict[str, Rows] = {name: [] for name in TABLES}
    for frame in make_mapper(Recipe(tables=tuple(tables)))(iter(frames)):
        for one in frame.to_dict("records"):
            name = one[TABLE]
            assert {c for c, value in one.items() if value is not None} == {TABLE, *columns(name)}
            rows[name].append({c: one[c] for c in columns(name)})
    return rows


def test_the_mapper_gives_the_rows_of_a_run(folder: Path, expected: dict[str, Rows]) -> None:
    letters = [
        {"path": path.relative_to(folder).as_posix(), "content": path.read_bytes()}
        for path in sorted(folder.rglob("*.*"))
    ]
    assert mapped(letters) == expected
    assert not mapped(letters, ["documents"])["commitments"]


def test_a_column_of_text_does_and_other_columns_tell_of_the_letter() -> None:
    text = "Ik zal uw Kamer voor 1 mei informeren."
    known = {"path": "a", "text": text, "date": "2024-03-01", "ministry": "Financiën"}
    found = mapped([known, {"path": "b", "text": None, "date": None, "ministry": float("nan")}])
    (commitment,) = found["commitments"]
    assert (commitment["deadline_to"], commitment["ministry"]) == ("2024-04-30", "Financiën")
    assert [(one["document"], one["status"]) for one in found["documents"]] == [
        ("a", "ok"),
        ("b", "empty"),
    ]


def test_letters_without_their_columns_are_refused() -> None:
    with pytest.raises(
        ValueError, match="columns path, and content or text; there are: path, tekst"
    ):
        mapped([{"path": "a", "tekst": "x"}])


def test_a_column_has_one_type_in_all_tables() -> None:
    types = dict(column.split(" ") for column in schema().replace("`", "").split(", "))
    assert types.pop(TABLE) == "STRING"
    for name, kind in TABLES.items():
        for column, value in row(kind()).items():
            assert types[column] == ("BIGINT" if isinstance(value, int) else "STRING"), name


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A Spark of two cores on this machine, one for all tests."""
    need("pyspark", find_spec("pyspark") is not None, "pip install '.[spark]'")
    need("Java", shutil.which("java") is not None, "apt-get install default-jre-headless")
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "2",
        "spark.sql.shuffle.partitions": "2",
    }
    builder = SparkSession.builder.master("local[2]").appName("test_spark")
    session = builder.config(map=settings).getOrCreate()
    yield session
    session.stop()


@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
def test_the_recipe_of_readme_gives_the_rows_of_a_run(
    spark: Any, folder: Path, expected: dict[str, Rows], tmp_path: Path
) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    (recipe,) = re.findall(r"```python\n(from pyspark.*?)```", readme, re.S)
    for name in ("letters/", "rows/", "commitments/"):
        place = folder if name == "letters/" else tmp_path / name
        recipe = recipe.replace(f'"{name}"', f'"{place.as_uri()}/"')
    names: dict[str, Any] = {}
    exec(recipe.replace("repartition(64)", "repartition(4)"), names)
    for name in Recipe().tables:
        found = table(names["rows"], name)
        assert found.columns == columns(name)
        assert in_order(one.asDict() for one in found.collect()) == in_order(expected[name])
    assert list((tmp_path / "commitments").glob("*.csv"))


@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
def test_a_worker_loads_the_pipeline_once(spark: Any) -> None:
    def loads(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        for frame in frames:
            list(make_mapper()(iter([frame])))
            yield pd.DataFrame(
                {"worker": [os.getpid()], "loads": [batch_function.cache_info().misses]}
            )

    letters = spark.createDataFrame(
        [(str(n), "Ik zal bellen.") for n in range(8)], "path string, text string"
    )
    workers = [
        (one.worker, one.loads)
        for _ in range(2)
        for one in letters.repartition(4)
        .mapInPandas(loads, "worker bigint, loads bigint")
        .collect()
    ]
    assert {loads for _, loads in workers} == {1}
    assert len({worker for worker, _ in workers}) <= 2


def in_order(rows: Any) -> Rows:
    return sorted(rows, key=lambda one: [str(value) for value in one.values()])
