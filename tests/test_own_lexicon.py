"""A user's lexicon folder: what is wrong is named, what is right is tried."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli import app
from extractor.own_lexicon import check

GOOD = """
[[verb]]
id = "bebossen"
lemma = "bebossen"
obligation = "outcome"
present = "plan"
example = "We bebossen de oevers van het kanaal."
not = "De provincies bebossen de oevers van het kanaal."
"""
ACTOR = """
[[actor]]
id = "rijkswerf"
type = "own_agency"
pattern = "de Rijkswerf"
example = "De Rijkswerf bouwt een loods."
not = "De rijkswerven bouwen loodsen."
"""
FORMS = "id,body,form,kind,needs,status,source\n"


def causes(folder: Path, **files: str) -> list[str]:
    for name, text in files.items():
        stem, _, ending = name.rpartition("_")
        (folder / f"{stem}.{ending}").write_text(text, "utf-8")
    return [str(problem).removeprefix(f"{folder}/") for problem in check(folder)]


def test_a_good_folder_has_no_problems(tmp_path: Path) -> None:
    own = FORMS + "tafel,WHO,Wereldtafel voor Gezondheid,name,,on,own\n"
    assert not causes(
        tmp_path, verbs_toml=GOOD, actors_toml=ACTOR.replace("de R", "[Dd]e R"), body_forms_csv=own
    )


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (GOOD.replace("We be", "De gemeenten be"), "2: verb 'bebossen' gives no row for its"),
        (GOOD.replace("De provincies", "We"), "2: verb 'bebossen' gives a row for its counter"),
        (GOOD.replace("not =", "about ="), "2: verb 'bebossen' has no not"),
        (GOOD.replace("outcome", "duty"), "2: verb 'bebossen': obligation must be one of action"),
        (GOOD.replace("lemma", "lemmma"), "2: verb 'bebossen' has an unknown key 'lemmma'"),
        (GOOD.replace('"plan"', "true"), "2: verb 'bebossen': present must be written like"),
        (GOOD + '[[verb]]\nid = "xyz"\noff = true\n', "9: verb 'xyz': no such entry is on"),
    ],
)
def test_a_wrong_verb_is_named_with_its_line(tmp_path: Path, text: str, cause: str) -> None:
    [problem] = causes(tmp_path, verbs_toml=text.lstrip())
    assert problem.startswith(f"verbs.toml:{cause}")


def test_an_actor_is_tried_on_its_examples(tmp_path: Path) -> None:
    assert causes(tmp_path, actors_toml=ACTOR.lstrip()) == [
        "actors.toml:2: actor 'rijkswerf' gives no row for its example "
        "'De Rijkswerf bouwt een loods.'"
    ]


def test_a_form_must_belong_to_a_known_country_or_body(tmp_path: Path) -> None:
    own = FORMS + "tafel,WTG,Wereldtafel voor Gezondheid,name,,on,own\n"
    assert causes(tmp_path, body_forms_csv=own) == ["body_forms.csv:2: no body 'WTG'"]


def test_a_form_that_the_rules_reject_is_told(tmp_path: Path) -> None:
    own = "id,country,form,kind,status,source\nde,DEU,op,name,on,own\n"
    [problem] = causes(tmp_path, country_forms_csv=own)
    assert problem == "country_forms.csv:2: 'op' is not found as DEU"


def test_an_empty_phrase_is_told(tmp_path: Path) -> None:
    row = '[[reject]]\nid = "haven"\nbefore = ["", "de"]\nexample = "a"\nnot = "b"\n'
    [problem] = causes(tmp_path, places_toml=row)
    assert problem.endswith("reject 'haven': before holds an empty text; leave it out")


@pytest.mark.parametrize("name", ["layout_toml", "werkwoorden_toml"])
def test_a_file_that_is_not_read_is_told(tmp_path: Path, name: str) -> None:
    [problem] = causes(tmp_path, **{name: ""})
    assert "is not read" in problem
    assert "verbs.toml" in problem


def test_the_command_tells_problems_by_its_exit_code(tmp_path: Path) -> None:
    run = CliRunner()
    assert run.invoke(app, ["lexicon", "check", str(tmp_path / "no")]).exit_code == 2
    assert run.invoke(app, ["lexicon", "check", str(tmp_path)]).exit_code == 4
    file = tmp_path / "verbs.toml"
    file.write_text("[[verb]]\n", "utf-8")
    wrong = run.invoke(app, ["lexicon", "check", str(tmp_path)])
    assert wrong.exit_code == 1
    assert wrong.stdout == f"{file}:1: an entry of [[verb]] has no id\n"
    file.write_text(GOOD, "utf-8")
    right = run.invoke(app, ["lexicon", "check", str(tmp_path)])
    assert (right.exit_code, right.stdout) == (0, f"{file}: 1 entries, all good\n")
