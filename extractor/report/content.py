"""The tables of a run and the letters' texts → the data that the page shows."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from extractor.gazetteer.names import body, country_name
from extractor.letter import Block, Speaker
from extractor.output import read_table
from extractor.report.reasons import entries
from extractor.report.texts import READABLE, LetterText, read_again

Row = Mapping[str, str]
HEADER = ("document", "title", "date", "dossier", "number", "ministry", "signatory", "message")
# What a row has in common with its letter stands once, at the letter.
OF_LETTER = frozenset({"document", "dossier", "number", "date", "ministry", "signatory"})
NUMBERS = frozenset({"start", "end", "page"})


def content(
    output: Path,
    letters: Path | None,
    lexicon: Path | None,
    progress: Callable[[str], None],
) -> dict[str, Any]:
    """When you call this, it will give the page's data as values that JSON can hold.

    Parameters
    ----------
    output : the output folder of `extractor run`
    letters : the folder that holds the letters now; None: where the run found them
    lexicon : the user's lexicon folder of the run
    progress : is called with each document that was read again

    Raises
    ------
    extractor.output.OutputError : the folder holds no tables of a run
    extractor.lexicon.loader.LexiconError : the lexicon folder is wrong
    """
    documents = read_table(output, "documents")
    commitments = read_table(output, "commitments")
    mentions = read_table(output, "mentions")
    near_misses = _optional(output, "near_misses")
    rows, marks, misses = map(_by_document, (commitments, mentions, near_misses))
    verbatim = {
        row["document"]: [
            *({**c, "text": c["commitment"]} for c in rows.get(row["document"], ())),
            *marks.get(row["document"], ()),
        ]
        for row in documents
    }
    texts = {row["document"]: LetterText(row["text"]) for row in _optional(output, "texts")}
    again = [row for row in documents if row["document"] not in texts]
    for document, text in read_again(again, verbatim, letters):
        texts[document] = text
        progress(document)
    tables = (rows, marks, misses)
    return {
        "run": _run_id(documents, commitments),
        "letters": [_letter(row, texts.get(row["document"]), *tables) for row in documents],
        "explained": bool(near_misses),
        "entries": entries((row["rule"] for row in (*commitments, *near_misses)), lexicon),
        "names": _names(commitments, mentions),
        "threads": _optional(output, "threads"),
        "causes": dict(Counter(text.cause for text in texts.values() if text.cause)),
    }


def _optional(output: Path, table: str) -> list[dict[str, str]]:
    return read_table(output, table, optional=True)


def _run_id(documents: Iterable[Row], commitments: Iterable[Row]) -> str:
    """A name for the run, the same for the same letters and rows: decisions are kept under it."""
    digest = hashlib.sha256()
    for row in (*documents, *commitments):
        parts = [row.get(name, "") for name in ("document", "sha256", "start", "end")]
        digest.update("\t".join(parts).encode() + b"\n")
    return digest.hexdigest()[:16]


def _by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["document"]].append(row)
    return dict(found)


def _letter(
    row: Row,
    text: LetterText | None,
    rows: Mapping[str, Sequence[Row]],
    marks: Mapping[str, Sequence[Row]],
    misses: Mapping[str, Sequence[Row]],
) -> dict[str, Any]:
    """A letter: its header, its text where it is at hand, and its rows."""
    document = row["document"]
    letter: dict[str, Any] = {name: row[name] for name in HEADER if row.get(name)}
    if row["status"] in READABLE and text is not None:
        letter |= {"cause": text.cause} if text.cause else {"text": text.text}
        letter["blocks"] = [[block.start, block.end, _look(block)] for block in text.blocks]
    return letter | {
        "commitments": [_values(one) for one in rows.get(document, ())],
        "near_misses": [_values(one) for one in misses.get(document, ())],
        "mentions": [
            [int(m["start"]), int(m["end"]), m["label"], m["value"], m["name"]]
            for m in marks.get(document, ())
        ],
    }


def _look(block: Block) -> str:
    """What a block is to look like: a member's question is not the minister's word."""
    return "question" if block.speaker is Speaker.MEMBER else str(block.kind)


def _values(row: Row) -> dict[str, str | int]:
    """The row without what is empty or stands at the letter."""
    return {
        name: int(value) if name in NUMBERS else value
        for name, value in row.items()
        if value and name not in OF_LETTER
    }


def _names(commitments: Iterable[Row], mentions: Iterable[Row]) -> dict[str, dict[str, Any]]:
    """The countries (Dutch and English name) and bodies (acronym and name) that occur, by code."""
    codes: dict[str, set[str]] = {"countries": set(), "bodies": set()}
    for row in commitments:
        codes["countries"].update(filter(None, row["countries"].split(";")))
        for column in ("un_bodies", "other_bodies"):
            codes["bodies"].update(filter(None, row[column].split(";")))
    for row in mentions:
        if row["label"] in ("COUNTRY", "UN_BODY", "ORGANISATION"):
            kind = "countries" if row["label"] == "COUNTRY" else "bodies"
            codes[kind].update(filter(None, row["value"].split(";")))
    return {
        "countries": {code: list(country_name(code)) for code in sorted(codes["countries"])},
        "bodies": {code: [body(code).acronym, body(code).name] for code in sorted(codes["bodies"])},
    }
