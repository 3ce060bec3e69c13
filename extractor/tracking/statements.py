"""What letters say of promises: the commitments of a run, and the deeds that may fulfil them.

A past or performative clause (*heb ik ingevoerd*, *hierbij zend ik*) is no commitment but can
fulfil one; such deeds stand in near_misses.csv, which `extractor run --explain` writes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extractor.lexicon.loader import load_rules

Row = Mapping[str, str]

INFORMS = frozenset({"past_information", "performative", "discharge"})  # deeds that tell or send
DEEDS = INFORMS | {"past_effort"}
_NUMBER = re.compile(r"TZ\d{6}-\d+|T\d{5}")
_NAME = re.compile(r"\b[A-Z][\w-]+")
_NO_NAMES = {"Kamer", "Tweede", "Eerste", "Minister", "Staatssecretaris", "Nederland"}
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Statement:
    """A commitment or a deed, with the letter that it stands in.

    `text` is what is compared: the clause and what is fronted before it, without dates and with
    codes for countries and UN bodies; `names` are the names in it. `category` is a deed's; a
    commitment has none.
    """

    row: Row
    id: str
    document: str
    dossier: str
    date: str
    start: int
    category: str
    verb: str
    text: str
    names: frozenset[str]

    def value(self, column: str) -> str:
        """When you call this, it will give a column of its row; empty where it has none."""
        return self.row.get(column, "")

    @property
    def clause(self) -> str:
        """The clause, verbatim, on one line."""
        return _clause(self.row)

    @property
    def informs(self) -> bool:
        """Whether it tells or sends something, or promises to."""
        return self.category in INFORMS or self.value("obligation") == "information"

    @property
    def known(self) -> bool:
        """Whether its own words say that it was promised before."""
        if self.category:
            return any(p.search(self.value("sentence")) for p in known_before())
        return self.value("status") in ("reaffirmed", "amended")

    @property
    def lasts(self) -> bool:
        """Whether it is promised for more than once, so that one deed does not fulfil it."""
        ongoing = self.value("status") == "ongoing" and not self.value("deadline_to")
        return ongoing or bool(self.value("recurrence"))

    @property
    def numbers(self) -> list[str]:
        """The registration numbers that it cites."""
        return _NUMBER.findall(self.value("register_ref") or self.value("sentence"))


@cache
def known_before() -> tuple[re.Pattern[str], ...]:
    """When you call this, it will give the lexicon's *zoals toegezegd*, *mijn toezegging* …."""
    qualifiers = load_rules("qualifiers.toml", None)["qualifier"]
    return tuple(
        re.compile(rf"\b(?:{one['pattern']})\b", re.IGNORECASE)
        for one in qualifiers
        if one["class"] == "reaffirmed"
    )


def read_statements(
    commitments: Iterable[Row],
    near_misses: Iterable[Row],
    documents: Iterable[Row],
    mentions: Iterable[Row],
) -> list[Statement]:
    """When you call this, it will give the statements of a run by date, document and place.

    Parameters
    ----------
    commitments, near_misses, documents, mentions : rows of the tables, as dicts
    """
    letters = {row["document"]: row for row in documents}
    names: defaultdict[str, list[Row]] = defaultdict(list)
    for row in mentions:
        names[row["document"]].append(row)
    sentences: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in (*commitments, *near_misses):
        sentences[row["document"], row["sentence"]].append(row)
    found = [
        _statement(row, text, letters.get(row["document"], {}))
        for (document, _), rows in sentences.items()
        for row, text in _texts(rows, names[document])
        if row.get("category", "") in DEEDS | {""}
    ]
    return sorted(found, key=lambda one: (one.date, one.document, one.start, one.id))


def _statement(row: Row, text: str, letter: Row) -> Statement:
    verb = row["rule"].rpartition(":")[2]
    return Statement(
        row=row,
        id=row.get("id") or f"{row['document']}@{row['start']}",
        document=row["document"],
        dossier=letter.get("dossier", ""),
        date=letter.get("date", ""),
        start=int(row["start"]),
        category=row.get("category", ""),
        verb=verb,
        names=frozenset(_NAME.findall(text[1:])) - _NO_NAMES,
        text=f"{text} {verb.replace('-', ' ')} {_one_line(row.get('object', ''))}",
    )


def _texts(rows: Sequence[Row], mentions: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    """Give each clause of a sentence with what is fronted before it, mentions as codes."""
    sentence = rows[0]["sentence"]
    behind = 0  # the clauses so far
    for row in sorted(rows, key=lambda row: int(row["start"])):
        clause = _clause(row)
        place = max(sentence.find(clause, behind), sentence.find(clause), 0)
        front = place - min(behind, place)
        text = sentence[place - front : place + len(clause)]
        for one in mentions:
            if int(row["start"]) - front <= int(one["start"]) < int(row["end"]):
                text = text.replace(_one_line(one["text"]), f" {_code(one)} ")
        yield row, text
        behind = max(behind, place + len(clause))


def _code(mention: Row) -> str:
    """Give what a mention counts for: a date for nothing, Nederland for nothing, others by code."""
    if mention["label"] in ("DATE", "PERIOD") or mention["value"] == "NLD":
        return ""
    return mention["value"]


def _clause(row: Row) -> str:
    return _one_line(row.get("commitment", "") or row.get("clause", ""))


def _one_line(text: str) -> str:
    return _SPACE.sub(" ", text)
