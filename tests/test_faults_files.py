"""Bad office files and archives, and what a file system may hold."""

from __future__ import annotations

import io
import os
import resource
import socket
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
import reading_samples as samples
from fault_bed import no_network, only, readings

from extractor.reading import Status, find_sources, read

pytestmark = pytest.mark.usefixtures(no_network.__name__)


def test_69_not_a_zip(tmp_path: Path) -> None:
    data = samples.docx(samples.paragraph("Brief."))
    reading = only(tmp_path, "a.docx", data[: len(data) // 2])
    assert reading.status is Status.ERROR


def test_69_text_or_noise_named_docx(tmp_path: Path) -> None:
    assert only(tmp_path, "a.docx", b"Ik zal de Kamer informeren.").code == "extension"
    assert only(tmp_path, "a.docx", bytes(range(256)) * 4).status is Status.UNSUPPORTED


def bomb() -> bytes:
    return samples.zipped({"a.txt": b"0" * 30_000_000})


def nested(depth: int) -> bytes:
    data = samples.zipped({"a.txt": b"Brief."})
    for _ in range(depth):
        data = samples.zipped({"in.zip": data})
    return data


def overlapping(count: int) -> bytes:
    """Name one compressed member many times in the directory of an archive."""
    data = samples.zipped({"a.txt": b"0" * 100_000})
    entry, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    directory = data[entry:end] * count
    tail = bytearray(data[end:])
    struct.pack_into("<HHII", tail, 8, count, count, len(directory), entry)
    return data[:entry] + directory + bytes(tail)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        pytest.param(bomb, "ratio", id="ratio"),
        pytest.param(lambda: overlapping(19), "ratio", id="overlapping"),
        pytest.param(lambda: nested(4), "depth", id="depth"),
        pytest.param(
            lambda: samples.zipped({str(n): b"" for n in range(30)}), "members", id="many"
        ),
    ],
)
def test_70_zip_bombs(tmp_path: Path, make: Callable[[], bytes], code: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = readings(tmp_path, "a.zip", make(), members=20)
    assert [(r.status, r.code) for r in found] == [(Status.TOO_LARGE, code)]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # kB


def test_70_word_bomb(tmp_path: Path) -> None:
    body = samples.paragraph(" " * 30_000_000)
    assert only(tmp_path, "a.docx", samples.docx(body)).code == "ratio"


def test_71_lying_size(tmp_path: Path) -> None:
    data = bytearray(samples.zipped({"a.txt": os.urandom(50_000).hex().encode()}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(signature) + offset
        data[place : place + 4] = (100).to_bytes(4, "little")
    (reading,) = readings(tmp_path, "a.zip", bytes(data))
    assert reading.status in (Status.ERROR, Status.TOO_LARGE)


def test_73_encrypted_word(tmp_path: Path) -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    data = head + "EncryptedPackage".encode("utf-16-le") + b"\0" * 100
    assert only(tmp_path, "a.docx", data).status is Status.ENCRYPTED


def test_74_old_word(tmp_path: Path) -> None:
    reading = only(tmp_path, "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert (reading.status, reading.code) == (Status.UNSUPPORTED, "doc")
    assert "soffice" in reading.message


def test_75_names_of_members(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("../../x.txt", "/abs.txt", "C:\\x.txt", "a.txt", ".DS_Store"):
            archive.writestr(name, "Brief.")
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", "Nog een.")
    found = {r.member: r.status for r in readings(tmp_path, "a.zip", out.getvalue())}
    assert found == {
        "x.txt": Status.OK,
        "abs.txt": Status.OK,
        "x.txt#2": Status.OK,
        "a.txt": Status.OK,
        ".DS_Store": Status.SKIPPED,
        "link.txt": Status.SKIPPED,
        "a.txt#2": Status.OK,
    }
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_75_name_in_cp437(tmp_path: Path) -> None:
    data = samples.zipped({"XXXX.txt": b"Brief."}).replace(b"XXXX", b"caf\x82")
    (reading,) = readings(tmp_path, "a.zip", data)
    assert (reading.status, reading.member) == (Status.OK, "café.txt")


def test_75_encrypted_member(tmp_path: Path) -> None:
    data = bytearray(samples.zipped({"a.txt": b"Brief."}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    assert readings(tmp_path, "a.zip", bytes(data))[0].status is Status.ENCRYPTED


def test_75_damaged_archives(tmp_path: Path) -> None:
    assert only(tmp_path, "a.zip", b"PK\x03\x04" + b"\0" * 60).status is Status.ERROR
    with tarfile.open(tmp_path / "whole.tar", "w") as archive:
        entry = tarfile.TarInfo("b.txt")
        entry.size = 5000
        archive.addfile(entry, io.BytesIO(b"a" * 5000))
    cut = (tmp_path / "whole.tar").read_bytes()[:2000]
    assert {r.status for r in readings(tmp_path, "cut.tar", cut)} == {Status.ERROR}
    assert only(tmp_path, "e.zip", samples.zipped({})).status is Status.EMPTY
    assert only(tmp_path, "a.gz", b"\x1f\x8b" + zlib.compress(b"x")).code == "gzip"


# --- file system --------------------------------------------------------------------------------


def test_76_what_is_no_document_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / ".DS_Store").write_bytes(b"\0\0\0\1Bud1")
    (tmp_path / "~$brief.docx").write_bytes(b"\6Naam")
    (tmp_path / "map.pdf").mkdir()
    (tmp_path / "map.pdf" / "brief.txt").write_text("Brief.")
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(tmp_path / "s"))
    found = {}
    for source in find_sources([tmp_path]):
        (reading,) = read(source)
        found[reading.document] = (reading.status, reading.code)
    server.close()
    assert found == {
        ".DS_Store": (Status.SKIPPED, "hidden"),
        "gone.txt": (Status.SKIPPED, "dangling_link"),
        "map.pdf/brief.txt": (Status.OK, ""),
        "pipe.txt": (Status.SKIPPED, "not_a_file"),
        "s": (Status.SKIPPED, "not_a_file"),
        "zero.txt": (Status.SKIPPED, "not_a_file"),
        "~$brief.docx": (Status.SKIPPED, "hidden"),
    }


def test_76_unreadable_and_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (gone,) = find_sources([tmp_path / "gone.txt"])
    assert [r.code for r in read(gone)] == ["not_found"]
    (tmp_path / "a.txt").write_text("Brief.")
    (source,) = find_sources([tmp_path / "a.txt"])

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert [(r.status, r.code) for r in read(source)] == [(Status.ERROR, "unreadable")]


@pytest.mark.parametrize(
    "name", ["twee\nregels.txt", "-streep.txt", "punt;komma.txt", "kaas🧀.txt", "a" * 251 + ".txt"]
)
def test_76_odd_names(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Brief.")
    (source,) = find_sources([tmp_path])
    (reading,) = read(source)
    assert reading.status is Status.OK
    assert "\n" not in reading.document


def test_76_surrogate_name(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_text("Brief.")
    (source,) = find_sources([tmp_path])
    (reading,) = read(source)
    assert reading.status is Status.OK
    reading.document.encode("utf-8")
    reading.path.encode("utf-8")


def test_77_a_file_that_vanishes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Brief.")
    (source,) = find_sources([tmp_path])
    (tmp_path / "a.txt").unlink()
    assert [(r.status, r.code) for r in read(source)] == [(Status.ERROR, "not_found")]
