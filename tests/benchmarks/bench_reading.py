"""How fast files are read, beside the bare library on the same bytes in the same run.

    python tests/benchmarks/bench_reading.py [FILE ...]

Without files it reads generated ones and, where the reference folder is at hand, its PDFs. For PDF
it prints pages/s by pdfium alone (its text, no layout) and by this package; for the other formats
MB/s by the parser alone and by this package. Library and package take turns, and the ratio is the
median of the rounds: other work on the machine slows both.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from extractor.reading import Limits
from extractor.reading.decode import decode
from extractor.reading.markup import parse_xml
from extractor.reading.official import read_official
from extractor.reading.package import Package
from extractor.reading.pdf import read_pdf
from extractor.reading.plain import read_plain
from extractor.reading.sniff import sniff
from extractor.reading.webpage import read_webpage
from extractor.reading.word import read_word

sys.path.insert(0, str(Path(__file__).parents[1]))
import reading_samples as samples

Read = Callable[[bytes], object]
LIMITS = Limits()
ROUNDS = 9
SHARED = Path(__file__).parents[3] / "shared"


def main(paths: Sequence[str]) -> None:
    """Print the figures of each format among the files."""
    if paths:
        _table("named", [Path(path).read_bytes() for path in paths])
        return
    _table("generated", _generated())
    letters = sorted([*SHARED.glob("gold/letters/*/*.pdf"), *SHARED.glob("letters/*.pdf")])
    if letters:
        _table("reference", [path.read_bytes() for path in letters])


def _table(title: str, inputs: Sequence[bytes]) -> None:
    by_format: dict[str, list[bytes]] = {}
    for data in inputs:
        by_format.setdefault(sniff(data), []).append(data)
    for name, files in sorted(by_format.items()):
        if name not in READERS:
            continue
        bare, ours = READERS[name]
        amount = sum(map(_pages, files)) if name == "pdf" else sum(map(len, files)) / 1e6
        unit = "pages/s" if name == "pdf" else "MB/s"
        alone, whole, times = _measured(bare, ours, files)
        sys.stdout.write(
            f"{title:9} {name:5} {len(files):3} files  bare library {amount / alone:9.1f} {unit}"
            f"  read {amount / whole:9.1f} {unit}  {times:.2f} times its time\n"
        )


def _measured(bare: Read, ours: Read, files: Sequence[bytes]) -> tuple[float, float, float]:
    """Give the median seconds of the library, of this package, and of their ratio."""
    rounds = [(_seconds(bare, files), _seconds(ours, files)) for _ in range(ROUNDS + 1)][1:]
    alone, whole = (median(column) for column in zip(*rounds, strict=True))
    return alone, whole, median(after / before for before, after in rounds)


def _seconds(read: Read, files: Sequence[bytes]) -> float:
    start = time.process_time()
    for data in files:
        read(data)
    return time.process_time() - start


def _bare_pdf(data: bytes) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            textpage = page.get_textpage()
            textpage.get_text_range()
            textpage.close()
            page.close()


def _pages(data: bytes) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return len(document)


def _bare_xml(data: bytes) -> str:
    return "".join(parse_xml(data)[0].itertext())


def _bare_html(data: bytes) -> str:
    from lxml import html

    return str(html.document_fromstring(data).text_content())


def _bare_word(data: bytes) -> str:
    return _bare_xml(Package(data, LIMITS).read("word/document.xml") or b"")


READERS: dict[str, tuple[Read, Read]] = {
    "pdf": (_bare_pdf, lambda data: read_pdf(data, LIMITS)),
    "txt": (decode, lambda data: read_plain(data, LIMITS)),
    "xml": (_bare_xml, lambda data: read_official(data, LIMITS)),
    "html": (_bare_html, lambda data: read_webpage(data, LIMITS)),
    "docx": (_bare_word, lambda data: read_word(data, LIMITS)),
}


def _generated() -> list[bytes]:
    text = "\n\n".join(part for _, part in samples.KAMERSTUK)
    paragraphs = samples.paragraph(text.replace("\n", " ")) * 200
    return [
        *(samples.kamerstuk_pdf(lines_a_page=40) for _ in range(20)),
        (text * 200).encode(),
        *[samples.OFFICIAL.encode()] * 20,
        *[samples.HTML.encode()] * 20,
        samples.docx(paragraphs),
    ]


if __name__ == "__main__":
    main(sys.argv[1:])
