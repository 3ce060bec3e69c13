"""The marks of letters in the formats of annotation tools, read back to the same text."""

from __future__ import annotations

import json
import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import DocBin
from typer.testing import CliRunner

from extractor.annotations import docbin
from extractor.cli import app
from extractor.output import read_table
from extractor.records import Commitment, Mention, Record, Text
from extractor.tables import Format, TableWriter

LETTERS = Path(__file__).parent / "letters"
# An emoji is one code point and two UTF-16 units; a clause may run over a line end.
TEXT = "🌳 Nederland zal in de VN-lidstaten\npleiten voor 🌍 en Chili.\n"
CLAUSE = "Nederland zal in de VN-lidstaten\npleiten voor 🌍 en Chili"


def at(words: str) -> dict[str, Any]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


LETTER: list[Record] = [
    Commitment(document="a/b.txt", id="a/b.txt#1", commitment=CLAUSE, rule="zullen", **at(CLAUSE)),
    Mention(document="a/b.txt", label="COUNTRY", text="Chili", value="CHL", **at("Chili")),
    Mention(document="a/b.txt", label="UN_BODY", text="VN", value="UN", **at("VN")),
    Text(document="a/b.txt", text=TEXT),
]


def written(folder: Path, format: Format, records: list[Record]) -> Path:
    with TableWriter(folder, [], [format]) as tables:
        tables.write(records)
    return folder


def brat_spans(folder: Path, name: str) -> list[tuple[str, list[str], str]]:
    """Read a letter as brat does: label, the words at each pair of offsets, and the quoted text."""
    text = (folder / f"{name}.txt").read_bytes().decode("utf-8")
    spans = []
    for line in (folder / f"{name}.ann").read_text("utf-8").splitlines():
        if line.startswith("T"):
            _, where, quoted = line.split("\t")
            label, offsets = where.split(" ", 1)
            pairs = [tuple(map(int, pair.split())) for pair in offsets.split(";")]
            spans.append((label, [text[start:end] for start, end in pairs], quoted))
    return spans


def test_brat_parts_a_span_at_line_ends(tmp_path: Path) -> None:
    folder = written(tmp_path, Format.BRAT, LETTER) / "brat"
    assert brat_spans(folder, "a_b") == [
        ("COMMITMENT", CLAUSE.split("\n"), CLAUSE.replace("\n", " ")),
        ("UN_BODY", ["VN"], "VN"),
        ("COUNTRY", ["Chili"], "Chili"),
    ]
    assert (folder / "a_b.txt").read_bytes().decode("utf-8") == TEXT
    assert "#3\tAnnotatorNotes T3\tCHL\n" in (folder / "a_b.ann").read_text("utf-8")
    labels = re.findall(r"^[A-Z_]+$", (folder / "annotation.conf").read_text("utf-8"), re.M)
    assert {"COMMITMENT", "UN_BODY", "COUNTRY"} < set(labels)


def test_brat_gives_each_letter_a_name_of_its_own(tmp_path: Path) -> None:
    documents = ["x/y", "x_y", "../z.pdf", "a.zip!/b c.txt", "é" * 300]
    records: list[Record] = [Text(document=document, text=document) for document in documents]
    folder = written(tmp_path, Format.BRAT, records) / "brat"
    names = ["x_y", "x_y~2", "_z.pdf", "a.zip!_b_c", "é" * 120]
    assert [(folder / f"{name}.txt").read_text("utf-8") for name in names] == documents
    assert len(list(folder.glob("*.ann"))) == len(documents)


def test_a_folder_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    written(tmp_path, Format.BRAT, [Text(document="oud", text="Oud")])
    written(tmp_path, Format.BRAT, [Text(document="nieuw", text="Nieuw")])
    assert [path.name for path in tmp_path.iterdir()] == ["brat"]
    assert sorted(path.stem for path in (tmp_path / "brat").glob("*.txt")) == ["nieuw"]


