"""The focused parser loses nothing: its commitments are those of a full parse."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from bench_full_parse import OWN, REFERENCE, commitments, readings_of
from spacy.language import Language
from thinc.api import Linear

import extractor
from extractor.commitments.candidates import Candidates
from extractor.commitments.lexicon import CommitmentLexicon
from extractor.components.focused_parser import FocusedParserComponent
from extractor.corpus import make_doc
from extractor.lexicon.loader import load_rules
from extractor.pipeline import drop_idle_exceptions
from extractor.reading import read_text
from extractor.sentence_bounds import sentence_bounds


@pytest.fixture(scope="module")
def focused() -> Language:
    return extractor.load(near_misses=False)


@pytest.fixture(scope="module")
def full() -> Language:
    return extractor.load(full_parse=True)


def share_equal(focused: Language, full: Language, paths: Sequence[Path]) -> float:
    readings = readings_of(paths)
    ours, theirs = commitments(focused, readings), commitments(full, readings)
    return (ours & theirs).total() / (ours | theirs).total()


def test_the_rows_of_our_letters_are_those_of_a_full_parse(
    focused: Language, full: Language
) -> None:
    assert share_equal(focused, full, OWN) == 1.0


def test_the_rows_of_the_reference_letters_are_those_of_a_full_parse(
    focused: Language, full: Language, shared: Path
) -> None:
    assert share_equal(focused, full, REFERENCE[1:2]) >= 0.995


def test_the_rows_of_the_verbs_examples_are_those_of_a_full_parse(
    focused: Language, full: Language
) -> None:
    entries = load_rules("verbs.toml")["verb"]
    texts = [entry[key] for entry in entries for key in ("example", "not") if key in entry]
    ours, theirs = ([doc._.commitments for doc in nlp.pipe(texts)] for nlp in (focused, full))
    assert ours == theirs
    assert sum(map(len, ours)) > 900


def test_a_sentence_is_read_alike_whatever_stands_around_it(focused: Language) -> None:
    sentence = "Ik zal uw Kamer in mei over het meetnet informeren."
    alone, among = focused(sentence), focused(f"De zon schijnt. {sentence} Wij gaan dit regelen.")
    start = next(sent.start for sent in among.sents if sent.text == sentence)
    tags = [(t.pos_, t.dep_, t.lemma_, t.head.i) for t in alone]
    assert tags == [
        (t.pos_, t.dep_, t.lemma_, t.head.i - start) for t in among[start : start + len(alone)]
    ]


def test_only_the_layers_of_our_parser_multiply_by_numpy(focused: Language) -> None:
    parser: FocusedParserComponent = focused.get_pipe("extractor_focused_parser")  # type: ignore[assignment]
    layers = [layer for _, part in parser.parser.pipeline for layer in part.model.walk()]
    products = [
        layer for layer in layers if layer.name in ("maxout", "softmax", "precomputable_affine")
    ]
    assert products
    assert not any(layer.ops.use_blis for layer in products)
    assert Linear(1, 1).ops.use_blis


@pytest.mark.parametrize("sentences", [1, 7, 200])
def test_a_batch_of_another_size_gives_the_same_rows(
    focused: Language, monkeypatch: pytest.MonkeyPatch, sentences: int
) -> None:
    readings = readings_of(OWN[:1])
    expected = commitments(focused, readings)
    monkeypatch.setattr("extractor.components.focused_parser.SENTENCES", sentences)
    assert commitments(focused, readings) == expected


@pytest.mark.parametrize(
    ("sentence", "passes"),
    [
        ("Ik zal uw Kamer informeren.", True),
        ("Het streven is een dijk die alle stormen keert.", True),
        ("Uw Kamer wordt hierover geïnformeerd.", True),
        ("Het veer wordt op 1 mei 2031 vervangen, zo is voorzien.", True),
        ("Het veer werd op 1 mei 2021 vervangen, zoals was voorzien.", False),
        ("Ik maak vóór de zomer een keuze.", True),
        ("Er wordt een keuze gemaakt.", True),
        ("Ik sta voor een moeilijke keuze.", False),
        ("Ik zeg de fietsers een overdekte stalling toe.", True),
        ("Nergens zegt de wet iets over stallingen.", False),
        ("Op uw vraag knikte ik bevestigend.", False),
        ("Wij verbeteren de dijk.", True),
        ("Ik zag de aannemers de dijk verbeteren.", False),
        ("De minister is de dijk aan het verbeteren.", True),
        ("De dijken worden verhoogd.", True),
        ("De dijken worden verhoogd als het water stijgt.", False),
        ("De dijken worden verhoogd, zowel die van klei als die van zand.", True),
        ("Wij stellen bouwvoorwaarden.", True),
        ("In Nederland wonen veel reigers.", False),
        ("De gemeente zal een meetnet inrichten.", False),
        ("Zal ik uw Kamer informeren?", False),
        ("Na onderzoek kent het kabinet de sector.", False),
        ("Ik onderzoek de dijk.", True),
        ("Het kabinet onderzoekt de dijk.", True),
        ("Dat kan ik toezeggen.", True),
        ("De dijken moeten worden verhoogd.", False),
        ("De dijken moeten hoog zijn, en dus worden zij verhoogd.", False),
        ("De dijken worden verhoogd, want zij moeten worden gezien.", True),
        ("De dijken zullen moeten worden verhoogd.", True),
        ("De gemeente vroeg of ik de dijk verhoog.", False),
        ("De gemeente vroeg of ik de dijk verhoog, en ik verhoog de dijk.", True),
        ("Hierbij stuur ik uw Kamer op 1 juni 2030 het rapport.", False),
        ("Hierbij stuur ik het plan, dat ik op 1 juni 2030 uitvoer.", True),
        ("De motie verzoekt de regering te zorgen dat zij het meetnet uitbreidt.", False),
    ],
)
def test_only_what_can_hold_a_commitment_is_parsed(
    sentence: str, passes: bool, nlp: Language
) -> None:
    doc = make_doc(nlp, read_text(sentence))
    doc._.letter_date = "2030-05-01"
    doc = nlp.get_pipe("extractor_dates")(doc)
    doc = nlp.get_pipe("extractor_sentences")(doc)
    test = Candidates(CommitmentLexicon())
    assert any(test.match(doc)) is passes


def test_a_members_words_are_not_parsed(nlp: Language) -> None:
    doc = nlp.make_doc("Ik zal u vragen stellen. Ik zal die beantwoorden.")
    doc._.blocks = [[0, 24, "paragraph", "member"], [25, 49, "paragraph", "sender"]]
    doc = nlp.get_pipe("extractor_sentences")(doc)
    passed = [
        doc[start:end].text.strip() for start, end in Candidates(CommitmentLexicon()).match(doc)
    ]
    assert passed == ["Ik zal die beantwoorden."]


@pytest.mark.parametrize("text", ["", "Ja.", "Wij varen. Zij\n\nroeien in de haven. Nee!"])
def test_the_bounds_are_those_of_the_sentences(text: str, focused: Language) -> None:
    doc = focused(text)
    assert sentence_bounds(doc) == [(sent.start, sent.end) for sent in doc.sents]


def test_dropping_idle_exceptions_changes_no_token() -> None:
    from spacy.lang.nl import Dutch

    text = "A. Jansen e.a. (o.a. 5 °C.) — zie art. 3, a.s. vrijdag :-) 's avonds, 2d. \n\n Ja."
    plain, lean = Dutch().tokenizer, Dutch().tokenizer
    drop_idle_exceptions(lean)
    assert len(lean.rules) < len(plain.rules)
    assert [t.text for t in lean(text)] == [t.text for t in plain(text)]
