"""What a keyword reader gets on the same letters, so that figures stand beside something."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.evaluation.gold import Gold
from extractor.evaluation.measure import Report, measure_commitments
from extractor.evaluation.pairing import Row

_DATA = Path(__file__).with_name("keywords.toml")


@dataclass(frozen=True, slots=True)
class Baseline:
    """A keyword reader: every sentence with one of the words is a row, the word its trigger."""

    id: str
    name: str
    pattern: re.Pattern[str]


def load_baselines(phrase: str | None = None) -> list[Baseline]:
    """When you call this, it will give the shipped baselines, and one of a phrase of your own.

    Parameters
    ----------
    phrase : a regular expression over whole words, such as ``Nederland zal``

    Raises
    ------
    re.error : the phrase is no regular expression
    """
    entries = tomllib.loads(_DATA.read_text(encoding="utf-8"))["baseline"]
    baselines = [Baseline(e["id"], e["name"], _whole_words(e["words"])) for e in entries]
    if phrase is not None:
        baselines.append(
            Baseline("phrase", f"every sentence with: {phrase}", _whole_words([phrase]))
        )
    return baselines


def _whole_words(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def measure_baselines(letters: Sequence[Gold], baselines: Sequence[Baseline]) -> dict[str, Report]:
    """When you call this, it will measure each baseline on the letters, by its name."""
    sentences = dict(zip((gold.name for gold in letters), sentences_of(letters), strict=True))
    return {
        baseline.name: measure_commitments(
            letters,
            {name: list(keyword_rows(baseline, found)) for name, found in sentences.items()},
        )
        for baseline in baselines
    }


def sentences_of(letters: Iterable[Gold]) -> Iterator[list[tuple[int, str]]]:
    """When you call this, it will yield for each letter its sentences, each with its offset."""
    import spacy

    from extractor.corpus import make_doc
    from extractor.reading import read_text

    nlp = spacy.blank("nl")
    nlp.add_pipe("extractor_sentences")
    for gold in letters:
        doc = nlp(make_doc(nlp, read_text(gold.text)))
        yield [(sentence.start_char, sentence.text) for sentence in doc.sents]


def keyword_rows(baseline: Baseline, sentences: Sequence[tuple[int, str]]) -> Iterator[Row]:
    """When you call this, it will yield a row for each sentence that holds one of the words."""
    for start, sentence in sentences:
        words = baseline.pattern.findall(sentence)
        if words:
            yield {
                "sentence": sentence,
                "commitment": sentence,
                "start": str(start),
                "trigger": " … ".join(words),
                "actor_type": "own_government",
            }
