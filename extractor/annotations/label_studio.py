"""Label Studio: tasks with predictions to import, and the labelling set-up that shows them."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from extractor import __version__
from extractor.annotations.marks import LAYERS, MarkedText, gathered
from extractor.records import Record

TASKS = "label_studio.json"
SETUP = "label_studio.xml"


@contextmanager
def label_studio_files(folder: Path) -> Iterator[Callable[[Record], None]]:
    """When you call this, it will write one task a letter, and the labelling set-up beside it."""
    labels = "".join(f'    <Label value="{label}"/>\n' for label in LAYERS)
    setup = f'<View>\n  <Labels name="label" toName="text">\n{labels}  </Labels>\n'
    setup += '  <Text name="text" value="$text"/>\n</View>\n'
    (folder / SETUP).write_text(setup, encoding="utf-8", newline="")
    with (folder / TASKS).open("w", encoding="utf-8", newline="") as file:
        before = "[\n"

        def take(marked: MarkedText) -> None:
            nonlocal before
            file.write(before + json.dumps(task(marked), ensure_ascii=False))
            before = ",\n"

        yield gathered(take)
        file.write("\n]\n" if before == ",\n" else "[]\n")


def task(marked: MarkedText) -> dict[str, Any]:
    """When you call this, it will give the task of a letter; offsets count UTF-16 units there."""
    text = marked.text
    wide = [place for place, character in enumerate(text) if character > "\uffff"]

    def units(offset: int) -> int:
        return offset + bisect_left(wide, offset)

    result = [
        {
            "id": str(number),
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {
                "start": units(mark.start),
                "end": units(mark.end),
                "text": text[mark.start : mark.end],
                "labels": [mark.label],
            },
            "meta": {"text": [mark.value]},
        }
        for number, mark in enumerate(marked.marks, 1)
    ]
    return {
        "data": {"document": marked.document, "text": text},
        "predictions": [{"model_version": f"extractor {__version__}", "result": result}],
    }
