"""Whether a word behind a coordinator is a finite verb: *en toets ik*, *en bezien*, *en inzet*."""

from __future__ import annotations

from extractor.commitments.clause import Clause, is_finite
from extractor.commitments.conjugation import Kind, split_particle
from extractor.commitments.lexicon import CommitmentLexicon
from extractor.commitments.phrases import to_next_stop
from extractor.commitments.tokens import Token
from extractor.commitments.words import words

COORDINATORS = words("coordinator")
NOMINATIVES = words("nominative")
LONGEST_FIELD = 8  # words before the verb of a clause that want opens


class JoinedFinites:
    """Judges words behind a coordinator with the form table of a lexicon.

    Parameters
    ----------
    lexicon : its forms and governors
    """

    def __init__(self, lexicon: CommitmentLexicon) -> None:
        self.lexicon = lexicon

    def inverts(self, token: Token) -> bool:
        """When you call this, it will find *en toets ik*: a verb before an own pronoun."""
        if token.i < token.sent.start + 2 or token.i + 1 >= token.sent.end:
            return False
        before = token.nbor(-1)
        then = before.lower_ == "dan" and before.nbor(-1).text == ","  # …, dan grijp ik in
        joined = (then or before.lower_ in COORDINATORS) and token.nbor().lower_ in NOMINATIVES
        return joined and Kind.PRESENT in self._kinds(token)

    def lists(self, token: Token, clause: Clause) -> bool:
        """When you call this, it will find *ik meet A, verken B en meld C*: a verb behind a comma.

        Another of its form stands behind the coordinator that ends the list.
        """
        if clause.finite is None or clause.opens or self._kinds(token) != {Kind.PRESENT}:
            return False
        if token.nbor(-1).text != "," or not _is_like(token, clause.finite):
            return False
        ahead = token.doc[token.i + 1 : token.sent.end]
        verbs = (t for t in ahead if t.nbor(-1).lower_ == "en" and Kind.PRESENT in self._kinds(t))
        return any(_is_like(token, verb) for verb in verbs)

    def joins(self, token: Token, clause: Clause) -> bool:
        """When you call this, it will find *we overleggen en bezien …*: a plural present."""
        before = token.nbor(-1).lower_ if token.i > clause.start else ""
        if clause.finite is None or clause.opens or before not in ("en", "maar"):
            return False
        behind = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
        if behind == "van" and any(t.lower_ == "het" for t in clause.tokens[-8:]):
            return False  # het vasthouden, bergen en afvoeren van water
        plural = clause.finite.lower_.endswith("en") or clause.finite.lower_ == "gaan"
        both = {Kind.PRESENT, Kind.INFINITIVE} <= self._kinds(token)
        complete = any(
            t.dep_ == "compound:prt" or t.lower_ in ("gesprek", "overleg")
            for t in clause.after(clause.finite)
        ) or self._closed_by_particle(clause.finite, token)
        return plural and both and (complete or not self.rules(clause.finite))

    def resumes(self, token: Token, main: Clause) -> bool:
        """When you call this, it will find *ik hoop dat dit groeit en voer daarover overleg*.

        Behind a subordinate clause a verb of the first person goes on with *ik*.
        """
        if main.finite is None or token.i + 1 >= token.sent.end:
            return False
        first = any(t.lower_ == "ik" for t in main.tokens)
        joined = token.nbor(-1).lower_ in ("en", "maar") and Kind.PRESENT in self._kinds(token)
        inflected = token.lower_.endswith(("t", "en"))
        return first and joined and not inflected and token.nbor().pos_ in ("ADV", "PRON")

    def gives_reason(self, token: Token, clause: Clause) -> bool:
        """When you call this, it will find *…, want de sluizen worden breder*: the one verb there.

        Behind *want* stands a main clause, whatever the word before its verb can rule.
        """
        if clause.finite is None or token.pos_ not in ("VERB", "AUX"):
            return False
        if Kind.PRESENT not in self._kinds(token):
            return False
        since = token.doc[clause.finite.i + 1 : token.i]
        want = next((t for t in since if t.lower_ == "want"), None)
        if want is None or token.i - want.i > LONGEST_FIELD:
            return False
        between = token.doc[want.i + 1 : token.i]
        return not any(is_finite(t) or t.is_punct for t in (*between, *to_next_stop(token)))

    def joins_a_noun(self, token: Token) -> bool:
        """When you call this, it will find a noun: *de ideeën en inzet die …*.

        A verb that is joined to its particle stands last in its clause.
        """
        behind = token.nbor() if token.i + 1 < token.sent.end else None
        if behind is None or behind.is_punct or behind.lower_ in COORDINATORS:
            return False
        forms = self.lexicon.forms_of(token.lower_)
        joined = all(f.kind == Kind.PRESENT and split_particle(f.lemma)[0] for f in forms)
        return bool(forms) and joined and token.nbor(-1).lower_ in COORDINATORS

    def joins_an_infinitive(self, token: Token, clause: Clause) -> bool:
        """When you call this, it will find *zullen pleiten voor A en ons verzetten tegen B*.

        A joined main clause without a subject has its verb first.
        """
        if clause.opens or clause.finite is None or not self.rules(clause.finite):
            return False
        if Kind.INFINITIVE not in self._kinds(token) or token.nbor(-1).lower_ in COORDINATORS:
            return False
        since = list(clause.after(clause.finite))
        last = max((n for n, t in enumerate(since) if t.lower_ in COORDINATORS), default=-1)
        complete = any(Kind.INFINITIVE in self._kinds(t) for t in since[:last])
        behind = token.doc[token.i + 1 : min(token.i + 3, token.sent.end)]
        ahead = any(t.dep_.startswith("nsubj") for t in (*since[last + 1 :], *behind))
        return last >= 0 and since[last].lower_ in ("en", "of") and complete and not ahead

    def rules(self, finite: Token) -> bool:
        """When you call this, it will say whether a finite verb can rule an infinitive."""
        forms = self.lexicon.forms_of(finite.lower_)
        return any(self.lexicon.governors.get(form.lemma) == "infinitive" for form in forms)

    def _closed_by_particle(self, finite: Token, token: Token) -> bool:
        """*gaan X tegen en …*: the word before the coordinator is the particle of the verb."""
        last = token.nbor(-2).lower_ if token.i > 1 else ""
        return any(form.particle == last for form in self.lexicon.forms_of(finite.lower_) if last)

    def _kinds(self, token: Token) -> frozenset[Kind]:
        return self.lexicon.kinds_of(token.lower_)


def _is_like(first: Token, second: Token) -> bool:
    """Whether two verbs end alike, so that they can go with one subject."""
    ends = [(verb.lower_.endswith("t"), verb.lower_.endswith("en")) for verb in (first, second)]
    return ends[0] == ends[1]
