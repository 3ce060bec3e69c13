"""Seeded variants of treebank sentences that look like the sentences of official letters."""

from collections import Counter
from dataclasses import replace
from random import Random

from conllu import Sentence, Token, root_of, shift

RATES = {
    "join": 0.03,
    "stop": 0.05,
    "bullet": 0.02,
    "quote": 0.5,
    "wrap": 0.01,
    "dash": 0.5,
    "upper": 0.01,
    "capital": 0.04,
    "lines": 0.2,
    "break": 0.03,
    "apostrophe": 0.5,
}
# How often a word is disguised that stands at most so many times in all treebanks.
DISGUISED = ((4, 0.2), (30, 0.08), (10**9, 0.01))
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN"})
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnprstvwz"
BULLETS = ("-", "–", "—", "•", "*", "·")
OPENING, CLOSING = {'"', ",,", "``", "`"}, {'"', "''", "´´"}
QUOTES = (("“", "”"), ("‘", "’"), ("«", "»"), ("„", "”"), ('"', '"'))


def mark(form: str, head: int, space: bool = True) -> Token:
    """Make a punctuation mark that hangs from ``head``."""
    return Token(form, form, "PUNCT", "LET", "", head, "punct", space)


def drop_stop(tokens: list[Token]) -> list[Token]:
    """Leave out a final full stop."""
    last = len(tokens) - 1
    if last < 2 or tokens[last].form != "." or any(token.head == last for token in tokens[:last]):
        return tokens
    return [*tokens[: last - 1], replace(tokens[last - 1], space=True)]


def join(first: list[Token], second: list[Token]) -> list[Token]:
    """Make two sentences one, the second as a parataxis after a semicolon."""
    start = drop_stop(first)
    if start is first:
        return first
    top, root = root_of(tuple(start)), root_of(tuple(second))
    offset = len(start) + 1
    rest = shift(second, offset)
    rest[root] = replace(rest[root], head=top, dep="parataxis")
    if second[0].pos not in {"PROPN", "X", "SYM"} and second[0].form[1:].islower():
        rest[0] = replace(rest[0], form=second[0].form[0].lower() + second[0].form[1:])
    body = [*start[:-1], replace(start[-1], space=False)]
    return [*body, mark(";", offset + root), *rest]


def add_bullet(tokens: list[Token], rng: Random) -> list[Token]:
    """Put a dash, dot or number before the sentence, as in a list."""
    top = root_of(tuple(tokens))
    if rng.random() < 0.6:
        return [mark(rng.choice(BULLETS), top + 1), *shift(tokens, 1)]
    sign, closing = rng.choice("123456789abcde"), rng.choice((".", ")"))
    number = Token(
        form=sign,
        lemma=sign,
        pos="NUM" if sign.isdigit() else "SYM",
        tag="TW|hoofd|vrij" if sign.isdigit() else "SPEC|symb",
        morph="",
        head=top + 2,
        dep="parataxis",
        space=False,
    )
    return [number, mark(closing, 0), *shift(tokens, 2)]


def change_quotes(tokens: list[Token], rng: Random) -> list[Token]:
    """Put other quotation marks for a pair of straight ones."""
    places = [i for i, token in enumerate(tokens) if token.form in OPENING | CLOSING]
    if len(places) != 2 or tokens[places[0]].form not in OPENING:
        return tokens
    pair = rng.choice(QUOTES)
    result = list(tokens)
    for place, form in zip(places, pair, strict=True):
        result[place] = replace(tokens[place], form=form, lemma=form)
    return result


def wrap_in_quotes(tokens: list[Token], rng: Random) -> list[Token]:
    """Put the whole sentence between quotation marks."""
    if any(token.form in OPENING | CLOSING or token.form in "“”‘’«»" for token in tokens):
        return tokens
    opening, closing = rng.choice(QUOTES)
    top = root_of(tuple(tokens)) + 1
    body = shift(tokens, 1)
    body[-1] = replace(body[-1], space=False)
    return [mark(opening, top, space=False), *body, mark(closing, top)]


def change_dashes(tokens: list[Token]) -> list[Token]:
    """Put en dashes for hyphens that stand alone."""
    return [
        replace(token, form="–", lemma="–") if token.form == "-" and token.pos == "PUNCT" else token
        for token in tokens
    ]


def change_apostrophes(tokens: list[Token]) -> list[Token]:
    """Put curly apostrophes inside words and leave the lemma as it is."""
    return [
        replace(token, form=token.form.replace("'", "’")) if len(token.form) > 2 else token
        for token in tokens
    ]


