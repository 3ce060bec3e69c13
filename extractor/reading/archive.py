"""Archives (.zip, .tar) and mails (.eml): what is in them, read in memory, never unpacked.

Each reader yields its members as (name, bytes or Refused); names are cleaned for display, and
nothing is ever written to disk under them.
"""

from __future__ import annotations

import re
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from extractor.reading.package import read_member, refuse_bomb
from extractor.reading.sources import CLUTTER, printable
from extractor.reading.status import Limits, Refused, Status

Member = tuple[str, bytes | Refused]
_DRIVE = re.compile(r"^[A-Za-z]:")


def zip_members(data: bytes, limits: Limits) -> Iterator[Member]:
    """When you call this, it will yield the files in a zip.

    Raises
    ------
    Refused : damaged, or unpacking to more than the limits allow
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise _damaged("zip", error) from None
    members = [member for member in archive.infolist() if not member.is_dir()]
    packed = min(sum(member.compress_size for member in members), len(data))
    refuse_bomb(len(members), sum(member.file_size for member in members), packed, limits)
    names = MemberNames()
    for member in members:
        name = names.clean(member.filename)
        if stat.S_ISLNK(member.external_attr >> 16):
            yield name, _skipped("link", "a link inside an archive, which is not followed")
        elif _is_clutter(name):
            yield name, _skipped("hidden", "a hidden or lock file")
        else:
            try:
                yield name, read_member(archive, member, limits)
            except Refused as refusal:
                yield name, refusal


def tar_members(data: bytes, limits: Limits) -> Iterator[Member]:
    """When you call this, it will yield the files in a tar.

    Raises
    ------
    Refused : damaged, or unpacking to more than the limits allow
    """
    names = MemberNames()
    try:
        with tarfile.open(fileobj=BytesIO(data), mode="r:") as archive:
            for count, member in enumerate(archive, 1):
                refuse_bomb(count, 0, 0, limits)
                if member.isdir():
                    continue
                name = names.clean(member.name)
                if not member.isreg():
                    yield name, _skipped("link", "a link or device inside an archive")
                elif _is_clutter(name):
                    yield name, _skipped("hidden", "a hidden or lock file")
                elif member.size > limits.bytes:
                    yield name, _too_large(limits)
                else:
                    stream = archive.extractfile(member)
                    yield name, stream.read() if stream else b""
    except (tarfile.TarError, EOFError, OSError, ValueError, zlib.error) as error:
        raise _damaged("tar", error) from None


class MemberNames:
    """Cleans the names of members and keeps them apart."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def clean(self, name: str) -> str:
        """Cut drive letters and steps upwards; number a name that comes again."""
        steps = _DRIVE.sub("", name.replace("\\", "/")).split("/")
        kept = "/".join(step for step in steps if step not in ("", ".", ".."))
        shown = printable(kept) or "unnamed"
        self._seen[shown] = count = self._seen.get(shown, 0) + 1
        return shown if count == 1 else f"{shown}#{count}"


def _is_clutter(name: str) -> bool:
    return name.rpartition("/")[2].startswith(CLUTTER) or name.startswith("__MACOSX/")


def _skipped(code: str, message: str) -> Refused:
    return Refused(Status.SKIPPED, code, message)


def _too_large(limits: Limits) -> Refused:
    return Refused(Status.TOO_LARGE, "bytes", f"larger than {limits.bytes:,} bytes; split it")


def _damaged(kind: str, error: Exception) -> Refused:
    message = f"a damaged {kind} ({type(error).__name__}: {error}); get a new copy"
    return Refused(Status.ERROR, "damaged", message)
