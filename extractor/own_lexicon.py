"""Checks a user's lexicon folder: its form first, then whether its examples are found.

The names of files, keys and values are those of the shipped lexicon. Each entry with an example
is tried in the pipeline that the folder makes: a verb must give a commitment in `example` and none
in `not`, an actor or qualifier must match, the form of a country or body must be found as such.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

from spacy.language import Language
from spacy.tokens import Doc

from extractor.commitments.component import CommitmentsComponent
from extractor.commitments.lexicon import CommitmentLexicon
from extractor.lexicon.loader import (
    SHIPPED,
    LexiconError,
    line_of,
    load_rules,
    load_table,
    read_rows,
    read_rules,
)
from extractor.pipeline import load

# Reading and grammar stand on these alone; a user's folder does not change them.
FIXED = frozenset(
    {
        "function_words.toml",
        "headers.toml",
        "hyphens.toml",
        "layout.toml",
        "morphology.toml",
        "word_classes.toml",
    }
)
FORMS = {"country_forms.csv": "country", "body_forms.csv": "body"}  # file → column of its code
PATTERNS = ("actor", "coalition", "qualifier")  # tables whose entries are patterns
Entry = Mapping[str, Any]


class Problem(NamedTuple):
    """What is wrong, and where; lines count from 1."""

    file: Path
    line: int
    cause: str

    def __str__(self) -> str:
        """Give it as `file:line: cause`."""
        return f"{self.file}:{self.line}: {self.cause}"


def files_of(folder: Path) -> list[Path]:
    """When you call this, it will give the lexicon files of a folder, in the order of names."""
    return sorted([*folder.glob("*.toml"), *folder.glob("*.csv")])


def entries_of(file: Path, folder: Path) -> list[tuple[str, Entry]]:
    """When you call this, it will give a file's own entries, each with the name of its table.

    Raises
    ------
    LexiconError : the file is malformed
    """
    if file.suffix == ".csv":
        load_table(file.name, folder)
        return [(file.stem, row) for row in read_rows(file)]
    load_rules(file.name, folder)
    return [(table, entry) for table, entries in read_rules(file).items() for entry in entries]


def check(folder: Path) -> list[Problem]:
    """When you call this, it will give every problem of a folder; none means that it can be used.

    Examples are tried only where all files are well-formed.
    """
    problems = [problem for file in files_of(folder) for problem in _form(file, folder)]
    if problems:
        return problems
    try:
        nlp = load(lexicon=folder)
    except LexiconError as error:
        return [Problem(error.file, error.line, error.cause)]
    return [
        Problem(file, _line(file, entry["id"]), cause)
        for file in files_of(folder)
        for table, entry in entries_of(file, folder)
        if entry.get("off") not in (True, "yes")
        for cause in _tried(nlp, table, entry)
    ]


def _form(file: Path, folder: Path) -> Iterator[Problem]:
    if file.name in FIXED or not (SHIPPED / file.name).is_file():
        known = sorted(f.name for f in files_of(SHIPPED) if f.name not in FIXED)
        yield Problem(file, 1, f"is not read; the files that can be yours are {', '.join(known)}")
        return
    try:
        entries = entries_of(file, folder)
    except LexiconError as error:
        yield Problem(error.file, error.line, error.cause)
        return
    if file.name in FORMS:
        codes = _codes(FORMS[file.name], folder)
        for _, entry in entries:
            code = entry.get(FORMS[file.name])
            if entry.get("off") != "yes" and code not in codes:
                yield Problem(file, _line(file, entry["id"]), f"no {FORMS[file.name]} {code!r}")


def _codes(column: str, folder: Path) -> set[str]:
    names = ["countries.csv"] if column == "country" else ["un_bodies.csv", "other_orgs.csv"]
    return {row["id"] for name in names for row in load_table(name, folder)}


def _tried(nlp: Language, table: str, entry: Entry) -> Iterator[str]:
    """Try an entry's example and counter-example, or its form."""
    if f"{table}.csv" in FORMS:
        code, form = entry[FORMS[f"{table}.csv"]], entry["form"]
        doc = nlp(f"Dit betreft {form} zelf.")
        found = {span.kb_id_ for key in ("countries", "un_bodies") for span in doc.spans[key]}
        if entry.get("status") == "on" and code not in found:
            yield f"{form!r} is not found as {code}"
        return
    if table != "verb" and table not in PATTERNS:
        return
    lexicon = cast("CommitmentsComponent", nlp.get_pipe("extractor_commitments")).lexicon
    for key, wanted in (("example", True), ("not", False)):
        text = entry.get(key, "")
        if not text:
            yield f"{table} {entry['id']!r} has no {key}: write a sentence that shows it"
        elif table == "verb":
            doc = nlp(text)
            hit = names_verb(doc, entry, lexicon) if wanted else entry["id"] in _rules(doc)
            if hit != wanted:
                yield f"verb {entry['id']!r} {_verdict(wanted)} {text!r}"
        elif _matches(lexicon, table, entry, text) != wanted:
            yield f"{table} {entry['id']!r} {_verdict(wanted)} {text!r}"


def _rules(doc: Doc) -> set[str]:
    return {span.id_.split(":")[1] for span in doc.spans["commitments"]}


def names_verb(doc: Doc, verb: Entry, lexicon: CommitmentLexicon) -> bool:
    """When you call this, it will say whether a commitment has this verb, also as a governor.

    An entry of the same lemma counts: which of them it is, the whole sentence decides.
    """
    rules = [span.id_.split(":") for span in doc.spans["commitments"]]
    governors = {word for rule in rules for word in rule[0].split("-")}
    same = {entry.id for entry in lexicon.verbs[verb["lemma"]]}
    return bool(same & {rule[1] for rule in rules}) or verb["lemma"].split()[-1] in governors


def _matches(lexicon: CommitmentLexicon, table: str, entry: Entry, text: str) -> bool:
    patterns = {
        "actor": lexicon.actors,
        "coalition": lexicon.coalitions,
        "qualifier": list(lexicon.qualifiers(entry.get("class", ""))),
    }
    regex = next(p.regex for p in patterns[table] if p.id == entry["id"])
    return regex.search(text) is not None


def _verdict(wanted: bool) -> str:
    return "gives no row for its example" if wanted else "gives a row for its counter-example"


def _line(file: Path, entry_id: str) -> int:
    return line_of(file.read_text(encoding="utf-8-sig"), entry_id)
