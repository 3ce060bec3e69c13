"""Make a trained pipeline small and portable: few strings, no paths, known lemmas."""

from pathlib import Path

import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language

from extractor.components.lemmatizer import Lemmas, write_known
from extractor.pipeline import drop_idle_exceptions

VERSION = "1.0.0"
LEMMATIZER = "trainable_lemmatizer"
KNOWN_WORD_LEMMATIZER = "extractor_lemmatizer"
SIDE_TASKS = ("tagger", "supertagger")  # they only teach the net
SOURCES = [
    {
        "name": "UD_Dutch-Alpino",
        "url": "https://github.com/UniversalDependencies/UD_Dutch-Alpino",
        "license": "CC BY-SA 4.0",
        "author": "Bouma, Gosse; van Noord, Gertjan",
    },
    {
        "name": "UD_Dutch-LassySmall",
        "url": "https://github.com/UniversalDependencies/UD_Dutch-LassySmall",
        "license": "CC BY-SA 4.0",
        "author": "Bouma, Gosse; van Noord, Gertjan",
    },
    {
        "name": "Alpino treebank, converted with ALUD",
        "url": "https://github.com/rug-compling/Alpino",
        "license": "LGPL 2.1",
        "author": "van Noord, Gertjan; and others",
    },
]
META = {
    "lang": "nl",
    "name": "dep_ud_sm",
    "version": VERSION,
    "description": "Small, fast Dutch pipeline: words, sentences, parts of speech, features, "
    "dependencies and lemmas.",
    "author": "the extractor project",
    "email": "",
    "url": "",
    "license": "CC BY-SA 4.0",
    "sources": SOURCES,
}


def prune_trees(folder: Path) -> None:
    """Leave out the lemmatizer's edit trees that no label needs, six in seven of all.

    The labels' trees, each behind its branches, were there before the training, which added one
    for every other pair of word and lemma that it saw.
    """
    last = max(srsly.read_json(folder / "cfg")["labels"])
    trees = srsly.read_msgpack(folder / "trees")["trees"]
    srsly.write_msgpack(folder / "trees", {"trees": trees[: last + 1]})


def tree_strings(nlp: Language, folder: Path) -> set[str]:
    """Collect the strings that the lemmatizer's edit trees put in."""
    found = set()
    for tree in srsly.read_msgpack(folder / LEMMATIZER / "trees")["trees"]:
        for key in ("orig", "subst"):
            if tree.get(key):
                found.add(nlp.vocab.strings[tree[key]])
    return found


def needed_strings(nlp: Language, folder: Path) -> set[str]:
    """Collect what the saved pipeline must know by its number before it has read a text."""
    needed = set(spacy.blank("nl").vocab.strings) | tree_strings(nlp, folder)
    for name in nlp.pipe_names:
        needed |= {str(label) for label in getattr(nlp.get_pipe(name), "labels", ())}
    for features in nlp.get_pipe("morphologizer").labels:  # type: ignore[attr-defined]
        needed |= {features, *features.split("|"), *features.replace("|", "=").split("=")}
    return needed


def clean_config(folder: Path) -> None:
    """Take the paths, corpora and callbacks of the training run out of the saved configuration."""
    config = spacy.util.load_config(folder / "config.cfg", interpolate=False)
    for section in ("corpora", "training", "pretraining"):
        config[section] = {}
    config["paths"] = {}
    config["initialize"] = {}
    config["components"][LEMMATIZER]["factory"] = KNOWN_WORD_LEMMATIZER
    config.to_disk(folder / "config.cfg", interpolate=False)


def pack(trained: Path, output: Path, known: Lemmas) -> Language:
    """Save a trained pipeline trimmed and with known lemmas, and load it again."""
    nlp = spacy.load(trained)
    for name in SIDE_TASKS:
        nlp.remove_pipe(name)
    drop_idle_exceptions(nlp.tokenizer)
    nlp.meta.update(META)
    nlp.to_disk(output)
    prune_trees(output / LEMMATIZER)
    strings = sorted(needed_strings(nlp, output))
    srsly.write_json(output / "vocab" / "strings.json", strings)
    clean_config(output)
    write_known(known, output / LEMMATIZER)
    return spacy.load(output)
