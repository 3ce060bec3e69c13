"""Cuts a parsed sentence into clauses: who does what, in which tense, under which verb.

The tree of a small parser errs most where Dutch is most regular: at the verb cluster. So the
clauses are found by topological fields: an introducer (*dat, of, waarover, indien*) opens a
clause whose finite verb comes last; without one the finite verb comes second; a comma or a
coordinator closes a clause that has its verb. Tags and heads of the parser say which words are
finite verbs, infinitives, participles and subjects. Example: *Als dat nodig is, zal ik uw Kamer
informeren* is the clause *zal … informeren* and, below it, the condition *als dat nodig is*.
"""

from __future__ import annotations

from extractor.commitments.asides import ends_in_verb, is_verbless, opens_between
from extractor.commitments.clause import Clause, is_content, is_relative
from extractor.commitments.conjugation import Kind
from extractor.commitments.coordination import complete_before, level_of_joined
from extractor.commitments.finite_verbs import CLOSERS, FiniteVerbs
from extractor.commitments.introducers import opens_as, points, takes_up
from extractor.commitments.joined_finites import COORDINATORS
from extractor.commitments.lexicon import CommitmentLexicon
from extractor.commitments.missing_verbs import before_question, promoted
from extractor.commitments.resumed import give_back
from extractor.commitments.tokens import Span, Token
from extractor.commitments.words import words

AUXILIARIES = words("auxiliary")
ELLIPTIC = words("elliptic")
LONGEST_ASIDE = 5  # words with the comma: zoals met hen afgesproken,


