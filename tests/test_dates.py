"""The component in a spaCy pipeline: spans, values, offsets, events, a user's lexicon."""

from __future__ import annotations

import logging
import re
import time
from datetime import date
from pathlib import Path

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from extractor.calendar_nl.finder import DateFinder
from extractor.calendar_nl.interval import read_iso
from extractor.components.dates import DatesComponent

nlp = spacy.blank("nl")
dates = DatesComponent()
finder = DateFinder()
WORDS = re.findall(
    r"\S+",
    """op in de het van tot en of voor na begin eind medio deze vorige komende jl. a.s. 3 14 31 2020
    2021 mei maart oktober vrijdag week maand jaar jaren weken kwartaal eerste laatste helft , - /
    – ’21 t/m tussen sinds uiterlijk zomer Prinsjesdag zomerreces kabinetsperiode over geleden""",
)


def read(text: str, letter_date: str = "2020-09-17") -> Doc:
    doc = nlp.make_doc(text)
    doc._.letter_date = letter_date
    return dates(doc)


def spans(text: str, letter_date: str = "2020-09-17") -> list[Span]:
    doc = read(text, letter_date)
    return list(doc.spans["dates"])


def test_span_carries_value_rule_bound_and_basis() -> None:
    (span,) = spans("Ik informeer u uiterlijk op 1 mei.")
    assert (span.text, span.label_, span.kb_id_) == ("1 mei", "DATE", "2021-05-01")
    assert span.id_ == "by+day-month"
    assert (span._.date_bound, span._.date_basis) == ("by", "letter_date")
    assert span._.date_interval == "2021-05-01"
    assert span.doc.text[slice(*span._.date_outer)] == "uiterlijk op 1 mei"


def test_period_has_an_interval_and_no_value() -> None:
    (span,) = spans("De komende weken volgt meer.")
    assert (span.label_, span.kb_id_) == ("PERIOD", "")
    assert span._.date_interval == "2020-09-17/2020-10-15"


def test_spans_are_there_without_a_date() -> None:
    assert list(spans("Dat is zo.")) == []
    assert read("Dat is zo.")._.dated_events == {}


def test_match_leaves_the_doc_alone() -> None:
    doc = nlp.make_doc("Dat was in 2019.")
    assert [span.text for span in dates.match(doc)] == ["2019"]
    assert "dates" not in doc.spans


def test_reference_date_of_the_config() -> None:
    component = DatesComponent(reference_date="2013-02-12")
    assert [s.kb_id_ for s in component.match(nlp.make_doc("volgend jaar"))] == ["2014"]
    doc = nlp.make_doc("volgend jaar")
    doc._.letter_date = "2020-09-17"
    assert [s.kb_id_ for s in component.match(doc)] == ["2021"]


def test_wrong_reference_date_is_told() -> None:
    with pytest.raises(ValueError, match="12 februari 2013"):
        DatesComponent(reference_date="12 februari 2013")


def test_impossible_date_warns(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        (span,) = spans("Op 31 februari 2021.")
    assert (span.text, span.kb_id_) == ("31 februari 2021", "")
    assert "'31 februari 2021' at 3: no day of the calendar" in caplog.text


def test_relative_date_without_letter_date_does_not_warn(caplog: pytest.LogCaptureFixture) -> None:
    assert [s.kb_id_ for s in spans("Volgend jaar op 3 mei.", "")] == ["", ""]
    assert not caplog.text


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Dat is eind maart/begin april klaar.", "eind maart/begin april"),
        ("De periode (2020–2022), zei hij.", "2020–2022"),
        ("In ’20–’22 ook.", "’20–’22"),
        ("Op 17-18 oktober.", "17-18 oktober"),
    ],
)
def test_tokens_that_the_tokenizer_glued(text: str, tokens: str) -> None:
    assert [span.text for span in spans(text)] == [tokens]


