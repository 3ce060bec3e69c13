"""What a word can be in a verb cluster: infinitive, participle, with which lemma and particle.

The tagger decides where it can; the form table of the lexicon decides where the tagger errs.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.commitments.clause import is_finite, is_infinitive, is_participle
from extractor.commitments.conjugation import Form, Kind
from extractor.commitments.lexicon import CommitmentLexicon
from extractor.commitments.tokens import Token
from extractor.commitments.words import words

PRONOMINAL = words("pronominal")
STRANDED = words("stranded")
POINTING_AHEAD = frozenset(f"er{word}" for word in STRANDED) | {"ervan", "erin", "ermee"}
ADVERBS = words("adverbial-particle")
NOUN_ENDINGS = tuple(words("noun-ending"))
NOMINAL_TAGS = ("NOUN", "ADJ", "X")
RULING = frozenset({"hebben", "laten", "worden", "zijn"})
IN_NOUN_PHRASE = ("amod", "case", "det", "nmod:poss", "nummod")


class VerbForms:
    """Reads the form of words with the form table of a lexicon."""

    def __init__(self, lexicon: CommitmentLexicon) -> None:
        self.lexicon = lexicon
        self._perfect = ("ge", *(f"{particle}ge" for particle in lexicon.particles))

    def of(self, token: Token) -> list[Form]:
        """When you call this, it will give the forms that a word can be."""
        return self.lexicon.forms_of(token.lower_)

    def is_bare_infinitive(self, token: Token) -> bool:
        """When you call this, it will say whether a word is an infinitive without *te*."""
        tagged = is_infinitive(token)
        known = any(f.kind == Kind.INFINITIVE and not f.particle for f in self.of(token))
        if not (tagged or known) or follows(token, "te"):
            return False
        if follows(token, "het") and token.i > 1 and token.nbor(-2).pos_ == "ADP":
            return False  # over het toevoegen van: a noun
        owned = (t for t in token.children if t.dep_ in ("det", "nmod:poss"))
        if token.lower_ != "doen" and any(t.i == token.i - 1 for t in owned):
            return False  # het streven, but dat doen
        if not self.of(token) and (_noun_is_due(token) or _is_described(token)):
            return False  # de geconstateerde knelpunten, ruimte voor woningdelen
        if tagged or token.pos_ in ("VERB", "AUX"):
            return True
        return token.pos_ in NOMINAL_TAGS and _stands_free(token)

    def looks_infinitive(self, token: Token) -> bool:
        """When you call this, it will say whether an unknown verb ends in -en."""
        ends = token.pos_ == "VERB" and token.lower_.endswith("en")
        return ends and not self.of(token) and not _noun_is_due(token)

    def final_infinitive(self, clause: Sequence[Token]) -> list[Token]:
        """When you call this, it will give a word that can be an infinitive and stands as one does.

        It is the last of the clause, or has only prepositional phrases behind it.
        """
        words = [t for t in clause if not t.is_punct]
        for place in range(len(words) - 1, 0, -1):
            word, before = words[place], words[place - 1]
            last = place == len(words) - 1
            at_end = last or (words[place + 1].pos_ == "ADP" and before.dep_ not in IN_NOUN_PHRASE)
            can_be = any(f.kind == Kind.INFINITIVE for f in self.of(word))
            if at_end and can_be and not follows(word, "te"):
                return [word]
        return []

    def unknown_at_end(self, clause: Sequence[Token]) -> list[Token]:
        """When you call this, it will give a last word that looks like an infinitive.

        For *zullen*, which rules one in any case: *Wij zullen er met hen voor ijveren*.
        """
        last = [t for t in clause if not t.is_punct and t.pos_ != "CCONJ"][-1:]
        fits = (t.lower_.endswith("en") and _stands_free(t) and not t.is_title for t in last)
        return last if all(fits) else []

    def twin(self, infinitive: Token, clause: Sequence[Token]) -> Token | None:
        """When you call this, it will give the last word of *voorzitten en faciliteren*.

        The parser often takes it for a noun; `is_bare_infinitive` gives it where it does not.
        """
        behind = [t for t in clause if t.i > infinitive.i and not t.is_punct]
        if len(behind) != 2 or behind[0].lower_ not in ("en", "of"):
            return None
        known = any(f.kind == Kind.INFINITIVE and not f.particle for f in self.of(behind[1]))
        return behind[1] if known and not self.is_bare_infinitive(behind[1]) else None

    def is_te_infinitive(self, token: Token) -> bool:
        """When you call this, it will say whether a word is an infinitive behind *te*."""
        if not follows(token, "te"):
            return False
        return is_infinitive(token) or any(f.kind == Kind.INFINITIVE for f in self.of(token))

    def is_participle(self, token: Token) -> bool:
        """When you call this, it will say whether a word is a past participle of a cluster."""
        if token.lower_.endswith("e"):
            return False  # de geharmoniseerde regels
        known = self.lexicon.kinds_of(token.lower_)
        if known:
            return Kind.PARTICIPLE in known
        if token.pos_ != "VERB" or not is_participle(token):
            return False
        return not token.lower_.endswith("end") or token.lower_.startswith(self._perfect)

    def lemma(self, token: Token, particle: Token | None, kinds: Sequence[Kind]) -> str:
        """When you call this, it will give the infinitive, with the particle joined in front."""
        forms = [f for f in self.of(token) if f.kind in kinds] or self.of(token)
        forms.sort(key=lambda form: form.kind == Kind.PAST)  # voer: of voeren before of varen
        whole = [f.lemma for f in forms if not f.particle]
        own = token.lemma_.replace("_", "")
        if particle is not None:
            split = [f.lemma for f in forms if f.particle == particle.lower_]
            return split[0] if split else particle.lower_ + (whole[0] if whole else own)
        return own if own in whole else whole[0] if whole else own

    def particle(
        self, token: Token, clause: Sequence[Token], kinds: Sequence[Kind]
    ) -> Token | None:
        """When you call this, it will give the separated particle of a verb.

        It stands before *te* (*aan te gaan*) or at the end of its clause (*zet … in*).
        """
        wanted = {f.particle for f in self.of(token) if f.particle}
        if follows(token, "te"):
            before = token.nbor(-2) if token.i > 1 else None
            parsed = before is not None and before.dep_ == "compound:prt"
            return before if parsed or (before is not None and before.lower_ in wanted) else None
        if Kind.PRESENT not in kinds:
            return self._before_finite(token, wanted)
        behind = [t for t in clause if t.i > token.i]
        fitting = [t for t in behind if t.lower_ in wanted and not self._inside(t, token, behind)]
        if len(fitting) > 1:  # draagt daar aan bij
            fitting = [t for t in fitting if t.nbor(-1).lower_ not in PRONOMINAL]
        parsed_first = [t for t in fitting if t.dep_ == "compound:prt" and t.head == token]
        last = [t for t in reversed(fitting) if t.lower_ in ADVERBS or _is_stranded(t, behind)]
        if parsed_first and last and last[0].lower_ in ADVERBS and last[0].i > parsed_first[0].i:
            return last[0]  # kom daar later op terug
        found = next(iter(parsed_first or last), None)
        behind_it = [t for t in fitting if found is not None and t.i == found.i + 1]
        if behind_it and any(t.lower_ in PRONOMINAL for t in behind):
            return behind_it[0]  # zet er in Brussel op in dat
        return found

    def _before_finite(self, infinitive: Token, wanted: set[str]) -> Token | None:
        """*… waar ik op terug zal komen*: the finite verb stands between particle and verb."""
        if infinitive.i < infinitive.sent.start + 2:
            return None
        finite, before = infinitive.nbor(-1), infinitive.nbor(-2)
        rules = any(form.lemma in self.lexicon.governors for form in self.of(finite))
        return before if rules and is_finite(finite) and before.lower_ in wanted else None

    def _inside(self, word: Token, governor: Token, behind: Sequence[Token]) -> bool:
        """*gaan misbruik door bureaus aanpakken*: what a governor rules stands behind the word."""
        rules = any(
            self.lexicon.governors.get(form.lemma) == "infinitive" and not form.particle
            for form in self.of(governor)
        )
        near = word.i if word.lower_ == "verder" else word.i + 1  # gaan dit verder onderzoeken
        return rules and any(
            t.i > near and self.is_bare_infinitive(t) and t.nbor(-1).pos_ != "ADP" for t in behind
        )


def follows(token: Token, word: str) -> bool:
    """When you call this, it will say whether a word stands right behind another."""
    return token.i > 0 and token.nbor(-1).lower_ == word


def behind_te(participle: Token) -> bool:
    """When you call this, it will find participles behind *te*: *… te hebben versterkt*.

    And infinitives that look like one: *… te laten verlopen*.
    """
    auxiliary = participle.nbor(-1) if participle.i else participle
    ruled = auxiliary.lower_ in RULING and follows(auxiliary, "te")
    return ruled or follows(participle, "te")


def _noun_is_due(token: Token) -> bool:
    """Whether a preposition or an adjective with the ending for a noun stands before."""
    if not token.i:
        return False
    word = token.nbor(-1)
    participle = word.pos_ == "VERB" and "Part" in word.morph.get("VerbForm", [])
    inflected = word.lower_.endswith("e") and (word.pos_ == "ADJ" or participle)
    return inflected or (word.pos_ == "ADP" and word.dep_ == "case")


def _stands_free(token: Token) -> bool:
    """Whether no determiner or adjective stands right before a word that is tagged a noun."""
    before = token.nbor(-1) if token.i else None
    if before is None:
        return False
    if before.pos_ == "ADJ":
        return not before.lower_.endswith("e")  # zal gezamenlijk pleiten; de nieuwe plannen
    return before.lower_ in STRANDED or before.pos_ not in ("DET", "ADP", "NUM", "CCONJ")


def _is_described(token: Token) -> bool:
    """Whether an unknown word has an ending of nouns, or a relative clause behind it."""
    following = token.nbor().lower_ if token.i + 1 < token.sent.end else ""
    return token.lower_.endswith(NOUN_ENDINGS) or following == "die"


def _is_stranded(token: Token, behind: Sequence[Token]) -> bool:
    """A preposition without a noun phrase behind it: a particle at the end of its field."""
    rest = [t for t in behind if t.i > token.i]
    if not rest or rest[0].is_punct:
        return True
    if rest[0].lower_ == "te":
        return False  # the particle of the te-infinitive: in te stellen
    if token.nbor(-1).lower_ in POINTING_AHEAD:
        return True  # ik span mij ervoor in de wachttijd te verkorten
    closes = rest[0].pos_ in ("ADP", "CCONJ", "SCONJ", "VERB", "AUX", "PUNCT")
    return closes or rest[0].lower_.startswith(("waar", "hoe", "wat"))
