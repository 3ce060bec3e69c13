"""The review page in a real browser: headless Chromium opens the file and a reader works in it."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from needed import need
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright
from report_samples import Tables, many_letters
from spacy.language import Language
from typer.testing import CliRunner

from extractor.cli import app
from extractor.corpus import run
from extractor.output import read_table
from extractor.report import write_report
from extractor.report.wording import wording
from extractor.tables import TableWriter
from extractor.tracking import track, write_threads

LETTERS = Path(__file__).parent / "letters"
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-background-networking "
    "--disable-component-update --disable-sync --no-first-run"
)
NL, EN = wording("nl"), wording("en")
PATIENCE = 120_000  # milliseconds: a busy machine draws slowly
VIEWS = ("rows", "charts", "threads", "letters", "help")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    need("Chromium", CHROMIUM.exists(), "install it with: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def output(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    tables = ["commitments", "mentions", "documents", "near_misses"]
    with TableWriter(folder, tables) as writer:
        writer.write(run([LETTERS], nlp=nlp))
    write_threads(folder, *track(folder))
    write_report(folder, folder / "report.html")
    return folder


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile of its own, so that no test sees another's decisions."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, output: Path) -> Iterator[Page]:
    """The open page; whatever it complains of or asks from elsewhere fails the test."""
    page = context.new_page()
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    opened(page, output / "report.html")
    yield page
    assert complaints == []
    assert {url.partition(":")[0] for url in requests} <= {"file", "blob"}


def opened(page: Page, file: Path) -> Page:
    page.goto(file.as_uri())
    page.wait_for_selector("body[data-ready]")
    return page


def shown(page: Page) -> Locator:
    return page.locator("#table tbody tr[id]")


def cells(page: Page, column: str) -> list[str]:
    return [text.strip() for text in page.locator(f"#table tbody td.{column}").all_text_contents()]


def click_row(page: Page, text: str) -> None:
    page.locator("#table .open", has_text=text).first.click()


def downloaded(page: Page, button: str, folder: Path) -> Path:
    """Click a button of the menu and give the file that it downloads."""
    menu = page.locator("details.exports")
    if menu.get_attribute("open") is None:
        menu.locator("summary").click()
    with page.expect_download() as download:
        page.click(button)
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_every_commitment_is_a_row(page: Page, output: Path) -> None:
    rows = read_table(output, "commitments")
    assert shown(page).count() == len(rows) > 30
    assert sorted(page.locator("#table .open").all_text_contents()) == sorted(
        row["commitment"] for row in rows
    )


def test_a_filter_shows_the_rows_that_have_its_value(page: Page, output: Path) -> None:
    rows = read_table(output, "commitments")
    for column, value in (
        ("strength", "promise"),
        ("obligation", "information"),
        ("actor_type", "own_minister"),
        ("status", "reaffirmed"),
        ("countries", "NLD"),
        ("un_bodies", "UNHRC"),
        ("document", "stand-van-zaken-bodem.txt"),
    ):
        wanted = [row for row in rows if value in row[column].split(";")]
        assert 0 < len(wanted) < len(rows)
        page.select_option(f"#filter-{column}", value)
        assert shown(page).count() == len(wanted), column
        assert str(len(wanted)) in page.inner_text("#status")
        page.click("#clear")
        assert shown(page).count() == len(rows)


def test_filters_of_time_and_text_join_with_the_others(page: Page, output: Path) -> None:
    rows = read_table(output, "commitments")
    days = [(row, row["deadline_to"] or row["deadline_from"]) for row in rows]
    dated = [(row, day) for row, day in days if day]
    page.select_option("#filter-deadline", "with")
    assert shown(page).count() == len(dated)
    middle = sorted(day for _, day in dated)[len(dated) // 2]
    page.fill("#since", middle)
    late = [row for row, day in dated if day >= middle]
    assert shown(page).count() == len(late)
    word = late[0]["commitment"].split()[0].lower()
    page.fill("#text", word)
    assert 0 < shown(page).count() <= len(late)
    assert all(word in text.lower() for text in shown(page).all_text_contents())
    page.fill("#text", "dit woord staat nergens")
    assert NL["table"]["nothing"] in page.inner_text("#table")


def test_a_head_sorts_up_and_down_with_empty_cells_last(page: Page) -> None:
    head = page.locator("#table th.deadline")
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    up = [cell for cell in cells(page, "deadline") if cell]
    assert up == sorted(up)
    assert cells(page, "deadline")[: len(up)] == up
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert [cell for cell in cells(page, "deadline") if cell] == up[::-1]
    page.select_option("#sort", "strength up")
    assert head.get_attribute("aria-sort") is None
    assert cells(page, "strength") == sorted(cells(page, "strength"))


def test_a_row_opens_its_letter_with_the_clause_in_view(page: Page, output: Path) -> None:
    rows = read_table(output, "commitments")
    found = [[r["commitment"] in other["commitment"] for other in rows].count(True) for r in rows]
    row = rows[max(place for place, times in enumerate(found) if times == 1)]
    click_row(page, row["commitment"])  # its text stands in no other row
    chosen = page.locator("#letter-text mark.chosen")
    assert "".join(chosen.all_text_contents()) == row["commitment"]
    room = page.locator("#letter-text").bounding_box()
    clause = chosen.first.bounding_box()
    assert room
    assert clause
    assert room["y"] <= clause["y"] <= room["y"] + room["height"]
    assert row["ministry"] in page.inner_text("#letter-head")


def test_dates_countries_and_bodies_are_marked_and_can_be_hidden(page: Page, output: Path) -> None:
    name = "mensenrechten-noordland.txt"
    mentions = [m for m in read_table(output, "mentions") if m["document"] == name]
    page.select_option("#filter-document", name)
    page.locator("#table .open").first.click()
    for label in ("DATE", "COUNTRY", "UN_BODY"):
        wanted = {m["text"] for m in mentions if m["label"] == label}
        marked = "".join(page.locator(f"#letter-text mark.{label}").all_text_contents())
        assert wanted
        assert {text for text in wanted if text not in marked} == set()
    box = page.locator(".legend label", has_text=NL["marks"]["COUNTRY"]).locator("input")
    box.uncheck()
    assert page.locator("#letter-text mark.COUNTRY").count() == 0


def test_the_reason_names_tests_rule_and_entry(page: Page, output: Path) -> None:
    row = next(r for r in read_table(output, "commitments") if r["rule"] == "zullen:vragen")
    click_row(page, row["commitment"])
    reasons = page.locator(".reasons")
    assert reasons.locator(".tests .passed").count() == 5
    assert row["rule"] in reasons.inner_text()
    assert NL["reason"]["example"] in reasons.locator(".entry").inner_text()


def test_near_misses_come_on_demand_with_the_test_they_fail(page: Page, output: Path) -> None:
    commitments, misses = (read_table(output, name) for name in ("commitments", "near_misses"))
    page.check("#near-misses")
    assert f"{len(commitments) + len(misses)}" in page.inner_text("#found")
    miss = next(m for m in misses if m["category"] == "past_effort")
    page.fill("#text", miss["clause"].split("\n")[0])
    page.locator("#table .near_miss .open").first.click()
    assert page.locator(".tests .passed").count() == 2
    assert NL["values"]["category"]["past_effort"] in page.inner_text(".tests .failed")
    assert page.locator(".tests .unasked").count() == 2


def review(page: Page, output: Path) -> list[dict[str, str]]:
    """Reject one row for a reason, correct another, and note something at both."""
    rows = read_table(output, "commitments")[:2]
    click_row(page, rows[0]["commitment"])
    page.click("#reject")
    page.select_option("#category", "epistemic")
    page.fill("#note", '=geen, "echt" niet\ntweede regel')
    click_row(page, rows[1]["commitment"])
    page.click(".columns summary")
    page.fill("#value-deadline_to", "31 december")
    page.press("#value-deadline_to", "Tab")
    assert page.get_attribute("#value-deadline_to", "aria-invalid") == "true"
    page.fill("#value-deadline_to", "2031-12-31")
    page.press("#value-deadline_to", "Tab")
    page.select_option("#value-strength", "stance")
    return rows


def decisions(page: Page) -> list[str]:
    return page.eval_on_selector_all("#table tr[id]", "rows => rows.map(r => r.dataset.decision)")


def test_decisions_are_there_after_a_reload(page: Page, output: Path) -> None:
    rows = review(page, output)
    assert decisions(page)[:3] == ["rejected", "corrected", "open"]
    page.reload()
    page.wait_for_selector("body[data-ready]")
    assert decisions(page)[:3] == ["rejected", "corrected", "open"]
    click_row(page, rows[0]["commitment"])
    assert page.get_attribute("#reject", "aria-pressed") == "true"
    assert page.input_value("#category") == "epistemic"
    assert page.input_value("#note").startswith("=geen")
    click_row(page, rows[1]["commitment"])
    assert page.input_value("#value-deadline_to") == "2031-12-31"
    page.click("#undo")
    assert page.input_value("#value-deadline_to") == rows[1]["deadline_to"]
    assert decisions(page)[:3] == ["rejected", "open", "open"]


def test_csv_holds_every_decision_and_can_be_read_back(
    page: Page, output: Path, browser: Browser, tmp_path: Path
) -> None:
    rows = review(page, output)
    file = downloaded(page, "#export-csv", tmp_path)
    with file.open(encoding="utf-8-sig", newline="") as handle:
        lines = list(csv.DictReader(handle))
    assert [line["decision"] for line in lines] == ["rejected", "corrected"]
    assert lines[0]["note"] == '\'=geen, "echt" niet\ntweede regel'  # no formula for a spreadsheet
    assert (lines[1]["deadline_to"], lines[1]["strength"]) == ("2031-12-31", "stance")
    assert set(lines[1]["corrected"].split(";")) == {"deadline_to", "strength"}
    assert [line["start"] for line in lines] == [row["start"] for row in rows]

    other = opened(browser.new_page(), output / "report.html")
    other.set_input_files("#import-file", file)
    other.wait_for_function("document.querySelector('tr[data-decision=corrected]')")
    assert decisions(other)[:3] == ["rejected", "corrected", "open"]
    click_row(other, rows[0]["commitment"])
    assert other.input_value("#note") == '=geen, "echt" niet\ntweede regel'
    other.close()


def test_accepted_rows_as_gold_evaluate_to_one(page: Page, output: Path, tmp_path: Path) -> None:
    """Accept a whole letter and half of another by keyboard; the rest stays open."""
    rows = read_table(output, "commitments")
    first = sum(row["document"] == rows[0]["document"] for row in rows)
    for _ in range(first + 4):
        page.keyboard.press("j")
        page.keyboard.press("a")
    file = downloaded(page, "#export-gold", tmp_path)
    letters = json.loads(file.read_text("utf-8"))["letters"]
    assert [len(letter["commitments"]) for letter in letters] == [first, 4]
    assert letters[1]["undecided"]
    figures = evaluated(file, output, tmp_path)
    assert figures["commitments"]["gold"] == first + 4
    assert figures["commitments"]["F1"] == figures["commitment_sentences"]["F1"] == 1.0
    assert set(figures["attributes"].values()) == {1.0}
    assert figures["countries_of_commitment"]["P"] == 1.0
    assert figures["mentions_exact"] == {}


def test_what_was_rejected_or_corrected_lowers_the_figures(
    page: Page, output: Path, tmp_path: Path
) -> None:
    review(page, output)
    file = downloaded(page, "#export-gold", tmp_path)
    figures = evaluated(file, output, tmp_path)
    assert figures["commitments"]["hit"] == 1
    assert figures["commitments"]["predicted"] == 2
    assert figures["false_by_near_miss"] == {"epistemic": 1}
    assert figures["attributes"]["strength"] == figures["attributes"]["deadline"] == 0.0


def evaluated(gold: Path, output: Path, folder: Path) -> dict[str, Any]:
    figures = folder / "figures.json"
    arguments = ["evaluate", str(gold), str(output), "--no-baselines", "--json", str(figures)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    read: dict[str, Any] = json.loads(figures.read_text("utf-8"))
    return read


def test_an_accepted_near_miss_is_one_that_the_run_missed(
    page: Page, output: Path, tmp_path: Path
) -> None:
    page.check("#near-misses")
    page.locator("#table .near_miss .open").first.click()
    page.click("#accept")
    figures = evaluated(downloaded(page, "#export-gold", tmp_path), output, tmp_path)
    assert (figures["commitments"]["gold"], figures["commitments"]["hit"]) == (1, 0)


def test_the_language_switches_every_word(page: Page) -> None:
    assert page.get_attribute("html", "lang") == "nl"
    page.locator("#table .open").first.click()
    page.select_option("#language", "en")
    assert page.get_attribute("html", "lang") == "en"
    assert page.title() == EN["page"]["title"]
    assert page.inner_text("#accept").endswith(EN["review"]["accept"])
    for element in page.locator("[data-say]").all():
        group, key = str(element.get_attribute("data-say")).split(".")
        assert element.text_content() == EN[group][key]
    assert page.get_attribute("#views", "aria-label") == EN["page"]["views"]
    assert EN["decisions"]["open"] in cells(page, "decision")[0]


def test_the_keyboard_alone_reads_judges_and_searches(page: Page) -> None:
    def focused(property_: str) -> str:
        return str(page.evaluate(f"document.activeElement.{property_}"))

    page.keyboard.press("Tab")
    assert focused("className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("k")
    rows = shown(page)
    assert rows.nth(1).get_attribute("aria-current") == "true"
    assert focused("textContent") == rows.nth(1).locator(".open").text_content()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"
    page.keyboard.press("r")
    assert page.inner_text("#status") == NL["review"]["rejected_now"]
    page.keyboard.press("n")
    page.keyboard.type("ja, ar/jk")  # in a field, keys are text
    assert page.input_value("#note") == "ja, ar/jk"
    page.keyboard.press("Escape")
    assert focused("textContent") == rows.nth(1).locator(".open").text_content()
    assert rows.nth(1).get_attribute("data-decision") == "rejected"
    page.keyboard.press("a")
    assert rows.nth(1).get_attribute("data-decision") == "accepted"
    page.keyboard.press("Enter")
    assert focused("id") == "letter-text"
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("zorg")
    assert page.input_value("#text") == "zorg"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.locator("#letter").is_hidden()


def test_a_long_table_is_read_page_by_page(context: BrowserContext, tmp_path: Path) -> None:
    write_report(many_letters(20).write(tmp_path / "out"), tmp_path / "report.html")
    page = opened(context.new_page(), tmp_path / "report.html")
    assert shown(page).count() == 100
    page.locator("#table .open").last.click()
    page.keyboard.press("j")
    assert page.inner_text("#page") == NL["table"]["page"].format(page=2, pages=3)
    assert shown(page).first.get_attribute("aria-current") == "true"
    page.click("#next")
    assert shown(page).count() == 60
    assert page.is_disabled("#next")
    page.fill("#text", "brief-0019")
    assert shown(page).count() == 13
    assert page.locator(".pages").is_hidden()


def test_charts_follow_the_filters(page: Page, output: Path) -> None:
    page.click("[data-view=charts]")
    for name in ("deadlines", "months", "countries", "un_bodies"):
        page.wait_for_selector(f"#chart-{name} svg")
    rows = read_table(output, "commitments")

    def wait_for_bars(count: int) -> None:
        bars = "document.querySelectorAll('#chart-countries svg [aria-roledescription=bar]')"
        page.wait_for_function(f"{bars}.length === {count}")

    wait_for_bars(len({c for row in rows for c in row["countries"].split(";")} - {""}))
    page.select_option("#filter-countries", "MMR")
    some = [row["countries"].split(";") for row in rows if "MMR" in row["countries"]]
    wait_for_bars(len({country for countries in some for country in countries}))
    page.locator("#chart-countries summary").click()
    assert "Myanmar" in page.inner_text("#chart-countries .figures")
    page.select_option("#filter-countries", "")
    page.fill("#text", "dit woord staat nergens")
    page.wait_for_selector(f"#chart-countries :text('{NL['charts']['nothing']}')")


def test_threads_lead_to_their_rows(page: Page, output: Path) -> None:
    threads = read_table(output, "threads")
    page.click("[data-view=threads]")
    several = [thread for thread in threads if int(thread["mentions"]) > 1]
    assert page.locator("#threads tbody tr").count() == len(several)
    page.uncheck("#several")
    assert page.locator("#threads tbody tr").count() == len(threads) > len(several)
    page.locator("#threads tbody button").last.click()
    assert page.locator("#letter-text mark.chosen").count() > 0


def test_letters_tell_what_became_of_them(page: Page, output: Path) -> None:
    page.click("[data-view=letters]")
    documents = read_table(output, "documents")
    assert page.locator("#letters tbody tr").count() == len(documents)
    page.locator("#letters button").last.click()
    assert page.input_value("#filter-document") == documents[-1]["document"]
    assert page.locator("#letter").is_visible()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_axe_finds_nothing_wrong(language: str, page: Page) -> None:
    page.select_option("#language", language)
    for view in VIEWS:
        page.click(f"[data-view={view}]")
        if view == "rows":
            page.locator("#table .open").first.click()
            page.click("#reject")
            page.click(".columns summary")
            page.click("details.exports summary")
        elif view == "charts":
            page.wait_for_selector("#chart-un_bodies svg")
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()


def test_nothing_sticks_out_of_the_window(page: Page) -> None:
    for width, view in product((420, 768, 1280, 1920), VIEWS):
        page.set_viewport_size({"width": width, "height": 800})
        page.click(f"[data-view={view}]")
        if view == "rows":
            page.locator("#table .open").first.click()
            page.click("#reject")
            page.eval_on_selector(".columns", "details => { details.open = true; }")
        page.wait_for_timeout(100)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, view)
        page.evaluate("document.querySelector('#close')?.click()")


def test_a_letter_cannot_run_a_script(context: BrowserContext, tmp_path: Path) -> None:
    attack = '</script><img src=x onerror="window.hacked = 1"><script>window.hacked = 2</script>'
    text = f"Ik zal {attack} doen."
    tables, at = Tables(), {"document": attack, "start": 0, "end": len(text) - 1}
    row = {"sentence": text, "commitment": text[:-1], "actor": attack, "rule": attack}
    tables.add("documents", document=attack, status="ok", title=attack, message=attack)
    tables.add("texts", document=attack, text=text)
    tables.add("commitments", **at, **row, id="1", trigger=attack, countries=attack)
    tables.add("mentions", **at, label="COUNTRY", value=attack, name=attack, text=text[:-1])
    for plain in (False, True):
        file = tmp_path / f"{plain}.html"
        write_report(tables.write(tmp_path / "out"), file, plain=plain)
        page = opened(context.new_page(), file)
        page.locator("#table .open").first.click()
        assert attack in page.inner_text("#letter-text")
        for view in ("charts", "letters", "help"):
            page.click(f"[data-view={view}]")
        page.wait_for_timeout(200)
        assert page.evaluate("window.hacked") is None
        assert page.locator("img").count() == 0


def test_without_its_text_a_letter_shows_its_sentences(
    context: BrowserContext, tmp_path: Path
) -> None:
    tables, at = Tables(), {"document": "brief.pdf", "start": 0, "end": 21}
    tables.add("documents", document="brief.pdf", path="brief.pdf", status="ok", characters=23)
    sentence = {"sentence": "Ik zal dit onderzoeken.", "commitment": "Ik zal dit onderzoeken"}
    tables.add("commitments", **at, **sentence, id="1", trigger="zal … onderzoeken", rule="x:y")
    write_report(tables.write(tmp_path / "out"), tmp_path / "report.html")
    page = opened(context.new_page(), tmp_path / "report.html")
    page.locator("#table .open").first.click()
    assert NL["letter"]["gone"] in page.inner_text("#letter-text")
    assert page.inner_text("#letter-text mark.chosen") == "Ik zal dit onderzoeken."
    assert page.locator(".no_entry, .reasons").count() == 1


def test_a_browser_that_cannot_unpack_says_so(context: BrowserContext, output: Path) -> None:
    page = context.new_page()
    page.add_init_script("delete window.DecompressionStream")
    page.goto((output / "report.html").as_uri())
    assert page.inner_text("#summary") == NL["page"]["too_old"]
    write_report(output, output / "plain.html", plain=True)
    assert shown(opened(page, output / "plain.html")).count() > 30
