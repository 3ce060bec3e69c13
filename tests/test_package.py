"""The package as it is installed: data, model, entry points."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy

import extractor
from extractor import factories
from extractor.cli.columns import all_tables, markdown

ROOT = Path(__file__).parents[1]


def test_public_verbs() -> None:
    assert set(extractor.__all__) == {"__version__", "extract", "load", "read"}


def test_entry_points_load() -> None:
    ours = [p for p in entry_points(group="spacy_factories") if p.name.startswith("extractor_")]
    makers = {name.removeprefix("make_") for name in dir(factories) if name.startswith("make_")}
    assert {point.name for point in ours} == {f"extractor_{name}" for name in makers}
    assert all(point.load() for point in ours)


def test_components_work_alone_on_a_blank_pipeline() -> None:
    nlp = spacy.blank("nl")
    for name in ("extractor_countries", "extractor_un_bodies", "extractor_dates"):
        nlp.add_pipe(name)
    doc = nlp("Op 12 maart 2024 sprak Chili in de VN-Veiligheidsraad.")
    assert [span.kb_id_ for span in doc.spans["dates"]] == ["2024-03-12"]
    assert [span.kb_id_ for span in doc.spans["countries"]] == ["CHL"]
    assert [span.kb_id_ for span in doc.spans["un_bodies"]] == ["UNSC"]


def test_extract_gives_dataframes() -> None:
    tables = extractor.extract([ROOT / "tests" / "letters"])
    assert len(tables.documents) == 3
    assert set(tables.commitments["document"]) <= set(tables.documents["document"])


def test_the_wheel_holds_data_and_model(tmp_path: Path) -> None:
    """Build the wheel, put it in a clean environment elsewhere and run the command there."""
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(ROOT)],
        check=True,
        capture_output=True,
    )
    wheel = next(tmp_path.glob("*.whl"))
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    # The dependencies come from this environment, the package itself only from the wheel.
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", str(wheel)], check=True)
    site = next((tmp_path / "env" / "lib").glob("python*/site-packages"))
    here = Path(spacy.__file__).parents[1]
    (site / "dependencies.pth").write_text(str(here), "utf-8")
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [python, "-m", "extractor", "run", str(ROOT / "tests" / "letters"), "-o", "out"]
    done = subprocess.run(
        command, cwd=tmp_path, env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "3 documents (3 ok)" in done.stderr
    module = "import extractor; print(extractor.__file__)"
    where = subprocess.run(
        [python, "-c", module], cwd=tmp_path, env=clean, capture_output=True, text=True, check=True
    )
    assert str(site) in where.stdout


def test_readme_has_the_two_set_up_commands() -> None:
    commands = [
        line
        for line in (ROOT / "README.md").read_text("utf-8").splitlines()
        if line.startswith("python3 -m venv ")
    ]
    assert len(commands) == 2
    assert "extractor run tests/letters" in commands[0]
    assert "pytest" in commands[1]


@pytest.mark.parametrize("module", ["extractor", "extractor.cli", "extractor.records"])
def test_imports_are_light(module: str) -> None:
    code = f"import sys, {module}; print([m for m in ('spacy', 'pandas') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("table", list(all_tables()))
def test_readme_prints_the_columns_as_the_command_does(table: str) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    heading, rows = markdown(table).split("\n\n")
    assert f"{heading}\n" in readme
    assert f"{rows}\n" in readme
