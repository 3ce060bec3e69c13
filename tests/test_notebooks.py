"""The notebooks: they run from top to end, show what they should, and keep no outputs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
NAMES = sorted(path.name for path in NOTEBOOKS.glob("*.ipynb"))
# What must stand in the outputs of each: (MIME type, text in it)
SHOWN = {
    "01_tour.ipynb": [
        ("text/html", 'class="spans"'),
        ("text/html", "UNMISS"),
        ("text/html", "third_party"),
        ("text/html", "<svg"),
    ],
    "02_corpus.ipynb": [("image/png", ""), ("text/html", "per 1,000 words")],
    "03_own_rules.ipynb": [
        ("text/plain", "un_bodies: UN → RHINE_COUNCIL"),
        ("text/plain", "0 gained, 0 lost"),
    ],
}


def test_every_notebook_is_known() -> None:
    assert list(SHOWN) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_it_runs_and_shows_what_it_should(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    notebook = nbformat.read(NOTEBOOKS / name, as_version=4)
    place = {"metadata": {"path": str(NOTEBOOKS)}}
    NotebookClient(notebook, timeout=300, resources=place).execute()
    shown = list(outputs(notebook))
    for kind, text in SHOWN[name]:
        assert any(kind == one and text in said for one, said in shown), (kind, text)
    assert not [said for kind, said in shown if kind == "stderr"]


def outputs(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    """Give every output as MIME type and text; the streams as text/plain and stderr."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                yield ("text/plain" if output.name == "stdout" else "stderr"), output.text
            else:
                yield from output.get("data", {}).items()


@pytest.mark.parametrize("name", NAMES)
def test_it_keeps_no_outputs(name: str) -> None:
    notebook = json.loads((NOTEBOOKS / name).read_text("utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in cells)
    assert set(notebook["metadata"]) == {"kernelspec", "language_info"}
