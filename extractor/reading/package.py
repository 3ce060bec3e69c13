"""Members of a zipped office document, read in memory and never more than the limits allow."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import Any

from extractor.reading.status import Limits, Refused, Status


class Package:
    """A .docx or .odt opened for reading; what its header says of sizes is not trusted."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
            raise _damaged(error) from None
        self._limits = limits
        sizes = [member.file_size for member in self._zip.infolist()]
        packed = sum(member.compress_size for member in self._zip.infolist())
        refuse_bomb(len(sizes), sum(sizes), packed, limits)

    def read(self, name: str) -> bytes | None:
        """When you call this, it will give a member's bytes, or None where there is none."""
        if name not in self._zip.namelist():
            return None
        return read_member(self._zip, self._zip.getinfo(name), self._limits)


def refuse_bomb(members: int, unpacked: int, packed: int, limits: Limits) -> None:
    """When you call this, it will raise Refused where an archive unpacks to more than allowed."""
    if members > limits.members:
        message = f"{members:,} members, more than {limits.members:,}; split it"
        raise Refused(Status.TOO_LARGE, "members", message)
    if unpacked > limits.unpacked:
        message = f"unpacks to {unpacked:,} bytes, more than {limits.unpacked:,}; split it"
        raise Refused(Status.TOO_LARGE, "unpacked", message)
    if unpacked > 1_000_000 and unpacked > limits.ratio * max(packed, 1):
        message = f"unpacks to more than {limits.ratio} times its size: a zip bomb?"
        raise Refused(Status.TOO_LARGE, "ratio", message)


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits) -> bytes:
    """When you call this, it will read a member and count its bytes on the way.

    Raises
    ------
    Refused : encrypted, larger than its header says or the limits allow, or damaged
    """
    if member.flag_bits & 0x1:
        message = "protected by a password; save it without one"
        raise Refused(Status.ENCRYPTED, "password", message)
    allowed = min(limits.bytes, member.file_size)
    try:
        with archive.open(member) as stream:
            data = stream.read(allowed + 1)
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        zlib.error,
        OSError,
    ) as e:
        raise _damaged(e) from None
    if len(data) > allowed:
        message = f"larger than {allowed:,} bytes; split it or raise the limit"
        raise Refused(Status.TOO_LARGE, "bytes", message)
    return data


def _damaged(error: Any) -> Refused:
    message = f"a damaged zip ({type(error).__name__}: {error}); get a new copy"
    return Refused(Status.ERROR, "damaged", message)
