"""Every entry of the commitment lexicons hits its example and misses its counter-example."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from spacy.tokens import Doc

from extractor.commitments.candidates import Candidates
from extractor.commitments.lexicon import CommitmentLexicon
from extractor.commitments.patterns import word_starts
from extractor.lexicon.loader import LexiconError, load_rules
from extractor.own_lexicon import names_verb

VERBS = load_rules("verbs.toml")["verb"]
ACTORS = load_rules("actors.toml")
QUALIFIERS = load_rules("qualifiers.toml")["qualifier"]
LEXICON = CommitmentLexicon()
# Examples that the small parser reads wrongly, by id: mend one and its line must go.
KNOWN: frozenset[str] = frozenset(
    (Path(__file__).parent / "cases" / "known_verbs.txt").read_text("utf-8").split()
)


def entries_found(doc: Doc) -> set[str]:
    return {span.id_.split(":")[1] for span in doc.spans["commitments"]}


@pytest.mark.parametrize("verb", [v for v in VERBS if "example" in v], ids=lambda v: v["id"])
def test_verb_hits_its_example(
    verb: dict[str, Any], process: Callable[..., Doc], request: pytest.FixtureRequest
) -> None:
    if verb["id"] in KNOWN:
        request.applymarker(pytest.mark.xfail(reason="the parser misreads it", strict=True))
    assert names_verb(process(verb["example"]), verb, LEXICON)


@pytest.mark.parametrize("verb", VERBS, ids=lambda v: v["id"])
def test_verb_misses_its_counter_example(verb: dict[str, Any], process: Callable[..., Doc]) -> None:
    assert verb["id"] not in entries_found(process(verb["not"]))


def test_lexicon_is_broad() -> None:
    bearing = [verb for verb in VERBS if not verb.get("event")]
    assert len(bearing) >= 400
    assert len(ACTORS["actor"]) >= 60
    assert len(KNOWN) <= 0.06 * len(bearing)


@pytest.mark.parametrize("entry", ACTORS["actor"] + ACTORS["coalition"], ids=lambda e: e["id"])
def test_actor_hits_its_example(entry: dict[str, str]) -> None:
    regex = re.compile(rf"(?<![\w-])(?:{entry['pattern']})(?![\w-])")
    assert regex.search(entry["example"])
    assert not regex.search(entry["not"])


@pytest.mark.parametrize("entry", QUALIFIERS, ids=lambda e: e["id"])
def test_qualifier_hits_its_example(entry: dict[str, str]) -> None:
    regex = next(p.regex for p in LEXICON.qualifiers(entry["class"]) if p.id == entry["id"])
    assert regex.search(entry["example"])
    assert not regex.search(entry["not"])


def test_a_users_folder_adds_replaces_and_switches_off(tmp_path: Path) -> None:
    (tmp_path / "verbs.toml").write_text(
        '[[verb]]\nid = "bebossen"\nlemma = "bebossen"\nobligation = "action"\npresent = "plan"\n'
        '[[verb]]\nid = "informeren"\noff = true\n',
        "utf-8",
    )
    lexicon = CommitmentLexicon(tmp_path)
    assert [verb.id for verb in lexicon.verbs["bebossen"]] == ["bebossen"]
    assert "informeren" not in [verb.id for verb in lexicon.verbs["informeren"]]
    assert any(form.lemma == "bebossen" for form in lexicon.forms_of("bebost"))


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ('[[verb]]\nid = "a"\nlemma = "a"\nobligation = "duty"\n', 2, "obligation"),
        ('[[verb]]\nid = "a"\nlemma = "a"\nobligation = "action"\ncolour = 1\n', 2, "colour"),
        ('[[verb]]\nlemma = "a"\n', 1, "no id"),
        ("[[verb]]\nid = \n", 2, "line 2"),
        ('[[word]]\nid = "a"\n', 1, "unknown table"),
    ],
)
def test_a_wrong_lexicon_names_file_line_and_cause(
    tmp_path: Path, text: str, line: int, cause: str
) -> None:
    file = tmp_path / "verbs.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(LexiconError, match=re.escape(f"{file}:{line}:")) as caught:
        CommitmentLexicon(tmp_path)
    assert cause in str(caught.value)


def test_candidates_let_every_example_through(process: Callable[..., Doc]) -> None:
    test = Candidates(LEXICON)
    for verb in VERBS:
        if "example" in verb and verb["id"] not in KNOWN:
            doc = process(verb["example"])
            assert any(test.match(doc)), verb["example"]


@pytest.mark.parametrize("actor", ["'t Rijk", "Rijk", "het Rijk"])
def test_an_actor_is_sought_from_its_first_sign(actor: str) -> None:
    found = word_starts(actor).search(f"Ook {actor} bouwt het.")
    assert found is not None
    assert found.start() == len("Ook ")
    assert word_starts(actor).search(f"Ook {actor}sbouw en de-{actor} bouwt.") is None
