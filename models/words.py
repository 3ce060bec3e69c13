"""The tokenizer of the pipeline: spaCy's Dutch one, but ``regio’s`` stays one word."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_suffix_regex, registry

KEPT_TOGETHER = frozenset({"’s", "’S", "'s", "'S"})


@registry.callbacks("dutch_words")  # type: ignore[untyped-decorator]
def dutch_words() -> Callable[[Language], None]:
    """Give the callback for ``initialize.before_init`` of the training configuration."""
    return set_tokenizer


def set_tokenizer(nlp: Language) -> None:
    """Do not cut a plural's ``’s`` off a word; the tokenizer is saved with the pipeline."""
    suffixes = [s for s in nlp.Defaults.suffixes or [] if s not in KEPT_TOGETHER]
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
