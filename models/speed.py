"""Measure the speed of pipelines over the same raw texts, in interleaved rounds."""

import argparse
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

import spacy
import typer
from spacy.language import Language


def read_texts(paths: Sequence[Path], longest: int = 5000) -> list[str]:
    """Read text files, or those of folders, in pieces of at most ``longest`` characters."""
    files = [f for p in paths for f in (sorted(p.glob("*.txt")) if p.is_dir() else [p])]
    texts: list[str] = []
    for file in files:
        text = file.read_text(encoding="utf-8", errors="replace")
        texts += [text[i : i + longest] for i in range(0, len(text), longest)]
    return texts


def words(nlp: Language, texts: Sequence[str]) -> int:
    """Count the tokens that are not white space."""
    return sum(not token.is_space for text in texts for token in nlp.make_doc(text))


def measure(
    pipelines: dict[str, Language], texts: Sequence[str], rounds: int
) -> dict[str, list[float]]:
    """Take the seconds of CPU of every pipeline in every round."""
    seconds: dict[str, list[float]] = {name: [] for name in pipelines}
    for _ in range(rounds):
        for name, nlp in pipelines.items():
            start = time.process_time()
            for _doc in nlp.pipe(texts):
                pass
            seconds[name].append(time.process_time() - start)
    return seconds


def main() -> None:
    """Print words per second of each pipeline, and its ratio to the first one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipelines", nargs="+", type=Path, help="the first is the reference")
    parser.add_argument("--texts", nargs="+", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    texts = read_texts(arguments.texts)
    pipelines = {str(path): spacy.load(path) for path in arguments.pipelines}
    count = words(next(iter(pipelines.values())), texts)
    measure(pipelines, texts[:5], 1)
    medians = {
        name: statistics.median(values)
        for name, values in measure(pipelines, texts, arguments.rounds).items()
    }
    first = next(iter(medians.values()))
    typer.echo(f"{count} words, median of {arguments.rounds} rounds")
    for name, median in medians.items():
        typer.echo(f"{name}\t{count / median:.0f} words/s\t{first / median:.2f} x")


if __name__ == "__main__":
    main()
