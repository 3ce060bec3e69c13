"""The grammar of `dates.toml`: each rule hits its example and misses its counter-example."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractor.calendar_nl.cascade import times
from extractor.calendar_nl.finder import DateFinder
from extractor.calendar_nl.grammar import STAGES, compile_grammar, literals_of
from extractor.calendar_nl.guards import compile_guards
from extractor.calendar_nl.lexer import Lexer
from extractor.calendar_nl.meaning import MEANINGS
from extractor.calendar_nl.moment import Choice
from extractor.calendar_nl.tense import Tense
from extractor.calendar_nl.vocabulary import Vocabulary
from extractor.components.dates import DatesComponent
from extractor.lexicon.loader import LexiconError, load_rules, load_table

DAY = date(2022, 6, 15)
RULES = load_rules("dates.toml")
finder = DateFinder()
WORDS = re.findall(
    r"\S+",
    """op de van in tot en met t/m voor eind deze komende korte termijn huizen beleid, (zie wet) 3
    14 2020 sep- tember mei maart. jl. week afgelopen vrijdag eerste 1e kerstdag op3 mei-besluit
    - – . ’s ’21 3-5-2021 2/3 binnen- plan- nen""",
)


def entries(*tables: str) -> list[Any]:
    return [pytest.param(entry, id=entry["id"]) for table in tables for entry in RULES[table]]


def marked(sentence: str) -> tuple[str, str]:
    """The sentence without brackets and what stood between them."""
    return re.sub(r"[\[\]]", "", sentence), sentence.partition("[")[2].partition("]")[0]


@pytest.mark.parametrize("rule", entries(*STAGES))
def test_rule_hits_its_example(rule: dict[str, Any]) -> None:
    text, expected = marked(rule["example"])
    found = {text[m.start : m.end]: m for m in finder.find(text, DAY)}
    assert expected in found
    assert rule["id"] in found[expected].rules
    assert found[expected].bound == rule.get("bound", found[expected].bound)


@pytest.mark.parametrize("rule", entries(*STAGES))
def test_rule_misses_its_counter_example(rule: dict[str, Any]) -> None:
    assert not [m for m in finder.find(rule["not"], DAY) if rule["id"] in m.rules]


@pytest.mark.parametrize("guard", entries("guard"))
def test_guard(guard: dict[str, Any]) -> None:
    assert not list(finder.find(guard["example"], DAY))
    assert list(finder.find(guard["not"], DAY))


@pytest.mark.parametrize("guard", entries("guard"))
def test_guard_is_needed(guard: dict[str, Any]) -> None:
    bare = DateFinder()
    bare._guards = compile_guards([g for g in RULES["guard"] if g["id"] != guard["id"]])
    assert list(bare.find(guard["example"], DAY))


@pytest.mark.parametrize("purpose", entries("purpose"))
def test_voor_means_for(purpose: dict[str, Any]) -> None:
    text, expected = marked(purpose["example"])
    assert [(text[m.start : m.end], m.bound) for m in finder.find(text, DAY)] == [(expected, "")]
    assert [m.bound for m in finder.find(purpose["not"], DAY)] == ["before"]


@pytest.mark.parametrize("cue", entries("cue"))
def test_cue_tells_the_tense(cue: dict[str, Any]) -> None:
    tense = Tense([cue])
    text, expected = marked(cue["example"].lower())
    start = text.index(expected)
    assert tense.at(text, start, start + len(expected)) is Choice(cue["tense"])
    text, expected = marked(cue["not"].lower())
    start = text.index(expected)
    assert tense.at(text, start, start + len(expected)) is Choice.NEAREST


@pytest.mark.parametrize("event", entries("event", "takes-place"))
def test_event_is_dated(event: dict[str, Any]) -> None:
    nlp, dates = spacy.blank("nl"), DatesComponent(reference_date="2022-06-15")
    assert list(dates(nlp(marked(event["example"])[0]))._.dated_events.values()) == ["2021-11-03"]
    assert not dates(nlp(event["not"]))._.dated_events


def test_every_meaning_is_used() -> None:
    assert {rule["meaning"] for stage in STAGES for rule in RULES[stage]} == set(MEANINGS)


def test_words_stand_in_one_class() -> None:
    forms = [form for row in load_table("date_words.csv") for form in row["forms"].split("|")]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("pattern", "meaning", "cause"),
    [
        ("DAY MNTH", "days", "unknown class 'MNTH'"),
        ("eind MONTH", "days", "belongs to the class PART"),
        ("DAY (MONTH", "days", "malformed"),
        ("DAY MONTH", "dayz", "unknown meaning 'dayz'"),
    ],
)
def test_wrong_rule_is_told(pattern: str, meaning: str, cause: str) -> None:
    wrong = {"id": "wrong", "pattern": pattern, "meaning": meaning}
    rules = {**RULES, "point": [wrong]}
    vocabulary = Vocabulary(load_table("date_words.csv"), literals_of(RULES))
    with pytest.raises(LexiconError, match=cause):
        compile_grammar(rules, vocabulary, MEANINGS)


def test_cascade_keeps_what_it_does_not_know() -> None:
    assert times([], finder._grammar, None) == []  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", " ", "\n", "\n\n", ""]))))
def test_words_of_no_date_may_be_left_unread(row: list[tuple[str, str]]) -> None:
    text = "".join(word + space for word, space in row)
    rows = list(finder._lexer.rows(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Lexer, "_row_start", lambda self, text, floor, trigger: floor)
        assert rows == list(finder._lexer.rows(text))
