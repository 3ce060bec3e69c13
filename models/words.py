"""The tokenizer of the pipeline: spaCy's Dutch one, but ``regio’s`` stays one word."""

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer

KEPT_TOGETHER = frozenset({"’s", "’S", "'s", "'S"})


@spacy.registry.callbacks("dutch_words")
def dutch_words():  # type: ignore[no-untyped-def]
    """A callback for ``initialize.before_init`` of the training configuration."""
    return set_tokenizer


def set_tokenizer(nlp: Language) -> None:
    """Do not cut a plural's ``’s`` off a word; the tokenizer is saved with the pipeline."""
    suffixes = [s for s in nlp.Defaults.suffixes or [] if s not in KEPT_TOGETHER]
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    tokenizer.suffix_search = spacy.util.compile_suffix_regex(suffixes).search
