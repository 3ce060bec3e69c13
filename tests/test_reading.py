"""What is read from each format, and how an input is named; files are made by reading_samples."""

from __future__ import annotations

import email.message
import io
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
import reading_samples as samples

from extractor.letter import BlockKind, Letter, Speaker
from extractor.reading import Limits, Reading, Source, Status, find_sources, read, read_text

SHARED = Path(__file__).parents[1].parent / "shared"


def read_all(path: Path, limits: Limits | None = None) -> list[Reading]:
    (source,) = find_sources([path])
    return list(read(source, limits or Limits()))


def letter_of(tmp_path: Path, name: str, data: bytes) -> Letter:
    (tmp_path / name).write_bytes(data)
    (reading,) = read_all(tmp_path / name)
    assert reading.letter, reading.message
    return reading.letter


def lines(letter: Letter, *kinds: BlockKind) -> list[str]:
    return [letter.text[b.start : b.end] for b in letter.blocks if not kinds or b.kind in kinds]


def test_pdf_is_read_as_the_letter_it_prints(tmp_path: Path) -> None:
    letter = letter_of(tmp_path, "kst-38123-7.pdf", samples.kamerstuk_pdf())
    told = [text for kind, text in samples.KAMERSTUK if kind == "paragraph"]
    for paragraph in told:
        assert paragraph.replace("^1", "").replace("^2", "") in letter.text
    assert lines(letter, BlockKind.FOOTNOTE) == [
        text for kind, text in samples.KAMERSTUK if kind == "note"
    ]
    assert letter.header.dossier == "38123"
    assert letter.header.number == "7"
    assert letter.header.title == "Beheer van de binnenvisserij"
    assert letter.header.signatory == "A.B. Visscher"
    assert letter.pages == 2


def test_every_width_of_a_pdf_gives_the_same_blocks(tmp_path: Path) -> None:
    texts = {
        letter_of(tmp_path, f"{width}.pdf", samples.kamerstuk_pdf(width, height)).text
        for width, height in ((50, 11), (58, 17), (66, 14), (75, 40))
    }
    assert len(texts) == 1


def test_official_xml_keeps_notes_apart_and_words_whole(tmp_path: Path) -> None:
    letter = letter_of(tmp_path, "kst-38123-7.xml", samples.OFFICIAL.encode())
    assert "Ik zal de vergunningverlening voor de zomer herzien." in lines(letter)
    assert lines(letter, BlockKind.FOOTNOTE) == ["1 Titelnoot.", "2 Zie Kamerstuk 38 123, nr. 3."]
    assert lines(letter, BlockKind.LIST_ITEM) == ["1. Een vangstverbod;", "2. een proef."]
    assert lines(letter, BlockKind.TABLE) == ["Rijn | 12"]
    assert letter.header.dossier == "38123;21501-02"
    assert letter.header.date == "2022-03-14"
    assert not letter.warnings


def test_kamerwrk_dialect(tmp_path: Path) -> None:
    letter = letter_of(tmp_path, "kst-26123-3.xml", samples.KAMERWRK.encode())
    assert "Ik zal de Kamer voor het reces informeren over de visstand op de rivieren." in lines(
        letter
    )
    assert lines(letter, BlockKind.FOOTNOTE) == ["1 Zie het rapport «Vis in zicht»."]
    assert lines(letter, BlockKind.SIGNATURE) == ["De Minister van Landbouw,", "A. B. Visscher"]
    assert (letter.header.dossier, letter.header.number) == ("26123", "3")
    assert not letter.warnings


