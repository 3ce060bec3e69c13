"""The header of a letter: dossier, number, title, date, ministry, signatory, addressee, kind.

Every field is found by the patterns of lexicon/headers.toml in the lines above and below the
text; what the format itself says (official XML, HTML meta) goes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from extractor.letter import Header
from extractor.lexicon.loader import load_rules
from extractor.reading.dutch_dates import iso_date
from extractor.reading.zones import LONGEST_HEADER, Signature, is_label

# Lines whose rest may be the next one: `Aan de Voorzitter`, `38 123`, `1123`.
_GOES_ON = re.compile(r"Aan |(?:\d{2} ?\d{3}(?:[ -]\w+)?|\d{1,5})$")
_SMALL = {"en", "van", "voor", "de", "der"}


def read_header(
    lines: Sequence[str],
    signatures: Sequence[Signature],
    meta: Mapping[str, str],
    warnings: list[str],
    running: Sequence[str] = (),
) -> Header:
    """When you call this, it will read the header from its clean lines.

    Parameters
    ----------
    lines : the blocks of the header, in order
    signatures : the offices and names below the text
    meta : fields that the format gives; they go before the lines
    warnings : where a date that does not exist is reported
    running : running heads and feet; they hold the date where the lines do not
    """
    lines = _unfolded([line.replace(" | ", " ") for line in lines])
    kind = meta.get("kind", "")
    names, ministries = _answerers(lines)
    if not names:
        names = [signature.name for signature in signatures if signature.name]
        ministries = [signature.ministry for signature in signatures if signature.ministry]
    if not ministries:
        ministries = _ministries(lines)
    return Header(
        dossier=_dossier(meta.get("dossier", "")) or ";".join(_dossiers(lines)),
        number=meta.get("number") or _field("number", lines, kind),
        title=meta.get("title") or _field("title", lines, kind),
        date=meta.get("date") or _date(_dated(lines, running, kind), warnings),
        ministry=meta.get("ministry") or ";".join(_unique(map(ministry_name, ministries))),
        signatory=meta.get("signatory") or ";".join(_unique(map(_name, names))),
        addressee=meta.get("addressee") or _addressee(_field("addressee", lines, kind)),
        kind=kind,
    )


def kind_of(blocks: Sequence[str]) -> str:
    """When you call this, it will tell letter, answers, debate, annex or decisions by the start."""
    for kind, pattern in _kinds():
        if any(pattern.match(block) for block in blocks[:LONGEST_HEADER]):
            return kind
    return ""


def debate_title(blocks: Sequence[str]) -> str:
    """When you call this, it will give the heading over a debate, without the item's number."""
    return next((block for block in blocks if not block.isdigit()), "")


def ministry_name(text: str) -> str:
    """When you call this, it will write a ministry's name in the usual case, without its comma.

    >>> ministry_name("INFRASTRUCTUUR EN WATERSTAAT,")
    'Infrastructuur en Waterstaat'
    """
    text = re.sub(r"\s+,", ",", text).strip(" ,")
    if not text.isupper():
        return text
    words = text.lower().split(" ")
    return " ".join(word if word in _SMALL else word.capitalize() for word in words)


def _unfolded(lines: Sequence[str]) -> list[str]:
    """Add `Datum 3 mei 2019` where label and value are lines of their own, or columns of them."""
    added: list[str] = []
    labels: list[str] = []
    for line in lines:
        if is_label(line):
            labels.append(line)
        elif labels:
            label = next((label for label in labels if _fits(label, line)), labels[0])
            labels.remove(label)
            added.append(f"{label} {line}")
    added += [f"{a} {b}" for a, b in pairwise(lines) if _GOES_ON.match(a)]
    return [*lines, *added]


def _fits(label: str, value: str) -> bool:
    """Tell whether a value can belong to a label: a date to `Datum`, a number to `Bijlage(n)`."""
    if label.startswith("Datum"):
        return bool(iso_date(value))
    if label.startswith("Bijlage"):
        return value.isdigit()
    return not (iso_date(value) or value.isdigit())


def _field(name: str, lines: Sequence[str], kind: str) -> str:
    for pattern, only in _patterns(name):
        if only and only != kind:
            continue
        for line in lines:
            found = pattern.match(line)
            if found and not (name == "title" and found["value"].isdigit()):
                return found["value"].strip()
    return ""


def _dated(lines: Sequence[str], running: Sequence[str], kind: str) -> str:
    return _field("date", lines, kind) or _field("date", running, kind)


def _answerers(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    names: list[str] = []
    ministries: list[str] = []
    for line in lines:
        for pattern in _compiled("answerer"):
            if found := pattern.match(line):
                names.append(found["name"].strip())
                ministries.append(found["ministry"].strip())
        if names:
            break
    return names, ministries


def _ministries(lines: Sequence[str]) -> list[str]:
    for pattern in _compiled("ministry"):
        for line in lines:
            if found := pattern.match(line):
                return [found["value"]]
    return []


def _dossiers(lines: Sequence[str]) -> list[str]:
    """Find every dossier a letter is filed under; each has a title line of its own."""
    found = (pattern.match(line) for pattern, _ in _patterns("dossier") for line in lines)
    return _unique(_dossier(match["value"]) for match in found if match)


def _dossier(text: str) -> str:
    """`32 735` and `21 501-02` as they are cited: without spaces, the suffix after a hyphen."""
    found = re.match(r"(\d{2}) ?(\d{3})(?:[ -](.+))?$", text)
    if not found:
        return ""
    suffix = (found[3] or "").replace(" ", "")
    return found[1] + found[2] + (f"-{suffix}" if suffix else "")


def _date(text: str, warnings: list[str]) -> str:
    if not text:
        return ""
    day = iso_date(text)
    if not day:
        warnings.append(f"date: {text!r} is not a date")
    return day


def _addressee(text: str) -> str:
    """Write the addressee in full: the chair of a chamber is that of the Staten-Generaal."""
    if not text:
        return ""
    text = text[:1].upper() + text[1:].replace("OORZITTER", "oorzitter")
    return text if "Staten-Generaal" in text else f"{text} der Staten-Generaal"


def _name(text: str) -> str:
    """Write initials without spaces: `A. B. de Wit` is the A.B. de Wit of other letters."""
    return re.sub(r"(?<=\b[A-Z]) ?\. ?(?=[A-Z] ?\.)", ".", text)


def _unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


@cache
def _patterns(field: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    entries = load_rules("headers.toml")["field"]
    return tuple(
        (re.compile(entry["pattern"]), entry.get("only", ""))
        for entry in entries
        if entry["field"] == field
    )


@cache
def _compiled(table: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(entry["pattern"]) for entry in load_rules("headers.toml")[table])


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    entries = load_rules("headers.toml")["kind"]
    return tuple((entry["kind"], re.compile(entry["pattern"])) for entry in entries)
