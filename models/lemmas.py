"""List the words that have one lemma in the treebanks, for the lemmatizer to look up."""

from collections import Counter, defaultdict
from pathlib import Path

from corpus import held_out_texts, training_names, training_sentences, treebank_files

SURE = 0.95  # of a word's occurrences; the others are mostly slips
NAME = "PROPN"


def known_lemmas(treebanks: Path) -> dict[str, dict[str, str]]:
    """Give the lemma by part of speech and form; names keep their capitals."""
    files = treebank_files(treebanks)
    held_out = held_out_texts(files)
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name in training_names(files):
        for sentence in training_sentences(files[name], held_out):
            for token in sentence.tokens:
                form = token.form if token.pos == NAME else token.form.lower()
                seen[token.pos, form][token.lemma] += 1
    known: dict[str, dict[str, str]] = defaultdict(dict)
    for (pos, form), lemmas in sorted(seen.items()):
        ((lemma, count),) = lemmas.most_common(1)
        if count >= SURE * lemmas.total():
            known[pos][form] = lemma
    return dict(known)
