"""However a letter is published or wrapped, it gives the same commitments and mentions."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import reading_formats
from spacy.language import Language
from test_reading_wrap import OWN, WIDTHS, again

from extractor.corpus import process
from extractor.reading import Reading, find_sources, read
from extractor.records import Commitment, Mention, row

SHARED = Path(__file__).parents[2] / "shared"
MORE = sorted((Path(__file__).parents[1] / "notebooks" / "letters").iterdir())
PLACES = {"page", "start", "end"}  # these may differ
FORMATS = reading_formats.every_format()
# Every letter of the tests at many widths, and each of the others at one of them in turn.
WRAPPED = [(path, width) for path in OWN for width in WIDTHS[::2]] + [
    (path, WIDTHS[number % len(WIDTHS)]) for number, path in enumerate(MORE)
]


def reading_of(path: Path) -> Reading:
    (reading,) = (reading for source in find_sources([path]) for reading in read(source))
    return replace(reading, document="brief")  # so that the ids of commitments are the same


def rows(nlp: Language, reading: Reading) -> Counter[str]:
    """Process a reading and give its commitments and mentions, each as text.

    Hyphens do not count: `Rohingya-⏎vluchtelingen` may be one word or two.
    """
    records = [r for r in process(nlp, [reading]) if isinstance(r, Commitment | Mention)]
    cells = [{n: cell for n, cell in row(r).items() if n not in PLACES} for r in records]
    return Counter(str(named).replace("-", "") for named in cells)


@cache
def rows_of_file(nlp: Language, path: Path) -> Counter[str]:
    return rows(nlp, reading_of(path))


@pytest.mark.parametrize(
    ("path", "width"), [pytest.param(*case, id=f"{case[0].stem}-{case[1]}") for case in WRAPPED]
)
def test_wrapping_changes_no_row(nlp: Language, path: Path, width: int) -> None:
    reading = reading_of(path)
    assert reading.letter
    other, _ = again(reading.letter, width)
    assert rows(nlp, replace(reading, letter=other)) == rows_of_file(nlp, path)


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_gives_the_same_rows(nlp: Language, tmp_path: Path, ending: str) -> None:
    found = []
    for name in ("txt", ending):
        path = tmp_path / f"brief.{name}"
        path.write_bytes(FORMATS[name])
        found.append(rows(nlp, reading_of(path)))
    assert found[0] == found[1]
    assert found[0].total() >= 8


@pytest.mark.skipif(not SHARED.exists(), reason="the reference folder is not there")
@pytest.mark.parametrize("ending", ["pdf", "html"])
def test_formats_of_a_real_document_give_the_same_rows(nlp: Language, ending: str) -> None:
    letters = SHARED / "gold" / "letters"
    found = rows_of_file(nlp, letters / "raw" / "ah-3235.xml")
    assert rows_of_file(nlp, letters / "formats" / f"ah-3235.{ending}") == found
    assert found.total() == 5
