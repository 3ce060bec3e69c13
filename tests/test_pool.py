"""Workers that die, hang or run out of memory: row 78 of the fault list."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import poison
import pytest
import reading_samples as samples

from extractor.reading import Limits, Reading, find_sources
from extractor.reading.identity import identified
from extractor.records import Document, Mention, Record
from extractor.running.jobs import Batch, Job, Make
from extractor.running.pool import Pool, WorkerError

POISONED = poison.Poisoned()
LIMITS = Limits(seconds=poison.SECONDS, seconds_per_page=0.0)


def jobs(folder: Path) -> Iterator[Job]:
    for number, one in enumerate(identified(find_sources([folder]))):
        yield Job(number, one.unread, one.bytes)


def rows(folder: Path, make: Make = POISONED, **options: int) -> list[list[Record]]:
    """The rows of each input, in input order."""
    chosen = {"workers": 2, **options}
    found: dict[int, list[Record]] = {}
    for outcome in Pool(make, limits=LIMITS, **chosen).run(jobs(folder)):  # type: ignore[arg-type]
        found.setdefault(outcome.number, []).extend(outcome.records)
    return [found[number] for number in sorted(found)]


def documents(found: list[list[Record]]) -> list[Document]:
    return [record for records in found for record in records if isinstance(record, Document)]


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], list[Document]]:
    folder = tmp_path_factory.mktemp("poison") / "in"
    planted = poison.write_letters(folder, 40, every=4)
    return planted, documents(rows(folder))


@pytest.mark.parametrize("kind", poison.KINDS)
def test_78_poison_costs_its_own_document_only(
    kind: str, poisoned: tuple[dict[str, str], list[Document]]
) -> None:
    planted, found = poisoned
    (name,) = [name for name, planted_kind in planted.items() if planted_kind == kind]
    (document,) = [document for document in found if document.document == name]
    assert (document.status, document.code) == poison.STATUS[kind]
    assert document.message.startswith(f"{name}: ")
    assert document.bytes
    assert document.sha256


def test_78_all_others_are_read(poisoned: tuple[dict[str, str], list[Document]]) -> None:
    planted, found = poisoned
    assert len(found) == 40
    assert {d.status for d in found if d.document not in planted} == {"ok"}


def test_a_poisoned_member_costs_no_other_member(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    members = {
        "a.txt": b"Ik zal komen.",
        "b.txt": b"POISON killed",
        "c.txt": b"POISON hang",
        "d.txt": b"Ik zal gaan.",
    }
    (tmp_path / "in" / "a.zip").write_bytes(samples.zipped(members))
    (found,) = rows(tmp_path / "in")
    told = [(d.member, d.status) for d in documents([found])]
    assert told == [("a.txt", "ok"), ("b.txt", "crashed"), ("c.txt", "timeout"), ("d.txt", "ok")]
    words = [mention.text for mention in found if isinstance(mention, Mention)]
    assert " ".join(words) == "Ik zal komen. Ik zal gaan."


@dataclass(frozen=True)
class Frail:
    """Dies on its first document ever, and never again."""

    mark: Path

    def __call__(self) -> Batch:
        batch = poison.plain()

        def frail(readings: Sequence[Reading]) -> list[Record]:
            if not self.mark.exists():
                self.mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            return batch(readings)

        return frail


def test_a_document_is_tried_twice(tmp_path: Path) -> None:
    poison.write_letters(tmp_path / "in", 3, every=100)
    found = documents(rows(tmp_path / "in", Frail(tmp_path / "mark")))
    assert [d.status for d in found] == ["ok"] * 3
    assert (tmp_path / "mark").exists()


@dataclass(frozen=True)
class Telling:
    """Names the process that read a document."""

    def __call__(self) -> Batch:
        def telling(readings: Sequence[Reading]) -> list[Record]:
            return [Document(document=r.document, code=str(os.getpid())) for r in readings]

        return telling


def test_workers_are_recycled(tmp_path: Path) -> None:
    poison.write_letters(tmp_path / "in", 6, every=100)
    found = documents(rows(tmp_path / "in", Telling(), workers=1, recycle=2))
    assert [len({d.code for d in found[n : n + 2]}) for n in (0, 2, 4)] == [1, 1, 1]
    assert len({d.code for d in found}) == 3


def test_a_worker_out_of_memory_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("POISON memory")
    (tmp_path / "in" / "b.txt").write_text("Ik zal komen.")
    pool = Pool(poison.Poisoned(), workers=1, limits=LIMITS)
    seen = [pool.processes for _ in pool.run(jobs(tmp_path / "in"))]
    assert seen[0] != seen[1]


def test_any_number_of_workers_gives_the_same_rows(tmp_path: Path) -> None:
    poison.write_letters(tmp_path / "in", 30, every=100)
    assert rows(tmp_path / "in", workers=1) == rows(tmp_path / "in", workers=3)


def unfit() -> Batch:
    raise ValueError("the lexicon is wrong")


def deadly() -> Batch:
    os._exit(9)


@pytest.mark.parametrize(
    ("make", "message"), [(unfit, "the lexicon is wrong"), (deadly, r"exit 9.*--memory")]
)
def test_workers_that_cannot_begin_end_the_run(tmp_path: Path, make: Make, message: str) -> None:
    poison.write_letters(tmp_path / "in", 3, every=100)
    with pytest.raises(WorkerError, match=message):
        rows(tmp_path / "in", make)


def test_no_worker_outlives_the_run(tmp_path: Path) -> None:
    poison.write_letters(tmp_path / "in", 9, every=100)
    pool = Pool(poison.Poisoned(), workers=2, limits=LIMITS)
    outcomes = pool.run(jobs(tmp_path / "in"))
    next(outcomes)
    processes = pool.processes
    outcomes.close()
    assert processes
    assert not any(Path(f"/proc/{process}").exists() for process in processes)


def test_a_worker_that_dies_between_two_documents_costs_none(tmp_path: Path) -> None:
    poison.write_letters(tmp_path / "in", 4, every=100)
    pool = Pool(poison.plain, workers=1, limits=LIMITS)
    found = []
    for outcome in pool.run(jobs(tmp_path / "in")):
        found.append(outcome.records)
        os.kill(pool.processes[0], signal.SIGKILL)
    assert [d.status for d in documents(found)] == ["ok"] * 4
