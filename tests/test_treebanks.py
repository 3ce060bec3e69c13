"""The recipe's treebanks: labels of the newer conversion, and invented words."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from augment import join_after_colon
from conllu import Token
from disguise import disguise, invent, lemma_of
from harmonize import harmonize


def tree(*rows: str) -> list[Token]:
    """Read rows of `form pos tag head dep [lemma]`; heads count from 1, the root has 0."""
    tokens = []
    for place, row in enumerate(rows):
        form, pos, tag, head, dep, *lemma = row.split()
        above = int(head) - 1 if head != "0" else place
        tokens.append(Token(form, (lemma or [form])[0], pos, tag, "", above, dep, True))
    return tokens


@pytest.mark.parametrize(
    ("rows", "place", "expected"),
    [
        (["ook ADV BW 2 advmod", "ministers NOUN N|soort 0 root"], 0, ("ADV", "amod")),
        (
            [
                "hij PRON VNW 3 nsubj",
                "ook ADV BW 3 advmod",
                "baas NOUN N 0 root",
                "is AUX WW 3 cop",
            ],
            1,
            ("ADV", "advmod"),
        ),
        (["snel ADV BW 2 advmod", "loopt VERB WW 0 root"], 0, ("ADV", "advmod")),
        (
            ["de DET LID 2 det", "Groene ADJ ADJ 0 root", "Raad NOUN N|soort 2 fixed"],
            2,
            ("NOUN", "flat"),
        ),
        (["aan ADP VZ 0 root", "de DET LID 1 fixed", "hand NOUN N 1 fixed"], 2, ("NOUN", "fixed")),
        (["5 NUM TW 0 root", "Mei NOUN N|soort 1 fixed"], 1, ("NOUN", "fixed")),
        (["een NUM LID|onbep 2 nummod", "paar NOUN N 0 root"], 0, ("DET", "det")),
        (["zowel ADV BW 2 cc:preconj", "vis NOUN N 0 root"], 0, ("CCONJ", "cc:preconj")),
        (
            ["meer ADJ VNW|onbep|grad|stan|prenom|comp 2 amod", "geld NOUN N 0 root"],
            0,
            ("DET", "det"),
        ),
        (["als ADP VZ|init 2 mark", "voorzitter NOUN N 0 root"], 0, ("SCONJ", "mark")),
        (
            [
                "oude ADJ ADJ|prenom 4 amod",
                "en CCONJ VG 3 cc",
                "nieuwe ADJ ADJ|prenom 1 conj",
                "regels NOUN N 0 root",
            ],
            0,
            ("ADJ", "nmod"),
        ),
        (["oude ADJ ADJ|prenom 2 amod", "regels NOUN N 0 root"], 0, ("ADJ", "amod")),
    ],
)
def test_labels_become_those_of_the_releases(
    rows: list[str], place: int, expected: tuple[str, str]
) -> None:
    token = harmonize(tree(*rows))[place]
    assert (token.pos, token.dep) == expected


@pytest.mark.parametrize(
    ("rows", "lemma"),
    [
        (["legt VERB WW 0 root leggen", "uit ADP VZ|fin 1 compound:prt"], "uitleggen"),
        (["legt VERB WW 0 root uitleggen", "uit ADP VZ|fin 1 compound:prt"], "uitleggen"),
        (["laat VERB WW 0 root laten", "zien VERB WW|inf 1 compound:prt"], "laten"),
        (["legt VERB WW 0 root leggen", "uit ADP VZ|fin 1 case"], "leggen"),
    ],
)
def test_a_particle_belongs_to_the_lemma(rows: list[str], lemma: str) -> None:
    assert harmonize(tree(*rows))[0].lemma == lemma


def test_rare_words_are_disguised_and_keep_their_ends() -> None:
    tokens = tree("gemeenteraden NOUN N 2 nsubj", "vergaderen VERB WW 0 root")
    counts = Counter({"gemeenteraden": 1, "vergaderen": 1000})
    forms = [disguise(tokens, counts, Random(seed)) for seed in range(300)]
    changed = [one[0] for one in forms if one[0].form != "gemeenteraden"]
    assert 30 < len(changed) < 90
    assert all(t.form[0] == "g" and t.form.endswith("aden") for t in changed)
    assert sum(one[1].form != "vergaderen" for one in forms) < 12


def test_an_invented_word_keeps_its_shape() -> None:
    word = invent("Kamerbrief", Random(1))
    assert (word[0], word[-4:], len(word)) == ("K", "rief", 10)
    assert word != "Kamerbrief"


@pytest.mark.parametrize(
    ("word", "lemma", "invented", "expected"),
    [
        ("kamerbrieven", "kamerbrief", "kosetplieven", "kosetplief"),
        ("Begroting", "begroting", "Bosveting", "bosveting"),
        ("Hoendrik", "Hoendrik", "Heerkrik", "Heerkrik"),
        ("gelopen", "lopen", "geropen", ""),
    ],
)
def test_an_invented_word_has_a_lemma_where_its_ending_tells_it(
    word: str, lemma: str, invented: str, expected: str
) -> None:
    assert lemma_of(invented, Token(word, lemma, "NOUN", "N", "", 0, "root", True)) == expected


def test_a_sentence_goes_on_after_a_colon() -> None:
    first = tree("hij PRON VNW 2 nsubj", "zegt VERB WW 0 root", ": PUNCT LET 2 punct")
    second = tree("wij PRON VNW 2 nsubj", "gaan VERB WW 0 root")
    joined = join_after_colon(first, second)
    assert [(t.form, t.head, t.dep) for t in joined][2:] == [
        (":", 4, "punct"),
        ("wij", 4, "nsubj"),
        ("gaan", 1, "parataxis"),
    ]
    assert join_after_colon(second, first) is second
