"""Invented words for rare ones, so that context and endings must tell what a word is."""

from collections import Counter
from dataclasses import replace
from itertools import takewhile
from random import Random

from conllu import Token

# How often a word is disguised that stands at most so many times in all treebanks.
DISGUISED = ((4, 0.2), (30, 0.08), (10**9, 0.01))
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN"})
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnprstvwz"


def disguise(tokens: list[Token], counts: Counter[str], rng: Random) -> list[Token]:
    """Put invented words for some rare ones, so that context and endings must tell what they are.

    First letter, ending and shape stay. The lemma changes alike where it differs from the word in
    the ending alone, and is left open elsewhere.
    """
    result = []
    for token in tokens:
        rate = next(rate for most, rate in DISGUISED if counts[token.form] <= most)
        plain = len(token.form) >= 6 and token.form.isalpha() and token.pos in CONTENT
        if plain and rng.random() < rate:
            form = invent(token.form, rng)
            token = replace(token, form=form, lemma=lemma_of(form, token))
        result.append(token)
    return result


def lemma_of(invented: str, token: Token) -> str:
    """Give the lemma of an invented word where the ending, which it kept, tells it.

    >>> token = Token("kamerbrieven", "kamerbrief", "NOUN", "N", "", 0, "root", True)
    >>> lemma_of("kosetplieven", token)
    'kosetplief'
    """
    pairs = zip(token.form.lower(), token.lemma.lower(), strict=False)
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    ending = len(token.form) - common
    if not token.lemma or ending > kept(token.form):
        return ""
    stem = invented[:common] if token.lemma[:1].isupper() else invented[:common].lower()
    return stem + token.lemma[common:]


def kept(word: str) -> int:
    """Count the letters of the ending that an invented word keeps."""
    return 3 if len(word) < 8 else 4


def invent(word: str, rng: Random) -> str:
    """Put other vowels for vowels and consonants for consonants, but not at either end.

    >>> invent("Kamerbrief", Random(1))
    'Kedifvrief'
    """
    ending = len(word) - kept(word)
    letters = list(word)
    for place in range(1, ending):
        letter = letters[place].lower()
        for kind in (VOWELS, CONSONANTS):
            if letter in kind:
                other = rng.choice(kind)
                letters[place] = other.upper() if letters[place].isupper() else other
    return "".join(letters)