def upper(tokens: list[Token]) -> list[Token]:
    """Put a sentence in capitals, as a heading is."""
    return [replace(token, form=token.form.upper()) for token in tokens]


def capitals(tokens: list[Token], rng: Random) -> list[Token]:
    """Give capitals to some nouns and to the adjectives before them, as official terms have."""
    result = list(tokens)
    for place, token in enumerate(tokens):
        if token.pos == "NOUN" and rng.random() < 0.4:
            start = place
            while start and tokens[start - 1].pos == "ADJ" and tokens[start - 1].dep == "amod":
                start -= 1
            for i in range(start, place + 1):
                form = tokens[i].form
                result[i] = replace(tokens[i], form=form[0].upper() + form[1:])
    return result


def blank(form: str, head: int) -> Token:
    """Make a white-space token, as of a line end, that hangs from ``head``."""
    return Token(form, form, "SPACE", "_SP", "", head, "dep", space=False)


def break_line(tokens: list[Token], place: int, form: str = "\n") -> list[Token]:
    """Put a line end after the word at ``place``."""
    moved = [replace(t, head=t.head + 1) if t.head > place else t for t in tokens]
    before = [*moved[:place], replace(moved[place], space=False)]
    return [*before, blank(form, place), *moved[place + 1 :]]


def add_lines(sentences: list[list[Token]], rng: Random) -> list[list[Token]]:
    """Put line ends after sentences, in some documents, and inside a few sentences."""
    between = rng.choice(("\n", "\n\n")) if rng.random() < RATES["lines"] else ""
    result = []
    for number, tokens in enumerate(sentences, 1):
        varied = tokens
        places = [i for i, token in enumerate(tokens[:-1]) if token.space]
        if places and rng.random() < RATES["break"]:
            varied = break_line(varied, rng.choice(places))
        if between and number < len(sentences):
            varied = break_line(varied, len(varied) - 1, between)
        result.append(varied)
    return result


def disguise(tokens: list[Token], counts: Counter[str], rng: Random) -> list[Token]:
    """Put invented words for some rare ones, so that context and endings must tell what they are.

    First letter, ending and shape stay; the lemma of an invented word is left open.
    """
    result = []
    for token in tokens:
        rate = next(rate for most, rate in DISGUISED if counts[token.form] <= most)
        plain = len(token.form) >= 6 and token.form.isalpha() and token.pos in CONTENT
        if plain and rng.random() < rate:
            token = replace(token, form=invent(token.form, rng), lemma="")
        result.append(token)
    return result


def invent(word: str, rng: Random) -> str:
    """Put other vowels for vowels and consonants for consonants, but not at either end.

    >>> invent("Kamerbrief", Random(1))
    'Kedifvrief'
    """
    ending = len(word) - (3 if len(word) < 8 else 4)
    letters = list(word)
    for place in range(1, ending):
        letter = letters[place].lower()
        for kind in (VOWELS, CONSONANTS):
            if letter in kind:
                other = rng.choice(kind)
                letters[place] = other.upper() if letters[place].isupper() else other
    return "".join(letters)


def vary(sentences: list[Sentence], rng: Random) -> list[list[Token]]:
    """Make variants of consecutive sentences; most stay as they are."""
    result: list[list[Token]] = []
    skip = False
    for place, sentence in enumerate(sentences):
        if skip:
            skip = False
            continue
        tokens = list(sentence.tokens)
        if place + 1 < len(sentences) and rng.random() < RATES["join"]:
            joined = join(tokens, list(sentences[place + 1].tokens))
            skip = joined is not tokens
            tokens = joined
        if rng.random() < RATES["quote"]:
            tokens = change_quotes(tokens, rng)
        if rng.random() < RATES["dash"]:
            tokens = change_dashes(tokens)
        if rng.random() < RATES["apostrophe"]:
            tokens = change_apostrophes(tokens)
        if rng.random() < RATES["stop"]:
            tokens = drop_stop(tokens)
        if rng.random() < RATES["capital"]:
            tokens = capitals(tokens, rng)
        if rng.random() < RATES["wrap"]:
            tokens = wrap_in_quotes(tokens, rng)
        elif rng.random() < RATES["upper"]:
            tokens = upper(tokens)
        if rng.random() < RATES["bullet"]:
            tokens = add_bullet(tokens, rng)
        result.append(tokens)
    return add_lines(result, rng)
