"""Train the Dutch pipeline from a folder of treebanks, in one command.

    python models/train.py TREEBANKS_DIR -o models/nl_dep_ud_sm

converts and varies the treebanks; trains some pipelines on them, the teachers; takes the sentences
of raw texts that most teachers parse alike; trains with ``config.cfg`` on both; trains that on in
several orders and averages the weights; trims the pipeline, lists known lemmas, scores it on the
test files and writes it with its ``meta.json`` and ``README.md``. With ``--work`` what was finished
is kept, and not done again after a stop. Run it on one thread (``OMP_NUM_THREADS=1
OPENBLAS_NUM_THREADS=1``): more threads do not help nets this small.
"""

import argparse
import lzma
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from random import Random

import spacy
import srsly  # type: ignore[import-untyped]
import supertags  # noqa: F401  (registers the factory that config.cfg names)
import typer
import words  # noqa: F401  (registers the callback that config.cfg names)
from average import average, train_on
from corpus import (
    DEV,
    TESTS,
    is_release,
    plain_docs,
    training_banks,
    training_docs,
    treebank_files,
    write,
)
from evaluate import evaluate, table
from lemmas import known_lemmas
from pack import pack
from silver import agreed_docs, without_line_ends
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from thinc.api import NumpyOps, set_current_ops

HERE = Path(__file__).parent
LAST = "model-last"
PASSES, RELEASE_PASSES, SILVER_PASSES = 4, 12, 2
SHUFFLE_SEED = 1
TEACHER_SEEDS = (1, 2, 3, 4)
MORE_STEPS, MORE_SEEDS = 1300, (11, 12, 21, 22)
NOTE = """# nl_dep_ud_sm

Small, fast Dutch pipeline for spaCy: words, sentences, parts of speech, features, dependencies
(labels of Universal Dependencies) and lemmas. Load it with `spacy.load(path)`, with `extractor`
installed: its lemmatizer looks known words up.

Licence: CC BY-SA 4.0, as UD_Dutch-Alpino and UD_Dutch-LassySmall (Gosse Bouma, Gertjan van Noord)
that it is trained on, with the Alpino treebank (Gertjan van Noord and others; LGPL 2.1).

{scores}

Raw text in documents of one to eight sentences, the pipeline's own words and sentences;
punctuation does not count for UAS and LAS, `las_merged` takes `obl:arg` for `obl`.
"""


def gold_docs(treebanks: Path, nlp: Language) -> Iterator[Doc]:
    """Make several varied passes over the treebanks.

    The UD releases are passed three times as often: the tests are of their annotation.
    """
    banks = training_banks(treebanks)
    releases = [bank for name, bank in banks.items() if is_release(name)]
    counts = Counter(t.form for bank in banks.values() for s in bank for t in s.tokens)
    for seed in range(RELEASE_PASSES):
        chosen = banks.values() if seed < PASSES else releases
        yield from training_docs(nlp, chosen, counts, seed)


def silver_docs(teachers: Iterable[Path], texts: Iterable[str]) -> Iterator[Doc]:
    """Give what the teachers agree on some times with its line ends, once without."""
    pipelines = [spacy.load(path, exclude=["supertagger"]) for path in teachers]
    for doc in agreed_docs(pipelines, texts):
        yield from [doc] * SILVER_PASSES
        yield without_line_ends(doc)


def raw_texts(folders: Iterable[Path]) -> Iterator[str]:
    """Read the raw texts of folders: ``*.txt`` and ``*.txt.xz``."""
    for folder in folders:
        for path in sorted(folder.glob("*.txt*")):
            opened = lzma.open if path.suffix == ".xz" else open
            with opened(path, "rt", encoding="utf-8") as file:
                yield file.read()


def shuffled(docs: Iterable[Doc]) -> list[Doc]:
    """Put documents in a random order."""
    order = list(docs)
    Random(SHUFFLE_SEED).shuffle(order)
    return order


def fit(docs: Path, dev: Path, overrides: dict[str, object], output: Path) -> None:
    """Train with spaCy's own loop; its last state counts, where the learning rate is down to zero.

    The dev file is among the training files, so that its score means nothing.
    """
    paths = {"paths.train": str(docs), "paths.dev": str(dev)}
    config = spacy.util.load_config(HERE / "config.cfg", overrides={**paths, **overrides})
    nlp = init_nlp(config)
    output.mkdir(exist_ok=True)
    train_loop(nlp, output)