def test_questions_and_answers_in_xml(tmp_path: Path) -> None:
    xml = (
        "<officiele-publicatie><kamervragen><kamervraagnummer>1123</kamervraagnummer>"
        '<kamervraagomschrijving type="vraag">Vragen van het lid <naam><achternaam>De Wit'
        "</achternaam></naam> (PVP) aan de Minister van Justitie over "
        "<kamervraagonderwerp>de vissen</kamervraagonderwerp> (ingezonden "
        '<datum isodatum="2019-04-01">1 april 2019</datum>).</kamervraagomschrijving>'
        '<kamervraagomschrijving type="antwoord">Antwoord van Minister <naam><achternaam>Smit'
        "</achternaam></naam> (<organisatie>Justitie</organisatie>) (ontvangen "
        '<datum isodatum="2019-05-03">3 mei 2019</datum>).</kamervraagomschrijving>'
        "<vraag><nr>Vraag 1</nr><al>Zult u de Kamer informeren?</al></vraag>"
        "<antwoord><nr>Antwoord 1</nr><al>Ja, in juni.</al></antwoord>"
        "</kamervragen></officiele-publicatie>"
    )
    letter = letter_of(tmp_path, "ah.xml", xml.encode())
    said = {letter.text[b.start : b.end]: b.speaker for b in letter.blocks}
    assert said["Zult u de Kamer informeren?"] is Speaker.MEMBER
    assert said["Ja, in juni."] is Speaker.SENDER
    assert said["Antwoord 1"] is Speaker.NOBODY
    assert letter.header.date == "2019-05-03"
    assert (letter.header.number, letter.header.title) == ("1123", "de vissen")
    assert (letter.header.ministry, letter.header.signatory) == ("Justitie", "Smit")


def test_html_leaves_out_what_is_around_the_text(tmp_path: Path) -> None:
    letter = letter_of(tmp_path, "kst-38123-7.html", samples.HTML.encode())
    assert "Ik zal de vergunningverlening herzien." in lines(letter)
    assert lines(letter, BlockKind.LIST_ITEM) == ["Een vangstverbod;", "een proef."]
    assert lines(letter, BlockKind.FOOTNOTE) == ["1 Zie het rapport."]
    assert lines(letter, BlockKind.SIGNATURE) == ["De Minister van Landbouw,", "A.B. Visscher"]
    for around in ("Menu", "Contact", "var a", "X Noot", "kst-38123"):
        assert around not in letter.text


def test_word_reads_notes_tables_and_text_boxes_but_nothing_deleted(tmp_path: Path) -> None:
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    body = (
        "<w:p><w:pPr><w:pStyle w:val='Kop1'/></w:pPr>" + run.format("Maatregelen") + "</w:p>"
        "<w:p>" + run.format("Ik zal de regeling") + "<w:r><w:footnoteReference w:id='2'/></w:r>"
        "<w:del><w:r><w:delText> niet</w:delText></w:r></w:del>"
        "<w:ins>" + run.format(" in mei") + "</w:ins>" + run.format(" herzien.") + "</w:p>"
        "<w:p><w:r><w:fldChar/><w:instrText>DOCPROPERTY datum</w:instrText></w:r>"
        "<w:r><w:drawing><w:txbxContent>" + samples.paragraph("In een kader.") + "</w:txbxContent>"
        "</w:drawing></w:r></w:p>"
        "<w:tbl><w:tr><w:tc>"
        + samples.paragraph("Rijn")
        + "</w:tc><w:tc>"
        + samples.paragraph("12")
        + "</w:tc></w:tr></w:tbl>"
    )
    notes = "<w:footnote w:id='2'>" + samples.paragraph("Zie het rapport.") + "</w:footnote>"
    letter = letter_of(tmp_path, "brief.docx", samples.docx(body, notes))
    assert lines(letter) == [
        "Maatregelen",
        "Ik zal de regeling in mei herzien.",
        "1 Zie het rapport.",
        "In een kader.",
        "Rijn | 12",
    ]


def test_odt(tmp_path: Path) -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Zie het "
        "rapport.</text:p></text:note-body></text:note>"
    )
    body = (
        f"<text:h>Maatregelen</text:h><text:p>Ik zal dit{note} her<text:span>zien</text:span>."
        "</text:p><text:list><text:list-item><text:p>Een proef</text:p></text:list-item>"
        "</text:list><text:tracked-changes><text:p>Oud</text:p></text:tracked-changes>"
    )
    letter = letter_of(tmp_path, "brief.odt", samples.odt(body))
    assert lines(letter) == [
        "Maatregelen",
        "Ik zal dit herzien.",
        "1 Zie het rapport.",
        "Een proef",
    ]


