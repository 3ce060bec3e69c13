"""What is done: the phrase or clause that the verb of a commitment acts on, verbatim."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.commitments.case import Case, is_scheduled
from extractor.commitments.clause import Clause, is_infinitive
from extractor.commitments.content import content_of
from extractor.commitments.phrases import RELATIVES, trimmed
from extractor.commitments.tokens import Span, Token
from extractor.commitments.words import words

REFLEXIVES = words("reflexive")
ADPOSITIONS = words("fixed-preposition") | {"bij", "met", "naar", "om", "over", "door", "tegen"}
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "SYM")  # SYM: the sign of a sum
JOINT = words("joint")
NOMINALS = words("nominal-plan")
URGING = words("urging")
MODIFIERS = ("advmod", "amod", "case", "det", "nmod:poss", "nummod")
SKIPPED = ("ADV", "PUNCT", "PART", "SPACE")
OPENERS = ("ADP", "CCONJ", "PUNCT", "SCONJ")
ADDRESSED = ("u", "jullie")  # Ik zeg u toe dat …
LONGEST = 40  # words behind the head


def object_of(case: Case, clauses: Iterable[Clause], recipient: str = "") -> str:
    """When you call this, it will give what is done, "" where the clause does not say it.

    *werkt aan een plan* → *een plan*; *zal bezien of dat kan* → *of dat kan*; *wordt de wet
    gewijzigd* → *de wet*. Clauses below the verb count, time and recipient do not.

    Parameters
    ----------
    recipient : to whom it is promised, which is no object
    """
    content = content_of(case, clauses)
    phrase = _behind_preposition(case)
    if case.predicate.lemma not in URGING:
        phrase = phrase or direct_object(case, recipient)
    if phrase is None and content is None:
        phrase = _planned(case) or behind("over", case)
        if phrase is None and is_joint(case):
            phrase = behind("aan", case)
    if content is None:
        return phrase.text if phrase is not None else ""
    if phrase is None or phrase.text.lower() in ADDRESSED:
        return str(content.text)
    if phrase.start < content.start <= phrase.end + 1:
        between = range(phrase.end, content.start)
        if any(token.i in between for token in case.predicate.words):
            return phrase.text  # stelt een gids op voor wat men moet weten
        return str(phrase.doc[phrase.start : max(phrase.end, content.end)].text)  # de vraag of …
    return str(content.text)


def _planned(case: Case) -> Span | None:
    """The om-clause that says what a plan is: *het streven is om de brug te bouwen*."""
    verb, tokens = case.predicate.verb, case.clause.tokens
    if verb is None or verb.id not in NOMINALS:
        return None
    start = next((t.i for t in tokens if t.lower_ == "om" and t.i > case.predicate.main.i), None)
    return trimmed(tokens[0].doc[start : case.clause.end]) if start is not None else None


def is_joint(case: Case) -> bool:
    """When you call this, it will find what is done with another: *spreken met*, *in gesprek*."""
    predicate = case.predicate
    noun = predicate.verb.noun if predicate.verb is not None else ""
    return bool({predicate.lemma, noun} & JOINT)


def behind(preposition: str, case: Case) -> Span | None:
    """When you call this, it will give the noun phrase behind a preposition of the clause."""
    for token in case.clause.tokens[:-1]:
        if token.lower_ == preposition and token.nbor().i <= case.clause.tokens[-1].i:
            return _phrase(token.nbor(), case)
    return None


def _behind_preposition(case: Case) -> Span | None:
    """What the fixed preposition of the verb governs: *zich inzetten voor een verdrag*."""
    preposition = case.predicate.preposition
    if preposition is None or preposition.lower_ not in ADPOSITIONS:
        return None
    if preposition.lower_ == "met" and is_joint(case):
        return None  # with whom, not what
    own = {token.i for token in case.clause.tokens}
    behind = preposition.i + 1
    if behind not in own or preposition.doc[behind] in case.predicate.words:
        return None
    return _phrase(preposition.doc[behind], case)


def direct_object(case: Case, recipient: str) -> Span | None:
    """When you call this, it will give the direct object, or the subject of a passive.

    That is the parsed one, else the noun phrase that follows the finite verb and its subject.
    """
    subject = case.predicate.passive or is_scheduled(case.predicate)
    if subject:
        labels: tuple[str, ...] = ("nsubj:pass", "nsubj", "obj")
    else:
        labels = ("obj", "nsubj:pass")
    own = case.predicate.verbs
    actor = case.actor.span if case.actor.own else None
    spoken = [*case.sentence.dates, *([actor] if actor is not None else [])]
    taken = {t.i for span in spoken for t in span}
    for token in _field(case):
        if token.i in taken:
            continue
        counted = token.dep_ in labels or _is_bare_sum(token)
        if subject and _is_governed(token) and not _is_bare_sum(token):
            continue
        if counted and token.head in own and _is_nominal(token):
            phrase = _phrase(token, case)
            if phrase is not None and phrase.text.lower() != recipient.lower():
                return phrase
    return None if subject else _first_free(case, recipient)


def _field(case: Case) -> list[Token]:
    """The words that the verb can take: *zal de daad veroordelen en | de leiders oproepen*."""
    tokens, main = case.clause.tokens, case.predicate.main
    joined = [
        place
        for place, token in enumerate(tokens)
        if place and token.i < main.i and token.lower_ == "en" and is_infinitive(tokens[place - 1])
    ]
    return tokens[joined[-1] + 1 :] if joined else tokens


def _first_free(case: Case, recipient: str) -> Span | None:
    """The noun phrase that follows the finite verb and its subject at once."""
    finite = case.clause.finite
    if finite is None or case.clause.opens or _is_state(case):
        return None
    actor = case.actor.span
    taken = {t.i for t in actor} if actor is not None else set()
    for date in case.sentence.dates:
        taken |= {t.i for t in date}
    for token in _field(case):
        if token.i <= finite.i:
            continue
        if token.i in taken or token.pos_ in SKIPPED or token.lower_ in REFLEXIVES:
            continue
        if token.pos_ not in ("DET", "NOUN", "PROPN", "NUM", "ADJ") or token.i in {
            word.i for word in case.predicate.words
        }:
            return None
        if token.pos_ == "ADJ" and not _is_nominal(_head_of(token)):
            continue  # heel graag, al intensief
        phrase = _phrase(token, case)
        if phrase is not None and phrase.text.lower() == recipient.lower():
            continue
        return phrase
    return None


def _is_state(case: Case) -> bool:
    """*Wij zijn alle dagen in contact*: no object, as *het streven is vrede* has one."""
    verb = case.predicate.verb
    return case.predicate.lemma == "zijn" and (verb is None or verb.id not in NOMINALS)


def _phrase(first: Token, case: Case) -> Span | None:
    """The noun phrase that holds a word, without the verb's own words and further clauses."""
    head = _head_of(first)
    trigger = {token.i for token in case.predicate.words}
    if head.i in trigger or head.lower_ in REFLEXIVES:
        return None
    members = {token.i for token in head.subtree} | {first.i, head.i}
    start = end = head.i
    while start - 1 in members - trigger and head.doc[start - 1].pos_ not in OPENERS:
        start -= 1
    start = first.i if first.i < head.i else start
    while start > head.sent.start and _counts(head.doc[start - 1], case):
        start -= 1
    last = head.sent.end - 1
    while end < last and end - head.i < LONGEST and not _turns(head.doc[end + 1]):
        following = head.doc[end + 1]
        if following.i in trigger or (following.lower_ == "over" and is_joint(case)):
            break
        if following.lower_ in ("’s", "'s"):
            members.add(following.i)
        if following.lower_ == "van" and following.i < last and following.i not in members:
            members |= {t.i for t in _head_of(following.nbor()).subtree} | {following.i}
        if following.i not in members:
            break
        end += 1
    return trimmed(head.doc[start : end + 1])


