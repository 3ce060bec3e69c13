"""`extractor show`: one letter, marked, in the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.app import FAILED_DOCUMENTS, Lexicon, Model, app, fail, load_pipeline, require


@app.command()
def show(
    file: Annotated[Path, typer.Argument(help="A letter.")],
    model: Model = None,
    lexicon: Lexicon = None,
) -> None:
    """Print a letter with its commitments, dates, countries and UN bodies marked.

    Example: extractor show letter.txt
    """
    from extractor.corpus import make_doc, read_letter
    from extractor.visual import print_letter

    require([file])
    try:
        letter = read_letter(file)
    except ValueError as error:
        fail(FAILED_DOCUMENTS, str(error))
    nlp = load_pipeline(model, lexicon)
    print_letter(nlp(make_doc(nlp, letter)), letter)
