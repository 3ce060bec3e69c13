"""A side task that teaches the net where the head of a word stands; the shipped pipeline lacks it.

A supertag is a word's dependency label, the side of its head and the kind of that: *obl<V* is an
oblique whose verb stands before it, *nsubj>N* the subject of a noun that follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.pipeline.tagger import DEFAULT_TAGGER_MODEL, Tagger
from spacy.training import Example
from thinc.api import Model, SequenceCategoricalCrossentropy

KINDS = {
    **dict.fromkeys(("VERB", "AUX"), "V"),
    **dict.fromkeys(("NOUN", "PROPN", "PRON", "NUM"), "N"),
}
OTHER = "O"


def supertags(example: Example) -> list[str | None]:
    """Give the supertag of each word, None where the tree or the cutting into words lacks one."""
    heads, deps = example.get_aligned_parse(projectivize=False)  # type: ignore[no-untyped-call]
    parts = example.get_aligned("POS", as_string=True)
    return [
        None if head is None or not dep else f"{dep}{side(place, head)}{kind(parts[head])}"
        for place, (head, dep) in enumerate(zip(heads, deps, strict=True))
    ]


def side(place: int, head: int) -> str:
    """Tell on which side the head of a word stands; a root is its own."""
    return "=" if head == place else "<" if head < place else ">"


def kind(part: str) -> str:
    """Tell verbs, nominals and the rest."""
    return KINDS.get(part, OTHER)


class Supertagger(Tagger):  # type: ignore[misc]
    """A tagger that learns supertags in place of tags."""

    def get_loss(self, examples: Iterable[Example], scores: Any) -> tuple[float, Any]:
        """Compare scores with the supertags of examples."""
        loss_func = SequenceCategoricalCrossentropy(
            names=self.labels, normalize=False, label_smoothing=self.cfg["label_smoothing"]
        )
        gold: Any = [supertags(example) for example in examples]
        gradient, loss = loss_func(scores, gold)
        return float(loss), gradient

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,
        labels: Any = None,
    ) -> None:
        """Collect the labels and size the layer by them."""
        found = {tag for example in get_examples() for tag in supertags(example) if tag}
        for label in sorted(found):
            self.add_label(label)
        sample = list(islice(get_examples(), 10))
        gold = [
            [[float(label == tag) for label in self.labels] for tag in supertags(example)]
            for example in sample
        ]
        self.model.initialize(
            X=[example.x for example in sample],
            Y=[self.model.ops.asarray2f(rows) for rows in gold],
        )


@Language.factory(
    "supertagger", default_config={"model": DEFAULT_TAGGER_MODEL, "label_smoothing": 0.05}
)
def make_supertagger(
    nlp: Language, name: str, model: Model[Any, Any], label_smoothing: float
) -> Supertagger:
    """Make a supertagger for a configuration."""
    return Supertagger(
        nlp.vocab, model, name, overwrite=False, scorer=None, label_smoothing=label_smoothing
    )
