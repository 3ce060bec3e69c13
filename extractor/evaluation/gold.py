"""Hand-made annotation of letters: one JSON file a letter, or the export of the review page.

A letter is an object with `document`, `date`, `commitments`, `near_misses` and `mentions`; the
review page's export is `{"letters": [...]}`, each letter with its `text`. Where a letter has no
`text`, it is read from `text/ID.txt` beside the JSON file, or from the folder that is named.
`undecided` lists the rows that the reviewer left open (`sentence` and `trigger`): a prediction
that is one of them counts for nothing. A letter without the key `mentions` has none annotated.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

Annotation = Mapping[str, Any]


class GoldError(ValueError):
    """The gold cannot be used; the message names the file, the cause and the remedy."""


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotation of one letter; `name` is the stem of its document.

    `mentions` is None where mentions were not annotated.
    """

    name: str
    document: str
    text: str
    commitments: Sequence[Annotation]
    near_misses: Sequence[Annotation]
    mentions: Sequence[Annotation] | None
    undecided: Sequence[Annotation] = ()


def load_gold(path: Path, texts: Path | None = None) -> list[Gold]:
    """When you call this, it will read the annotation of every letter, sorted by file name.

    Parameters
    ----------
    path : a folder with one JSON file a letter, or one JSON file
    texts : a folder with `ID.txt` for each letter; None is `text/` beside the JSON file

    Raises
    ------
    GoldError : a file is no gold JSON, or a letter's text is nowhere
    """
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    letters = [gold for file in files for gold in _letters(file, texts)]
    if not letters:
        raise GoldError(f"{path}: no letters with commitments in it; name a folder of gold JSON")
    return letters


def _letters(file: Path, texts: Path | None) -> Iterator[Gold]:
    try:
        content = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise GoldError(f"{file}: not readable as JSON ({error})") from None
    several = content.get("letters") if isinstance(content, dict) else content
    for letter in [content] if several is None else several:
        if not isinstance(letter, dict) or "commitments" not in letter:
            raise GoldError(f"{file}: a letter has no `commitments`; is it the review's export?")
        document = str(letter.get("document") or file.stem)
        name = file.stem if several is None else PurePosixPath(document).stem
        yield Gold(
            name=name,
            document=document,
            text=letter["text"] if "text" in letter else _text(file, name, texts),
            commitments=letter["commitments"],
            near_misses=letter.get("near_misses", []),
            mentions=letter.get("mentions"),
            undecided=letter.get("undecided", []),
        )


def _text(file: Path, name: str, texts: Path | None) -> str:
    place = (texts or file.parent / "text") / f"{name}.txt"
    try:
        return place.read_text(encoding="utf-8")
    except OSError:
        raise GoldError(
            f"{place}: the letter's text is not there; name its folder: --text"
        ) from None
