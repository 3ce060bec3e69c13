"""Mails (.eml): the body and the attachments as documents of their own."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import MIMEPart

from extractor.reading.archive import Member
from extractor.reading.sources import printable
from extractor.reading.status import Limits, Refused, Status


def mail_members(data: bytes, limits: Limits) -> Iterator[Member]:
    """When you call this, it will yield the body (under the name '') and the attachments.

    Raises
    ------
    Refused : more parts than the limits allow
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is not None:
        yield "", _content(body)
    for count, part in enumerate(message.iter_attachments(), 1):
        if count > limits.members:
            raise Refused(Status.TOO_LARGE, "members", f"more than {limits.members:,} attachments")
        name = part.get_filename() or f"attachment-{count}"
        clean = printable(name.replace("\\", "/").rpartition("/")[2]) or f"attachment-{count}"
        if part.get_content_maintype() == "image":
            yield clean, Refused(Status.SKIPPED, "image", "a picture in a mail")
        else:
            yield clean, _content(part)


def _content(part: MIMEPart) -> bytes:
    """Give the decoded bytes of a part; a text comes as UTF-8, a mail in a mail as it stands."""
    try:
        content = part.get_content()
    except (KeyError, LookupError, UnicodeError, ValueError):
        payload = part.get_payload(decode=True)
        return payload if isinstance(payload, bytes) else b""
    if isinstance(content, str):
        return content.encode("utf-8", errors="replace")
    return content if isinstance(content, bytes) else content.as_bytes()
