"""Train a finished pipeline on in several orders and take the mean of the weights.

Each training ends in another corner of the same flat region; the mean lies nearer its middle and
parses better than any of them.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import numpy
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam

WORDS = 1500  # in a batch
RATE, WARM_UP = 0.002, 50  # the learning rate at its highest, the steps until then
DROPOUT = 0.2


def train_on(trained: Path, docs: Sequence[Doc], steps: int, seed: int, output: Path) -> None:
    """Train a pipeline for some steps more, in another order, and write it."""
    numpy.random.seed(seed)  # for the dropout
    nlp = spacy.load(trained)
    number_trees(nlp)
    optimizer = Adam(
        RATE, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True, eps=1e-8
    )
    nlp.resume_training(sgd=optimizer)
    for step, batch in zip(range(steps), batches(docs, Random(seed)), strict=False):
        optimizer.learn_rate = RATE * min(1.0, (step + 1) / WARM_UP) * (1 - step / steps)
        nlp.update([example(nlp, doc) for doc in batch], sgd=optimizer, drop=DROPOUT)
    with nlp.use_params(optimizer.averages):
        nlp.to_disk(output)


def number_trees(nlp: Language) -> None:
    """Number the lemmatizer's trees, which spaCy leaves out when it loads them."""
    lemmatizer = nlp.get_pipe("trainable_lemmatizer")
    labels = lemmatizer.cfg["labels"]  # type: ignore[attr-defined]
    lemmatizer.tree2label = {tree: label for label, tree in enumerate(labels)}  # type: ignore[attr-defined]


def example(nlp: Language, doc: Doc) -> Example:
    """Pair a gold document with its bare words."""
    words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    return Example(Doc(nlp.vocab, words=words, spaces=spaces), doc)


def batches(docs: Sequence[Doc], rng: Random) -> Iterator[list[Doc]]:
    """Go through the documents in a random order, again and again."""
    order = list(docs)
    rng.shuffle(order)
    batch: list[Doc] = []
    while order:
        for doc in order:
            batch.append(doc)
            if sum(map(len, batch)) >= WORDS:
                yield batch
                batch = []


def average(trained: Sequence[Path], output: Path) -> None:
    """Write the first pipeline with the mean of the weights of all."""
    pipelines = [spacy.load(path) for path in trained]
    for name in pipelines[0].pipe_names:
        models = [nlp.get_pipe(name).model for nlp in pipelines]  # type: ignore[attr-defined]
        for nodes in zip(*(model.walk() for model in models), strict=True):
            for parameter in nodes[0].param_names:
                if nodes[0].has_param(parameter):
                    weights = [node.get_param(parameter) for node in nodes]
                    nodes[0].set_param(parameter, sum(weights) / len(weights))
    pipelines[0].to_disk(output)
