"""Read CoNLL-U treebanks and bring their annotation to the form the pipeline is trained on."""

import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

DROPPED_FEATURES = frozenset({"Mood=Ind", "PronType=Art"})
DROPPED_NAMES = frozenset({"ExtPos"})


@dataclass(frozen=True)
class Token:
    """One word of a tree; ``head`` is its place in the sentence, the root heads itself."""

    form: str
    lemma: str
    pos: str
    tag: str
    morph: str
    head: int
    dep: str
    space: bool


@dataclass(frozen=True)
class Sentence:
    """A sentence with its raw text as the treebank gives it."""

    text: str
    tokens: tuple[Token, ...]


def open_text(path: Path) -> Iterator[str]:
    """Yield the lines of a plain or xz-compressed text file."""
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf-8") as stream:
            yield from stream
    else:
        with path.open(encoding="utf-8") as stream:
            yield from stream


def clean_features(features: str, pos: str) -> str:
    """Drop the features that only the newer converter writes (or that the tests write unevenly)."""
    kept = []
    for feature in features.split("|"):
        name = feature.partition("=")[0]
        if feature == "_" or feature in DROPPED_FEATURES or name in DROPPED_NAMES:
            continue
        if name == "PronType" and pos == "DET":
            continue
        kept.append(feature)
    return "|".join(sorted(kept))


def clean_lemma(lemma: str, form: str) -> str:
    """Remove the ``_`` that marks the parts of a compound, but keep a word that is a ``_``."""
    if "_" in form:
        return lemma
    return lemma.replace("_", "") or lemma


def parse_token(columns: list[str]) -> Token:
    """Make a token from the ten columns of a CoNLL-U line."""
    form, pos = columns[1], columns[3]
    head = int(columns[6]) - 1
    return Token(
        form=form,
        lemma=clean_lemma(columns[2], form),
        pos=pos,
        tag=columns[4],
        morph=clean_features(columns[5], pos),
        head=int(columns[0]) - 1 if head < 0 else head,
        dep=columns[7],
        space="SpaceAfter=No" not in columns[9].split("|"),
    )


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of one treebank file, without empty nodes and multiword ranges."""
    text = ""
    tokens: list[Token] = []
    for line in open_text(path):
        line = line.rstrip("\n")
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif not line:
            if tokens:
                yield Sentence(text, tuple(tokens))
            text, tokens = "", []
        elif not line.startswith("#"):
            columns = line.split("\t")
            if columns[0].isdigit():
                tokens.append(parse_token(columns))
    if tokens:
        yield Sentence(text, tuple(tokens))


def texts_of(paths: Iterable[Path]) -> set[str]:
    """Collect the raw sentences of some files, to keep them out of the training material."""
    return {sentence.text for path in paths for sentence in read_sentences(path)}


def root_of(tokens: tuple[Token, ...]) -> int:
    """Find the place of the root of a sentence."""
    return next(i for i, token in enumerate(tokens) if token.head == i)


def shift(tokens: Iterable[Token], offset: int) -> list[Token]:
    """Move the heads of a sentence that is put ``offset`` words further on."""
    return [replace(token, head=token.head + offset) for token in tokens]
