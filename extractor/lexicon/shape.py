"""The shape of a user's entries: what the shipped entries of the same table have."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

Entries = Sequence[Mapping[str, Any]]

NOTES = frozenset({"example", "not", "about", "off"})  # for readers and tests, never required
# Keys whose values the program knows by name.
CLOSED = frozenset(
    {
        ("actor", "type"),
        ("cue", "tense"),
        ("governor", "takes"),
        ("introducer", "opens"),
        ("qualifier", "class"),
        ("verb", "obligation"),
        ("verb", "present"),
    }
)


def fault(table: str, entry: Mapping[str, Any], shipped: Entries) -> str:
    """When you call this, it will say what is wrong with an entry, or give an empty string.

    Parameters
    ----------
    table : the name of the table that it stands in
    entry : the user's entry, which has an id
    shipped : the entries of the shipped table, which show keys, types and known values
    """
    name = f"{table} {entry['id']!r}"
    if entry.get("off") is True:
        return "" if entry["id"] in {e["id"] for e in shipped} else f"{name}: no such entry is on"
    known = {key for other in shipped for key in other} | NOTES
    if unknown := sorted(set(entry) - known):
        return f"{name} has an unknown key {unknown[0]!r}; known: {', '.join(sorted(known))}"
    needed = set.intersection(*({*other} for other in shipped)) - NOTES
    if missing := sorted(needed - set(entry)):
        return f"{name} has no {missing[0]}"
    for key in sorted(set(entry) - NOTES):
        values = [other[key] for other in shipped if key in other]
        if type(entry[key]) not in {type(value) for value in values}:
            return f"{name}: {key} must be written like {values[0]!r}"
        if isinstance(entry[key], list) and any(not str(item).strip() for item in entry[key]):
            return f"{name}: {key} holds an empty text; leave it out"
        if (table, key) in CLOSED and entry[key] not in values:
            return f"{name}: {key} must be one of {', '.join(sorted(set(values)))}"
        if key == "pattern" and (cause := _no_regex(entry[key])):
            return f"{name}: pattern is no regular expression: {cause}"
    return ""


def _no_regex(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        return str(error)
    return ""
