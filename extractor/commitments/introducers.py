"""Which words open a clause: *dat* that is no demonstrative, *of* that is no coordinator."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.commitments.clause import Clause
from extractor.commitments.conjugation import FINITE, Kind
from extractor.commitments.finite_verbs import FiniteVerbs
from extractor.commitments.joined_finites import NOMINATIVES
from extractor.commitments.phrases import to_next_stop
from extractor.commitments.tokens import Span, Token
from extractor.commitments.verb_forms import POINTING_AHEAD, STRANDED
from extractor.commitments.words import words

FOCUS = words("focus")
PRONOUNS = words("nominative") | {"hij", "u", "ze"}
PARTICLES = STRANDED | {"gericht", "hard", "sterk"}
ASKED = frozenset({"na", "gevraagd", "afgevraagd"})  # at once before of
COPULAS = frozenset({"is", "was", "blijft", "wordt"})


def opens_as(token: Token, sent: Span, introducers: Mapping[str, str], verbs: FiniteVerbs) -> str:
    """When you call this, it will say what a word opens, "" for nothing.

    *Dat* and *die* must be no demonstrative, *of* no coordinator, *als* no role.
    """
    opens = introducers.get(token.lower_, "")
    if not opens:
        return _opens_aside(token, verbs)
    following = token.nbor() if token.i + 1 < sent.end else None
    if token.lower_ == "toen" and token.i > sent.start and not _behind_stop(token):
        return ""  # zoals ik haar toen heb gemeld
    if token.lower_ == "waarom" and token.i > sent.start and token.nbor(-1).lower_ == "reden":
        return "relative"  # reden waarom ik …
    if token.lower_ in ("welk", "welke") and _names_again(token):
        return "relative"  # …, welk gesprek ik …
    if token.lower_ == "wat" and following is not None and following.lower_ == "betreft":
        return ""
    if following is not None and verbs.looks_finite(following) and token.i == sent.start:
        return ""  # Dat blijven we doen. Wat doet het kabinet?
    if token.lower_ == "dat" and _behind_copula(token, sent, verbs):
        return opens  # De inzet is dat …
    if token.lower_ == "dat" and token.i > sent.start and token.nbor(-1).lower_ in POINTING_AHEAD:
        return opens  # Ik hecht eraan dat …
    before = [t.lower_ for t in sent.doc[max(token.i - 2, sent.start) : token.i]]
    ahead = before[-1:] and before[0] in POINTING_AHEAD and before[-1] in PARTICLES
    if token.lower_ == "dat" and ahead:
        return opens  # Ik zet mij ervoor in dat …
    if token.lower_ in ("dat", "die"):
        if _follows_cluster(token) and any(map(verbs.looks_finite, to_next_stop(token))):
            return "relative"  # heb ik een groep ingericht die samenhang aanbrengt
        if token.pos_ == "DET" or (
            "Dem" in token.morph.get("PronType", []) and token.dep_ != "mark"
        ):
            return ""
        return "relative" if token.pos_ == "PRON" else opens
    if token.lower_ == "of":
        asked = token.i > sent.start and token.nbor(-1).lower_ in ASKED  # gaat na of
        return opens if asked or token.pos_ == "SCONJ" or token.dep_ == "mark" else ""
    if token.lower_ == "als":
        if token.i == sent.start and _before_inversion(token, verbs):
            return opens  # Als het rapport daartoe aanleiding geeft, pas ik de wet aan.
        marked = token.pos_ == "SCONJ" or token.dep_ == "mark"
        if (
            token.i + 2 < sent.end
            and verbs.looks_finite(token.nbor(2))
            and token.nbor().pos_ == "NOUN"
        ):
            return ""  # Als minister neem ik …
        if token.i == sent.start and sum(map(verbs.looks_finite, sent)) == 1:
            return ""  # Als vervolgstap zal ik …
        if following is not None and following.lower_ in PRONOUNS:
            return opens  # de prijs is hoog als we willen bouwen
        first = token.i == sent.start or _behind_stop(token)
        # not: we willen als kabinet
        return opens if marked and (first or token.nbor(-1).lower_ in FOCUS) else ""
    if token.lower_ in ("wat", "welke", "welk", "wie", "hoe", "waar"):
        return opens if token.i == sent.start or _follows_boundary(token) else ""
    return opens


def takes_up(token: Token, clause: Clause, verbs: FiniteVerbs) -> bool:
    """When you call this, it will find *dat* as an object: *Zodra de rechter dat toestaat, zal …*.

    The clause has no verb yet, and the one before the comma is its own. Behind the comma the main
    verb follows, or the rest of a main clause that has one: *Het wordt, als de rechter dat
    toestaat, gestuurd*.
    """
    if token.lower_ not in ("dat", "die") or clause.finite is not None or not clause.opens:
        return False
    rest = to_next_stop(token)
    if sum(map(verbs.looks_finite, rest)) != 1:
        return False
    behind = _behind_comma(token, rest)
    if clause.start == token.sent.start:
        return bool(behind) and verbs.looks_finite(behind[0])
    main = clause.parent is not None and clause.parent.finite is not None
    if behind and not main and _behind_stop(clause.tokens[0]):
        finite, subject = behind  # Een register, zoals de leden dat willen, zal ik …
        return verbs.looks_finite(finite) and subject.lower_ in NOMINATIVES
    ahead = token.doc[token.i + 1 + len(rest) : token.sent.end]
    return bool(main and behind and _behind_stop(clause.tokens[0])) and not any(
        map(verbs.looks_finite, ahead)
    )


def points(token: Token, clause: Clause, verbs: FiniteVerbs) -> bool:
    """When you call this, it will find *die* before its noun: *zal ik die afweging maken*.

    The clause waits for an infinitive, and the only one ahead ends the sentence or its part.
    """
    if token.lower_ not in ("die", "dat"):
        return False
    rest = to_next_stop(token)
    if token.lower_ == "die" and clause.finite is not None and _ends_in_te(rest, verbs):
        return True
    if token.dep_ != "det" or not verbs.governs(clause):
        return False
    stop = token.i + 1 + len(rest)
    if stop < token.sent.end and verbs.awaits(clause, token.doc[stop]):
        return False
    found = [t for t in rest if Kind.INFINITIVE in verbs.kinds(t) or verbs.looks_finite(t)]
    return found == rest[-1:] and Kind.INFINITIVE in verbs.kinds(rest[-1])


def _ends_in_te(rest: list[Token], verbs: FiniteVerbs) -> bool:
    """*Ik ben van plan die regel aan te passen*: no verb that a relative clause would have."""
    if len(rest) < 3 or rest[-2].lower_ != "te":
        return False
    verbal = (t for t in rest[:-1] if t.pos_ in ("VERB", "AUX"))
    return not any(not verbs.kinds(t).isdisjoint(FINITE) or verbs.looks_finite(t) for t in verbal)


def _opens_aside(token: Token, verbs: FiniteVerbs) -> str:
    """What opens a clause only between commas or before a main verb, "" for nothing."""
    if token.lower_ == "nu" and token.i == token.sent.start:
        rest = to_next_stop(token)
        behind = _behind_comma(token, rest)
        finite = any(map(verbs.looks_finite, rest[1:])) and not verbs.looks_finite(rest[0])
        return "reason" if finite and behind and verbs.looks_finite(behind[0]) else ""
    if token.lower_ == "voor" and token.i + 2 < token.sent.end and token.nbor().lower_ == "zover":
        limits = any(t.pos_ in ("VERB", "AUX") for t in to_next_stop(token)[1:])
        return "manner" if limits else ""  # not: voor zover bekend
    if token.i < token.sent.start + 2 or token.i + 2 >= token.sent.end:
        return ""
    aside, following = token.nbor(-1).text == ",", token.nbor()
    yet = aside or [t.lower_ for t in token.doc[token.i - 2 : token.i]] == [",", "ook"]
    if token.lower_ == "nu" and yet and _has_verb_last(token, verbs):
        return "reason"  # Nederland blijft, ook nu anderen zijn vertrokken, in gesprek
    if token.lower_ == "al" and yet and verbs.looks_finite(following):
        return "concession"  # …, al zijn daarover nog geen afspraken gemaakt
    if aside and token.lower_ == "zij" and following.lower_ == "het":
        return "concession"  # …, zij het niet in een aparte brief
    said = token.lower_ == "zo" and verbs.looks_finite(following)  # zo is met hen afgesproken
    thought = token.lower_ == "naar" and following.lower_ in PRONOUNS  # naar ik aanneem
    if aside and (said or thought):
        return "manner"
    if token.lower_ in ("mocht", "mochten") and aside:
        return "condition"  # …, mocht dat nodig zijn, …
    compared = token.lower_ == "dan" and token.nbor(-1).lower_ == "anders"
    if compared and any(map(verbs.looks_finite, to_next_stop(token))):
        return "manner"  # anders dan enkele leden bepleitten
    return "manner" if token.lower_ == "dan" and _measures(token, verbs) else ""


def _has_verb_last(token: Token, verbs: FiniteVerbs) -> bool:
    """Whether what follows up to the next mark is a clause with its verb last."""
    rest = to_next_stop(token)
    return (
        len(rest) > 2
        and any(map(verbs.looks_finite, rest[-2:]))
        and bool(_behind_comma(token, rest))
    )


def _measures(dan: Token, verbs: FiniteVerbs) -> bool:
    """*Minder vaak gedaan dan was voorzien*: a verb at once, and what it rules."""
    finite, behind = dan.nbor(), dan.nbor(2)
    compared = any(t.lower_.endswith("er") for t in dan.doc[dan.sent.start : dan.i])
    foreseen = verbs.looks_finite(finite) and Kind.PARTICIPLE in verbs.kinds(behind)
    return compared and foreseen and not _behind_stop(dan)


def _names_again(token: Token) -> bool:
    """*Ik spreek met hen, welk gesprek ik in mei afrond*: the noun stands once more."""
    behind = token.nbor() if token.i + 1 < token.sent.end else token
    return token.i > token.sent.start and token.nbor(-1).text == "," and behind.pos_ == "NOUN"


def _behind_stop(token: Token) -> bool:
    """Whether a mark or a coordinator stands before a word."""
    return token.i > token.sent.start and token.nbor(-1).pos_ in ("PUNCT", "CCONJ")


def _before_inversion(token: Token, verbs: FiniteVerbs) -> bool:
    """Whether a verb and its subject stand behind a comma, and another verb before it."""
    rest = to_next_stop(token)
    behind = _behind_comma(token, rest)
    if not behind:
        return False
    verb, subject = behind
    inverted = subject.lower_ in NOMINATIVES and Kind.PRESENT in verbs.kinds(verb)
    return inverted and any(verbs.looks_finite(t) for t in rest)


def _behind_copula(dat: Token, sent: Span, verbs: FiniteVerbs) -> bool:
    """*De inzet is dat … wordt*: a noun as subject, a copula, and a verb still to come."""
    if dat.i < sent.start + 2 or dat.nbor(-1).lower_ not in COPULAS:
        return False
    start = dat.i - 2
    while start > sent.start and dat.doc[start].text != ",":
        start -= 1
    first = dat.doc[start if start == sent.start else start + 1]
    nominal = first.pos_ == "DET" or bool(first.morph.get("Poss", []))
    return nominal and any(verbs.can_be_finite(t) for t in dat.doc[dat.i + 2 : sent.end])


def _follows_boundary(token: Token) -> bool:
    before = token.nbor(-1)
    return before.is_punct or before.pos_ in ("VERB", "AUX", "CCONJ", "ADP", "ADV", "NOUN", "PROPN")


def _follows_cluster(token: Token) -> bool:
    """Whether the participle or infinitive that ends a main clause stands right before *die*."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is None or before.pos_ != "VERB" or token.lower_ != "die":
        return False
    return bool({"Part", "Inf"} & set(before.morph.get("VerbForm", []))) and before.dep_ != "amod"


def _behind_comma(token: Token, rest: list[Token]) -> list[Token]:
    """The two words behind the comma that ends the rest of a clause, none where it does not."""
    comma = token.i + 1 + len(rest)
    if comma + 2 >= token.sent.end or token.doc[comma].text != ",":
        return []
    return list(token.doc[comma + 1 : comma + 3])
