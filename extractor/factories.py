"""The only place where spaCy factories are registered: one short function a component."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.pipeline._parser_internals.transition_system import TransitionSystem
from spacy.tokens import Doc
from thinc.api import Model
from thinc.types import Floats2d

from extractor.commitments.candidates import Candidates
from extractor.commitments.component import CommitmentsComponent
from extractor.commitments.lexicon import load_commitment_lexicon
from extractor.components.countries import CountriesComponent
from extractor.components.dates import DatesComponent
from extractor.components.focused_parser import FocusedParserComponent
from extractor.components.lemmatizer import KnownWordLemmatizer
from extractor.components.links import LinksComponent
from extractor.components.parser import StepwiseParser
from extractor.components.sentences import SentencesComponent
from extractor.components.un_bodies import UnBodiesComponent
from extractor.extensions import register

register()


@Language.factory(
    "extractor_sentences", default_config={"lexicon": None}, assigns=["token.is_sent_start"]
)
def make_sentences(nlp: Language, name: str, lexicon: str | None) -> SentencesComponent:
    """When you call this, it will make the sentence splitter."""
    return SentencesComponent(lexicon=lexicon)


@Language.factory(
    "extractor_countries",
    default_config={"lexicon": None, "unverified": False},
    assigns=["doc.spans"],
)
def make_countries(
    nlp: Language, name: str, lexicon: str | None, unverified: bool
) -> CountriesComponent:
    """When you call this, it will make the finder of countries, adjectives and inhabitants."""
    return CountriesComponent(lexicon=lexicon, unverified=unverified)


@Language.factory(
    "extractor_un_bodies",
    default_config={"lexicon": None, "unverified": False},
    assigns=["doc.spans"],
)
def make_un_bodies(
    nlp: Language, name: str, lexicon: str | None, unverified: bool
) -> UnBodiesComponent:
    """When you call this, it will make the finder of UN bodies and other organisations."""
    return UnBodiesComponent(lexicon=lexicon, unverified=unverified)


@Language.factory(
    "extractor_dates",
    default_config={"reference_date": None, "lexicon": None},
    assigns=["doc.spans"],
)
def make_dates(
    nlp: Language, name: str, reference_date: str | None, lexicon: str | None
) -> DatesComponent:
    """When you call this, it will make the finder of dates and periods."""
    return DatesComponent(reference_date=reference_date, lexicon=lexicon)


@Language.factory(
    "extractor_focused_parser",
    default_config={"model": None, "full": False, "near_misses": True, "lexicon": None},
    requires=["token.is_sent_start"],
    assigns=["token.pos", "token.morph", "token.lemma", "token.dep", "token.head"],
)
def make_focused_parser(
    nlp: Language, name: str, model: str | None, full: bool, near_misses: bool, lexicon: str | None
) -> FocusedParserComponent:
    """When you call this, it will make the parser of candidate sentences."""
    from extractor.pipeline import load_model

    parser = load_model(model, nlp.vocab)
    candidates = Candidates(load_commitment_lexicon(lexicon), near_misses=near_misses)
    return FocusedParserComponent(parser=parser, candidates=candidates, full=full)


@Language.factory(
    "extractor_parser",
    default_config={
        "moves": None,
        "update_with_oracle_cut_size": 100,
        "learn_tokens": False,
        "min_action_freq": 30,
        "scorer": {"@scorers": "spacy.parser_scorer.v1"},
    },
    assigns=["token.dep", "token.head"],
)
def make_parser(
    nlp: Language,
    name: str,
    model: Model[list[Doc], object],
    moves: TransitionSystem | None,
    update_with_oracle_cut_size: int,
    learn_tokens: bool,
    min_action_freq: int,
    scorer: Callable[..., Any] | None,
) -> StepwiseParser:
    """When you call this, it will make spaCy's parser, with a loop that is twice as fast."""
    return StepwiseParser(
        nlp.vocab,
        model,
        name,
        moves=moves,
        update_with_oracle_cut_size=update_with_oracle_cut_size,
        learn_tokens=learn_tokens,
        min_action_freq=min_action_freq,
        scorer=scorer,
    )


@Language.factory(
    "extractor_lemmatizer",
    default_config={
        "backoff": "orth",
        "min_tree_freq": 3,
        "overwrite": False,
        "top_k": 1,
        "scorer": {"@scorers": "spacy.lemmatizer_scorer.v1"},
    },
    requires=["token.pos"],
    assigns=["token.lemma"],
    default_score_weights={"lemma_acc": 1.0},
)
def make_lemmatizer(
    nlp: Language,
    name: str,
    model: Model[list[Doc], list[Floats2d]],
    backoff: str | None,
    min_tree_freq: int,
    overwrite: bool,
    top_k: int,
    scorer: Callable[..., Any] | None,
) -> KnownWordLemmatizer:
    """When you call this, it will make the lemmatizer of the bundled pipeline."""
    return KnownWordLemmatizer(
        nlp.vocab,
        model,
        name,
        backoff=backoff,
        min_tree_freq=min_tree_freq,
        overwrite=overwrite,
        top_k=top_k,
        scorer=scorer,
    )


@Language.factory(
    "extractor_commitments",
    default_config={"lexicon": None, "near_misses": True},
    requires=["token.dep", "token.head", "doc.spans"],
    assigns=["doc.spans"],
)
def make_commitments(
    nlp: Language, name: str, lexicon: str | None, near_misses: bool
) -> CommitmentsComponent:
    """When you call this, it will make the finder of commitments."""
    return CommitmentsComponent(lexicon=lexicon, near_misses=near_misses)


@Language.factory("extractor_links", requires=["doc.spans"])
def make_links(nlp: Language, name: str) -> LinksComponent:
    """When you call this, it will make the linker of commitments to mentions."""
    return LinksComponent()
