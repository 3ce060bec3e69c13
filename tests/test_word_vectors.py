"""The memory of the net's first layer: same vectors, read once, and only where that is sure."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import Tok2Vec
from spacy.tokens import Doc

from extractor.bundled import bundled_model
from extractor.components import word_vectors
from extractor.components.word_vectors import remember_words

WORDS = ["De", "schippers", "vragen", "de", "minister", "om", "een", "kade"]


def reading_layers() -> Tok2Vec:
    nlp = spacy.load(bundled_model())
    component = nlp.get_pipe("tok2vec")
    assert isinstance(component, Tok2Vec)
    return component


def docs_of(component: Tok2Vec, *sentences: list[str]) -> list[Doc]:
    return [Doc(component.vocab, words=words) for words in sentences]


def test_the_vectors_are_those_of_the_net() -> None:
    plain, ours = reading_layers(), reading_layers()
    remember_words(ours.model)
    sentences = [WORDS, WORDS[3:], [], ["Een", "kade", "en", "een", "kade"]]
    for _ in range(2):  # read, then remembered
        wanted = plain.predict(docs_of(plain, *sentences))
        found = ours.predict(docs_of(ours, *sentences))
        for one, other in zip(wanted, found, strict=True):
            assert np.allclose(one, other, atol=1e-5)


def test_a_vector_does_not_hang_on_the_words_read_with_it() -> None:
    alone, among = reading_layers(), reading_layers()
    remember_words(alone.model)
    remember_words(among.model)
    among.predict(docs_of(among, WORDS * 9, [f"woord{n}" for n in range(200)]))
    for word in WORDS:
        (one,), (other,) = (layer.predict(docs_of(layer, [word])) for layer in (alone, among))
        assert np.array_equal(one, other)


def test_a_full_memory_is_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_vectors, "_MOST_WORDS", 5)
    plain, ours = reading_layers(), reading_layers()
    remember_words(ours.model)
    for words in (WORDS, WORDS[:2], ["sluis"], WORDS):
        (wanted,), (found,) = (
            plain.predict(docs_of(plain, words)),
            ours.predict(docs_of(ours, words)),
        )
        assert np.allclose(wanted, found, atol=1e-5)


def test_what_reads_more_than_letters_has_no_memory() -> None:
    nlp = Language()
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 8,
        "attrs": ["NORM", "SPACY"],
        "rows": [50, 50],
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 8,
        "window_size": 1,
        "maxout_pieces": 2,
        "depth": 1,
    }
    model = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    nlp.add_pipe("tok2vec", config={"model": model})
    nlp.initialize()
    component = nlp.get_pipe("tok2vec")
    assert isinstance(component, Tok2Vec)
    before = component.model.layers[0]
    remember_words(component.model)
    assert component.model.layers[0] is before


def test_it_does_not_learn() -> None:
    ours = reading_layers()
    remember_words(ours.model)
    with pytest.raises(NotImplementedError, match="cannot learn"):
        ours.model.begin_update(docs_of(ours, WORDS))
