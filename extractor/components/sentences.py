"""Sentence boundaries by rule, so that only the sentences that matter need a parser.

A block of the letter (`doc._.blocks`) is never crossed; without blocks an empty line, or a line
end behind a full stop, ends a sentence. Example: *Dit debat is op 18 september a.s. Ik zal …* is
two sentences, *de motie van het lid Sanders c.s. (Kamerstuk …)* is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.tokens import Doc

from extractor.batches import as_ints2d
from extractor.extensions import register, text_of
from extractor.lexicon.loader import load_rules

CLOSERS = "\"'”’»)\\]"
# A stop, what closes behind it, white space, and what may open a new sentence.
STOP = re.compile(rf"(?P<stop>[.?!…](?<![.?!…].)[.?!…]*)[{CLOSERS}]*\s+(?=[\"'“‘«(\[]*[^\W_])")
# A stop behind which the space is lost: *van het fonds.Ook zal ik*, *(nr. 12).Ik zal*.
LOST_SPACE = (
    r"(?:(?<=[a-zà-ÿ]{2})|(?<=[A-Z]{2})|(?<=\d\d)|(?<=\)))(?P<stop>[.?!])(?=[A-ZÀ-Ý][a-zà-ÿ])"
)
RUN_TOGETHER = re.compile(rf"{LOST_SPACE}(?=\w+[\s,])")
LINE_END = re.compile(r"\n\s*\n\s*|(?<=[.?!:;»”)])\s*\n\s*")


class SentencesComponent:
    """Sets the sentence boundaries of a Doc.

    Parameters
    ----------
    lexicon : a user's lexicon folder, laid over `abbreviations.toml`
    """

    def __init__(self, *, lexicon: str | None = None) -> None:
        register()
        entries = load_rules("abbreviations.toml", lexicon)["abbreviation"]
        self.never_final = {e["form"] for e in entries if not e["final"]}
        self.maybe_final = {e["form"] for e in entries if e["final"]}

    def __call__(self, doc: Doc) -> Doc:
        """When you call this, it will write the boundaries into the Doc."""
        if len(doc) == 0:
            return doc
        offsets = doc.to_array(IDX).astype(np.int64)
        starts = np.full((len(doc), 1), -1, dtype=np.int64)
        places = np.searchsorted(offsets, np.fromiter(self.match(doc), dtype=np.int64))
        starts[places[places < len(doc)], 0] = 1
        starts[0, 0] = 1
        doc.from_array([SENT_START], as_ints2d(starts))
        return doc

    def match(self, doc: Doc) -> Iterator[int]:
        """When you call this, it will yield the offsets (code points) at which sentences begin."""
        text = text_of(doc)
        if doc._.blocks is None:
            yield from (m.end() for m in LINE_END.finditer(text))
        else:
            yield from (block[0] for block in doc._.blocks)
        for stop in chain(STOP.finditer(text), RUN_TOGETHER.finditer(text)):
            if self._ends_sentence(stop, text):
                yield stop.end()

    def _ends_sentence(self, stop: re.Match[str], text: str) -> bool:
        opener = text[stop.end() : stop.end() + 1]
        following = text[stop.end() : stop.end() + 2].lstrip("\"'“‘«([")
        starts_new = following[:1].isupper() or following[:1].isdigit()
        if stop["stop"] != "." or not starts_new:
            return starts_new
        before, written = _word_before(text, stop.start())
        word = written.lstrip("(«“‘[\"'").lower()
        if f"{word}." in self.maybe_final:
            return following[:1].isupper() and opener != "("
        initial = len(word) == 1 and written[-1:].isupper()
        numbered = word.isdigit() and len(word) <= 2 and before in "\n"
        return not (f"{word}." in self.never_final or initial or numbered)


def _word_before(text: str, end: int) -> tuple[str, str]:
    """Give the word that ends at a place, and the white space before it (empty at the begin)."""
    start = end
    while start and not text[start - 1].isspace():
        start -= 1
    return text[max(start - 1, 0) : start], text[start:end]