class ClauseFinder:
    """Finds the finite clauses of parsed sentences.

    Parameters
    ----------
    lexicon : its form table says which words can be finite, its governors which verbs rule others
    """

    def __init__(self, lexicon: CommitmentLexicon) -> None:
        self.lexicon = lexicon
        self.finite = FiniteVerbs(lexicon)

    def clauses(self, sent: Span) -> list[Clause]:
        """When you call this, it will give the clauses of a sentence in text order."""
        main = Clause(start=sent.start)
        every, stack = [main], [main]
        outside: list[int] = []  # depth of the stack where a bracket opened
        joined = False  # a coordinator or a colon stands since the last finite verb
        for token in sent:
            if self._ends_reduced(token, stack[-1]):
                every.remove(stack.pop())
            opens = self._repeated(token, stack[-1]) or self._opens(token, sent)
            if opens and takes_up(token, stack[-1], self.finite):
                opens = ""
            if opens and points(token, stack[-1], self.finite):
                opens = ""
            if opens in ("complement", "question"):
                top = stack[-1]
                top.finite = top.finite or before_question(top, self.finite)
            if opens:
                self._close_sibling(token, opens, stack)
                inner = Clause(start=token.i, opens=opens, introducer=token, parent=stack[-1])
                inner.finite = token if self.finite.looks_finite(token) else None
                stack.append(inner)
                every.append(inner)
            elif self.finite.begins(token, stack, joined):
                if joined and self._continues(token, stack[-1]):
                    _join(token, stack, every, len(stack) - 1)
                else:
                    self._attach(token, stack, every, joined)
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
            clause.finite = clause.finite or promoted(clause, self.finite)
            if is_relative(clause, sent):
                clause.opens = "relative"
            elif is_content(clause):
                clause.opens = "question"
        give_back(every, self.finite)
        return [clause for clause in every if clause.finite is not None]

    def _opens(self, token: Token, sent: Span) -> str:
        """What a word opens; *zoals toegezegd* has no verb of its own and opens nothing."""
        opens = opens_as(token, sent, self.lexicon.introducers, self.finite)
        if opens and token.i + 1 < sent.end:
            following = token.nbor()
            if opens in ("manner", "condition") and self._is_reduced(token, sent):
                return ""
            full = token.i + 2 < sent.end and token.nbor(2).lower_ in ("is", "zijn", "blijkt")
            if following.lower_ in ELLIPTIC and not full:
                return ""  # Waar mogelijk wordt de aanpak versterkt.
        return opens

    def _repeated(self, token: Token, top: Clause) -> str:
        """*… dat A gebeurt en dat daarbij B volgt*: a second *dat* opens what the first did."""
        dat = top.introducer
        if dat is None or dat.lower_ != token.lower_ or token.lower_ != "dat":
            return ""
        joined = token.nbor(-1).lower_ in COORDINATORS and not top.closed
        following = token.nbor() if token.i + 1 < token.sent.end else token
        spoken = top.finite or promoted(top, self.finite)
        return top.opens if joined and spoken and not self.finite.looks_finite(following) else ""

    def _is_reduced(self, token: Token, sent: Span) -> bool:
        """*Zoals toegezegd*, *zoals gebruikelijk,*: a participle at once, and no finite verb."""
        behind = list(sent.doc[token.i + 1 : min(token.i + 1 + LONGEST_ASIDE, sent.end)])
        stop = next((place for place, word in enumerate(behind) if word.is_punct), 0)
        if stop and token.lower_ == "zoals" and not any(map(self._is_verb, behind[:stop])):
            return True
        for word in sent.doc[token.i + 1 : min(token.i + 3, sent.end)]:
            if self.finite.looks_finite(word) or word.is_punct:
                return False
            if Kind.PARTICIPLE in self.finite.kinds(word):
                return True
            if word.pos_ != "ADV" and word.lower_ not in ("eerder", "reeds", "al"):
                return False
        return False

    def _is_verb(self, word: Token) -> bool:
        return self.finite.looks_finite(word) or Kind.PRESENT in self.finite.kinds(word)

    def _ends_reduced(self, token: Token, clause: Clause) -> bool:
        """*Zoals in antwoord 4 aangegeven zal ik …*: behind a participle the main verb follows."""
        if clause.opens != "manner" or clause.finite is not None or clause.parent is None:
            return False
        spoken = [t for t in clause.tokens if not t.is_punct]
        if Kind.PARTICIPLE not in self.finite.kinds(spoken[-1]):
            return False
        if clause.parent.finite is not None:
            return clause.tokens[-1].text == ","  # Ik zal, zoals in de brief toegelicht, …
        if not self.finite.begins(token, [clause.parent], joined=False):
            return False
        following = token.nbor() if token.i + 1 < len(token.doc) else token
        ends = following.is_punct or self.finite.looks_finite(following)
        return not (ends and token.lower_ in AUXILIARIES)  # zoals in de brief vermeld is, …

    def _attach(self, token: Token, stack: list[Clause], every: list[Clause], joined: bool) -> None:
        """Give a finite verb to the innermost clause that waits for one, else join a clause."""
        if joined:
            stack[-1].finite = stack[-1].finite or complete_before(token, stack[-1], self.finite)
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth].finite is None:
                del stack[depth + 1 :]
                stack[depth].finite = token
                return
        _join(token, stack, every, level_of_joined(token, stack, joined, self.finite))

    def _continues(self, token: Token, inner: Clause) -> bool:
        """*De inzet die A pleegt en B beoogt, is …*: a relative goes on where a verb is to come."""
        if inner.opens != "relative" or inner.finite is None or inner.closed:
            return False
        between = token.doc[max(inner.finite.i, token.i - 4) : token.i]
        ahead = token.doc[token.i + 1 : token.sent.end]
        return any(t.lower_ in COORDINATORS for t in between) and any(
            t.text == "," and self.finite.looks_finite(t.nbor()) for t in ahead[:-1]
        )

    def _close_sibling(self, token: Token, opens: str, stack: list[Clause]) -> None:
        """*… dat A gebeurt en dat B volgt*: the second clause stands beside the first."""
        top = stack[-1]
        joined = token.i > top.start and token.nbor(-1).lower_ in ("en", "of", "maar")
        if joined and top.opens == opens:
            top.finite = top.finite or promoted(top, self.finite)
            if top.finite is not None:
                stack.pop()

    def _close(self, token: Token, stack: list[Clause]) -> None:
        """A comma behind the verb closes a subordinate clause."""
        top = stack[-1]
        if top.parent is None or token.lower_ not in CLOSERS:
            return
        if is_verbless(top):
            stack.pop()
            return
        top.finite = top.finite or promoted(top, self.finite)
        if top.finite is None:
            return
        top.closed = True
        enclosing = stack[-2]
        aside = top.opens == "manner" and top.start > 0 and token.doc[top.start - 1].text == ","
        due = self.finite.awaits(enclosing, token) and (
            self.finite.looks_finite(top.finite) or top.tokens[-1] is top.finite
        )
        resumed = due or aside or self._resumes(top, enclosing, token)
        if resumed or any(clause.finite is None for clause in stack[:-1]):
            stack.pop()  # zal ik het rapport, dat in mei verschijnt, aan u sturen

    def _resumes(self, inner: Clause, enclosing: Clause, comma: Token) -> bool:
        """*Ik ben, hoe nuttig het ook is, niet van plan …*: between commas, with its verb last.

        Also behind a preposition, and with a cluster: *…, van waaruit dit wordt gedaan, …*.
        """
        if enclosing.finite is None or not opens_between(inner) or not ends_in_verb(inner):
            return False
        behind = list(comma.doc[comma.i + 1 : comma.sent.end])
        stop = next((place for place, t in enumerate(behind) if t.lower_ in CLOSERS), len(behind))
        return not any(map(self.finite.looks_finite, behind[:stop]))


def _join(token: Token, stack: list[Clause], every: list[Clause], level: int) -> None:
    """Begin a clause that is joined to an open one."""
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
