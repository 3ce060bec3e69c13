"""From a query to letters on disk, against the two services played on 127.0.0.1."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import fake_server as fakes
import pytest
from typer.testing import CliRunner

import extractor.cli.fetch as command
from extractor.cli.app import app
from extractor.letter import Header, Letter, TextMap
from extractor.locks import locked
from extractor.sources import koop, tk
from extractor.sources.client import Client
from extractor.sources.cql import cql_of
from extractor.sources.download import Fate, download
from extractor.sources.errors import (
    BadAnswerError,
    DiagnosticError,
    HostError,
    MissingError,
    SettingsError,
    UnavailableError,
)
from extractor.sources.hosts import require_allowed
from extractor.sources.manifest import COLUMNS, NAME, described, header_for, is_manifest, read_rows
from extractor.sources.patience import backoff, retry_after
from extractor.sources.query import Kind, Query, document_id, dossier_number
from extractor.sources.register import fetch_register, read_register
from extractor.sources.settings import Koop, Manners, Settings, load_settings
from extractor.sources.sru import ministry_of

Fake, Paper, document, promise = fakes.Fake, fakes.Paper, fakes.document, fakes.promise

NOW = datetime(2026, 3, 10, 12, 0, 0, tzinfo=UTC)
QUERY = Query(dossiers=("32735",))


@pytest.fixture
def fake() -> Iterator[Any]:
    with fakes.served(Fake()) as running:
        yield running


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def ask(fake: Any, slept: list[float]) -> Any:
    """Make a client that does not sleep but notes how long it would have."""

    def make(**manners: Any) -> tuple[Client, Settings]:
        settings = fake.settings(**{"per_second": 1e6, **manners})
        return Client(settings.client, sleep=slept.append, now=lambda: NOW), settings

    return make


def fetched(ask: Any, fake: Any, folder: Path, query: Query = QUERY, **more: Any) -> list[Any]:
    client, settings = ask()
    folder.mkdir(exist_ok=True)
    hits = list(koop.search(client, query, settings))
    return list(download(client, hits, folder, limit=100_000, **more))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- what is asked for


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("kst-32735-312", "kst-32735-312"),
        ("https://zoek.officielebekendmakingen.nl/kst-36600-VII-1.html", "kst-36600-VII-1"),
        (
            "https://www.tweedekamer.nl/kamerstukken/detail?id=2020D35000&did=2020D35000",
            "2020D35000",
        ),
        ("Kamerstukken II 2024/25, 36600-VII, nr. 1", "kst-36600-VII-1"),
        ("Kamerstuk 32 735, nr. 287", "kst-32735-287"),
        ("21501-02-3174", "kst-21501-02-3174"),
        ("ah-tk-20242025-100", "ah-tk-20242025-100"),
        ("blg-1184123", "blg-1184123"),
    ],
)
def test_a_document_may_be_named_in_any_usual_way(text: str, identifier: str) -> None:
    assert document_id(text) == identifier


def test_what_names_no_document_is_refused_with_an_example() -> None:
    with pytest.raises(SettingsError, match="kst-32735-312"):
        document_id("de brief van vorige week")
    assert dossier_number("36 600 VII") == "36600-VII"
    with pytest.raises(SettingsError, match="21501-02"):
        dossier_number("3273")


def test_a_query_for_everything_is_refused() -> None:
    with pytest.raises(SettingsError, match="every letter"):
        Query()
    with pytest.raises(SettingsError, match="after"):
        Query(since=date(2021, 1, 1), until=date(2020, 1, 1))


def test_a_query_in_cql() -> None:
    query = Query(dossiers=("32735",), since=date(2020, 1, 1), text='zo"n')
    assert cql_of(query, Koop()) == (
        'c.product-area==officielepublicaties AND (w.publicatienaam=="Kamerstuk" '
        'AND w.subrubriek=="Brief") AND w.dossiernummer=="32735" AND dt.date>=2020-01-01 '
        'AND cql.textAndIndexes="zo\\"n" sortBy dt.identifier/sort.ascending'
    )


def test_the_ministry_in_a_title() -> None:
    title = "Brief van de ministers van Economische Zaken en voor Klimaat en Groene Groei over X"
    assert ministry_of(title) in ("", "Klimaat en Groene Groei")
    title = "Brief van de minister van Volksgezondheid, Welzijn en Sport over Zorg"
    assert ministry_of(title) == "Volksgezondheid, Welzijn en Sport"


# --- search in official publications


def test_every_page_is_read_and_each_paper_given_once(fake: Any, ask: Any) -> None:
    fake.papers = [Paper("32735", str(n)) for n in range(1, 6)] + [Paper("99999", "1")]
    fake.papers.insert(2, fake.papers[1])  # one stands on two pages
    hits = list(koop.search(*order(ask(), QUERY)))
    assert [hit.number for hit in hits] == ["1", "2", "3", "4", "5"]
    assert not any("startRecord=0" in url for url in fake.asked)
    hit = hits[0]
    assert (hit.dossier, hit.date, hit.ministry) == ("32735", "2020-09-17", "Buitenlandse Zaken")
    assert [file.format for file in hit.files] == ["xml", "html", "odt", "pdf"]


def order(made: tuple[Client, Settings], query: Query) -> tuple[Client, Query, Settings]:
    return made[0], query, made[1]


@pytest.mark.parametrize("totals", [[1, 9, 3], [9], [3, 1]])
def test_no_paper_is_lost_where_the_estimate_changes(
    fake: Any, ask: Any, totals: list[int]
) -> None:
    fake.papers = [Paper("32735", str(n)) for n in range(1, 6)]
    fake.totals = totals
    assert len(list(koop.search(*order(ask(), QUERY)))) == 5


def test_no_paper_is_lost_where_pages_are_cut_shorter_than_asked(fake: Any, ask: Any) -> None:
    fake.papers = [Paper("32735", str(n)) for n in range(1, 4)]
    fake.clamp = 1
    assert len(list(koop.search(*order(ask(), QUERY)))) == 3


@pytest.mark.parametrize("manner", ["rejected", "clamped"])
def test_both_manners_with_record_zero(fake: Any, ask: Any, manner: str) -> None:
    fake.papers = [Paper("32735", "1")]
    fake.start_zero = manner
    assert len(list(koop.search(*order(ask(), QUERY)))) == 1


def test_a_service_that_repeats_its_pages_is_an_error(fake: Any, ask: Any) -> None:
    fake.papers = [Paper("32735", str(n)) for n in range(1, 6)]
    fake.loop = True
    with pytest.raises(BadAnswerError, match="repeats"):
        list(koop.search(*order(ask(), QUERY)))


def test_a_service_without_the_rubric_is_asked_without_and_its_hits_are_sifted(
    fake: Any, ask: Any
) -> None:
    fake.papers = [Paper("32735", "1"), Paper("32735", "2", rubric="Motie")]
    fake.rubric_index = False
    assert [hit.number for hit in koop.search(*order(ask(), QUERY))] == ["1"]


def test_a_diagnostic_is_an_error_in_the_words_of_the_service(fake: Any, ask: Any) -> None:
    fake.faults = {"/sru": [fakes.says(fakes.diagnostic("1/71", "database is closed"))]}
    with pytest.raises(DiagnosticError, match="database is closed"):
        list(koop.search(*order(ask(), QUERY)))


@pytest.mark.parametrize("body", [fakes.HTML, b"<sru", b"<other/>", b""])
def test_what_is_no_search_answer_is_an_error(fake: Any, ask: Any, body: bytes) -> None:
    fake.faults = {"/sru": [fakes.says(body)]}
    with pytest.raises(BadAnswerError):
        list(koop.search(*order(ask(), QUERY)))


def test_entities_of_an_answer_are_not_expanded(fake: Any, ask: Any) -> None:
    body = (
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b'<sru:searchRetrieveResponse xmlns:sru="http://docs.oasis-open.org/ns/search-ws/'
        b'sruResponse"><sru:numberOfRecords>&x;</sru:numberOfRecords></sru:searchRetrieveResponse>'
    )
    fake.faults = {"/sru": [fakes.says(body)]}
    with pytest.raises(BadAnswerError) as raised:
        list(koop.search(*order(ask(), QUERY)))
    assert "root:" not in str(raised.value)


def test_days_kind_and_ministry_are_held_to(fake: Any, ask: Any) -> None:
    fake.papers = [
        Paper("32735", "1", date="2019-12-31"),
        Paper("32735", "2", date="2020-01-01"),
        Paper("32735", "3", title="Brief van de minister van Financiën over geld"),
        Paper("32735", "4", rubric="Motie"),
    ]
    query = Query(since=date(2020, 1, 1), ministry="buitenlandse zaken")
    assert [hit.number for hit in koop.search(*order(ask(), query))] == ["2"]


# --- download


def test_letters_come_in_the_best_format_with_their_manifest(
    fake: Any, ask: Any, tmp_path: Path
) -> None:
    fake.papers = [Paper("32735", "1"), Paper("32735", "2", formats=("pdf", "odt"))]
    outcomes = fetched(ask, fake, tmp_path)
    assert [outcome.fate for outcome in outcomes] == [Fate.NEW, Fate.NEW]
    assert names(tmp_path) == ["kst-32735-1.xml", "kst-32735-2.odt", NAME]
    row = read_rows(tmp_path / NAME)["kst-32735-1"]
    assert (row.file, row.number, row.date) == ("kst-32735-1.xml", "1", "2020-09-17")
    assert row.bytes == str((tmp_path / row.file).stat().st_size)
    assert row.page == "https://zoek.officielebekendmakingen.nl/kst-32735-1.html"


def test_a_second_run_asks_for_no_letter_again(fake: Any, ask: Any, tmp_path: Path) -> None:
    fake.papers = [Paper("32735", "1")]
    fetched(ask, fake, tmp_path)
    before = (tmp_path / NAME).read_bytes()
    fake.asked.clear()
    assert [outcome.fate for outcome in fetched(ask, fake, tmp_path)] == [Fate.PRESENT]
    assert set(fake.paths()) == {"/sru"}
    assert (tmp_path / NAME).read_bytes() == before


def test_a_letter_that_was_damaged_on_disk_is_fetched_anew(
    fake: Any, ask: Any, tmp_path: Path
) -> None:
    fake.papers = [Paper("32735", "1")]
    fetched(ask, fake, tmp_path)
    whole = (tmp_path / "kst-32735-1.xml").read_bytes()
    (tmp_path / "kst-32735-1.xml").write_bytes(b"half")
    assert [outcome.fate for outcome in fetched(ask, fake, tmp_path)] == [Fate.NEW]
    assert (tmp_path / "kst-32735-1.xml").read_bytes() == whole


def test_an_unchanged_letter_is_not_sent_again(fake: Any, ask: Any, tmp_path: Path) -> None:
    fake.papers = [Paper("32735", "1")]
    fetched(ask, fake, tmp_path)
    outcomes = fetched(ask, fake, tmp_path, refresh=True)
    assert [outcome.fate for outcome in outcomes] == [Fate.UNCHANGED]
    assert "If-None-Match" in fake.headers[-1]
    assert read_rows(tmp_path / NAME)["kst-32735-1"].file == "kst-32735-1.xml"


def test_a_letter_that_changed_is_fetched_anew(fake: Any, ask: Any, tmp_path: Path) -> None:
    fake.papers = [Paper("32735", "1")]
    fetched(ask, fake, tmp_path)
    fake.papers[0].modified = "2021-01-01"
    assert [outcome.fate for outcome in fetched(ask, fake, tmp_path)] == [Fate.CHANGED]
    assert b"2021-01-01" in (tmp_path / "kst-32735-1.xml").read_bytes()


def test_a_run_that_was_stopped_goes_on(fake: Any, ask: Any, tmp_path: Path) -> None:
    fake.papers = [Paper("32735", str(n)) for n in (1, 2, 3)]
    client, settings = ask()
    run = download(client, list(koop.search(client, QUERY, settings)), tmp_path, limit=9999)
    next(run)
    with (tmp_path / NAME).open("ab") as file:
        file.write(b"torn,lin")
    run.close()
    fates = [outcome.fate for outcome in fetched(ask, fake, tmp_path)]
    assert fates == [Fate.PRESENT, Fate.NEW, Fate.NEW]


@pytest.mark.parametrize(
    "fault",
    [
        fakes.says(fakes.HTML),
        fakes.says(fakes.diagnostic("1/10", "unknown prefix"), "application/xml"),
        fakes.too_short_a_length,
        fakes.says(b""),
        fakes.is_huge,
        fakes.answers(404),
    ],
)
def test_what_is_no_publication_is_never_saved_as_one(
    fake: Any, ask: Any, tmp_path: Path, fault: Any
) -> None:
    fake.papers = [Paper("32735", "1", formats=("xml",))]
    fake.faults = {"/frbr/xml/": [fault]}
    [outcome] = fetched(ask, fake, tmp_path)
    assert outcome.fate is Fate.FAILED
    assert names(tmp_path) == [NAME]
    row = read_rows(tmp_path / NAME)["kst-32735-1"]
    assert not row.file
    assert row.note == outcome.message
    assert [done.fate for done in fetched(ask, fake, tmp_path)] == [Fate.NEW]


def test_a_web_page_in_place_of_xml_makes_html_suspect_too(
    fake: Any, ask: Any, tmp_path: Path
) -> None:
    fake.papers = [Paper("32735", "1")]
    fake.faults = {"/frbr/xml/": [fakes.says(fakes.HTML)]}
    fetched(ask, fake, tmp_path)
    assert names(tmp_path) == ["kst-32735-1.odt", NAME]
    assert "web page" in read_rows(tmp_path / NAME)["kst-32735-1"].note


def test_an_error_page_is_not_taken_for_the_letter_in_html(
    fake: Any, ask: Any, tmp_path: Path
) -> None:
    fake.papers = [Paper("32735", "1", formats=("html", "pdf"))]
    fake.faults = {"/frbr/html/": [fakes.says(fakes.HTML)]}
    fetched(ask, fake, tmp_path)
    assert names(tmp_path) == ["kst-32735-1.pdf", NAME]


def test_a_draft_gives_way_to_the_final_paper(fake: Any, ask: Any, tmp_path: Path) -> None:
    draft = Paper("32735", "1", identifier="kst-1259252", status="Onopgemaakt", formats=("pdf",))
    fake.papers = [draft]
    fetched(ask, fake, tmp_path)
    assert names(tmp_path) == ["kst-1259252.pdf", NAME]
    fake.papers = [draft, Paper("32735", "1", status="Opgemaakt na onopgemaakt")]
    fetched(ask, fake, tmp_path)
    assert names(tmp_path) == ["kst-32735-1.xml", NAME]
    assert set(read_rows(tmp_path / NAME)) == {"kst-32735-1"}
    fake.papers = [draft]  # a query that finds the draft alone
    assert fetched(ask, fake, tmp_path) == []


def test_single_papers_are_found_by_the_site_where_the_search_does_not_know_them(
    fake: Any, ask: Any, tmp_path: Path
) -> None:
    fake.papers = [Paper("", "", identifier="blg-1184123", formats=("pdf",))]
    client, settings = ask()
    query = Query(documents=("blg-1184123", "kst-1-1"))
    hits = list(koop.search(client, query, settings))
    assert hits[0].identifier == "blg-1184123"
    fake.papers = []
    [hit] = list(koop.search(client, Query(documents=("kst-1-1",)), settings))
    assert hit.files[0].url.endswith("/site/kst-1-1.xml")
    fake.papers = [Paper("32735", "9", identifier="blg-9", formats=("pdf",))]
    list(download(client, [koop._direct(client, "blg-9", settings)], tmp_path, limit=9999))
    assert read_rows(tmp_path / NAME)["blg-9"].number == "9"
    with pytest.raises(SettingsError, match="--source tk"):
        list(koop.search(client, Query(documents=("2020D35000",)), settings))


def test_a_service_that_falls_silent_ends_the_run(fake: Any, ask: Any, tmp_path: Path) -> None:
    fake.papers = [Paper("32735", str(n), formats=("xml",)) for n in range(1, 9)]
    fake.faults = {"/frbr/": [fakes.answers(503)] * 99}
    with pytest.raises(UnavailableError, match="503"):
        fetched(ask, fake, tmp_path)
    assert sum(path.startswith("/frbr/") for path in fake.paths()) == 9


# --- the client's manners


@pytest.mark.parametrize(
    ("fault", "wait"),
    [
        (fakes.answers(429, Retry_After="7"), 7.0),
        (fakes.answers(429, Retry_After="Tue, 10 Mar 2026 12:00:30 GMT"), 30.0),
        (fakes.answers(429), 1.0),
        (fakes.answers(503), 1.0),
        (fakes.breaks_off, 1.0),
    ],
)
def test_a_try_that_failed_is_repeated_after_a_wait(
    fake: Any, ask: Any, slept: list[float], fault: Any, wait: float
) -> None:
    fake.papers = [Paper("32735", "1")]
    fake.faults = {"/site/": [fault]}
    client, _ = ask()
    answer = client.get(f"{fake.url}/site/kst-32735-1.xml", limit=9999)
    assert answer.body.startswith(b"<officiele-publicatie>")
    assert slept == [wait]


def test_too_long_a_wait_is_left_to_the_user(fake: Any, ask: Any, slept: list[float]) -> None:
    fake.faults = {"/": [fakes.answers(429, Retry_After="86400")]}
    with pytest.raises(UnavailableError, match="86400 s"):
        ask()[0].get(f"{fake.url}/x", limit=9)
    assert slept == []


def test_after_the_last_try_the_error_names_the_cause(
    fake: Any, ask: Any, slept: list[float]
) -> None:
    fake.faults = {"/": [fakes.answers(503)] * 3}
    with pytest.raises(UnavailableError, match=r"503; tried 3 times"):
        ask()[0].get(f"{fake.url}/x", limit=9)
    assert slept == [1.0, 2.0]


def test_a_slow_answer_is_cut_off(fake: Any, ask: Any) -> None:
    fake.faults = {"/": [fakes.dribbles] * 3}
    client, _ = ask(total_seconds=0.05, tries=2)
    with pytest.raises(UnavailableError, match="not sent within"):
        client.get(f"{fake.url}/x", limit=9999)


@pytest.mark.parametrize("fault", [fakes.is_huge, fakes.says(b"x" * 2000)])
def test_too_large_an_answer_is_refused(fake: Any, ask: Any, fault: Any) -> None:
    fake.faults = {"/": [fault]}
    with pytest.raises(BadAnswerError, match="larger than 1,000 bytes"):
        ask()[0].get(f"{fake.url}/x", limit=1000)


def test_redirects_are_followed_within_the_hosts_alone(fake: Any, ask: Any) -> None:
    fake.papers = [Paper("32735", "1")]
    client, _ = ask()
    fake.faults = {"/a": [fakes.redirects("/site/kst-32735-1.xml")]}
    assert client.get(f"{fake.url}/a", limit=9999).body
    fake.faults = {"/a": [fakes.redirects("https://example.org/kst-32735-1.xml")]}
    with pytest.raises(HostError, match=r"example\.org is not one of"):
        client.get(f"{fake.url}/a", limit=9999)
    fake.faults = {"/a": [fakes.redirects("/a")] * 20}
    with pytest.raises(BadAnswerError, match="redirected"):
        client.get(f"{fake.url}/a", limit=9999)


@pytest.mark.parametrize(
    "url",
    [
        "http://repository.overheid.nl/sru",
        "https://repository.overheid.nl:8443/sru",
        "https://user:word@repository.overheid.nl/sru",
        "https://repository.overheid.nl.example.org/sru",
        "https://repository.overheid.nl@example.org/sru",
        "http://127.0.0.1/sru",
        "file:///etc/passwd",
        "https://[broken",
    ],
)
def test_other_addresses_are_never_asked(url: str) -> None:
    with pytest.raises(HostError):
        require_allowed(url, Manners().hosts)


def test_the_default_addresses_may_be_asked() -> None:
    settings = Settings()
    for url in (settings.koop.sru, settings.koop.site, settings.tk.odata):
        assert require_allowed(url, settings.client.hosts)


def test_requests_keep_their_distance(fake: Any) -> None:
    fake.papers = [Paper("32735", "1")]
    slept: list[float] = []
    client = Client(fake.settings(per_second=4.0).client, sleep=slept.append, clock=lambda: 0.0)
    for _ in range(3):
        client.get(f"{fake.url}/site/kst-32735-1.xml", limit=9999)
    assert slept == [0.25, 0.25]
    assert fake.headers[0]["User-Agent"].startswith("kamerbrief-extractor/")
    assert not {"Cookie", "Authorization"} & set(fake.headers[0])


def test_waits() -> None:
    assert [backoff(n, 1.0, 5.0) for n in (1, 2, 3, 4)] == [1.0, 2.0, 4.0, 5.0]
    assert retry_after("soon", NOW) is None
    assert retry_after("Tue, 10 Mar 2026 11:00:00 GMT", NOW) == 0.0


# --- the Tweede Kamer


def test_letters_of_the_tweede_kamer(fake: Any, ask: Any, tmp_path: Path) -> None:
    fake.documents = [document(f"2020D{35000 + n}", n) for n in range(1, 6)]
    fake.documents.append(document("2020D40000", Verwijderd=True))
    fake.documents.append(document("2020D40001", Soort="Motie"))
    client, settings = ask()
    hits = list(tk.search(client, QUERY, settings))
    assert [hit.identifier for hit in hits] == [f"kst-32735-{n}" for n in range(1, 6)]
    hit = hits[0]
    assert hit.signatory == "S.A. Blok;A. de Wit"
    assert hit.ministry == "Buitenlandse Zaken;Defensie"
    assert "$filter=Verwijderd eq false" in fake.asked[0]
    list(download(client, hits[:1], tmp_path, limit=9999))
    assert names(tmp_path) == ["kst-32735-1.docx", NAME]


@pytest.mark.parametrize("next_link", [True, False])
def test_pages_follow_the_link_or_are_counted(fake: Any, ask: Any, next_link: bool) -> None:
    fake.documents = [document(f"2020D{35000 + n}") for n in range(1, 6)]
    fake.next_link = next_link
    client, settings = ask()
    assert len(list(tk.search(client, QUERY, settings))) == 5


def test_a_loop_of_links_is_an_error(fake: Any, ask: Any) -> None:
    fake.documents = [document(f"2020D{35000 + n}") for n in range(1, 6)]
    fake.loop = True
    client, settings = ask()
    with pytest.raises(BadAnswerError, match=r"repeats|leads back"):
        list(tk.search(client, QUERY, settings))


def test_a_document_by_its_number(fake: Any, ask: Any) -> None:
    fake.documents = [document("2020D35001", 1), document("2020D35002")]
    client, settings = ask()
    for name, found in [("2020D35002", "2020D35002"), ("kst-32735-1", "kst-32735-1")]:
        [hit] = tk.search(client, Query(documents=(name,)), settings)
        assert hit.identifier == found
    with pytest.raises(MissingError, match="2020D99999"):
        list(tk.search(client, Query(documents=("2020D99999",)), settings))


def test_days_are_those_of_the_document_not_of_another_zone(fake: Any, ask: Any) -> None:
    days = ("2019-12-31", "2020-01-01", "2020-12-31", "2021-01-01")
    fake.documents = [
        document(f"2020D{35000 + n}", n, Datum=f"{day}T00:00:00+01:00")
        for n, day in enumerate(days, 1)
    ]
    client, settings = ask()
    query = Query(since=date(2020, 1, 1), until=date(2020, 12, 31), kind=Kind.ANY)
    assert [hit.number for hit in tk.search(client, query, settings)] == ["2", "3"]


def test_names_of_version_4_are_read_too() -> None:
    old = document("2020D35001")
    old["DocumentNummer"], old["Volgnummer"] = old.pop("Nummer"), 7
    del old["Ondernummer"]
    assert tk.hit_of(old, Settings().tk).identifier == "kst-32735-7"


@pytest.mark.parametrize(
    ("fault", "error", "message"),
    [
        (fakes.says(fakes.HTML), BadAnswerError, "no JSON"),
        (fakes.says(b'{"error": {"message": "bad filter"}}'), BadAnswerError, "bad filter"),
        (fakes.answers(404), MissingError, "no such entity set"),
        (fakes.answers(400), BadAnswerError, "HTTP 400"),
    ],
)
def test_what_is_no_page_of_entities_is_an_error(
    fake: Any, ask: Any, fault: Any, error: type[Exception], message: str
) -> None:
    fake.faults = {"/OData": [fault]}
    client, settings = ask()
    with pytest.raises(error, match=message):
        list(tk.search(client, QUERY, settings))


# --- the register


def test_the_register_is_fetched_then_only_its_changes(fake: Any, ask: Any, tmp_path: Path) -> None:
    fake.register = [promise(n, f"2026-03-1{n}T10:00:00Z") for n in range(1, 6)]
    client, settings = ask()
    assert fetch_register(client, tmp_path, settings) == (5, 5)
    first = read_register(tmp_path)[0]
    assert (first.number, first.due, first.made) == ("TZ202603-001", "", "2026-03-10")
    fake.register[0].update(GewijzigdOp="2026-04-01T10:00:00Z", Verwijderd=True)
    fake.register[1].update(GewijzigdOp="2026-04-02T10:00:00Z", Status="Voldaan")
    fake.asked.clear()
    came, total = fetch_register(client, tmp_path, settings)
    assert (came, total) == (3, 4)
    assert "GewijzigdOp ge 2026-03-15T10:00:00Z" in fake.asked[0]
    assert read_register(tmp_path)[0].status == "Voldaan"


def test_a_register_that_broke_off_goes_on_where_it_was(
    fake: Any, ask: Any, tmp_path: Path
) -> None:
    fake.register = [promise(n, f"2026-03-1{n}T10:00:00Z") for n in range(1, 6)]
    client, settings = ask()

    def fail_later(handler: Any) -> None:
        fake.faults = {"/OData": [fakes.answers(503)] * 3}
        handler.entities("Toezegging", {"$top": "2", "$filter": "Verwijderd eq false"})

    fake.faults = {"/OData": [fail_later]}
    with pytest.raises(UnavailableError):
        fetch_register(client, tmp_path, settings)
    assert len(read_register(tmp_path)) == 2
    fetch_register(client, tmp_path, settings)
    assert len(read_register(tmp_path)) == 5


def test_letters_that_fulfil_an_entry_come_in_any_shape(
    fake: Any, ask: Any, tmp_path: Path
) -> None:
    shapes: list[Any] = ["2026Z00001, 2026Z00002", [{"Nummer": "2026D30000"}], ["a", "b"], None]
    fake.register = [promise(n, KamerbriefNakoming=shape) for n, shape in enumerate(shapes)]
    client, settings = ask()
    fetch_register(client, tmp_path, settings)
    letters = [entry.letters for entry in read_register(tmp_path)]
    assert letters == ["2026Z00001;2026Z00002", "2026D30000", "a;b", ""]


# --- the manifest as the reader sees it


def test_the_reader_takes_the_header_from_the_manifest(fake: Any, ask: Any, tmp_path: Path) -> None:
    fake.papers = [Paper("32735", "1")]
    fetched(ask, fake, tmp_path)
    path = tmp_path / "kst-32735-1.xml"
    header = header_for(path)
    assert header is not None
    assert (header.dossier, header.kind, header.title) == ("32735", "letter", "Noordland")
    guessed = Letter("t", "t", TextMap(()), Header(date="1999-01-01", signatory="S. Blok"), ())
    known = described(guessed, path).header
    assert (known.date, known.signatory, known.number) == ("2020-09-17", "S. Blok", "1")
    assert described(guessed, tmp_path / "other.xml") == guessed
    assert is_manifest(tmp_path / NAME)
    assert not is_manifest(path)


def test_a_manifest_of_somebody_else_says_nothing(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("a,b\n", "utf-8")
    letter = Letter("t", "t", TextMap(()), Header(), ())
    assert described(letter, tmp_path / "x.xml") == letter
    with pytest.raises(SettingsError, match="move it away"):
        read_rows(tmp_path / NAME)


def test_a_broken_manifest_is_a_warning_to_the_reader(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(",".join(COLUMNS).encode() + b"\nonly,\xff\n")
    letter = Letter("t", "t", TextMap(()), Header(), ())
    [warning] = described(letter, tmp_path / "x.xml").warnings
    assert NAME in warning


# --- settings and the command


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[koop", "TOML"),
        ("[other]", r"\[other\]"),
        ("[tk]\nverzion = 4", "no such setting"),
        ("[tk]\npage = '4'", "is no int"),
        ("[client]\nper_second = 0", "more than 0"),
    ],
)
def test_settings_that_are_wrong_are_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "services.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=message):
        load_settings(path)


def test_settings_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "services.toml"
    path.write_text('[tk]\npage = 250\n[client]\nper_second = 1\nhosts = ["a.nl"]', "utf-8")
    settings = load_settings(path)
    assert (settings.tk.page, settings.client.per_second) == (250, 1.0)
    assert settings.client.hosts == ("a.nl",)


@pytest.fixture
def run(fake: Any, ask: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    client, settings = ask()
    monkeypatch.setattr(command, "_settings", lambda path: settings)
    monkeypatch.setattr(command, "make_client", lambda chosen: client)
    return lambda *arguments: CliRunner().invoke(app, [str(one) for one in arguments])


def test_fetch_as_a_user_types_it(fake: Any, run: Any, tmp_path: Path) -> None:
    fake.papers = [Paper("32735", "1"), Paper("32735", "2", date="2021-02-03")]
    days = ("--from", "2020-01-01", "--to", "2020-12-31")
    done = run("fetch", "--dossier", "32735", *days, "--kind", "letter", "-o", tmp_path / "l")
    assert done.exit_code == 0, done.output
    assert "1 letters (1 new)" in done.output
    assert names(tmp_path / "l") == ["kst-32735-1.xml", NAME]
    listed = run("fetch", "--dossier", "32735", "--dry-run")
    assert "kst-32735-2\t2021-02-03" in listed.output


def test_exit_codes_of_fetch(fake: Any, run: Any, tmp_path: Path) -> None:
    assert run("fetch", "--dossier", "32735").exit_code == 2
    assert run("fetch", "-o", tmp_path).exit_code == 2
    assert run("fetch", "onzin", "-o", tmp_path).exit_code == 2
    assert run("fetch", "--dossier", "32735", "-o", tmp_path).exit_code == 4
    fake.papers = [Paper("32735", "1", formats=("xml",))]
    with locked(tmp_path, ".fetch.lock"):
        second = run("fetch", "--dossier", "32735", "-o", tmp_path)
    assert (second.exit_code, "another run" in second.output) == (2, True)
    fake.faults = {"/frbr": [fakes.answers(404)]}
    assert run("fetch", "--dossier", "32735", "-o", tmp_path).exit_code == 1
    fake.faults = {"/sru": [fakes.answers(503)] * 3}
    assert run("fetch", "--dossier", "32735", "-o", tmp_path).exit_code == 1


def test_check_reports_plainly(fake: Any, run: Any) -> None:
    fake.papers = [Paper("32735", "1")]
    fake.documents = [document("2020D35000")]
    fake.register = [promise(1)]
    done = run("fetch", "--check")
    assert (done.exit_code, done.output.count("good: answers as described")) == (0, 3)
    assert len(fake.asked) == 3
    fake.register[0].pop("Tekst")
    fake.faults = {"/sru": [fakes.says(fakes.HTML)]}
    done = run("fetch", "--check")
    assert done.exit_code == 1
    assert "koop (letters): FAILED" in done.output
    assert "has no Tekst" in done.output


def test_register_and_link_as_a_user_types_them(fake: Any, run: Any, tmp_path: Path) -> None:
    fake.register = [promise(1)]
    assert run("fetch", "--toezeggingen", "-o", tmp_path).exit_code == 0
    with (tmp_path / "commitments.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["document", "id", "register_ref", "commitment"])
        writer.writeheader()
        writer.writerow({"document": "a", "id": "a#1", "register_ref": "TZ202603-001"})
    done = run("link", tmp_path, tmp_path, "-o", tmp_path / "registered.csv")
    assert done.exit_code == 0, done.output
    assert "1 of 1 commitments are registered (1 by register_ref)" in done.output
    with (tmp_path / "registered.csv").open(encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    assert (row["number"], row["score"], row["status"]) == ("TZ202603-001", "1.00", "Openstaand")
