"""Words as the rules see them say what spaCy's words say."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
import spacy

import extractor
from extractor.commitments.tokens import Doc, Token
from extractor.commitments.vocabulary import Tables
from extractor.corpus import make_doc
from extractor.extensions import text_of
from extractor.reading import read_text

TEXT = (
    "Voor de zomer van 2026 zal ik uw Kamer (en de Eerste Kamer) daarover nader informeren. "
    "Zoals toegezegd ga ik, samen met de provincies, in gesprek over het herstel.\n\n"
    "De zon schijnt. Ik zeg u toe dat het meetnet in mei wordt uitgebreid!"
)
SAME = ("text", "lower_", "text_with_ws", "idx", "pos_", "dep_", "lemma_", "is_punct", "is_space")


@pytest.fixture(scope="module")
def pair() -> tuple[Doc, spacy.tokens.Doc]:
    parsed = extractor.load()(TEXT)
    return Doc(parsed, Tables(parsed.vocab)), parsed


def places(words: Iterable[Token | spacy.tokens.Token]) -> list[int]:
    return sorted(word.i for word in words)


def test_words_are_those_of_the_doc(pair: tuple[Doc, spacy.tokens.Doc]) -> None:
    ours, theirs = pair
    assert len(ours) == len(theirs) > 40
    for word in theirs:
        own = ours[word.i]
        assert [getattr(own, name) for name in SAME] == [getattr(word, name) for name in SAME]
        assert own.is_title == word.is_title
        assert own.morph == {k: v.split(",") for k, v in word.morph.to_dict().items()}
        assert own.head is ours[word.head.i]
        assert (own.sent.start, own.sent.end) == (word.sent.start, word.sent.end)
        assert places(own.children) == places(word.children)
        assert places(own.lefts) == places(word.lefts)
        assert places(own.subtree) == places(word.subtree)


def test_spans_are_those_of_the_doc(pair: tuple[Doc, spacy.tokens.Doc]) -> None:
    ours, theirs = pair
    assert [sent.text for sent in ours.sents] == [sent.text for sent in theirs.sents]
    for start, end in ((0, 1), (3, 9), (12, 30), (20, len(theirs))):
        own, span = ours[start:end], theirs[start:end]
        assert (own.text, len(own)) == (span.text, len(span))
        assert (own.start_char, own.end_char) == (span.start_char, span.end_char)
        assert own.root.i == span.root.i
        assert [word.i for word in own[:-1]] == [word.i for word in span[:-1]]
        assert own[-1].i == span[-1].i
        assert own[0].nbor().i == span[0].nbor().i
    assert ours[5:3].text == ours[len(theirs) :].text == ""


def test_no_word_stands_before_the_first(pair: tuple[Doc, spacy.tokens.Doc]) -> None:
    with pytest.raises(IndexError):
        pair[0][0].nbor(-1)


def test_the_text_of_a_letter_is_that_of_its_doc() -> None:
    nlp = extractor.load(near_misses=False)
    letter = read_text(TEXT)
    assert text_of(make_doc(nlp, letter)) == make_doc(nlp, letter).text == letter.text
    assert text_of(nlp.make_doc(TEXT)) == TEXT
