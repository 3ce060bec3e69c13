"""`extractor report`: what the page holds, read from the file without a browser."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from report_samples import Tables, many_letters
from spacy.language import Language
from typer.testing import CliRunner

from extractor.cli import app
from extractor.corpus import run
from extractor.records import TABLES, Commitment, NearMiss, meanings
from extractor.report import write_report
from extractor.report.page import SCRIPTS, TEMPLATE
from extractor.report.wording import LANGUAGES, wording
from extractor.tables import TableWriter
from extractor.tracking import Thread

RUNNER = CliRunner()
LETTER = (
    "Den Haag, 3 april 2024\n\nIk zal uw Kamer voor 1 mei 2024 informeren over Kenia. "
    "De Raad zal hierover spreken. Nederland zal UNHCR steunen.\n"
)


def data_of(page: Path) -> dict[str, Any]:
    match = re.search(r'data-encoding="(\w+)"[^>]*>([^<]*)<', page.read_text("utf-8"))
    assert match
    text = match[2].encode()
    data: dict[str, Any] = json.loads(
        gzip.decompress(base64.b64decode(text)) if match[1] == "gzip" else text
    )
    return data


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "brief.txt").write_text(LETTER, "utf-8")
    return folder


@pytest.fixture
def tables(letters: Path, nlp: Language, tmp_path: Path) -> Path:
    with TableWriter(tmp_path / "out", [n for n in TABLES if n != "texts"]) as writer:
        writer.write(run([letters], nlp=nlp))
    return tmp_path / "out"


def test_the_page_holds_the_clean_text_that_the_offsets_count_in(tables: Path) -> None:
    page = tables / "report.html"
    assert write_report(tables, page).causes == {}
    (letter,) = data_of(page)["letters"]
    assert len(letter["commitments"]) == 2
    for row in letter["commitments"]:
        assert letter["text"][row["start"] : row["end"]] == row["commitment"]
    assert {label for _, _, label, _, _ in letter["mentions"]} >= {"DATE", "COUNTRY", "UN_BODY"}


def test_every_row_has_its_rule_explained(tables: Path) -> None:
    page = tables / "report.html"
    write_report(tables, page)
    data = data_of(page)
    rules = [row["rule"] for row in data["letters"][0]["commitments"]]
    assert data["entries"][rules[0].rpartition(":")[2]]["lemma"] == "informeren"
    misses = data["letters"][0]["near_misses"]
    assert [miss["rule"].split(":")[0] for miss in misses] == ["T2"]


def test_the_same_tables_give_the_same_bytes(tables: Path) -> None:
    pages = [tables / f"{n}.html" for n in range(2)]
    for page in pages:
        write_report(tables, page)
    assert pages[0].read_bytes() == pages[1].read_bytes()


@pytest.mark.parametrize("cause", ["gone", "changed"])
def test_a_letter_that_is_gone_or_changed_is_told_and_not_shown(
    cause: str, tables: Path, letters: Path
) -> None:
    file = letters / "brief.txt"
    if cause == "gone":
        file.unlink()
    else:
        file.write_text(LETTER.replace("Kenia", "Chili"), "utf-8")
    page = tables / "report.html"
    result = RUNNER.invoke(app, ["report", str(tables), "-o", str(page)])
    assert result.exit_code == 1
    assert "1 letters without text" in result.output
    (letter,) = data_of(page)["letters"]
    assert "text" not in letter
    assert letter["cause"] == cause
    assert letter["commitments"][0]["sentence"].startswith("Ik zal uw Kamer")


def test_letters_that_moved_are_found_in_the_folder_that_is_named(
    tables: Path, letters: Path, tmp_path: Path
) -> None:
    letters.rename(tmp_path / "elders")
    page = tables / "report.html"
    assert write_report(tables, page, letters=tmp_path / "elders").causes == {}
    assert data_of(page)["letters"][0]["text"]


def test_a_text_that_is_read_otherwise_than_by_the_run_is_not_shown(tables: Path) -> None:
    file = tables / "commitments.csv"
    file.write_text(file.read_text("utf-8").replace("Nederland zal UNHCR", "Nederland wil UNHCR"))
    page = tables / "report.html"
    assert write_report(tables, page).causes == {"differs": 1}


def test_a_letter_that_is_a_row_of_a_table_needs_the_texts_of_the_run(tmp_path: Path) -> None:
    table = tmp_path / "brieven.csv"
    table.write_text("id,text\na,Ik zal uw Kamer informeren.\n", "utf-8")
    command = ["run", str(table), "--text-column", "text", "--id-column", "id"]
    for option, causes in (("--explain", {"table": 1}), ("--texts", {})):
        out = tmp_path / option
        assert RUNNER.invoke(app, [*command, option, "-o", str(out)]).exit_code == 0
        assert write_report(out, tmp_path / "report.html").causes == causes


def test_texts_that_the_run_wrote_need_no_letters(tmp_path: Path) -> None:
    tables = many_letters(2, sentences=8).write(tmp_path / "out")
    page = tmp_path / "report.html"
    assert write_report(tables, page).causes == {}
    assert all(letter["text"] for letter in data_of(page)["letters"])


def test_five_hundred_letters_stay_below_15_mb(tmp_path: Path) -> None:
    tables = many_letters(500).write(tmp_path / "out")
    done = write_report(tables, tmp_path / "report.html")
    assert done.letters == 500
    assert done.bytes == (tmp_path / "report.html").stat().st_size <= 15_000_000


@pytest.mark.parametrize("plain", [True, False])
def test_nothing_of_a_letter_is_markup(plain: bool, tmp_path: Path) -> None:
    attack = "</script><img src=x onerror=alert(1)><!--"
    tables = Tables()
    tables.add("documents", document=attack, path=attack, status="ok", title=attack)
    tables.add("texts", document=attack, text=attack)
    page = tmp_path / "report.html"
    write_report(tables.write(tmp_path / "out"), page, plain=plain)
    html = page.read_text("utf-8")
    assert "<img src=x" not in html
    assert html.count("</script>") == html.count("<script") == 3
    assert data_of(page)["letters"][0]["title"] == attack


def test_the_policy_allows_these_scripts_and_nothing_else(tables: Path) -> None:
    page = tables / "report.html"
    write_report(tables, page)
    html = page.read_text("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    rules = policy[1].replace("&#39;", "'")
    assert rules.startswith("default-src 'none'; ")
    for script in re.findall(r"<script>(.*?)</script>", html, re.S):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in rules
    assert not re.search(r"<[^>]*\son\w+=", html.split("<script")[0])


def test_both_languages_have_every_word() -> None:
    def keys(tree: Any) -> Any:
        return {k: keys(v) for k, v in tree.items()} if isinstance(tree, dict) else fields(tree)

    def fields(text: str) -> set[str]:
        assert text.strip()
        return set(re.findall(r"\{(\w+)\}", text))

    assert keys(wording("nl")) == keys(wording("en"))
    assert set(LANGUAGES) == {"nl", "en"}


def test_every_word_that_a_script_asks_for_is_there() -> None:
    words = wording("nl")
    asked = [
        key
        for name in SCRIPTS
        for key in re.findall(r'say\("(\w+)\.(\w+)"', (TEMPLATE / f"{name}.js").read_text("utf-8"))
    ]
    assert len(asked) > 30
    assert [key for key in asked if key[1] not in words[key[0]]] == []


@pytest.mark.parametrize(
    ("kind", "column"),
    [
        (Commitment, "actor_type"),
        (Commitment, "strength"),
        (Commitment, "obligation"),
        (Commitment, "polarity"),
        (Commitment, "status"),
        (Commitment, "time_basis"),
        (NearMiss, "category"),
        (Thread, "status"),
    ],
)
def test_every_value_has_a_name_and_can_be_chosen(kind: type, column: str) -> None:
    meaning = re.sub(r"\((\w+) only when asked for\)|\([^)]*\)", r", \1", meanings(kind)[column])
    values = {value.strip() for value in meaning.split(",")} - {""}
    group = "thread" if kind is Thread else column
    assert values <= set(wording("nl")["values"][group])


def test_every_script_is_in_the_page() -> None:
    assert {f"{name}.js" for name in SCRIPTS} == {file.name for file in TEMPLATE.glob("*.js")}


def test_without_the_extra_the_command_says_what_to_install(
    tables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    result = RUNNER.invoke(app, ["report", str(tables), "-o", str(tables / "report.html")])
    assert result.exit_code == 2
    assert "pip install" in result.output
    assert "[report]" in result.output
    assert not (tables / "report.html").exists()


def test_wrong_usage_is_told(tables: Path, tmp_path: Path) -> None:
    for arguments, code, message in (
        (["nergens", "-o", "a.html"], 2, "no such file"),
        ([str(tmp_path), "-o", str(tmp_path / "a.html")], 2, "extractor run"),
        ([str(tables), "-o", str(tmp_path / "nergens" / "a.html")], 3, "No such file"),
    ):
        result = RUNNER.invoke(app, ["report", *arguments])
        assert result.exit_code == code, result.output
        assert message in result.output
