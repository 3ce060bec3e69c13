"""The steps of the recipe that add trees of raw text: votes, line ends, side task, mean."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy
import spacy
from average import average
from silver import Votes, pieces_of, without_line_ends
from spacy.tokens import Doc
from spacy.training import Example
from supertags import supertags

WORDS = ["Ik", "kom", "morgen", ".", "Jan", "slaapt", "."]
HEADS = [1, 1, 1, 1, 5, 5, 5]
DEPS = ["nsubj", "ROOT", "advmod", "punct", "nsubj", "ROOT", "punct"]
PARTS = ["PRON", "VERB", "ADV", "PUNCT", "PROPN", "VERB", "PUNCT"]


def parse(
    heads: Sequence[int] = HEADS, starts: Sequence[int] = (0, 4), words: Sequence[str] = WORDS
) -> Doc:
    """Make one pipeline's parse of two sentences."""
    return Doc(
        spacy.blank("nl").vocab,
        words=list(words),
        heads=list(heads),
        deps=DEPS,
        pos=PARTS,
        lemmas=[word.lower() for word in words],
        tags=PARTS,
        morphs=[""] * len(words),
        sent_starts=[place in starts for place in range(len(words))],
    )


def kept(*docs: Doc) -> list[str]:
    votes = Votes(docs)
    return [votes.document(run).text.strip() for run in votes.runs()]


def test_what_two_thirds_agree_on_is_kept() -> None:
    other = parse(heads=[1, 1, 0, 1, 5, 5, 5])
    assert kept(parse(), parse(), other) == ["Ik kom morgen . Jan slaapt ."]
    assert list(Votes([parse(), parse(), other]).best_arcs) == list(Votes([parse()]).best_arcs)


def test_a_sentence_on_which_pipelines_differ_is_left_out() -> None:
    parses = [parse(heads=[head, 1, head, head, 5, 5, 5]) for head in (1, 2, 3)]
    assert kept(*parses) == ["Jan slaapt ."]


def test_a_sentence_over_a_line_end_is_left_out() -> None:
    words = ["Ik", "kom", "\n", ".", "Jan", "slaapt", "."]
    assert kept(parse(words=words)) == ["Jan slaapt ."]


def test_heads_of_a_later_sentence_are_counted_from_its_start() -> None:
    parses = [parse(heads=[head, 1, head, head, 5, 5, 5]) for head in (1, 2, 3)]
    votes = Votes(parses)
    (doc,) = (votes.document(run) for run in votes.runs())
    assert [token.head.i for token in doc] == [1, 1, 1]
    assert [token.lemma_ for token in doc] == ["jan", "slaapt", "."]


def test_pieces_are_whole_lines_and_lose_none() -> None:
    lines = [f"regel {number} van een tekst" for number in range(200)]
    pieces = list(pieces_of("\n\n".join(lines), Random(0)))
    assert "\n".join(pieces).split("\n") == lines
    assert len(pieces) > 5


def test_line_ends_become_spaces_and_bounds_stay() -> None:
    words = ["Verslag", "\n", "Jan", "slaapt", "."]
    doc = Doc(
        spacy.blank("nl").vocab,
        words=words,
        spaces=[False, False, True, False, False],
        heads=[0, 0, 3, 3, 3],
        deps=["ROOT", "dep", "nsubj", "ROOT", "punct"],
        sent_starts=[True, False, True, False, False],
    )
    flat = without_line_ends(doc)
    assert flat.text == "Verslag Jan slaapt."
    assert [sentence.text for sentence in flat.sents] == ["Verslag", "Jan slaapt."]


def test_a_supertag_tells_label_side_and_kind_of_the_head() -> None:
    gold = parse()
    bare = Doc(gold.vocab, words=WORDS)
    assert supertags(Example(bare, gold))[:3] == ["nsubj>V", "ROOT=V", "advmod<V"]


def test_the_mean_of_pipelines_lies_between_them(tmp_path: Path) -> None:
    nlp = spacy.blank("nl")
    tagger = nlp.add_pipe("tagger")
    tagger.add_label("N")  # type: ignore[attr-defined]
    nlp.initialize()
    layer = tagger.model.get_ref("softmax")  # type: ignore[attr-defined]
    for number in (1, 3):
        layer.set_param("b", numpy.full_like(layer.get_param("b"), number))
        nlp.to_disk(tmp_path / str(number))
    average([tmp_path / "1", tmp_path / "3"], tmp_path / "mean")
    mean = spacy.load(tmp_path / "mean").get_pipe("tagger").model.get_ref("softmax")  # type: ignore[attr-defined]
    assert (mean.get_param("b") == 2).all()