def _head_of(token: Token) -> Token:
    """The noun of the phrase that a word opens: *zo zuinig mogelijk gebruik*."""
    while token.head.i > token.i and token.dep_ in MODIFIERS:
        token = token.head
    return token


def _is_nominal(token: Token) -> bool:
    return token.pos_ in NOMINAL or any(child.dep_ == "det" for child in token.children)


def _is_governed(token: Token) -> bool:
    """*Naar aanleiding van het onderzoek worden …*: behind a preposition stands no subject."""
    first = min([token, *(t for t in token.children if t.dep_ in MODIFIERS)], key=lambda t: t.i)
    return first.i > token.sent.start and first.nbor(-1).pos_ == "ADP"


def _is_bare_sum(token: Token) -> bool:
    """*reserveer € 5 miljoen*: a sum without a preposition is what is given."""
    return token.text == "€" and not any(child.dep_ == "case" for child in token.children)


def _counts(token: Token, case: Case) -> bool:
    timed = any(date.start <= token.i < date.end for date in case.sentence.dates)
    return token.text == "€" or (token.pos_ == "NUM" and not timed)


def _turns(token: Token) -> bool:
    """*…, die …*: a clause that only describes is no part of what is done."""
    following = token.nbor() if token.i + 1 < len(token.doc) else token
    return token.text == "," and following.lower_.startswith(RELATIVES)
