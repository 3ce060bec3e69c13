"""What a commitment row says, on sentences of our own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from one_row import only
from spacy.language import Language
from spacy.tokens import Doc

from extractor.corpus import run
from extractor.records import Commitment, Fulfilled, Stance

Process = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "trigger", "action"),
    [
        ("Ook zal ik uw Kamer informeren.", "zal … informeren", "informeren"),
        ("Hierover zeg ik u een brief toe.", "zeg … toe", "toezeggen"),
        (
            "Nederland zal zich samen met Chili inzetten voor een resolutie.",
            "zal zich … inzetten voor",
            "zich inzetten voor",
        ),
        (
            "Daarnaast zal ik er bij Noorwegen op aandringen de vangst te beperken.",
            "zal … op aandringen",
            "aandringen op",
        ),
        ("Het kabinet blijft de situatie volgen.", "blijft … volgen", "volgen"),
        ("Ik ben voornemens de wet te wijzigen.", "ben voornemens … te wijzigen", "wijzigen"),
    ],
)
def test_trigger_and_action(text: str, trigger: str, action: str, process: Process) -> None:
    row = only(process(text))
    assert (row["trigger"], row["action"]) == (trigger, action)


def test_two_verbs_under_one_auxiliary_are_two_rows(process: Process) -> None:
    doc = process("Nederland zal de conferentie voorzitten en faciliteren.")
    assert [c["trigger"] for c in doc._.commitments] == ["zal … voorzitten", "zal … faciliteren"]


def test_what_others_are_urged_to_do_is_one_row(process: Process) -> None:
    text = "Ik zal Peru oproepen de mijn te sluiten en de schade te herstellen."
    assert only(process(text))["trigger"] == "zal … oproepen"


def test_a_joined_clause_shares_the_subject(process: Process) -> None:
    doc = process("We versterken de dijken en verbreden de geul.")
    assert [c["actor"] for c in doc._.commitments] == ["We", "We"]


@pytest.mark.parametrize(
    ("text", "actor", "actor_type"),
    [
        ("Ik zal dit onderzoeken.", "Ik", "own_minister"),
        ("Het kabinet zal dit onderzoeken.", "Het kabinet", "own_government"),
        ("Nederland zal dit onderzoeken.", "Nederland", "own_state"),
        ("Daarna zal het RIVM dit onderzoeken.", "het RIVM", "own_agency"),
        ("Dit zal door de NVWA worden onderzocht.", "de NVWA", "own_agency"),
        ("Dit zal nader worden onderzocht.", "", "own_implicit"),
        (
            "De Minister van Financiën en ik zullen dit onderzoeken.",
            "De Minister van Financiën en ik",
            "own_minister",
        ),
    ],
)
def test_actor(text: str, actor: str, actor_type: str, process: Process) -> None:
    row = only(process(text))
    assert (row["actor"], row["actor_type"]) == (actor, actor_type)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("De Commissie zal het voorstel herzien.", "third_party"),
        ("Dit debat zal in mei plaatsvinden.", "third_party"),
        ("Het kabinet heeft het voorstel onderzocht.", "past_effort"),
        ("Met deze brief informeer ik uw Kamer.", "performative"),
        ("Het kabinet zou dit kunnen onderzoeken.", "not_asserted"),
        ("Ik steun de aanpak van de burgemeester.", "stance"),
        ("Nederland zal naar verwachting in mei het akkoord tekenen.", "epistemic"),
    ],
)
def test_near_misses_name_the_test_that_fails(text: str, category: str, process: Process) -> None:
    doc = process(text)
    assert not doc._.commitments
    assert category in [miss["category"] for miss in doc._.near_misses]


def test_a_members_question_is_not_the_ministers_word(process: Process) -> None:
    doc = process("Vraag 2\nBent u bereid dit te onderzoeken?\nAntwoord op vraag 2\nJa.")
    assert not doc._.commitments


@pytest.mark.parametrize(
    ("text", "column", "value"),
    [
        ("Ik zal dit niet onderzoeken.", "polarity", "negative"),
        ("Ik zal dit niet alleen nu onderzoeken.", "polarity", "positive"),
        ("Ik zeg toe dit te onderzoeken.", "strength", "promise"),
        ("Ik ben van plan dit te onderzoeken.", "strength", "intention"),
        ("Ik ga dit onderzoeken.", "strength", "firm"),
        ("Het kabinet blijft zich inzetten voor vrede.", "status", "ongoing"),
        ("Zoals toegezegd zal ik uw Kamer in mei informeren.", "status", "reaffirmed"),
        ("Ik zal uw Kamer later dan gepland, in mei, informeren.", "status", "amended"),
        ("Ik zal uw Kamer jaarlijks informeren.", "recurrence", "jaarlijks"),
        ("Ik zal uw Kamer informeren.", "recipient", "uw Kamer"),
        ("Ik zal uw Kamer informeren.", "obligation", "information"),
        ("Nederland zal zich inzetten voor een verbod.", "obligation", "effort"),
        ("Indien dat nodig is, zal ik de wet wijzigen.", "condition", "Indien dat nodig is"),
        ("Ik zal uw Kamer op korte termijn informeren.", "time_basis", "vague"),
        ("Ik zal uw Kamer uiterlijk 1 mei 2025 informeren.", "deadline_to", "2025-05-01"),
        ("Ik zal dit samen met Chili onderzoeken.", "partners", "samen met Chili"),
        ("Ik zal TZ202306-026 in mei afdoen.", "register_ref", "TZ202306-026"),
        ("Ik zal dit met Chili bespreken.", "countries", "CHL"),
        ("Ik zal dit in de VN-Mensenrechtenraad bespreken.", "un_bodies", "UNHRC"),
    ],
)
def test_columns(text: str, column: str, value: str, process: Process) -> None:
    assert only(process(text))[column] == value


def test_an_event_dated_elsewhere_gives_the_deadline(process: Process) -> None:
    doc = process(
        "Dit spoeddebat zal op 18 september a.s. plaatsvinden.\n"
        "Ik zal bij het spoeddebat een verklaring uitspreken.",
        "2020-09-17",
    )
    row = only(doc)
    assert row["time_text"] == "bij het spoeddebat"
    assert (row["deadline_to"], row["time_basis"]) == ("2020-09-18", "event_coref")


def test_a_pledge_and_what_is_pledged_are_one_row(process: Process) -> None:
    row = only(process("Ik heb toegezegd dat de Kamer in mei wordt geïnformeerd."))
    assert row["strength"] == "promise"
    assert row["obligation"] == "information"


def test_spans_exist_even_when_nothing_is_found(process: Process) -> None:
    doc = process("Geachte voorzitter,")
    assert all(
        len(doc.spans[layer]) == 0 for layer in ("commitments", "countries", "un_bodies", "dates")
    )


def test_docs_survive_serialisation(process: Process) -> None:
    doc = process("Ik zal uw Kamer in mei 2025 over Chili informeren.")
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert again._.commitments == doc._.commitments
    assert [s.id_ for s in again.spans["commitments"]] == [s.id_ for s in doc.spans["commitments"]]


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("Ik zal de havenregels wijzigen.", "high"),
        ("Ik streef naar nieuwe havenregels.", "high"),
        ("Het kabinet werkt tot 2026 aan nieuwe havenregels.", "high"),
        ("Het kabinet werkt aan nieuwe havenregels.", "medium"),
        ("De havenregels zullen worden gewijzigd.", "medium"),
        ("Ik heb u gemeld dat ik de havenregels zal wijzigen.", "medium"),
        ("We wijzigen de havenregels.", "low"),
        ("De havenregels worden verder uitgewerkt.", "low"),
    ],
)
def test_confidence_follows_the_construction(text: str, confidence: str, process: Process) -> None:
    assert only(process(text))["confidence"] == confidence


def test_promises_kept_and_opinions_stand_in_tables_of_their_own(
    tmp_path: Path, nlp: Language
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(
        "Zoals toegezegd ben ik in gesprek gegaan met de vissers uit Noorwegen.\n"
        "Het kabinet vindt de havenregels belangrijk.\n",
        encoding="utf-8",
    )
    records = list(run([letter], nlp=nlp))
    assert not [r for r in records if isinstance(r, Commitment)]
    (kept,) = [r for r in records if isinstance(r, Fulfilled)]
    (opinion,) = [r for r in records if isinstance(r, Stance)]
    assert (kept.status, kept.trigger, kept.countries) == (
        "fulfilled",
        "ben … in gesprek gegaan",
        "NOR",
    )
    assert (opinion.strength, opinion.actor) == ("stance", "Het kabinet")


@pytest.mark.parametrize(
    ("text", "column", "value"),
    [
        ("Ik zal het advies met uw Kamer delen.", "recipient", "uw Kamer"),
        (
            "Nederland zal zich samen met gelijkgezinde landen inzetten voor een resolutie.",
            "partners",
            "samen met gelijkgezinde landen",
        ),
        (
            "Daarvoor ontwikkel ik samen met de vissers een opleiding voor stuurlieden.",
            "partners",
            "samen met de vissers",
        ),
        (
            "In vervolg op de motie van het lid Bakker, onderzoek ik de havenregels.",
            "register_ref",
            "de motie van het lid Bakker",
        ),
    ],
)
def test_parties_and_references(text: str, column: str, value: str, process: Process) -> None:
    assert only(process(text))[column] == value


def test_a_second_dat_ends_the_clause(process: Process) -> None:
    """What stands behind the second *dat* is another clause: its country is not that of this."""
    text = (
        "Ik meld dat het kabinet in gesprek is met Franse reders en dat daarbij Peru aan bod komt."
    )
    row = only(process(text))
    assert row["countries"] == "FRA"


def test_a_coordinator_is_no_part_of_the_clause_before_it(process: Process) -> None:
    text = "Ik meld u dat we in mei in gesprek gaan met de reders en dat de tarieven stijgen."
    doc = process(text)
    assert [span.text for span in doc.spans["commitments"]][:1] == [
        "we in mei in gesprek gaan met de reders"
    ]


def test_a_date_that_is_set_has_no_preposition_of_its_own(process: Process) -> None:
    row = only(process("Deze maatlat is voorzien in december 2024."))
    assert (row["trigger"], row["action"]) == ("is voorzien", "voorzien")


def test_a_longer_term_amends_and_a_longer_scheme_does_not(process: Process) -> None:
    scheme = only(process("Ik wil de regeling met een jaar verlengen."))
    term = only(process("Ik zal de termijn voor de beantwoording verlengen."))
    assert (scheme["status"], term["status"]) == ("new", "amended")


def test_a_possessive_says_whose_effort_it_is(process: Process) -> None:
    ours = only(process("Onze inzet is gericht op lagere tarieven."))
    nobodys = only(process("De inzet is gericht op lagere tarieven."))
    assert (ours["actor_type"], nobodys["actor_type"]) == ("own_government", "own_implicit")


def test_a_stranded_preposition_is_the_verbs_own(process: Process) -> None:
    row = only(process("Op uw verzoek zal ik hier in de volgende rapportage nader op ingaan."))
    assert row["trigger"] == "zal … op ingaan"


def test_niet_al_te_denies_nothing_and_says_no_time(process: Process) -> None:
    row = only(process("Dat zal ik op niet al te lange termijn aan uw Kamer laten weten."))
    assert (row["polarity"], row["status"]) == ("positive", "new")


def test_the_year_of_a_scheme_is_no_deadline(process: Process) -> None:
    scheme = only(process("Ik werk aan de aanpassing van de regeling voor 2025."))
    deed = only(process("Ik zal de regeling in 2025 aanpassen."))
    assert (scheme["deadline_to"], deed["deadline_to"]) == ("", "2025-12-31")


def test_what_a_committee_decides_is_no_commitment(process: Process) -> None:
    decided = "Na ontvangst van de brief wordt bezien of een debat gewenst is."
    head = "Document: Besluitenlijst van de procedurevergadering van woensdag 3 mei 2017"
    assert not process(f"{head}\n\n{decided}")._.commitments
    assert process(decided)._.commitments


def test_a_present_state_is_described_and_a_later_one_foreseen(process: Process) -> None:
    now = process("Ja, daar ben ik mee bekend.")._.near_misses
    later = process("Wij zullen daarmee bekend zijn.")._.near_misses
    assert [miss["category"] for miss in now + later] == ["description", "event_future"]


def test_a_noun_behind_a_coordinator_is_no_verb(process: Process) -> None:
    text = "Ik schrijf dat ik waardering heb voor de ideeën en inzet die de reders toonden."
    assert not process(text)._.commitments
    joined = process("Ik zeg toe dat ik de middelen verdeel en inzet.")
    assert only(joined)["trigger"] == "zeg toe … verdeel"


def test_an_unknown_noun_behind_a_preposition_is_no_infinitive(process: Process) -> None:
    assert only(process("Ik wil nu ruimte voor woningdelen."))["trigger"] == "wil"


def test_what_the_minister_supposes_is_no_act(process: Process) -> None:
    assert not process("U hebt het over de drie sluizen, neem ik aan.")._.commitments


def test_an_opinion_is_no_act(process: Process) -> None:
    assert not process("Ik bestrijd wel dat de dijk te laag is.")._.commitments
    assert only(process("Ik bestrijd de muskusrat."))["action"] == "bestrijden"


def test_what_is_said_behind_a_colon_has_a_subject_of_its_own(process: Process) -> None:
    assert not process("Ik zou tegen de reder zeggen: kijk eens goed naar de sluis.")._.commitments


def test_what_is_added_behind_a_comma_is_not_governed(process: Process) -> None:
    assert not process("Nu kom ik bij de stukken, met nog een vraag erin.")._.commitments
    assert only(process("Ik kom, in mei, met een voorstel."))["action"] == "komen met"
