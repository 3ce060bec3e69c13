"""The lemmatizer: known words are looked up, the net answers for the others."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.bundled import bundled_model
from extractor.components.lemmatizer import KnownWordLemmatizer, Lemmas

NAME = "trainable_lemmatizer"
TEXTS = [
    "De beleidsmedewerkster stuurde de vragenlijsten rond.",
    "",
    "Ook Stuurde, de Chileense bewindslieden en tien waterschappen spraken zich uit.",
]


@pytest.fixture
def bundled() -> Language:
    return spacy.load(bundled_model())


def know(nlp: Language, lemmas: Lemmas) -> None:
    lemmatizer = nlp.get_pipe(NAME)
    assert isinstance(lemmatizer, KnownWordLemmatizer)
    lemmatizer.know(lemmas)


def lemmas_of(nlp: Language) -> list[list[str]]:
    return [[token.lemma_ for token in doc] for doc in nlp.pipe(TEXTS)]


def test_a_known_word_is_looked_up_by_its_part_of_speech(bundled: Language) -> None:
    know(bundled, {"VERB": {"stuurde": "toesturen"}, "NOUN": {"de": "verkeerd"}})
    first, _, third = lemmas_of(bundled)
    assert first[2] == "toesturen"
    assert first[0] == "de"
    assert third[1] == "Stuurde"


def test_a_name_is_looked_up_as_written(bundled: Language) -> None:
    know(bundled, {"PROPN": {"Stuurde": "Stuurde B.V.", "stuurde": "verkeerd"}})
    assert lemmas_of(bundled)[2][1] == "Stuurde B.V."


def test_without_a_table_the_lemmas_are_those_of_spacy(bundled: Language) -> None:
    other = {f"components.{NAME}.factory": "trainable_lemmatizer"}
    plain = spacy.load(bundled_model(), config=other)
    assert not isinstance(plain.get_pipe(NAME), KnownWordLemmatizer)
    know(bundled, {})
    assert lemmas_of(bundled) == lemmas_of(plain)


def test_what_is_known_does_not_change_what_is_unknown(bundled: Language) -> None:
    know(bundled, {})
    before = lemmas_of(bundled)
    know(bundled, {"VERB": {"stuurde": "toesturen"}})
    before[0][2] = "toesturen"
    assert lemmas_of(bundled) == before


@pytest.mark.parametrize(("overwrite", "lemma"), [(False, "eigen"), (True, "sturen")])
def test_a_lemma_that_is_there_stays_unless_told(
    bundled: Language, overwrite: bool, lemma: str
) -> None:
    bundled.get_pipe(NAME).overwrite = overwrite  # type: ignore[attr-defined]
    doc = Doc(bundled.vocab, words=["Zij", "stuurde", "post"], lemmas=["", "eigen", ""])
    assert [token.lemma_ for token in bundled(doc)] == ["zij", lemma, "post"]


def test_the_table_is_saved_with_the_net(bundled: Language, tmp_path: Path) -> None:
    know(bundled, {"VERB": {"stuurde": "toesturen"}})
    expected = lemmas_of(bundled)
    bundled.to_disk(tmp_path)
    assert lemmas_of(spacy.load(tmp_path)) == expected
    copy = spacy.load(bundled_model()).from_bytes(bundled.to_bytes())
    assert lemmas_of(copy) == expected