def test_mail_gives_body_and_attachments(tmp_path: Path) -> None:
    message = email.message.EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@b.nl", "c@d.nl", "Brief"
    message.set_content("Ik zal de Kamer informeren.")
    message.add_attachment(
        samples.OFFICIAL.encode(), maintype="application", subtype="xml", filename="kst-38123-7.xml"
    )
    (tmp_path / "brief.eml").write_bytes(message.as_bytes())
    body, attachment = read_all(tmp_path / "brief.eml")
    assert body.format == "eml"
    assert body.letter
    assert body.letter.text == "Ik zal de Kamer informeren."
    assert attachment.document.endswith("brief.eml!/kst-38123-7.xml")
    assert (attachment.format, attachment.status) == ("xml", Status.OK)


def test_archives_are_read_in_memory(tmp_path: Path) -> None:
    inner = samples.zipped({"b.txt": "Ik zal de Kamer informeren."})
    (tmp_path / "a.zip").write_bytes(samples.zipped({"map/a.txt": "Brief.", "in.zip": inner}))
    first, second = read_all(tmp_path / "a.zip")
    assert first.document.endswith("a.zip!/map/a.txt")
    assert second.document.endswith("a.zip!/in.zip!/b.txt")
    assert (second.member, second.status) == ("in.zip!/b.txt", Status.OK)
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        data = b"Ik zal de Kamer informeren."
        entry = tarfile.TarInfo("b.txt")
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    (reading,) = read_all(tmp_path / "a.tar")
    assert reading.document.endswith("a.tar!/b.txt")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.tar", "a.zip"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(b"Ik zal de Kamer informeren.")

    monkeypatch.setattr(sys, "stdin", Input)
    (source,) = find_sources([Path("-")])
    (reading,) = read(source)
    assert (reading.document, reading.status) == ("-", Status.OK)


def test_sources_are_sorted_and_named_below_their_folder(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Brief.")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    found = find_sources([tmp_path])
    assert [source.document for source in found] == ["a.txt", "b/1.txt", "b/2.txt"]
    assert found == find_sources([tmp_path, tmp_path])
    assert find_sources([tmp_path / "a.txt"]) == [
        Source(tmp_path / "a.txt", (tmp_path / "a.txt").as_posix())
    ]


def test_same_names_in_two_folders_stay_apart(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("Brief.")
    documents = [s.document for s in find_sources([tmp_path / "x", tmp_path / "y"])]
    assert len(set(documents)) == 2


def test_heavy_readers_are_imported_only_when_needed() -> None:
    code = (
        "import sys, extractor.reading as r; r.read_text('Brief.');"
        "print([m for m in ('pypdfium2', 'pypdf', 'lxml', 'docx', 'spacy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_debate_is_not_the_minister_alone() -> None:
    letter = read_text(
        "De voorzitter:\nHet woord is aan de minister.\n\n"
        "Minister De Wit:\nIk zal de Kamer informeren.\n\n"
        "Mevrouw Smit (PVP):\nIk zal daarop wachten.\n"
    )
    said = {letter.text[b.start : b.end]: b.speaker for b in letter.blocks}
    assert said["Ik zal de Kamer informeren."] is Speaker.SENDER
    assert said["Ik zal daarop wachten."] is Speaker.MEMBER
    assert letter.header.kind == "debate"


@pytest.mark.skipif(not SHARED.exists(), reason="the reference folder is not there")
def test_all_real_files_are_read() -> None:
    places = ("gold/letters/raw", "gold/letters/formats", "letters")
    found = [s for s in find_sources([SHARED / p for p in places]) if s.path.suffix != ".csv"]
    read_ones = [reading for source in found for reading in read(source)]
    assert len(read_ones) >= 56
    assert {r.status for r in read_ones} <= {Status.OK, Status.OK_WITH_WARNINGS}
    told = {r.code for r in read_ones if r.status is Status.OK_WITH_WARNINGS}
    assert told <= {
        "columns",
        "damaged",
        "glued",
    }  # the layout, or what stands before the XML


@pytest.mark.skipif(not SHARED.exists(), reason="the reference folder is not there")
def test_three_formats_of_one_document_say_the_same() -> None:
    letters = SHARED / "gold" / "letters"
    texts = []
    for name in ("raw/ah-3235.xml", "formats/ah-3235.html", "formats/ah-3235.pdf"):
        (reading,) = read_all(letters / name)
        assert reading.letter
        texts.append(
            [
                reading.letter.text[b.start : b.end]
                for b in reading.letter.blocks
                if b.kind is not BlockKind.HEADER
            ]
        )
    assert texts[0] == texts[1] == texts[2]
