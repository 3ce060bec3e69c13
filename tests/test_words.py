"""The words of the gazetteers: joined at line ends, white space left out, each found again."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractor.gazetteer.words import Word, Words, WordTable

NLP = spacy.blank("nl")


def interest(word: Word) -> str | None:
    return word.key if word.text[:1].isupper() else None


def words(text: str) -> Words:
    return WordTable(interest).words_of(NLP.make_doc(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de Mensen-\nrechten nu", ["de", "Mensenrechten", "nu"]),
        ("de Mensen- \n rechten", ["de", "Mensenrechten"]),
        ("  \nWit-\n\nRusland\n", ["Wit-Rusland"]),
        ("in-\nen uitvoer", ["in-", "en", "uitvoer"]),
        ("in- en uitvoer", ["in-", "en", "uitvoer"]),
        ("Mensen-\n3 stuks", ["Mensen-", "3", "stuks"]),
        ("de Mensen-\n", ["de", "Mensen-"]),
        ("Bahama’s kust", ["Bahama's", "kust"]),
        ("de Baha-\nma’s kust", ["de", "Bahama's", "kust"]),
        ("Bahama ’s kust", ["Bahama", "'s", "kust"]),
        ("\n’s morgens", ["'s", "morgens"]),
    ],
)
def test_words_are_joined_where_a_line_or_the_tokenizer_cut_them(
    text: str, expected: list[str]
) -> None:
    assert [word.text for word in words(text)] == expected


@given(st.text(alphabet="aBs-’ \n.1é", max_size=60))
def test_every_token_but_white_space_is_in_one_word(text: str) -> None:
    row = words(text)
    tokens = [n for i in range(len(row)) for n in range(row.start(i), row.end(i))]
    assert tokens == sorted(set(tokens))
    left_out = set(range(len(row.doc))) - set(tokens)
    assert all(row.doc[n].is_space for n in left_out)
    assert row.found == [i for i, word in enumerate(row) if word.text[:1].isupper()]
