"""Letters that harm the worker that reads them, for the tests and the soak.

Good letters go through the real pipeline; one whose text begins with `POISON kind` does to its
worker what the kind says. Run as a program it reads a folder, so that a test can kill it:

    python -m poison INPUT OUTPUT WORKERS SECONDS [plain]
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import reading_samples as samples

from extractor.documents import document_row
from extractor.reading import Limits, Reading, find_sources
from extractor.reading.reader import Item, read
from extractor.records import Mention, Record
from extractor.running.jobs import Batch, Make
from extractor.running.plan import Plan
from extractor.running.recipe import Recipe
from extractor.running.run import execute

SECONDS = 5.0  # the deadline of a document; it must be ample on a busy machine, too


class UnpicklableError(Exception):
    """Holds what no pipe can carry."""

    def __init__(self) -> None:
        super().__init__("no pipe carries it")
        self.handle = lambda: None


def _unpicklable() -> None:
    raise UnpicklableError


def _recurse() -> None:
    _recurse()


def _take_memory() -> None:
    bytearray(10**12)


def _hang() -> None:
    time.sleep(600)


HARM: dict[str, Callable[[], object]] = {
    "segmentation-fault": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "sudden-exit": lambda: os._exit(7),
    "hang": _hang,
    "memory": _take_memory,
    "recursion": _recurse,
    "unpicklable": _unpicklable,
    "system-exit": lambda: sys.exit(3),
}
FILES: dict[str, bytes] = {  # harmful as files
    "damaged": samples.docx(samples.paragraph("Brief."))[:200],
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
}
KINDS = (*HARM, *FILES)
STATUS = {  # what each kind must come to
    "segmentation-fault": ("crashed", "SIGSEGV"),
    "killed": ("crashed", "SIGKILL"),
    "sudden-exit": ("crashed", "exit 7"),
    "hang": ("timeout", "deadline"),
    "memory": ("error", "memory"),
    "recursion": ("error", "depth"),
    "unpicklable": ("error", "pipeline"),
    "system-exit": ("error", "pipeline"),
    "damaged": ("error", "damaged"),
    "picture": ("unsupported", "image"),
}


def plain() -> Batch:
    """Builds a batch function that needs no pipeline: each word of a document is a mention."""
    list(read(Item(b"Brief.", "first.txt", "")))  # imports are not on the first letter's time

    def batch(readings: Sequence[Reading]) -> list[Record]:
        rows: list[Record] = []
        for reading in readings:
            words = reading.letter.text.split() if reading.letter else []
            rows += [Mention(document=reading.document, text=word, label="WORD") for word in words]
            rows.append(document_row(reading, mentions=len(words)))
        return rows

    return batch


@dataclass(frozen=True)
class Poisoned:
    """Builds the batch function of another maker, with a sense for poison."""

    make: Make = plain

    def __call__(self) -> Batch:
        batch = self.make()

        def poisoned(readings: Sequence[Reading]) -> list[Record]:
            for reading in readings:
                text = reading.letter.text if reading.letter else ""
                if text.startswith("POISON"):
                    HARM[text.split()[1]]()
            return batch(readings)

        return poisoned


def write_letters(folder: Path, count: int, *, every: int = 100) -> dict[str, str]:
    """Write small letters, one in `every` of them poison; give the poison's kind by file name."""
    folder.mkdir(parents=True)
    dice = random.Random(7)
    planted = {}
    for number in range(count):
        name = f"kst-{number:05}.txt"
        if number % every == every // 2:
            planted[name] = kind = KINDS[number // every % len(KINDS)]
            data = FILES.get(kind) or b"POISON %s %d" % (kind.encode(), number)
            # files of one kind must differ, or they are duplicates
            (folder / name).write_bytes(data + b"%d" % number if kind in FILES else data)
        else:
            (folder / name).write_text(letter(number, dice), encoding="utf-8")
    return planted


def letter(number: int, dice: random.Random) -> str:
    """A letter of some lines, with names that no other letter has."""
    name = "".join(dice.choices("bdfgklmnprstvz", k=3)) + "ersma"
    land = dice.choice(["Kenia", "Peru", "Nepal", "Ghana", "Chili", "Laos"])
    return (
        f"Den Haag, {dice.randint(1, 28)} mei 2023\n\nGeachte voorzitter,\n\n"
        f"Op verzoek van het lid {name.title()} ga ik in op dossier {30_000 + number}. "
        f"Ik zal uw Kamer voor {dice.randint(1, 28)} september 2023 informeren over {land}. "
        f"Nederland blijft via UNICEF bijdragen aan scholen in {land}.\n\n"
        f"De minister,\n{name.title()}\n"
    )


def run(folder: Path, output: Path, *, workers: int, seconds: float, make: Make | None) -> None:
    """Read a folder of letters, some of them poisoned; through the pipeline if not told else."""
    limits = replace(Limits(), seconds=seconds, seconds_per_page=0.0)
    plan = Plan(recipe=Recipe(), limits=limits, workers=workers)
    execute(find_sources([folder]), output, plan, make=Poisoned(make or plan.recipe))


if __name__ == "__main__":
    import poison  # under its own name, by which workers can import it

    inputs, tables, count, deadline, *how = sys.argv[1:]
    poison.run(
        Path(inputs),
        Path(tables),
        workers=int(count),
        seconds=float(deadline),
        make=poison.plain if how == ["plain"] else None,
    )