def test_questions_are_read_from_their_own_day() -> None:
    text = (
        "Vragen (ingezonden 20 november 2023).\n"
        "Antwoord (ontvangen 20 februari 2024).\n"
        "Vraag 1\nWat gebeurt er dit jaar?\nAntwoord 1\nDit jaar volgt een wet."
    )
    doc = nlp.make_doc(text)
    doc._.letter_date = "2024-02-20"
    start, end = text.index("Wat"), text.index("Antwoord 1")
    doc._.blocks = [[start, end, "paragraph", "member"]]
    found = [(s.text, s.kb_id_) for s in dates(doc).spans["dates"]]
    assert found[2:] == [("dit jaar", "2023"), ("Dit jaar", "2024")]


def test_event_gets_the_date_of_its_clause() -> None:
    doc = read(
        "Dit spoeddebat zal op 18 september a.s. plaatsvinden. Bij het spoeddebat spreek ik."
    )
    assert doc._.dated_events == {"spoeddebat": "2020-09-18"}


def test_event_after_its_date_and_before_it() -> None:
    doc = read("Op 3 november vindt de donorconferentie plaats. Het commissiedebat van 1 juli jl.")
    assert doc._.dated_events == {"donorconferentie": "2020-11-03", "commissiedebat": "2020-07-01"}


def test_event_with_two_dates_is_left_out() -> None:
    assert read("Het debat van 3 mei en het debat van 6 juni.")._.dated_events == {}


def test_estimated_recess_is_told() -> None:
    (known,) = spans("voor het zomerreces van 2024")
    (guessed,) = spans("voor het zomerreces van 2031")
    assert (known.id_, guessed.id_) == ("before+recess", "before+recess+estimated")


def test_users_lexicon_adds_and_switches_off(tmp_path: Path) -> None:
    (tmp_path / "date_words.csv").write_text(
        "id,class,value,trigger,forms\nbloeimaand,MONTH,5,yes,bloeimaand\n", encoding="utf-8"
    )
    (tmp_path / "dates.toml").write_text('[[point]]\nid = "century"\noff = true\n', "utf-8")
    component = DatesComponent(lexicon=str(tmp_path))
    doc = component(nlp.make_doc("Op 3 bloeimaand 2021, als in de 19e eeuw."))
    assert [(s.text, s.kb_id_) for s in doc.spans["dates"]] == [("3 bloeimaand 2021", "2021-05-03")]


def test_spans_survive_serialisation() -> None:
    doc = read("Uiterlijk 1 mei en de komende weken.")
    copy = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [(s.text, s.kb_id_, s.id_) for s in copy.spans["dates"]] == [
        (s.text, s.kb_id_, s.id_) for s in doc.spans["dates"]
    ]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from(["", "2020-09-17"]))
@example(["tot", "2020", "-", "3", "mei", "-", "14"], "2020-09-17")
@example(["over", "9000", "jaar", "tot", "april"], "2020-09-17")
@example(["1000", "t/m", "zomerreces"], "2020-09-17")
@example(["halverwege", "vandaag"], "2020-09-17")
def test_any_row_of_date_words_gives_sound_spans(words: list[str], letter_date: str) -> None:
    doc = read(" ".join(words), letter_date)
    end = 0
    for span in doc.spans["dates"]:
        assert span.start >= end
        end = span.end
        if span._.date_interval:
            read_iso(span._.date_interval)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
@example("İ in 2019 ﬁ ẞ")
def test_any_text_keeps_its_offsets(text: str) -> None:
    for mention in finder.find(text, date(2020, 9, 17)):
        assert 0 <= mention.outer[0] <= mention.start < mention.end <= mention.outer[1] <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]


@pytest.mark.parametrize(
    "flood",
    [
        "0123456789-" * 91_000,
        "1-" * 500_000,
        "2020-" * 200_000,
        "3 - " * 250_000,
        "\n \n" * 333_000,
    ],
)
def test_floods_take_linear_time(flood: str) -> None:
    start = time.perf_counter()
    assert not list(finder.find(flood[:1_000_000], date(2020, 9, 17)))
    assert time.perf_counter() - start < 2


def test_hyphenation_and_hard_spaces_change_nothing() -> None:
    clean = "Op 14 september jl. en in 2020-2022 en de komende weken tot eind oktober."
    broken = clean.replace("september", "sep-\ntember").replace("2020-", "2020-\n")
    broken = broken.replace("de komende", "de\u00a0komende")
    assert [s.kb_id_ for s in spans(broken)] == [s.kb_id_ for s in spans(clean)]
