"""Score a pipeline on treebank files: raw text of several sentences, or the treebank's words."""

import argparse
from collections.abc import Iterable
from pathlib import Path

import spacy
import typer
from conllu import read_sentences
from corpus import TESTS, make_doc, plain_docs, treebank_files
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span, Token
from spacy.training import Example

MERGED = {"obl:arg": "obl"}
FIGURES = ("uas", "las", "las_merged", "pos", "morph", "lemma", "sents_f", "tokens")


def label(token: Token, _attribute: str) -> str:
    """Give the dependency label as the scorer compares it."""
    return token.dep_.lower()


def merged_label(token: Token, _attribute: str) -> str:
    """Give the label with those merged that ``nl_core_news_sm`` does not tell apart."""
    return MERGED.get(token.dep_.lower(), token.dep_.lower())


def examples(nlp: Language, gold: Iterable[Doc], gold_words: bool) -> list[Example]:
    """Pair parsed and gold documents."""
    references = list(gold)
    if gold_words:
        starts = [
            Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
            for doc in references
        ]
    else:
        starts = [nlp.make_doc(doc.text) for doc in references]
    predicted = list(nlp.pipe(starts))
    return [Example(p, g) for p, g in zip(predicted, references, strict=True)]


def score(pairs: list[Example]) -> dict[str, float]:
    """Compute the figures of parsed documents; punctuation counts for nothing in UAS and LAS."""
    ignored = ("p", "punct")
    deps = Scorer.score_deps(pairs, "dep", getter=label, ignore_labels=ignored)
    merged = Scorer.score_deps(pairs, "dep", getter=merged_label, ignore_labels=ignored)
    return {
        "uas": deps["dep_uas"],
        "las": deps["dep_las"],
        "las_merged": merged["dep_las"],
        "pos": Scorer.score_token_attr(pairs, "pos")["pos_acc"],
        "morph": Scorer.score_token_attr(pairs, "morph", getter=morph)["morph_acc"],
        "lemma": Scorer.score_token_attr(pairs, "lemma", getter=lemma)["lemma_acc"],
        "sents_f": Scorer.score_spans(pairs, "sents", getter=sents)["sents_f"],
        "tokens": Scorer.score_tokenization(pairs)["token_f"],
    }


def morph(token: Token, _attribute: str) -> int:
    """Give the key of the features of a word (no features are a value too)."""
    return int(token.morph.key)  # type: ignore[attr-defined]


def lemma(token: Token, _attribute: str) -> str:
    """Give the lemma as text."""
    return token.lemma_


def sents(doc: Doc, _attribute: str) -> list[Span]:
    """List the sentences of a document."""
    return list(doc.sents)


def evaluate(nlp: Language, path: Path, gold_words: bool = False) -> dict[str, float]:
    """Score a pipeline on one file.

    By default on raw text of one to eight sentences with the pipeline's own words and sentences;
    with ``gold_words`` on single sentences cut into words as the treebank has them.
    """
    if gold_words:
        docs = [make_doc(nlp.vocab, [list(s.tokens)]) for s in read_sentences(path)]
    else:
        docs = plain_docs(nlp, path)
    return score(examples(nlp, docs, gold_words))


def table(rows: dict[str, dict[str, float]]) -> str:
    """Make a Markdown table of figures, one row a name."""
    lines = ["| on | " + " | ".join(FIGURES) + " |", "|---" * (len(FIGURES) + 1) + "|"]
    for name, figures in rows.items():
        values = " | ".join(f"{figures[key]:.4f}".removeprefix("0") for key in FIGURES)
        lines.append(f"| {name} | {values} |")
    return "\n".join(lines)


def main() -> None:
    """Print the scores of pipelines on the test files of a folder of treebanks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("pipelines", nargs="+", type=Path)
    parser.add_argument("--on", nargs="+", default=list(TESTS), help="names of treebank files")
    parser.add_argument("--gold-words", action="store_true")
    arguments = parser.parse_args()
    files = treebank_files(arguments.treebanks)
    rows = {}
    for path in arguments.pipelines:
        nlp = spacy.load(path)
        for name in arguments.on:
            rows[f"{path} {name}"] = evaluate(nlp, files[name], arguments.gold_words)
    typer.echo(table(rows))


if __name__ == "__main__":
    main()
