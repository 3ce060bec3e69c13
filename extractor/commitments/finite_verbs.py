"""Says which word is the finite verb of a clause, tagger and form table together.

The tagger errs on rare words (*overheden*, *zandgronden* as verbs) and on plural presents, which
look like infinitives. So a form that the lexicon knows goes before a tag, and an unknown word is
a finite verb only where it looks like one and stands as one.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.commitments.clause import Clause, is_finite, is_infinitive, is_participle
from extractor.commitments.conjugation import FINITE, Kind
from extractor.commitments.joined_finites import COORDINATORS, NOMINATIVES, JoinedFinites
from extractor.commitments.lexicon import CommitmentLexicon
from extractor.commitments.phrases import to_next_stop
from extractor.commitments.tokens import Token
from extractor.commitments.words import words

CLOSERS = frozenset({",", ";", ":", "–", "-", ")", "»"})
SUBJECT_HEADS = words("subject-head")
NOUN_ENDINGS = tuple(words("noun-ending"))
FINITE_ENDINGS = ("t", "en", "de", "te", "n")
NONFINITE = frozenset({Kind.INFINITIVE, Kind.PARTICIPLE})


class FiniteVerbs:
    """Judges words with the form table of a lexicon.

    Parameters
    ----------
    lexicon : its forms and governors
    """

    def __init__(self, lexicon: CommitmentLexicon) -> None:
        self.lexicon = lexicon
        self.joined = JoinedFinites(lexicon)

    def kinds(self, token: Token) -> frozenset[Kind]:
        """When you call this, it will give what a word can be as a form of a known verb."""
        return self.lexicon.kinds_of(token.lower_)

    def looks_finite(self, token: Token) -> bool:
        """When you call this, it will say whether a word tagged finite can be a finite verb."""
        if not is_finite(token) or token.dep_ == "amod" or _names_topic(token):
            return False
        kinds = self.kinds(token)
        return not kinds.isdisjoint(FINITE) if kinds else like_a_verb(token)

    def can_be_finite(self, token: Token) -> bool:
        """When you call this, it will say whether a word tagged a verb can be a present."""
        return token.pos_ in ("VERB", "AUX") and Kind.PRESENT in self.kinds(token)

    def begins(self, token: Token, stack: Sequence[Clause], joined: bool) -> bool:
        """When you call this, it will say whether a word is the finite verb of a clause.

        Parameters
        ----------
        stack : the open clauses, innermost last
        joined : a coordinator or a colon stands since the last finite verb
        """
        clause, kinds = stack[-1], self.kinds(token)
        if not kinds and token.pos_ not in ("VERB", "AUX"):
            return False
        if self._beside_pronoun(token, clause) or self._heads_cluster(token, clause):
            return True
        if self.joined.joins(token, clause) or self.joined.lists(token, clause):
            return True
        if self.joined.gives_reason(token, clause):
            return True
        if self.joined.inverts(token) or self.joined.resumes(token, stack[0]):
            return True
        if not self.looks_finite(token) or (not kinds and _in_noun_phrase(token, clause)):
            return False
        waiting = any(clause.finite is None for clause in stack)
        due = kinds & NONFINITE and self.governs(clause)
        anew = _is_anew(token)
        if not waiting and due and not anew and token.nbor(-1).lower_ not in COORDINATORS:
            return False
        if not waiting and self._ends_cluster(token, clause):
            return False
        if joined and self.joined.joins_a_noun(token):
            return False
        if joined and self.joined.joins_an_infinitive(token, clause):
            return False
        if waiting or joined:
            return True
        if not kinds:
            return False  # an unknown word where no verb is due
        noun = Kind.INFINITIVE not in kinds and not _parted(token, clause)
        return not due and not noun  # not: van deze gelegenheid gebruik

    def governs(self, clause: Clause) -> bool:
        """When you call this, it will say whether a clause waits for what its verb rules."""
        takes = self._takes(clause)
        if clause.finite is None:
            return False
        later = [t for t in clause.after(clause.finite) if self.kinds(t) & NONFINITE]
        later = [t for t in later if not _is_te_attribute(t)]
        if takes == {"infinitive"}:
            return not any(is_infinitive(t) for t in later)  # wil ik gericht doelen stellen
        return bool(takes) and not any(is_infinitive(t) or is_participle(t) for t in later)

    def waits_for_cluster(self, token: Token) -> bool:
        """When you call this, it will say whether a finite verb rules a later word."""
        kinds = self.taken_by(token)
        return any(t.pos_ in ("VERB", "AUX") and kinds & self.kinds(t) for t in _rest(token))

    def awaits(self, clause: Clause, comma: Token) -> bool:
        """When you call this, it will say whether what a clause waits for follows a comma."""
        if not self.governs(clause):
            return False
        kind = Kind.INFINITIVE if "infinitive" in self._takes(clause) else Kind.PARTICIPLE
        fits = is_infinitive if kind == Kind.INFINITIVE else is_participle
        ahead = comma.doc[comma.i + 1 : comma.sent.end]
        passive = kind == Kind.INFINITIVE and [t.lower_ for t in ahead[:1]] == ["worden"]
        if passive and any(Kind.PARTICIPLE in self.kinds(t) for t in ahead[1:2]):
            return True  # zal, bouwend op het plan dat ik indiende, worden gepleit voor …
        if any(fits(t) and t.nbor(-1).lower_ != "te" and t.dep_ != "amod" for t in ahead):
            return True
        last = to_next_stop(comma)[-1:]  # tagged as a plural present
        return any(t.pos_ == "VERB" and kind in self.kinds(t) for t in last)

    def _takes(self, clause: Clause) -> set[str]:
        """Which of infinitive and participle the finite verb of a clause can rule."""
        return self.taken_by(clause.finite) if clause.finite is not None else set()

    def taken_by(self, finite: Token) -> set[str]:
        """When you call this, it will give which of infinitive and participle a verb can rule."""
        forms = self.lexicon.forms_of(finite.lower_)
        takes = {self.lexicon.governors.get(form.lemma, "") for form in forms}
        return takes & {"infinitive", "participle"}

    def _beside_pronoun(self, token: Token, clause: Clause) -> bool:
        """*Ik onderzoek*, *het kabinet verkent*: beside its subject a present form is the verb."""
        kinds = self.kinds(token)
        if clause.finite is not None or clause.opens or Kind.PRESENT not in kinds:
            return False
        before = token.nbor(-1).lower_ if token.i > clause.start else ""
        behind = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
        if before in NOMINATIVES or behind in NOMINATIVES:
            return True
        heads = before in SUBJECT_HEADS and token.i - clause.start <= 2
        third = token.pos_ != "NOUN" or token.lower_.endswith("t")
        return heads and kinds == {Kind.PRESENT} and token.pos_ != "ADP" and third

    def _heads_cluster(self, token: Token, clause: Clause) -> bool:
        """*… dat we gaan werken aan …*: the governor that opens the cluster of a clause."""
        if not clause.opens or clause.finite is not None or not is_infinitive(token):
            return False
        if token.i + 1 == len(token.doc) or token.nbor(-1).lower_ == "te":
            return False
        rules = any(
            self.lexicon.governors.get(form.lemma) == "infinitive" and form.kind == Kind.PRESENT
            for form in self.lexicon.forms_of(token.lower_)
        )
        behind = token.nbor()
        return rules and is_infinitive(behind) and Kind.INFINITIVE in self.kinds(behind)

    def _ends_cluster(self, token: Token, clause: Clause) -> bool:
        """*Zij zullen … en in mei met uw Kamer worden gedeeld*: an infinitive under *zullen*."""
        if (
            token.lower_ != "worden"
            or clause.finite is None
            or not self.joined.rules(clause.finite)
        ):
            return False
        before = token.nbor(-1).lower_
        behind = token.nbor() if token.i + 1 < token.sent.end else token
        final = before not in COORDINATORS and token.i - clause.finite.i > 2
        return final and Kind.PARTICIPLE in self.kinds(behind)


def _is_te_attribute(token: Token) -> bool:
    """*Een door u te kiezen moment*: this infinitive belongs to a noun."""
    behind = token.nbor() if token.i + 1 < token.sent.end else token
    return token.nbor(-1).lower_ == "te" and behind.pos_ in ("NOUN", "ADJ")


def _names_topic(token: Token) -> bool:
    """*Wat betreft de kosten zal ik …*: no clause, but a preposition of two words."""
    return token.lower_ == "betreft" and token.i > 0 and token.nbor(-1).lower_ == "wat"


def _rest(token: Token) -> list[Token]:
    """The words behind a verb, up to the next comma or coordinator."""
    rest = list(token.doc[token.i + 1 : token.sent.end])
    stops = (t.lower_ in CLOSERS or t.lower_ in COORDINATORS for t in rest)
    return rest[: next((place for place, stop in enumerate(stops) if stop), len(rest))]


def like_a_verb(token: Token) -> bool:
    """When you call this, it will say whether an unknown word can be a finite verb.

    No *overheden*, no *vervolgstap*, no name in the middle of a sentence.
    """
    named = token.is_title and token.i > token.sent.start
    if named or token.lower_.endswith(NOUN_ENDINGS):
        return False
    near = {t.lower_ for t in token.doc[max(token.i - 1, 0) : token.i + 2]}
    return token.lower_.endswith(FINITE_ENDINGS) or "ik" in near


def _is_anew(token: Token) -> bool:
    """*De prijs is hoog, maar we willen …*: coordinator and pronoun before a verb open a clause."""
    if token.i < token.sent.start + 2 or token.nbor(-1).lower_ not in NOMINATIVES:
        return False
    return token.nbor(-2).lower_ in COORDINATORS


def _in_noun_phrase(token: Token, clause: Clause) -> bool:
    """Whether an unknown word stands where a noun does: behind an article or a preposition."""
    before = token.nbor(-1) if token.i > clause.start else None
    if before is None:
        return False
    if before.pos_ in ("DET", "NUM") and before.dep_ in ("det", "nummod", "nmod:poss"):
        return True
    return not clause.opens and before.pos_ in ("ADP", "ADJ")


def _parted(token: Token, clause: Clause) -> bool:
    """Whether a closer or coordinator stands between the finite verb of a clause and a word."""
    assert clause.finite is not None
    between = token.doc[clause.finite.i + 1 : token.i]
    return any(t.lower_ in CLOSERS or t.lower_ in COORDINATORS for t in between)
