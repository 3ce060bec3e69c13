"""List the words that have one lemma in the treebanks, for the lemmatizer to look up."""

from collections import Counter, defaultdict
from itertools import chain
from pathlib import Path

from corpus import training_banks

SURE = 0.95  # of a word's occurrences; the others are mostly slips
NAME = "PROPN"


def known_lemmas(treebanks: Path) -> dict[str, dict[str, str]]:
    """Give the lemma by part of speech and form; names keep their capitals."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in chain.from_iterable(training_banks(treebanks).values()):
        for token in sentence.tokens:
            form = token.form if token.pos == NAME else token.form.lower()
            seen[token.pos, form][token.lemma] += 1
    known: dict[str, dict[str, str]] = defaultdict(dict)
    for (pos, form), lemmas in sorted(seen.items()):
        ((lemma, count),) = lemmas.most_common(1)
        if count >= SURE * lemmas.total():
            known[pos][form] = lemma
    return dict(known)
