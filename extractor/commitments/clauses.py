"""Cuts a parsed sentence into clauses: who does what, in which tense, under which verb.

The tree of a small parser errs most where Dutch is most regular: at the verb cluster. So the
clauses are found by topological fields: an introducer (*dat, of, waarover, indien*) opens a
clause whose finite verb comes last; without one the finite verb comes second; a comma or a
coordinator closes a clause that has its verb. Tags and heads of the parser say which words are
finite verbs, infinitives, participles and subjects. Example: *Als dat nodig is, zal ik uw Kamer
informeren* is the clause *zal … informeren* and, below it, the condition *als dat nodig is*.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from extractor.commitments.clause import (
    Clause,
    is_finite,
    is_infinitive,
    is_participle,
    is_relative,
)
from extractor.commitments.conjugation import Kind
from extractor.commitments.introducers import opens_as
from extractor.commitments.lexicon import CommitmentLexicon
from extractor.commitments.words import words

COORDINATORS = words("coordinator")
ELLIPTIC = words("elliptic")
NOMINATIVES = frozenset({"ik", "we", "wij"})
CLOSERS = frozenset({",", ";", ":", "–", "-", ")", "»"})


class ClauseFinder:
    """Finds the finite clauses of parsed sentences.

    Parameters
    ----------
    lexicon : its form table says which words can be finite, its governors which verbs rule others
    """

    def __init__(self, lexicon: CommitmentLexicon) -> None:
        self.lexicon = lexicon

    def clauses(self, sent: Span) -> list[Clause]:
        """When you call this, it will give the clauses of a sentence in text order."""
        main = Clause(start=sent.start)
        every, stack = [main], [main]
        outside: list[int] = []  # depth of the stack where a bracket opened
        joined = False  # a coordinator or a colon stands since the last finite verb
        for token in sent:
            opens = self._opens(token, sent)
            if opens:
                inner = Clause(start=token.i, opens=opens, introducer=token, parent=stack[-1])
                stack.append(inner)
                every.append(inner)
            elif self._finite(token, stack, joined):
                _attach(token, stack, every, joined)
                joined = False
            elif token.lower_ in CLOSERS or token.lower_ in COORDINATORS:
                joined = joined or token.lower_ in COORDINATORS or token.lower_ in (":", ";")
                self._close(token, stack)
            stack[-1].tokens.append(token)
            if token.text == "(":
                outside.append(len(stack))
            elif token.text == ")" and outside:
                del stack[outside.pop() :]
        for clause in every:
            self._promote(clause)
            if is_relative(clause, sent):
                clause.opens = "relative"
        return [clause for clause in every if clause.finite is not None]

    def _opens(self, token: Token, sent: Span) -> str:
        """What a word opens; *zoals toegezegd* has no verb of its own and opens nothing."""
        opens = opens_as(token, sent, self.lexicon.introducers)
        if opens and token.i + 1 < sent.end:
            following = token.nbor()
            reduced = opens in ("manner", "condition") and not is_finite(following)
            if reduced and Kind.PARTICIPLE in self._kinds(following):
                return ""
            full = token.i + 2 < sent.end and token.nbor(2).lower_ in ("is", "zijn", "blijkt")
            if following.lower_ in ELLIPTIC and not full:
                return ""  # Waar mogelijk wordt de aanpak versterkt.
        return opens

    def _finite(self, token: Token, stack: list[Clause], joined: bool) -> bool:
        """Whether a word is the finite verb of a clause, tagger and form table together."""
        if self._beside_pronoun(token, stack[-1]) or self._joins(token, stack[-1]):
            return True
        if not is_finite(token) or token.dep_ == "amod":
            return False
        kinds = self._kinds(token)
        if kinds and not kinds & {Kind.PRESENT, Kind.PAST}:
            return False
        waiting = any(clause.finite is None for clause in stack)
        due = kinds & {Kind.INFINITIVE, Kind.PARTICIPLE} and self._governs(stack[-1])
        if not waiting and due and token.nbor(-1).lower_ not in COORDINATORS:
            return False
        if waiting or joined:
            return True
        if not kinds:
            return False  # an unknown word where no verb is due
        noun = Kind.INFINITIVE not in kinds and not _parted(token, stack[-1])
        return not due and not noun  # not: van deze gelegenheid gebruik

    def _joins(self, token: Token, clause: Clause) -> bool:
        """*We overleggen met V en bezien …*: behind *en* a plural present joins the clause."""
        before = token.nbor(-1).lower_ if token.i > clause.start else ""
        if clause.finite is None or clause.opens or before not in ("en", "maar"):
            return False
        plural = clause.finite.lower_.endswith("en") or clause.finite.lower_ == "gaan"
        both = {Kind.PRESENT, Kind.INFINITIVE} <= self._kinds(token)
        complete = any(
            t.dep_ == "compound:prt" or t.lower_ in ("gesprek", "overleg")
            for t in clause.after(clause.finite)
        )
        return plural and both and (complete or not self._rules(clause))

    def _rules(self, clause: Clause) -> bool:
        """Whether the finite verb of a clause can rule an infinitive."""
        assert clause.finite is not None
        forms = self.lexicon.forms_of(clause.finite.lower_)
        return any(self.lexicon.governors.get(form.lemma) == "infinitive" for form in forms)

    def _beside_pronoun(self, token: Token, clause: Clause) -> bool:
        """*Ik onderzoek*, *bericht ik*: beside *ik* or *we* a present form is the verb."""
        if clause.finite is not None or clause.opens or Kind.PRESENT not in self._kinds(token):
            return False
        before = token.nbor(-1).lower_ if token.i > clause.start else ""
        behind = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
        return before in NOMINATIVES or behind in NOMINATIVES

    def _governs(self, clause: Clause) -> bool:
        """Whether the finite verb of a clause still waits for an infinitive or participle."""
        if clause.finite is None:
            return False
        takes = {
            self.lexicon.governors.get(form.lemma, "")
            for form in self.lexicon.forms_of(clause.finite.lower_)
        }
        nonfinite = {Kind.INFINITIVE, Kind.PARTICIPLE}
        later = [t for t in clause.after(clause.finite) if self._kinds(t) & nonfinite]
        return bool(takes & {"infinitive", "participle"}) and not any(
            is_infinitive(t) or is_participle(t) for t in later
        )

    def _promote(self, clause: Clause) -> None:
        """A clause without a finite verb takes the first word that can be a plural present."""
        if clause.finite is not None:
            return
        for place, token in enumerate(clause.tokens):
            bare = place == 0 or clause.tokens[place - 1].lower_ != "te"
            if bare and is_infinitive(token) and Kind.PRESENT in self._kinds(token):
                clause.finite = token
                return
        for place, token in enumerate(clause.tokens):
            before = clause.tokens[place - 1] if place else None
            noun = before is not None and before.pos_ in ("DET", "ADJ", "ADP", "NUM")
            content = token.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN", "X")
            if content and not noun and self._kinds(token) == {Kind.PRESENT}:
                clause.finite = token  # tagged something else: herziet, screent
                return

    def _close(self, token: Token, stack: list[Clause]) -> None:
        """A comma behind the verb closes a subordinate clause."""
        top = stack[-1]
        if top.parent is None or token.lower_ not in CLOSERS:
            return
        self._promote(top)
        if top.finite is None:
            return
        top.closed = True
        if any(clause.finite is None for clause in stack[:-1]):
            stack.pop()

    def _kinds(self, token: Token) -> set[Kind]:
        return {form.kind for form in self.lexicon.forms_of(token.lower_)}


def _parted(token: Token, clause: Clause) -> bool:
    """Whether a closer or coordinator stands between the finite verb of a clause and a word."""
    assert clause.finite is not None
    between = token.doc[clause.finite.i + 1 : token.i]
    return any(t.lower_ in CLOSERS or t.lower_ in COORDINATORS for t in between)


def _attach(token: Token, stack: list[Clause], every: list[Clause], joined: bool) -> None:
    """Give a finite verb to the innermost clause that waits for one, else begin a joined clause."""
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].finite is None:
            del stack[depth + 1 :]
            stack[depth].finite = token
            return
    level = _level_of_joined(token, stack, joined)
    before = stack[level]
    last = max(clause.finite.i for clause in stack[level:] if clause.finite is not None)
    start = _start_of_joined(token, last)
    clause = Clause(
        start=start,
        opens=before.opens,
        introducer=before.introducer,
        parent=before.parent,
        finite=token,
        coordinated=before,
    )
    for open_clause in stack[level:]:
        clause.tokens += [t for t in open_clause.tokens if t.i >= start]
        open_clause.tokens = [t for t in open_clause.tokens if t.i < start]
    clause.tokens.sort(key=lambda t: t.i)
    del stack[level:]
    stack.append(clause)
    every.append(clause)


def _level_of_joined(token: Token, stack: list[Clause], joined: bool) -> int:
    """A verb with its subject behind it, or right behind a coordinator, joins the main clause."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    inverted = following is not None and following.lower_ in ("ik", "we", "wij", "het", "de", "er")
    if inverted or not joined or stack[-1].closed:
        return 0
    return len(stack) - 1


def _start_of_joined(token: Token, last: int) -> int:
    """The word behind the last coordinator or closer between the verb before and this one."""
    for place in range(token.i - 1, last, -1):
        word = token.doc[place].lower_
        if word in COORDINATORS and _joins_clauses(token.doc[place], token):
            return place + 1
        if word in (";", ":", ","):
            return place + 1
    return token.i


def _joins_clauses(coordinator: Token, finite: Token) -> bool:
    """Whether a coordinator stands before a clause: few words lie between it and the verb."""
    return finite.i - coordinator.i <= 12
