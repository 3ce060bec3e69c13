"""A Dutch pipeline of the sizes of nl_core_news_sm, to measure speed against.

Its net has the plain shape (tok2vec 96 wide and 4 deep, hidden layer 64), and as many labels as it
has when it is trained: the tags of nl_core_news_sm, the edit trees that spaCy's settings find in
the treebanks of the recipe, the features and moves of the bundled pipeline. It learns a little
from what that says of the texts, so that its parser makes as many moves as a trained one; its
answers are of no use.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import spacy
import srsly
from spacy.language import Language
from spacy.training import Example
from spacy.util import load_config_from_str

TAGS = 203  # labels of the tagger of nl_core_news_sm
TREES = 1180  # edit trees that stand at least three times in the training parts of the treebanks
PIECES = 600  # lines of text to learn from
ROUNDS = 3
CONFIG = """
[nlp]
lang = "nl"
pipeline = ["tok2vec", "tagger", "morphologizer", "parser", "trainable_lemmatizer"]
batch_size = 256

[components]

[components.tok2vec]
factory = "tok2vec"

[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"

[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = 96
attrs = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
rows = [5000, 1000, 2500, 2500]
include_static_vectors = false

[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 96
depth = 4
window_size = 1
maxout_pieces = 3

[components.parser]
factory = "parser"

[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
nO = null

[components.parser.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96
upstream = "*"
"""
TAGGER = """
[components.{name}]
factory = "{name}"

[components.{name}.model]
@architectures = "spacy.Tagger.v2"
nO = null
normalize = false

[components.{name}.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96
upstream = "*"
"""


def plain_pipeline(teacher: Language, texts: Sequence[str]) -> Language:
    """Build it, its labels and a little learning taken from a trained pipeline on some texts."""
    taggers = ("tagger", "morphologizer", "trainable_lemmatizer")
    config = CONFIG + "".join(TAGGER.format(name=name) for name in taggers)
    nlp = spacy.util.load_model_from_config(load_config_from_str(config), auto_fill=True)
    examples = list(_examples(nlp, teacher, texts))
    with TemporaryDirectory() as folder:
        nlp.config["initialize"]["components"] = {
            name: _labels(Path(folder) / f"{name}.json", labels)
            for name, labels in {
                "tagger": [f"tag-{number}" for number in range(TAGS)],
                "morphologizer": teacher.get_pipe("morphologizer").label_data,
                "parser": teacher.get_pipe("parser").label_data,
                "trainable_lemmatizer": _trees(teacher),
            }.items()
        }
        optimizer = nlp.initialize(lambda: examples)
    chance = random.Random(0)
    for _ in range(ROUNDS):
        chance.shuffle(examples)
        for start in range(0, len(examples), 16):
            nlp.update(examples[start : start + 16], sgd=optimizer)
    return nlp


def _examples(nlp: Language, teacher: Language, texts: Sequence[str]):
    lines = (line for text in texts for line in text.split("\n"))
    pieces = islice((line for line in lines if 40 < len(line) < 400), PIECES)
    for doc in teacher.pipe(pieces):
        for token in doc:
            token.tag_ = f"tag-{token.orth % TAGS}"
        yield Example(nlp.make_doc(doc.text), doc)


def _trees(teacher: Language) -> dict[str, object]:
    """Fill the edit trees of the bundled pipeline up with idle ones."""
    data = teacher.get_pipe("trainable_lemmatizer").label_data
    trees, labels = list(data["trees"]), list(data["labels"])
    for number in range(TREES - len(labels)):
        labels.append(len(trees))
        trees.append({"orig": f"form-{number}", "subst": f"lemma-{number}"})
    return {"trees": trees, "labels": labels}


def _labels(path: Path, labels: object) -> dict[str, object]:
    """Write a file of labels; the settings that read it."""
    srsly.write_json(path, labels)
    return {"labels": {"@readers": "spacy.read_labels.v1", "path": str(path)}}
