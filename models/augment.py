"""Seeded variants of treebank sentences that look like the sentences of official letters."""

from dataclasses import replace
from random import Random

from conllu import Sentence, Token, root_of, shift

RATES = {
    "join": 0.03,
    "colon": 0.8,
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
    joined = attach(second, root_of(tuple(start)), len(start) + 1)
    if second[0].pos not in {"PROPN", "X", "SYM"} and second[0].form[1:].islower():
        joined[0] = replace(joined[0], form=second[0].form[0].lower() + second[0].form[1:])
    body = [*start[:-1], replace(start[-1], space=False)]
    return [*body, mark(";", len(start) + 1 + root_of(tuple(second))), *joined]


def join_after_colon(first: list[Token], second: list[Token]) -> list[Token]:
    """Make one sentence of one that ends in a colon and the next, as the UD releases have it."""
    last = len(first) - 1
    if last < 2 or first[last].form != ":" or any(token.head == last for token in first):
        return first
    colon = replace(first[last], head=len(first) + root_of(tuple(second)), space=True)
    return [*first[:last], colon, *attach(second, root_of(tuple(first)), len(first))]


def attach(sentence: list[Token], head: int, offset: int) -> list[Token]:
    """Move a sentence behind ``offset`` words and hang it from the word at ``head``."""
    root = root_of(tuple(sentence))
    moved = shift(sentence, offset)
    moved[root] = replace(moved[root], head=head, dep="parataxis")
    return moved


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


def vary(sentences: list[Sentence], rng: Random) -> list[list[Token]]:
    """Make variants of consecutive sentences; most stay as they are."""
    result: list[list[Token]] = []
    skip = False
    for place, sentence in enumerate(sentences):
        if skip:
            skip = False
            continue
        tokens = list(sentence.tokens)
        if place + 1 < len(sentences):
            following = list(sentences[place + 1].tokens)
            joined = tokens
            if rng.random() < RATES["join"]:
                joined = join(tokens, following)
            elif rng.random() < RATES["colon"]:
                joined = join_after_colon(tokens, following)
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
