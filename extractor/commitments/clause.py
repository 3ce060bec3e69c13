"""A clause as data, and the tags that say which word is which verb form."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.commitments.tokens import Span, Token
from extractor.commitments.words import words

FACTS = words("fact-noun")
SAYINGS = FACTS | words("saying-noun")
NOMINATIVES = words("nominative")


@dataclass(slots=True, eq=False)
class Clause:
    """A finite clause of a sentence.

    `finite` is its finite verb, `tokens` are its own words (not those of clauses inside it),
    `opens` says what an introduced clause is to `parent`, the clause around it ("" for a main
    clause).
    """

    start: int
    opens: str = ""
    introducer: Token | None = None
    parent: Clause | None = None
    finite: Token | None = None
    tokens: list[Token] = field(default_factory=list)
    coordinated: Clause | None = None  # the clause before it that it is joined to
    closed: bool = False

    @property
    def end(self) -> int:
        """The token index behind its last own word."""
        return self.tokens[-1].i + 1 if self.tokens else self.start

    def before(self, token: Token) -> list[Token]:
        """Its own words before a token."""
        return [t for t in self.tokens if t.i < token.i]

    def after(self, token: Token) -> list[Token]:
        """Its own words behind a token."""
        return [t for t in self.tokens if t.i > token.i]


def is_relative(clause: Clause, sent: Span) -> bool:
    """When you call this, it will say whether *dat* takes up a noun: *een plan, dat … wordt*."""
    dat = clause.introducer
    if dat is None or clause.opens != "complement" or dat.lower_ != "dat" or dat.i < sent.start + 2:
        return False
    comma, noun = dat.nbor(-1), dat.nbor(-2)
    if comma.pos_ == "NOUN" and comma.lower_ not in FACTS:
        noun = comma
    elif comma.text != ",":
        return False
    if noun.pos_ not in ("NOUN", "NUM", "PROPN"):
        return False
    subjects = [t for t in clause.tokens if t.dep_.startswith("nsubj") and t.i != dat.i]
    objects = [t for t in clause.tokens if t.dep_ in ("obj", "ccomp", "xcomp") and t.i != dat.i]
    neuter = "Neut" in noun.morph.get("Gender", [])
    missed = neuter and noun.lower_ not in SAYINGS  # een pleidooi dat ik zal herhalen
    return not subjects or (missed and not objects and _is_taken(clause))


def _is_taken(clause: Clause) -> bool:
    """Whether the sender or the reader is the subject, so that *dat* can be the object."""
    return len(clause.tokens) > 1 and clause.tokens[1].lower_ in NOMINATIVES | {"u", "uw"}


def is_content(clause: Clause) -> bool:
    """When you call this, it will find an embedded question: *de wijze waarop dit gebeurt*."""
    opener = clause.introducer
    if opener is None or opener.lower_ != "waarop" or opener.i <= opener.sent.start:
        return False
    return opener.nbor(-1).lower_ in ("manier", "wijze")


def is_finite(token: Token) -> bool:
    """When you call this, it will say whether a word is tagged as a finite verb."""
    return token.pos_ in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm", [])


def is_infinitive(token: Token) -> bool:
    """When you call this, it will say whether a word is tagged as an infinitive."""
    return token.pos_ in ("VERB", "AUX") and "Inf" in token.morph.get("VerbForm", [])


def is_participle(token: Token) -> bool:
    """When you call this, it will say whether a word is tagged as a participle."""
    return token.pos_ in ("VERB", "AUX", "ADJ") and "Part" in token.morph.get("VerbForm", [])
