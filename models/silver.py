"""Sentences of raw texts that several pipelines parse alike, as more trees to train on.

    agreed_docs(pipelines, texts)

A sentence is kept where two thirds of the pipelines agree on its bounds and on nearly all of its
arcs; it gets the parse of the pipeline that agrees most, and parts of speech and lemmas by vote.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from math import ceil
from operator import eq
from random import Random
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc, Token

SHORTEST, LONGEST = 10, 160  # words in a piece of text, in whole lines
SHARE = 2 / 3  # of the pipelines
KNOWN = 0.85  # of the arcs of a sentence have such a share of votes
SAME = 0.95  # of these arcs are those of the parse that is kept
LONG_RUN = 150  # words: a document of kept sentences ends after so many

Vote = TypeVar("Vote")


def agreed_docs(
    pipelines: Sequence[Language], texts: Iterable[str], seed: int = 0
) -> Iterator[Doc]:
    """Give documents of the consecutive sentences on which the pipelines agree."""
    rng = Random(seed)
    pieces = list(dict.fromkeys(piece for text in texts for piece in pieces_of(text, rng)))
    parses = [list(nlp.pipe(pieces)) for nlp in pipelines]
    for docs in zip(*parses, strict=True):
        votes = Votes(docs)
        for run in votes.runs():
            yield votes.document(run)


def pieces_of(text: str, rng: Random) -> Iterator[str]:
    """Cut a text into pieces of some lines each, of random length."""
    piece: list[str] = []
    words, goal = 0, rng.randint(SHORTEST, LONGEST)
    for line in filter(None, map(str.strip, text.split("\n"))):
        piece.append(line)
        words += len(line.split())
        if words >= goal:
            yield "\n".join(piece)
            piece, words, goal = [], 0, rng.randint(SHORTEST, LONGEST)
    if piece:
        yield "\n".join(piece)


class Votes:
    """The parses of one text by several pipelines of one tokenizer."""

    def __init__(self, docs: Sequence[Doc]) -> None:
        """Count the votes on arcs and sentence bounds; find the parse that most agree with."""
        self.docs = docs
        self.need = ceil(SHARE * len(docs))
        size = len(docs[0])
        arcs = [[(token.head.i, token.dep_) for token in doc] for doc in docs]
        starts = [[bool(token.is_sent_start) for token in doc] for doc in docs]
        self.arcs = [self.agreed([doc[place] for doc in arcs]) for place in range(size)]
        self.starts = [
            *(self.agreed([doc[place] for doc in starts]) for place in range(size)),
            True,
        ]
        agreeing = [sum(map(eq, self.arcs, doc)) for doc in arcs]
        best = agreeing.index(max(agreeing))
        self.best, self.best_arcs = docs[best], arcs[best]

    def agreed(self, votes: Sequence[Vote]) -> Vote | None:
        """Give the vote of two thirds, None where there is none."""
        vote, count = Counter(votes).most_common(1)[0]
        return vote if count >= self.need else None

    def runs(self) -> Iterator[range]:
        """Give stretches of whole consecutive sentences that are good enough."""
        start = end = 0
        for sentence in self.best.sents:
            if self.is_good(range(sentence.start, sentence.end)):
                end = sentence.end
                if end - start <= LONG_RUN:
                    continue
            if end > start:
                yield range(start, end)
            start = end = sentence.end
        if end > start:
            yield range(start, end)

    def is_good(self, places: range) -> bool:
        """Tell whether the pipelines agree on a sentence, which lies in one line."""
        if not (self.starts[places.start] and self.starts[places.stop]):
            return False
        if "\n" in self.best[places.start : places.stop].text.strip():
            return False
        known = [place for place in places if self.arcs[place]]
        same = sum(self.arcs[place] == self.best_arcs[place] for place in known)
        return len(known) >= KNOWN * len(places) and same >= SAME * len(known)

    def document(self, places: range) -> Doc:
        """Copy a stretch with the best parse and what most say of each word."""
        said = [[read(doc[place]) for doc in self.docs] for place in places]
        tags = [[doc[place].tag_ for doc in self.docs] for place in places]
        return copied(
            self.best,
            places,
            [most_common(votes) for votes in said],
            [most_common(votes) for votes in tags],
        )


def read(token: Token) -> tuple[str, str, str]:
    """Give part of speech, features and lemma of a word."""
    return token.pos_, str(token.morph), token.lemma_


def most_common(votes: Sequence[Vote]) -> Vote:
    """Give what most say, of equals what is said first."""
    return Counter(votes).most_common(1)[0][0]


def copied(
    doc: Doc,
    places: Sequence[int],
    said: Sequence[tuple[str, str, str]],
    tags: Sequence[str],
) -> Doc:
    """Make a document of some words of another with their tree; a space for a line end left out.

    Parameters
    ----------
    places : of the words, among them all their heads
    said : part of speech, features and lemma of each
    tags : the tag of each
    """
    words = [doc[place] for place in places]
    moved = {place: number for number, place in enumerate(places)}
    return Doc(
        doc.vocab,
        words=[word.text for word in words],
        spaces=[bool(word.whitespace_) or _before_left_out(word, moved) for word in words],
        heads=[moved[word.head.i] for word in words],
        deps=[word.dep_ for word in words],
        sent_starts=[bool(word.is_sent_start) for word in words],
        pos=[pos for pos, _, _ in said],
        morphs=[morph for _, morph, _ in said],
        lemmas=[lemma for _, _, lemma in said],
        tags=list(tags),
    )


def _before_left_out(word: Token, kept: Container[int]) -> bool:
    """Tell whether a line end that stood behind a word is not among those kept."""
    following = word.nbor() if word.i + 1 < len(word.doc) else word
    return following.is_space and following.i not in kept


def without_line_ends(doc: Doc) -> Doc:
    """Copy a document with spaces for its line ends, so that only its words show the bounds."""
    words = [token for token in doc if not token.is_space]
    places = [word.i for word in words]
    return copied(doc, places, [read(word) for word in words], [word.tag_ for word in words])
