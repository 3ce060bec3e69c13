"""With whom, towards whom, to whom and on what condition, verbatim."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.commitments.case import Case
from extractor.commitments.clause import Clause
from extractor.commitments.objects import behind, direct_object, is_joint, object_of
from extractor.commitments.phrases import noun_phrase
from extractor.commitments.predicate import Predicate
from extractor.commitments.tokens import Token
from extractor.commitments.words import words

URGING = words("urging")
TO = re.compile(r"^(?:aan|bij|met|naar) ")


def condition(case: Case, clauses: Iterable[Clause]) -> str:
    """When you call this, it will give the clause that gates the act: *indien nodig …*."""
    for other in clauses:
        if other.opens != "condition" or not other.tokens or other.tokens[0].lower_ == "zolang":
            continue
        if other.parent in (case.clause, case.clause.coordinated):
            start, end = other.tokens[0].i, other.tokens[-1].i + 1
            return str(case.sent.doc[start:end].text).rstrip(" ,.;")
    return ""


def parties(case: Case, clauses: Iterable[Clause]) -> dict[str, str]:
    """When you call this, it will give object, addressee, recipient and partners, verbatim."""
    predicate = case.predicate
    phrases = {"object": "", "addressee": "", "recipient": "", "partners": ""}
    found = case.lexicon.find("recipient", case.text)
    verb = predicate.verb
    if found is not None and (verb is None or verb.obligation == "information"):
        phrases["recipient"] = TO.sub("", found[1][0])
    partner = case.lexicon.find("partners", case.text)
    if partner is not None:
        phrases["partners"] = _partner(case, partner[1])
    own = predicate.verbs
    for token in case.clause.tokens:
        if token.dep_ not in ("iobj", "obl") or token.head not in own:
            continue
        phrase = noun_phrase(token).text
        if token.dep_ == "iobj" and not phrases["recipient"]:
            phrases["recipient"] = phrase
        elif token.dep_ == "obl" and _urged(token, predicate) and not phrases["addressee"]:
            phrases["addressee"] = phrase.split(" ", 1)[-1]
    if is_joint(case) and not phrases["addressee"] and not phrases["recipient"]:
        other = behind("met", case)
        phrases["addressee"] = other.text if other is not None else ""
    phrases["object"] = object_of(case, clauses, phrases["recipient"])
    if predicate.lemma in URGING and predicate.noun is None and not phrases["addressee"]:
        urged = direct_object(case, phrases["recipient"])
        phrases["addressee"] = urged.text if urged is not None else ""
    if phrases["recipient"] == TO.sub("", phrases["object"]):
        phrases["object"] = ""
    return phrases


def _urged(token: Token, predicate: Predicate) -> bool:
    return predicate.lemma in ("aandringen", "bepleiten", "pleiten") and any(
        child.lower_ == "bij" for child in token.children
    )


def _partner(case: Case, match: re.Match[str]) -> str:
    """*samen met* and the noun phrase behind it."""
    offset = case.sentence.text.find(match[0])
    if offset < 0:
        return match[0]
    begin = case.sent.start_char + offset
    span = case.sent.doc.char_span(begin, begin + len(match[0]), alignment_mode="expand")
    if span is None:
        return match[0]
    end = span.end
    while end < case.sent.end and _goes_on(case.sent.doc[end], case.predicate, span.end):
        end += 1
    while case.sent.doc[end - 1].lower_ in ("en", ","):
        end -= 1
    return str(case.sent.doc[span.start : end].text)


def _goes_on(token: Token, predicate: Predicate, start: int) -> bool:
    """Whether a word belongs to the partners: no verb of the clause, no further noun phrase."""
    before = token.nbor(-1)
    if token in predicate.words or (token.pos_ == "DET" and before.pos_ in ("NOUN", "PROPN")):
        return False
    if token.pos_ in ("NOUN", "PRON") and before.pos_ == "NOUN" and token.i > start:
        return False
    if token.text == "," and token.i + 1 < len(token.doc):
        return token.nbor().pos_ in ("NOUN", "PROPN", "ADJ", "DET", "X")
    modifies = token.dep_ == "amod" or (token.i > start and before.pos_ == "DET")
    stops = token.pos_ in ("ADP", "VERB", "AUX", "PUNCT", "SCONJ", "ADV")
    return modifies or not stops or token.lower_ in ("van", "en")
