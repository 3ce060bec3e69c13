"""Turn treebank files into spaCy documents of several sentences."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from augment import vary
from conllu import Sentence, Token, read_sentences, shift, texts_of
from disguise import disguise
from harmonize import harmonize
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

DEV = "nl_alpino-ud-dev"
TESTS = ("nl_alpino-ud-test", "nl_lassysmall-ud-test")
LONGEST_GROUP = 8
ATTRIBUTES = ["ORTH", "SPACY", "LEMMA", "POS", "TAG", "MORPH", "HEAD", "DEP", "SENT_START"]


def stem(path: Path) -> str:
    """Give the name of a treebank without its endings."""
    return path.name.split(".")[0]


def treebank_files(folder: Path) -> dict[str, Path]:
    """Find the CoNLL-U files of a folder by name."""
    found = [*folder.glob("*.conllu"), *folder.glob("*.conllu.xz")]
    return {stem(path): path for path in sorted(found)}


def make_doc(vocab: Vocab, sentences: Iterable[list[Token]]) -> Doc:
    """Make one document with gold annotation from the trees of some sentences."""
    tokens: list[Token] = []
    starts: list[bool | int | None] = []
    for sentence in sentences:
        starts += [True] + [False] * (len(sentence) - 1)
        tokens += shift(sentence, len(tokens))
    return Doc(
        vocab,
        words=[token.form for token in tokens],
        spaces=[token.space for token in tokens],
        lemmas=[token.lemma for token in tokens],
        pos=[token.pos for token in tokens],
        tags=[token.tag for token in tokens],
        morphs=[token.morph for token in tokens],
        heads=[token.head for token in tokens],
        deps=["ROOT" if token.dep == "root" else token.dep for token in tokens],
        sent_starts=starts,
    )


def groups(
    sentences: list[Sentence], rng: Random, longest: int = LONGEST_GROUP
) -> Iterator[list[Sentence]]:
    """Cut a file into runs of consecutive sentences of random length."""
    start = 0
    while start < len(sentences):
        size = rng.randint(1, longest)
        yield sentences[start : start + size]
        start += size


def training_sentences(path: Path, held_out: set[str]) -> list[Sentence]:
    """Read a treebank to train on, all in the labels of the releases."""
    sentences = [s for s in read_sentences(path) if s.text not in held_out]
    if is_release(stem(path)):
        return sentences
    return [Sentence(s.text, harmonize(s.tokens)) for s in sentences]


def is_release(name: str) -> bool:
    """Tell the UD releases from the further parts, which a newer converter made."""
    return name.startswith("nl_")


def training_banks(folder: Path) -> dict[str, list[Sentence]]:
    """Read all treebanks to train on, by name."""
    files = treebank_files(folder)
    held_out = texts_of(files[name] for name in TESTS)
    return {
        name: training_sentences(file, held_out)
        for name, file in files.items()
        if name not in TESTS
    }


def training_docs(
    nlp: Language, banks: Iterable[list[Sentence]], counts: Counter[str], seed: int
) -> Iterator[Doc]:
    """Make varied documents of treebanks; `counts` tells how common each word is in all."""
    rng = Random(seed)
    for sentences in banks:
        for group in groups(sentences, rng):
            varied = [disguise(tokens, counts, rng) for tokens in vary(group, rng)]
            yield make_doc(nlp.vocab, varied)


def plain_docs(nlp: Language, path: Path, seed: int = 0) -> list[Doc]:
    """Make unvaried documents of a dev or test file."""
    rng = Random(seed)
    sentences = list(read_sentences(path))
    return [
        make_doc(nlp.vocab, [list(s.tokens) for s in group]) for group in groups(sentences, rng)
    ]


def write(docs: Iterable[Doc], path: Path) -> None:
    """Save documents for training."""
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(attrs=ATTRIBUTES, docs=docs).to_disk(path)
