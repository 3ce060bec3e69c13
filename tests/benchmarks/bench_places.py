"""Words per second of the countries and the bodies, beside peers on the same text, and load time.

    python tests/benchmarks/bench_places.py [--suite] [TEXT_FILE …]

Tokenizing is done before and not counted; its own pace is printed, to compare with. Each figure
is the best of three runs on one core, and beside it stands how much was found: PhraseMatcher looks
integers up in C, finds names only and decides nothing. With `--suite` it prints the scores on the
sentences of the reference folder, beside those of peers measured earlier on the same rows.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from babel import Locale
from spacy.matcher import PhraseMatcher

SHARED = Path(__file__).parents[3] / "shared"
LETTERS = SHARED / "gold" / "letters" / "text"
# Development half: exact F1, foreign countries only, rows without a mention but with an alarm (8).
PEERS = {
    "world-countries nld": ".744  .724  0",
    "i18n-iso-countries nl": ".723  .694  0",
    "babel CLDR nl": ".671  .635  0",
}
SENTENCES = (
    "Nederland zal in de VN-Mensenrechtenraad aandringen op een bezoek van de Speciaal Rapporteur "
    "voor Belarus. De Franse en Duitse ministers spraken met de Secretaris-Generaal van de "
    "Verenigde Naties over de steun aan Oekraïne, die via UNHCR en UNICEF loopt. "
)


def best(run: Callable[[], object], times: int = 3) -> float:
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def texts(paths: list[Path]) -> list[str]:
    files = paths or sorted(LETTERS.glob("*.txt"))
    return [file.read_text(encoding="utf-8") for file in files] or [SENTENCES * 200]


def load_seconds() -> float:
    """A fresh process, spaCy imported and set aside."""
    program = (
        "import time, spacy, spacy.tokens, babel; start = time.perf_counter();"
        "from extractor.components.countries import CountriesComponent;"
        "from extractor.components.un_bodies import UnBodiesComponent;"
        "CountriesComponent(); UnBodiesComponent(); print(time.perf_counter() - start)"
    )
    return min(
        float(
            subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout
        )
        for _ in range(3)
    )


def suite() -> None:
    """Score both components on the sentences."""
    from extractor.components.countries import CountriesComponent
    from extractor.components.un_bodies import UnBodiesComponent
    from extractor.lexicon.loader import load_table

    iso2 = {row["id"]: row["alpha2"] for row in load_table("countries.csv", None)}
    nlp, countries, bodies = spacy.blank("nl"), CountriesComponent(), UnBodiesComponent()
    gold, lines = SHARED / "gold/places/eval.jsonl", []
    for row in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        doc = bodies(countries(nlp.make_doc(row["text"])))
        places = [
            {"start": span.start_char, "end": span.end_char, "iso2": iso2.get(code, code)}
            for span in doc.spans["countries"]
            for code in span.kb_id_.split(";")
        ]
        named = [
            {"start": span.start_char, "end": span.end_char, "id": span.kb_id_}
            for span in doc.spans["un_bodies"]
            if span.label_ == "UN_BODY"
        ]
        lines.append(json.dumps({"id": row["id"], "countries": places, "un_bodies": named}))
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        predictions.write_text("\n".join(lines), encoding="utf-8")
        script = SHARED / "score/score_places.py"
        subprocess.run([sys.executable, script, gold, predictions], check=True)
    print("\npeers, countries: exact F1, foreign, false alarms; none knows UN bodies")
    for name, figures in PEERS.items():
        print(f"{name:26} {figures}")


def main() -> None:
    from extractor.components.countries import CountriesComponent
    from extractor.components.un_bodies import UnBodiesComponent

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--suite", action="store_true")
    options = parser.parse_args()
    nlp = spacy.blank("nl")
    sources = texts(options.texts)
    docs = [nlp.make_doc(text) for text in sources]
    words = sum(not token.is_space for doc in docs for token in doc)
    print(f"{words} words in {len(docs)} texts")

    def report(name: str, seconds: float, found: int | None = None) -> None:
        number = "" if found is None else f"{found:6} found"
        print(f"{name:42} {words / seconds:12,.0f} words/s {number}")

    report("tokenizer of spacy.blank('nl')", best(lambda: [nlp.make_doc(t) for t in sources]))
    countries, bodies = CountriesComponent(), UnBodiesComponent()
    both = best(lambda: [bodies(countries(doc)) for doc in docs])
    pace = best(lambda: [countries(doc) for doc in docs])
    layers = [sum(len(doc.spans[key]) for doc in docs) for key in ("countries", "un_bodies")]
    report("countries", pace, layers[0])
    report("un_bodies", best(lambda: [bodies(doc) for doc in docs]), layers[1])
    report("countries and un_bodies together", both, sum(layers))

    names = sorted(set(Locale("nl").territories.values()))
    phrases = PhraseMatcher(nlp.vocab)
    phrases.add("COUNTRY", list(nlp.pipe(names)))
    pace = best(lambda: [phrases(doc, as_spans=True) for doc in docs])
    found = sum(len(phrases(doc)) for doc in docs)
    report(f"PhraseMatcher, {len(names)} CLDR names", pace, found)
    try:
        from flashgeotext.geotext import GeoText
    except ImportError:
        print("flashgeotext is not installed: pip install flashgeotext")
    else:
        geotext = GeoText()
        pace = best(lambda: [geotext.extract(text) for text in sources])
        hits = [geotext.extract(text)["countries"].values() for text in sources]
        report("flashgeotext, default", pace, sum(hit["count"] for row in hits for hit in row))
    print(f"{'load both components, fresh process':42} {load_seconds():12.3f} s")
    if options.suite:
        sys.stdout.flush()
        suite()


if __name__ == "__main__":
    main()