def docs_of(path: Path) -> list[Doc]:
    """Read training documents."""
    return list(DocBin().from_disk(path).get_docs(spacy.blank("nl").vocab))


def once(path: Path, make: Callable[[Path], object]) -> Path:
    """Make a file or folder, unless an earlier run has made it whole."""
    if not path.exists():
        part = path.with_name(f"{path.name}.part")
        if part.is_dir():
            shutil.rmtree(part)
        make(part)
        part.rename(path)
    return path


def build(treebanks: Path, raw: list[Path], work: Path, steps: int | None) -> Path:
    """Do every step of the training that was not done before; give the folder of the last."""
    blank = spacy.blank("nl")
    limit: dict[str, object] = {"training.max_steps": steps} if steps else {}

    def trained(name: str, docs: Path, seed: int) -> Path:
        seeds: dict[str, object] = {"system.seed": seed}
        return once(work / name, lambda part: fit(docs, dev, {**seeds, **limit}, part)) / LAST

    gold = once(work / "gold.spacy", lambda p: write(shuffled(gold_docs(treebanks, blank)), p))
    dev = once(
        work / "dev.spacy", lambda p: write(plain_docs(blank, treebank_files(treebanks)[DEV]), p)
    )
    teachers = [trained(f"teacher-{seed}", gold, seed) for seed in TEACHER_SEEDS]
    silver = once(work / "silver.spacy", lambda p: write(silver_docs(teachers, raw_texts(raw)), p))
    docs = [*docs_of(gold), *docs_of(silver)]
    both = once(work / "both.spacy", lambda p: write(shuffled(docs), p))
    student = trained("student", both, seed=0)
    count = min(steps or MORE_STEPS, MORE_STEPS)
    orders = [
        once(work / f"order-{seed}", partial(train_on, student, docs, count, seed))
        for seed in MORE_SEEDS
    ]
    return once(work / "mean", partial(average, orders))


def score_all(nlp: Language, treebanks: Path) -> dict[str, dict[str, float]]:
    """Take the scores on the test files."""
    files = treebank_files(treebanks)
    return {name: evaluate(nlp, files[name]) for name in TESTS}


def finish(trained: Path, treebanks: Path, output: Path) -> str:
    """Trim, score and write the pipeline; give the table of scores."""
    before = score_all(spacy.load(trained), treebanks)
    if output.exists():
        shutil.rmtree(output)
    nlp = pack(trained, output, known_lemmas(treebanks))
    scores = score_all(nlp, treebanks)
    for name, figures in scores.items():
        if figures | {"lemma": before[name]["lemma"]} != before[name]:
            raise RuntimeError(f"the trimmed pipeline parses {name} differently")
    meta = srsly.read_json(output / "meta.json")
    srsly.write_json(output / "meta.json", {**meta, "performance": scores})
    text = table(scores)
    (output / "README.md").write_text(NOTE.format(scores=text), encoding="utf-8")
    return text


def main() -> None:
    """Read the command line and do everything."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("treebanks", type=Path, help="folder of *.conllu or *.conllu.xz files")
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument(
        "--raw",
        type=Path,
        nargs="*",
        default=[HERE / "texts"],
        help="folders of raw texts, *.txt or *.txt.xz (default: the texts beside this script)",
    )
    parser.add_argument("--work", type=Path, help="keep the data and the trained pipelines here")
    parser.add_argument("--trained", type=Path, help="only trim and score this trained pipeline")
    parser.add_argument("--steps", type=int, help="train so many steps each (for a short trial)")
    arguments = parser.parse_args()
    set_current_ops(NumpyOps(use_blis=False))  # BLIS knows few processors: half the pace
    with tempfile.TemporaryDirectory() as temporary:
        work = arguments.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        trained = arguments.trained or build(
            arguments.treebanks, arguments.raw, work, arguments.steps
        )
        typer.echo(finish(trained, arguments.treebanks, arguments.output))


if __name__ == "__main__":
    main()
