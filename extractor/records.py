"""The rows of the tables: their columns, in order and with their meaning, stand here once."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any


def column(meaning: str, default: Any = "") -> Any:
    """A column with its meaning, which `extractor columns` and the README print."""
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One clause in which the sender speaks of an act of its own government."""

    document: str = column("the input's path, below the folder that was named")
    dossier: str = column("dossier of the letter: 5 digits and suffix (32735, 21501-02, 35300-V)")
    number: str = column("number of the letter in its dossier")
    date: str = column("date of the letter, ISO 8601")
    ministry: str = column("ministry that sent it")
    signatory: str = column("who signed it; several joined by ;")
    id: str = column("document#n: the n-th row of the document in its table")
    page: int = column("page of the source on which the clause begins, from 1", 1)
    start: int = column("offset of the clause in the clean text, code points", 0)
    end: int = column("offset behind the clause, code points", 0)
    sentence: str = column("the sentence, verbatim from the clean text")
    commitment: str = column("the clause, verbatim: clean[start:end]")
    actor: str = column("who commits, verbatim; empty for an agentless passive")
    actor_type: str = column(
        "own_minister, own_government, own_state, own_agency, own_implicit, coalition, third_party"
    )
    partners: str = column("with whom (samen met …), verbatim")
    trigger: str = column("the verb words in text order; … where text stands between them")
    action: str = column("lemma with particle, reflexive and fixed preposition")
    object: str = column("what is done, verbatim")
    addressee: str = column("who is acted on or urged, verbatim")
    recipient: str = column("to whom it is promised (uw Kamer), verbatim")
    strength: str = column("promise, firm, intention (in stances.csv: stance)")
    obligation: str = column("information, effort, outcome, action")
    polarity: str = column("positive, negative (a refusal)")
    condition: str = column("the clause that gates it (indien, mits, zodra …), verbatim")
    status: str = column("new, reaffirmed, amended, ongoing (in fulfilled.csv: fulfilled)")
    time_text: str = column("when, verbatim")
    deadline_from: str = column("first day of the time, ISO 8601; empty where open")
    deadline_to: str = column("last day of the time, ISO 8601; empty where open")
    time_basis: str = column("explicit, event_coref, vague, none")
    recurrence: str = column("jaarlijks, elk kwartaal …, verbatim")
    register_ref: str = column("reference to the register, a motion or a Kamerstuk")
    countries: str = column("ISO 3166-1 alpha-3 codes, sorted, joined by ;")
    un_bodies: str = column("ids of UN bodies, sorted, joined by ;")
    other_bodies: str = column("ids of other bodies (EU, NATO …), sorted, joined by ;")
    confidence: str = column("high, medium, low: the measured precision of the rule")
    rule: str = column("construction:verb entry that found it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Act):
    """One clause in which the sender commits its own government."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fulfilled(Act):
    """One promise that the letter tells or shows to be kept: no commitment any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance(Act):
    """One opinion of the sender (*steunt, acht, pleit voor*): no commitment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One date, vague period, country, UN body or other organisation, verbatim."""

    document: str = column("the input's path, below the folder that was named")
    label: str = column("DATE, PERIOD (vague time), COUNTRY, UN_BODY, ORGANISATION (other body)")
    text: str = column("the mention, verbatim: clean[start:end]")
    value: str = column("ISO 8601 date or interval, alpha-3 code, gazetteer id")
    name: str = column("Dutch name of the country, name of the body")
    form: str = column("name, adjective, demonym, abbreviation, compound, acronym, mandate …")
    bound: str = column("before, until, from, after, by: how the sentence bounds a date")
    basis: str = column("explicit, letter_date, event, calendar: what fixes the date")
    start: int = column("offset in the clean text, code points", 0)
    end: int = column("offset behind it, code points", 0)
    page: int = column("page of the source, from 1", 1)
    sentence: str = column("the sentence, verbatim")
    commitment: str = column("ids of the commitments whose clause holds it, joined by ;")
    rule: str = column("rule or gazetteer entry that found it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One input, whatever happened to it."""

    document: str = column("the input's path, below the folder that was named")
    path: str = column("the file")
    member: str = column("path inside an archive or mail")
    sha256: str = column("hash of the bytes")
    bytes: int = column("size", 0)
    format: str = column("txt, pdf, docx, odt, html, xml, eml …")
    encoding: str = column("text encoding")
    status: str = column("ok, ok_with_warnings, empty, error …")
    code: str = column("short word for the cause")
    message: str = column("cause and remedy")
    title: str = column("title of the letter")
    dossier: str = column("dossier")
    number: str = column("number in the dossier")
    date: str = column("date of the letter, ISO 8601")
    ministry: str = column("ministry")
    signatory: str = column("who signed; several joined by ;")
    addressee: str = column("to whom")
    pages: int = column("pages", 0)
    characters: int = column("code points of the clean text", 0)
    words: int = column("words of the clean text", 0)
    sentences: int = column("sentences", 0)
    commitments: int = column("rows in commitments.csv", 0)
    mentions: int = column("rows in mentions.csv", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """One clause that a keyword reader would take, with the test it fails."""

    document: str = column("the input's path, below the folder that was named")
    page: int = column("page of the source, from 1", 1)
    start: int = column("offset of the clause in the clean text, code points", 0)
    end: int = column("offset behind the clause, code points", 0)
    sentence: str = column("the sentence, verbatim")
    clause: str = column("the clause, verbatim: clean[start:end]")
    trigger: str = column("the verb words in text order")
    category: str = column(
        "not_asserted, third_party, past_effort, past_information, discharge, performative, "
        "text_structure, event_future, epistemic, stance, description, effect, bare_yes"
    )
    rule: str = column("test and entry that decided")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The clean text of one document, in which every offset of the other tables counts."""

    document: str = column("the input's path, below the folder that was named")
    text: str = column("the clean text; start and end of the other tables count its code points")


Record = Commitment | Fulfilled | Stance | Mention | Document | NearMiss | Text
TABLES: dict[str, type[Record]] = {
    "commitments": Commitment,
    "mentions": Mention,
    "documents": Document,
    "near_misses": NearMiss,
    "fulfilled": Fulfilled,
    "stances": Stance,
    "texts": Text,
}


def columns(table: str) -> list[str]:
    """When you call this, it will give the columns of a table in order."""
    return [f.name for f in fields(TABLES[table])]


def integers(table: str) -> set[str]:
    """When you call this, it will give the columns of a table that hold numbers, not text."""
    return {f.name for f in fields(TABLES[table]) if f.type == "int"}


def meanings(kind: type[Any]) -> dict[str, str]:
    """When you call this, it will give each column of a kind of row with its meaning."""
    return {f.name: str(f.metadata["meaning"]) for f in fields(kind)}


def row(record: Record) -> dict[str, Any]:
    """When you call this, it will give a record as a dict in column order."""
    return {f.name: getattr(record, f.name) for f in fields(record)}
