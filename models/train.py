"""Train the Dutch pipeline from a folder of treebanks, in one command.

    python models/train.py TREEBANKS_DIR -o models/nl_dep_ud_sm

converts and varies the treebanks, trains with ``config.cfg``, trims the pipeline, scores it on the
test files and writes it with its ``meta.json`` and ``README.md``. Run it on one thread
(``OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1``): more threads do not help nets this small.
"""

import argparse
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

import spacy
import typer
import words  # noqa: F401  (registers the callback that config.cfg names)
from corpus import (
    DEV,
    TESTS,
    held_out_texts,
    is_release,
    plain_docs,
    training_docs,
    training_names,
    training_sentences,
    treebank_files,
    write,
)
from evaluate import evaluate, table
from pack import pack
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from thinc.api import NumpyOps, set_current_ops

HERE = Path(__file__).parent
PASSES, RELEASE_PASSES = 4, 12
SHUFFLE_SEED = 1
NOTE = """# nl_dep_ud_sm

Small, fast Dutch pipeline for spaCy: words, sentences, parts of speech, features, dependencies
(labels of Universal Dependencies) and lemmas. Load it with `spacy.load(path)`.

Licence: CC BY-SA 4.0, as UD_Dutch-Alpino and UD_Dutch-LassySmall (Gosse Bouma, Gertjan van Noord)
that it is trained on, with the Alpino treebank (Gertjan van Noord and others; LGPL 2.1).

{scores}

Raw text in documents of one to eight sentences, the pipeline's own words and sentences;
punctuation does not count for UAS and LAS, `las_merged` takes `obl:arg` for `obl`.
"""


def convert(treebanks: Path, work: Path, with_dev: bool) -> None:
    """Write ``train.spacy``, several varied passes over the treebanks, and ``dev.spacy``.

    The UD releases are passed three times as often: the tests are of their annotation.
    """
    nlp = spacy.blank("nl")
    files = treebank_files(treebanks)
    held_out = held_out_texts(files, with_dev)
    names = training_names(files, with_dev)
    banks = {name: training_sentences(files[name], held_out) for name in names}
    releases = [bank for name, bank in banks.items() if is_release(name)]
    counts = Counter(t.form for bank in banks.values() for s in bank for t in s.tokens)
    docs = [
        doc
        for seed in range(RELEASE_PASSES)
        for doc in training_docs(nlp, banks.values() if seed < PASSES else releases, counts, seed)
    ]
    Random(SHUFFLE_SEED).shuffle(docs)
    write(docs, work / "train.spacy")
    write(plain_docs(nlp, files[DEV]), work / "dev.spacy")


def fit(config_path: Path, work: Path, overrides: dict[str, object], with_dev: bool) -> Path:
    """Train with spaCy's own loop; give the folder of the chosen state.

    With the dev file among the training files its score means nothing: the last state counts,
    where the learning rate has come down to zero.
    """
    paths = {"paths.train": str(work / "train.spacy"), "paths.dev": str(work / "dev.spacy")}
    config = spacy.util.load_config(config_path, overrides={**paths, **overrides})
    nlp = init_nlp(config)
    output = work / "trained"
    output.mkdir(exist_ok=True)
    train_loop(nlp, output)
    return output / ("model-last" if with_dev else "model-best")


def score_all(nlp: Language, treebanks: Path) -> dict[str, dict[str, float]]:
    """Take the scores on the test files."""
    files = treebank_files(treebanks)
    return {name: evaluate(nlp, files[name]) for name in TESTS}


def finish(trained: Path, treebanks: Path, output: Path) -> str:
    """Trim, score and write the pipeline; give the table of scores."""
    scores = score_all(spacy.load(trained), treebanks)
    if output.exists():
        shutil.rmtree(output)
    nlp = pack(trained, output, {name: dict(values) for name, values in scores.items()})
    if score_all(nlp, treebanks) != scores:
        raise RuntimeError("the trimmed pipeline parses differently")
    text = table(scores)
    (output / "README.md").write_text(NOTE.format(scores=text), encoding="utf-8")
    return text


def main() -> None:
    """Read the command line and do everything."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("treebanks", type=Path, help="folder of *.conllu or *.conllu.xz files")
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("-c", "--config", type=Path, default=HERE / "config.cfg")
    parser.add_argument("--work", type=Path, help="keep the converted data and checkpoints here")
    parser.add_argument("--trained", type=Path, help="only trim and score this trained pipeline")
    parser.add_argument(
        "--hold-out-dev", action="store_true", help="keep the dev file to choose the state by"
    )
    parser.add_argument("--steps", type=int, help="train this many steps (for a short trial)")
    arguments = parser.parse_args()
    with_dev = not arguments.hold_out_dev
    set_current_ops(NumpyOps(use_blis=False))  # BLIS knows few processors: half the pace
    with tempfile.TemporaryDirectory() as temporary:
        work = arguments.work or Path(temporary)
        trained = arguments.trained
        if trained is None:
            convert(arguments.treebanks, work, with_dev)
            overrides = {"training.max_steps": arguments.steps} if arguments.steps else {}
            trained = fit(arguments.config, work, overrides, with_dev)
        typer.echo(finish(trained, arguments.treebanks, arguments.output))


if __name__ == "__main__":
    main()
