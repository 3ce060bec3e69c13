"""The data as one HTML file: template, style, scripts and charts in it, nothing from elsewhere."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from extractor import __version__
from extractor.files import write_whole
from extractor.report.content import content
from extractor.report.wording import LANGUAGES, wording

TEMPLATE = Path(__file__).with_name("template")
# In the order in which the page runs them: each uses the ones before it.
SCRIPTS = (
    *("unpack", "dom", "words", "rows", "decisions", "filters", "table", "marks", "letter"),
    *("reasons", "review", "csv", "exports", "charts", "lists", "keys", "main"),
)
INSTALL = 'pip install "kamerbrief-extractor[report]"'


class ReportError(ValueError):
    """The page cannot be written; the message says what to do."""


class Summary(NamedTuple):
    """What the page holds; `causes` counts the letters without text by cause."""

    rows: int
    letters: int
    bytes: int
    causes: Mapping[str, int]


def write_report(
    output: Path,
    file: Path,
    *,
    letters: Path | None = None,
    lexicon: Path | None = None,
    language: str = "nl",
    plain: bool = False,
    progress: Callable[[str], None] = lambda document: None,
) -> Summary:
    """When you call this, it will write the review page of an output folder.

    Parameters
    ----------
    output : the output folder of `extractor run`
    file : the HTML file to write
    letters : the folder that holds the letters now; None: where the run found them
    lexicon : the user's lexicon folder of the run
    language : nl or en: what the page opens in
    plain : write the data uncompressed, for browsers of before 2023
    progress : is called with each document that was read again for its text

    Raises
    ------
    ReportError : the packages that draw the page are not installed
    extractor.output.OutputError : the folder holds no tables of a run
    OSError : the file cannot be written
    """
    _require_extra()
    runtime = _chart_runtime()
    data = content(output, letters, lexicon, progress)
    causes = data.pop("causes")
    data |= {"version": __version__, "languages": _languages()}
    page = _render(data, runtime, language, plain)
    written = page.encode("utf-8")
    write_whole(file, written)
    rows = sum(len(letter["commitments"]) for letter in data["letters"])
    return Summary(rows, len(data["letters"]), len(written), causes)


def _require_extra() -> None:
    try:
        import altair  # noqa: F401
        import vl_convert  # noqa: F401
    except ImportError as error:
        raise ReportError(f"{error.name} is not installed; add it with: {INSTALL}") from None


@cache
def _chart_runtime() -> str:
    """The script that draws the charts, out of an installed package."""
    import vl_convert

    return str(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;"))


def _languages() -> dict[str, Any]:
    import vl_convert

    from extractor.report.charts import charts

    texts = {language: wording(language) for language in LANGUAGES}
    dates = {
        "nl": vl_convert.get_time_format_locale("nl-NL"),
        "en": vl_convert.get_time_format_locale("en-GB"),
    }
    return {
        language: {
            "words": words,
            "charts": charts(words["charts"]),
            "dates": dates[language],
        }
        for language, words in texts.items()
    }


def _render(data: Mapping[str, Any], runtime: str, language: str, plain: bool) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    scripts = "\n".join(_read(f"{name}.js") for name in SCRIPTS)
    script = f'"use strict";\n(() => {{\n{scripts}\n}})();\n'
    environment = Environment(
        loader=FileSystemLoader(TEMPLATE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html").render(
        words=wording(language),
        language=language,
        languages=LANGUAGES,
        threads=bool(data["threads"]),
        explained=data["explained"],
        policy=_policy(runtime, script),
        style=Markup(_read("style.css")),
        runtime=Markup(runtime),
        script=Markup(script),
        data=Markup(_embedded(data, plain)),
        encoding="json" if plain else "gzip",
    )


def _read(name: str) -> str:
    return (TEMPLATE / name).read_text(encoding="utf-8")


def _embedded(data: Mapping[str, Any], plain: bool) -> str:
    """The data as text that can end no script element: base64, or JSON without `<`."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    if plain:
        return text.replace("<", "\\u003c")
    return base64.b64encode(gzip.compress(text.encode(), compresslevel=9, mtime=0)).decode()


def _policy(*scripts: str) -> str:
    """The content security policy: these scripts and no others, no request to anywhere.

    Vega compiles its expressions with `Function`, which needs 'unsafe-eval'; they come from
    charts.py alone. It sets the style of its SVG, which needs 'unsafe-inline' for styles.
    """
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in scripts
    )
    return (
        f"default-src 'none'; script-src {hashes} 'unsafe-eval'; style-src 'unsafe-inline'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
