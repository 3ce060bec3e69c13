"""`extractor evaluate`: an output folder against hand-made annotation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from extractor.cli.app import NOT_WRITTEN, USAGE, app, fail, require

RATE = ("P", "R", "F1", "hit", "predicted", "gold")


@app.command()
def evaluate(
    gold: Annotated[
        Path, typer.Argument(help="Folder of gold JSON, or the review page's gold export.")
    ],
    output: Annotated[Path, typer.Argument(help="Output folder of extractor run.")],
    text: Annotated[
        Path | None, typer.Option(help="Folder with ID.txt for each letter; else GOLD/text.")
    ] = None,
    baselines: Annotated[
        bool, typer.Option(help="Also measure what a keyword reader gets on the same letters.")
    ] = True,
    phrase: Annotated[
        str | None, typer.Option(help="A phrase of your own (regular expression) as a baseline.")
    ] = None,
    misses: Annotated[
        bool, typer.Option("--misses", help="List every miss, false alarm and wrong attribute.")
    ] = False,
    json: Annotated[Path | None, typer.Option(help="Write the figures to this file.")] = None,
) -> None:
    """Measure precision, recall and F1 of a run against hand-made annotation.

    Example: extractor evaluate gold.json tables/ --misses

    `core` leaves out the rows of confidence low, on which good readers differ; `macro` is the
    mean of F1 over letters.
    """
    from extractor.evaluation import GoldError, load_gold
    from extractor.evaluation import evaluate as measure
    from extractor.evaluation.baselines import load_baselines, measure_baselines
    from extractor.output import OutputError

    require([gold, output])
    try:
        letters = load_gold(gold, text)
        report = measure(letters, output)
        chosen = load_baselines(phrase) if baselines else []
    except (GoldError, OutputError) as error:
        fail(USAGE, str(error))
    except re.error as error:
        fail(USAGE, f"--phrase {phrase}: no regular expression ({error})")
    figures = report.figures()
    if misses:
        for miss in report.misses:
            typer.echo(miss.line())
    for line in _lines(figures):
        typer.echo(line)
    if chosen:
        measured = measure_baselines(letters, chosen)
        figures["baselines"] = {name: r.figures() for name, r in measured.items()}
        for line in _baseline_lines({"this run": figures, **figures["baselines"]}):
            typer.echo(line)
    if json is not None:
        _write_json(json, figures)


def _lines(figures: Mapping[str, Any]) -> Iterator[str]:
    yield f"{'':46}" + "".join(f"{name:>10}" for name in RATE)
    for name, value in figures.items():
        if not isinstance(value, dict):
            yield f"{name:46}{value:>10.4f}"
        elif tuple(value) == RATE:
            yield _rate(name, value)
        elif value and isinstance(next(iter(value.values())), dict):
            yield from (_rate(f"{name} {label}", row) for label, row in value.items())
        else:
            yield from (f"{f'{name} {label}':46}{n:>10}" for label, n in value.items())


def _rate(name: str, row: Mapping[str, float | int]) -> str:
    rates = "".join(f"{row[key]:>10.4f}" for key in RATE[:3])
    return f"{name:46}{rates}" + "".join(f"{row[key]:>10}" for key in RATE[3:])


def _baseline_lines(rows: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    yield ""
    heads = ("core P", "core R", "core F1", "macro F1", "sent. F1")
    yield f"{'against a keyword reader':46}" + "".join(f"{head:>10}" for head in heads)
    for name, figures in rows.items():
        core = figures["commitments_own_government_core"]
        values = (
            *(core[key] for key in RATE[:3]),
            figures["own_government_macro_F1"],
            figures["commitment_sentences"]["F1"],
        )
        yield f"{name[:45]:46}" + "".join(f"{value:>10.4f}" for value in values)


def _write_json(file: Path, figures: Mapping[str, Any]) -> None:
    from json import dumps

    try:
        file.write_text(dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        fail(NOT_WRITTEN, f"{file}: {error.strerror}")