def test_label_studio_counts_utf16_units(tmp_path: Path) -> None:
    written(tmp_path, Format.LABEL_STUDIO, [*LETTER, Text(document="leeg", text="")])
    first, second = json.loads((tmp_path / "label_studio.json").read_text("utf-8"))
    assert first["data"] == {"document": "a/b.txt", "text": TEXT}
    units = TEXT.encode("utf-16-le")
    values = [one["value"] for one in first["predictions"][0]["result"]]
    assert [value["labels"] for value in values] == [["COMMITMENT"], ["UN_BODY"], ["COUNTRY"]]
    for value in values:
        assert units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le") == value["text"]
    assert values[0]["start"] == at(CLAUSE)["start"] + 1
    assert values[2]["start"] == at("Chili")["start"] + 2
    assert second["predictions"][0]["result"] == []
    assert '<Label value="UN_BODY"/>' in (tmp_path / "label_studio.xml").read_text("utf-8")


def test_label_studio_without_letters_is_an_empty_list(tmp_path: Path) -> None:
    written(tmp_path, Format.LABEL_STUDIO, [])
    assert json.loads((tmp_path / "label_studio.json").read_text("utf-8")) == []


def test_docbin_holds_the_spans_of_the_doc(tmp_path: Path) -> None:
    written(tmp_path, Format.DOCBIN, LETTER)
    store = DocBin().from_disk(tmp_path / "docbin" / "00001.spacy")
    (doc,) = store.get_docs(spacy.blank("nl").vocab)
    assert doc.text == TEXT
    assert doc.user_data["document"] == "a/b.txt"
    (clause,), (country,), (body,) = (
        doc.spans[layer] for layer in ("commitments", "countries", "un_bodies")
    )
    assert (clause.text, clause.label_, clause.id_) == (CLAUSE, "COMMITMENT", "zullen")
    assert (country.text, country.kb_id_) == ("Chili", "CHL")
    assert (body.text, body.kb_id_) == ("VN-lidstaten", "UN")  # the word it is part of
    assert list(doc.spans["dates"]) == []


def test_docbin_goes_on_in_another_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docbin, "DOCS", 2)
    written(tmp_path, Format.DOCBIN, [Text(document=str(n), text=str(n)) for n in range(5)])
    vocab = spacy.blank("nl").vocab
    texts = [
        [doc.text for doc in DocBin().from_disk(path).get_docs(vocab)]
        for path in sorted((tmp_path / "docbin").iterdir())
    ]
    assert texts == [["0", "1"], ["2", "3"], ["4"]]


def test_a_record_that_is_not_what_the_text_holds_is_refused(tmp_path: Path) -> None:
    wrong = Mention(document="a", label="COUNTRY", text="Peru", start=0, end=4)
    with pytest.raises(ValueError, match="a: 0-4: the clean text does not hold 'Peru'"):
        written(tmp_path, Format.BRAT, [wrong, Text(document="a", text="Cuba")])


def test_all_formats_of_a_run_hold_every_row(tmp_path: Path) -> None:
    options = [part for pair in product(["--format"], [*Format]) for part in pair]
    done = CliRunner().invoke(app, ["run", str(LETTERS), "-o", str(tmp_path), "--texts", *options])
    assert done.exit_code == 0, done.output
    texts = {row["document"]: row["text"] for row in read_table(tmp_path, "texts")}
    commitments, mentions = (read_table(tmp_path, name) for name in ("commitments", "mentions"))
    wanted: dict[str, list[tuple[str, str]]] = {document: [] for document in texts}
    for row in commitments:
        wanted[row["document"]].append(("COMMITMENT", row["commitment"]))
    for row in mentions:
        wanted[row["document"]].append((row["label"], row["text"]))
    for row in [*commitments, *mentions]:
        clean = texts[row["document"]][int(row["start"]) : int(row["end"])]
        assert clean in (row["commitment"], row.get("text"))
    for document, pairs in wanted.items():
        found = brat_spans(tmp_path / "brat", document.removesuffix(".txt"))
        quoted = [(label, words.replace("\n", " ")) for label, words in pairs]
        assert sorted((label, text) for label, _, text in found) == sorted(quoted)
        assert all(" ".join(parts) == text for _, parts, text in found)
    tasks = json.loads((tmp_path / "label_studio.json").read_text("utf-8"))
    for task in tasks:
        spans = [one["value"] for one in task["predictions"][0]["result"]]
        pairs = [(value["labels"][0], value["text"]) for value in spans]
        assert sorted(pairs) == sorted(wanted[task["data"]["document"]])
    store = DocBin().from_disk(tmp_path / "docbin" / "00001.spacy")
    for doc in store.get_docs(spacy.blank("nl").vocab):
        spans = [span for group in doc.spans.values() for span in group]
        assert len(spans) == len(wanted[doc.user_data["document"]])
