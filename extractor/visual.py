"""Shows a processed letter in the terminal, marks in colour and the columns below."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text
from spacy.tokens import Doc

from extractor.letter import Letter

STYLES = {
    "COMMITMENT": "bold on grey30",
    "DATE": "cyan",
    "PERIOD": "cyan italic",
    "COUNTRY": "green",
    "UN_BODY": "magenta",
    "ORGANISATION": "yellow",
}
LAYERS = ("commitments", "dates", "countries", "un_bodies")


def print_letter(doc: Doc, letter: Letter) -> None:
    """When you call this, it will print the marked letter and its commitments to stdout."""
    console = Console()
    console.print(legend())
    console.print(marked(doc))
    for number, (span, columns) in enumerate(
        zip(doc.spans["commitments"], doc._.commitments, strict=True), 1
    ):
        page = letter.map.page(span.start_char)
        table = Table(title=f"{number}. page {page}: {span.text}", title_justify="left", box=None)
        table.add_column("column", style="dim")
        table.add_column("value")
        for name, value in {**columns, "rule": span.id_}.items():
            if value:
                table.add_row(name, Text(str(value)))
        console.print(table)


def marked(doc: Doc) -> Text:
    """When you call this, it will give the text with every span in its colour."""
    text = Text(doc.text)
    for layer in LAYERS:
        for span in doc.spans[layer]:
            text.stylize(STYLES[span.label_], span.start_char, span.end_char)
    return text


def legend() -> Text:
    """When you call this, it will give the names of the marks in their colours."""
    return Text("  ").join(Text(name.lower(), style=style) for name, style in STYLES.items())
