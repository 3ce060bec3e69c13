"""What decides on the rows of a letter besides the letter: program, model, lexicon and options."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from extractor import __version__
from extractor.bundled import bundled_model
from extractor.lexicon.loader import fingerprint
from extractor.reading import Reading
from extractor.reading.reader import Item, read
from extractor.records import TABLES, Record
from extractor.running.jobs import Batch

_PACKAGE = Path(__file__).parents[1]
_FIRST = Item(b"Ik zal uw Kamer voor 1 mei 2024 informeren over Kenia.", "first.txt", "")


@dataclass(frozen=True, slots=True)
class Recipe:
    """Builds the batch function in a worker, and names what it was built from.

    Parameters
    ----------
    model, lexicon, full_parse : see `extractor.load`
    tables : the tables to give the rows of, out of `records.TABLES`
    """

    model: str | None = None
    lexicon: str | None = None
    full_parse: bool = False
    tables: tuple[str, ...] = ("commitments", "mentions", "documents")

    def __call__(self) -> Batch:
        """When you call this, it will load the pipeline and give the batch function.

        Raises
        ------
        extractor.pipeline.ModelNotFoundError : the model is not installed
        extractor.lexicon.loader.LexiconError : a lexicon file is wrong
        """
        from extractor.corpus import process
        from extractor.pipeline import load

        nlp = load(
            self.model,
            lexicon=self.lexicon,
            full_parse=self.full_parse,
            near_misses="near_misses" in self.tables,
        )
        process(nlp, list(read(_FIRST)))  # what is loaded at first use is not on a letter's time
        kinds = tuple(TABLES[name] for name in self.tables)

        def batch(readings: Sequence[Reading]) -> list[Record]:
            return [record for record in process(nlp, readings) if isinstance(record, kinds)]

        return batch

    def identity(self) -> dict[str, str]:
        """When you call this, it will give names and hashes of all that decides on the rows.

        The program's own files are part of it, so that a changed program never mixes its rows
        with older ones.
        """
        folder = _model_folder(self.model)
        return {
            "version": __version__,
            "program": _hash(_PACKAGE, _PACKAGE.rglob("*.py")),
            "model": _hash(folder, (f for f in folder.rglob("*") if f.suffix != ".pyc")),
            "lexicon": fingerprint(self.lexicon),
            "options": f"full_parse={self.full_parse} tables={','.join(self.tables)}",
        }


def _model_folder(model: str | None) -> Path:
    """Where the files of a pipeline are; nothing is imported to find them."""
    if model is None:
        return bundled_model()
    if not Path(model).is_dir():
        with suppress(ImportError, ValueError):
            spec = find_spec(model)
            if spec and spec.origin:
                return Path(spec.origin).parent
    return Path(model)


def _hash(folder: Path, paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in paths if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
