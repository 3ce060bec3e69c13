"""Shows a processed letter: in the terminal, and as displaCy's HTML in a notebook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text
from spacy.tokens import Doc, Span

from extractor.letter import Letter

STYLES = {
    "COMMITMENT": "bold on grey30",
    "DATE": "cyan",
    "PERIOD": "cyan italic",
    "COUNTRY": "green",
    "UN_BODY": "magenta",
    "ORGANISATION": "yellow",
}
# Light enough for black letters; told apart by lightness, too, not by hue alone.
COLOURS = {
    "COMMITMENT": "#ffd54f",
    "DATE": "#80deea",
    "PERIOD": "#b2ebf2",
    "COUNTRY": "#a5d6a7",
    "UN_BODY": "#f48fb1",
    "ORGANISATION": "#ffccbc",
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


def to_html(doc: Doc) -> str:
    """When you call this, it will give the marked letter as HTML, a paragraph to a line.

    In a notebook: `IPython.display.HTML(to_html(doc))`. Commitments are underlined, and so are
    dates, countries and bodies, with their values, in the colours of the legend.
    """
    from spacy import displacy

    marks = [(span, span.kb_id_ or span.label_) for layer in LAYERS for span in doc.spans[layer]]
    names = [
        f'<mark style="background: {colour}; color: #000; padding: 2px 4px">{name.lower()}</mark>'
        for name, colour in COLOURS.items()
    ]
    markup = displacy.render(
        [_paragraph(line, marks) for line in _lines(doc)],
        style="span",
        manual=True,
        jupyter=False,
        options={"colors": {mark: COLOURS[span.label_] for span, mark in marks}},
    )
    return f"<style>.spans span {{white-space: nowrap}}</style><p>{' '.join(names)}</p>{markup}"


def _lines(doc: Doc) -> Iterator[Span]:
    """Part a Doc at its line ends."""
    begin = 0
    for token in doc:
        if "\n" in token.text:
            if begin < token.i:
                yield doc[begin : token.i]
            begin = token.i + 1
    if begin < len(doc):
        yield doc[begin:]


def _paragraph(line: Span, marks: list[tuple[Span, str]]) -> dict[str, Any]:
    """Give a line as displaCy takes it: its words with their punctuation, and what is marked."""
    words = [""]
    word_of = []
    for token in line:
        word_of.append(len(words) - 1)
        words[-1] += token.text
        if token.whitespace_:
            words.append("")
    return {
        "text": line.text,
        "tokens": [word for word in words if word],
        "spans": [
            {
                "start_token": word_of[max(span.start, line.start) - line.start],
                "end_token": word_of[min(span.end, line.end) - line.start - 1] + 1,
                "label": mark,
            }
            for span, mark in marks
            if span.start < line.end and line.start < span.end
        ],
    }
