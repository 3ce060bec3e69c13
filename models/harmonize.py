"""Brings the newer conversion of the Alpino treebank to the labels of the UD releases.

The treebanks of the UD releases were made with an older converter than the further parts; where
the two give one construction different labels, a parser that learns from both learns noise. Each
rule is what the development parts of the releases show, never their test parts:

==========================  =============================  ==========================
construction                newer conversion               UD release
==========================  =============================  ==========================
*ook de minister*           advmod under a nominal         amod
*Europese Unie*             fixed, in a name               flat
*een paar*                  NUM, nummod                    DET, det
*zowel … als*               ADV, cc:preconj                CCONJ, cc:preconj
*meer mensen*               ADJ, amod                      DET, det
*als minister*              ADP, mark                      SCONJ, mark
*legt … uit* (some parts)   lemma leggen                   lemma uitleggen
*oude en nieuwe* regels     amod                           nmod
==========================  =============================  ==========================
"""

from collections.abc import Sequence
from dataclasses import replace

from conllu import Token

NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "SYM", "X"})
MULTIWORD = frozenset({"fixed", "flat"})
SEPARABLE = ("VZ|fin", "BW", "ADJ|vrij")  # not the noun of *plaatsvinden*, nor *laten zien*


def harmonize(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Give the tokens of a converted tree the labels that the UD releases would give them."""
    predicates = {token.head for token in tokens if token.dep == "cop"}
    coordinated = {token.head for token in tokens if token.dep == "conj"}
    names = names_in(tokens)
    relabelled = (
        relabel(token, tokens, token.head in predicates, token.head in names) for token in tokens
    )
    result = []
    for place, token in enumerate(relabelled):
        if token.pos == "VERB":
            token = with_particle(token, tokens, place)
        elif place in coordinated and place < token.head:
            token = as_nominal(token)
        result.append(token)
    return tuple(result)


def names_in(tokens: Sequence[Token]) -> set[int]:
    """Find the heads of expressions of several words that have a capital inside a sentence."""
    return {
        token.head
        for place, token in enumerate(tokens)
        if token.dep in MULTIWORD
        and any(tokens[i].form[:1].isupper() for i in (place, token.head) if i)
        and not tokens[token.head].tag.startswith("TW")
    }


def relabel(token: Token, tokens: Sequence[Token], predicate: bool, name: bool) -> Token:
    """Change one token; `predicate` and `name` tell what its head is."""
    head = tokens[token.head]
    if token.dep == "advmod" and token.pos == "ADV" and head.pos in NOMINAL and not predicate:
        return replace(token, dep="amod")
    if token.dep == "fixed" and name:
        return replace(token, dep="flat")
    if token.tag.startswith("LID") and token.pos == "NUM":
        definite = "Definite=Ind" if "onbep" in token.tag else "Definite=Def"
        dep = "det" if token.dep == "nummod" else token.dep
        return replace(token, pos="DET", dep=dep, morph=definite)
    if token.dep == "cc:preconj" and token.pos == "ADV":
        return replace(token, pos="CCONJ")
    if token.tag.startswith("VNW|onbep") and "|prenom|" in token.tag and token.pos == "ADJ":
        dep = "det" if token.dep == "amod" else token.dep
        return replace(token, pos="DET", dep=dep, morph="")
    if token.form.lower() == "als" and token.pos == "ADP":
        return replace(token, pos="SCONJ")
    return token


def as_nominal(token: Token) -> Token:
    """Relabel the first of several adjectives that stand coordinated before their noun."""
    if token.dep == "amod" and token.tag.startswith("ADJ|prenom"):
        return replace(token, dep="nmod")
    return token


def with_particle(verb: Token, tokens: Sequence[Token], place: int) -> Token:
    """Join a separated particle to the lemma of its verb, where it is not joined already."""
    for token in tokens:
        if token.dep == "compound:prt" and token.head == place and token.tag.startswith(SEPARABLE):
            particle = token.form.lower()
            if not verb.lemma.startswith(particle):
                return replace(verb, lemma=particle + verb.lemma)
    return verb
