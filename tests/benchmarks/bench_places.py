"""Words per second of the countries and the bodies, beside peers on the same text, and load time.

    python tests/benchmarks/bench_places.py [TEXT_FILE …]

Tokenizing is done before and not counted; its own pace is printed, to compare with. Each figure
is the best of three runs on one core.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from babel import Locale
from spacy.matcher import PhraseMatcher

LETTERS = Path(__file__).parents[3] / "shared" / "gold" / "letters" / "text"
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


def main() -> None:
    from extractor.components.countries import CountriesComponent
    from extractor.components.un_bodies import UnBodiesComponent

    nlp = spacy.blank("nl")
    sources = texts([Path(name) for name in sys.argv[1:]])
    docs = [nlp.make_doc(text) for text in sources]
    words = sum(not token.is_space for doc in docs for token in doc)
    print(f"{words} words in {len(docs)} texts")

    def report(name: str, seconds: float) -> None:
        print(f"{name:42} {words / seconds:12,.0f} words/s")

    report("tokenizer of spacy.blank('nl')", best(lambda: [nlp.make_doc(t) for t in sources]))
    countries, bodies = CountriesComponent(), UnBodiesComponent()
    report("countries", best(lambda: [countries(doc) for doc in docs]))
    report("un_bodies", best(lambda: [bodies(doc) for doc in docs]))
    report("countries and un_bodies together", best(lambda: [bodies(countries(d)) for d in docs]))

    names = sorted(set(Locale("nl").territories.values()))
    phrases = PhraseMatcher(nlp.vocab)
    phrases.add("COUNTRY", list(nlp.pipe(names)))
    report(f"PhraseMatcher, {len(names)} CLDR names", best(lambda: [phrases(doc) for doc in docs]))
    try:
        from flashgeotext.geotext import GeoText
    except ImportError:
        print("flashgeotext is not installed")
    else:
        geotext = GeoText()
        report("flashgeotext, default", best(lambda: [geotext.extract(text) for text in sources]))
    print(f"{'load both components, fresh process':42} {load_seconds():12.3f} s")


if __name__ == "__main__":
    main()
