"""How ministers write about their own administration, on sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from one_row import only
from spacy.tokens import Doc

Process = Callable[..., Doc]
DAY = "2031-03-03"


@pytest.mark.parametrize(
    ("text", "actor", "actor_type"),
    [
        ("Mijn ambtenaren zullen de kaarten ordenen.", "Mijn ambtenaren", "own_government"),
        (
            "Onze ambassade in Lima zal nagaan hoeveel boten nog varen.",
            "Onze ambassade in Lima",
            "own_government",
        ),
        (
            "Daar zal de Permanente Vertegenwoordiger het woord voeren.",
            "de Permanente Vertegenwoordiger",
            "own_government",
        ),
        (
            "Nederlandse diplomaten zullen de zitting bijwonen.",
            "Nederlandse diplomaten",
            "own_government",
        ),
        (
            "De speciaal gezant zal in mei de havens bezoeken.",
            "De speciaal gezant",
            "own_government",
        ),
        (
            "De Commandant der Strijdkrachten zal het fregat terugroepen.",
            "De Commandant der Strijdkrachten",
            "own_agency",
        ),
        ("De korpschef zal de teams uitbreiden.", "De korpschef", "own_agency"),
        (
            "Vanaf mei gaat de Rijksinspectie Digitale Infrastructuur na of de masten kloppen.",
            "de Rijksinspectie Digitale Infrastructuur",
            "own_agency",
        ),
        ("In mei ontvangt u van mij een verslag.", "mij", "own_minister"),
        ("Uw Kamer ontvangt van het kabinet in mei een verslag.", "het kabinet", "own_government"),
        ("In mei ontvangt uw Kamer een reactie van het kabinet.", "", "own_implicit"),
    ],
)
def test_officials_act_for_their_government(
    text: str, actor: str, actor_type: str, process: Process
) -> None:
    row = only(process(text, DAY))
    assert (row["actor"], row["actor_type"]) == (actor, actor_type)


@pytest.mark.parametrize(
    "text",
    [
        "De ambassadeur van Peru zal de vissers helpen.",
        "Nederland is gehouden vóór 1 september 2031 een havenplan in te dienen.",
        "Het Kadaster is op grond van de wet gehouden de percelen te meten.",
        "De havenkaart was voorzien voor 1 mei 2031.",
        "Het overleg, dat op 9 december 2031 is voorzien, gaat over de sluis.",
        "De zitting is voorzien voor 9 december 2031.",
        "Bij deze definitie plaatst het kabinet kanttekeningen.",
        "Het kabinet heeft zorgen over de waterstand.",
        "Het ministerie verleent sinds 2022 subsidie aan loodsen.",
        "Ik overleg al jaren met de reders.",
        "In Benelux-verband wordt gewerkt aan een vaarbewijs.",
        "Op Europees niveau wordt gewerkt aan een vaarbewijs.",
        "Daarmee geef ik gevolg aan het verzoek van de commissie.",
        "Daarbij zal ik eerst ingaan op de sluizen en vervolgens op de bruggen.",
        "Over de uitgaven wordt uw Kamer geïnformeerd.",
        "Het is niet de bedoeling dat de schippers meer gaan betalen.",
        "Ik sluit niet uit dat de sluis later opengaat.",
        "Een staatsdeelneming kan ik niet uitsluiten.",
        "De sleepboten worden ingezet bij storm.",
        "De duikers worden opgeleid.",
        "De reders zullen de kaart, naar ik aanneem, in mei tekenen.",
        "Daarna volgt overleg met de raad, die de sluis aanhangig maakt.",
        "Ik zal de sluis kunnen openen.",
    ],
)
def test_duties_descriptions_and_outlines_are_no_commitments(text: str, process: Process) -> None:
    assert [c["trigger"] for c in process(text, DAY)._.commitments] == []


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Inwerkingtreding is voorzien voor 1 januari 2032.", "is voorzien"),
        ("Sinds 2029 werkt het kabinet aan een vaarwet.", "werkt … aan"),
        ("Er wordt gewerkt aan een vaarbewijs.", "wordt gewerkt aan"),
        ("Over de uitkomst wordt uw Kamer geïnformeerd.", "wordt … geïnformeerd"),
        ("Uw Kamer wordt hierover separaat geïnformeerd.", "wordt … geïnformeerd"),
        ("De uitkomsten van de proef worden met uw Kamer gedeeld.", "worden met … gedeeld"),
        ("De dekking wordt gevonden binnen de begroting.", "wordt gevonden"),
        ("De kosten worden opgevangen binnen de begroting.", "worden opgevangen binnen"),
        (
            "Uw Kamer wordt via de geannoteerde agenda van de Visserijraad geïnformeerd.",
            "wordt … geïnformeerd",
        ),
        ("In dat geval stel ik u daarvan tijdig op de hoogte.", "stel … op de hoogte"),
        ("Als de dijk zakt, stel ik u daarvan op de hoogte.", "stel … op de hoogte"),
        ("Het ligt in het voornemen de sluis in mei te vervangen.", "ligt in het voornemen"),
        ("De vragen worden in mei schriftelijk afgedaan.", "worden … schriftelijk afgedaan"),
        ("De vaarkaart gaat uw Kamer in mei toe.", "gaat … Kamer … toe"),
        ("Vanaf 1 mei 2032 worden extra loodsen ingezet.", "worden … ingezet"),
        ("De sluis wordt gefinancierd uit het Waddenfonds.", "wordt gefinancierd uit"),
        ("Rijkswaterstaat brengt daartoe de bruggen in kaart.", "brengt … in kaart"),
        ("Defensie levert in die periode drie duikers.", "levert"),
        ("Dat overzicht zal ik u in mei kunnen sturen.", "zal … kunnen sturen"),
        ("In mei 2032 worden twintig duikers opgeleid.", "worden … opgeleid"),
        (
            "Het vaarbesluit wordt in juni in de ministerraad behandeld.",
            "wordt … in de ministerraad behandeld",
        ),
        (
            "Daarna volgt overleg, waarna de wet bij de Raad van State aanhangig wordt gemaakt.",
            "aanhangig wordt gemaakt",
        ),
    ],
)
def test_the_language_of_offices_commits(text: str, trigger: str, process: Process) -> None:
    assert only(process(text, DAY))["trigger"] == trigger


def test_what_was_promised_before_is_told_again_whoever_acted_last(process: Process) -> None:
    doc = process(
        "De Commissie herziet de vaarwet. Zoals ik in het debat van 3 februari jl. heb toegezegd, "
        "wordt uw Kamer over de tarieven geïnformeerd.",
        DAY,
    )
    row = only(doc)
    assert (row["strength"], row["status"]) == ("promise", "reaffirmed")


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Evenmin ben ik van plan de sluis te dempen.", "negative"),
        ("Ik zal nooit instemmen met een lagere dijk.", "negative"),
        ("Ik zal noch de sluis noch de brug sluiten.", "negative"),
        ("Ik zal geen nieuwe ligplaatsen verhuren.", "positive"),
        ("Een nieuwe tolheffing sluit ik uit.", "negative"),
        ("Bedrijven uit dat land sluit ik uit van de aanbesteding.", "positive"),
        ("Tot een verbod ga ik niet over.", "negative"),
        ("Nederland neemt daaraan vooralsnog niet deel.", "negative"),
        ("Het is niet de bedoeling van het kabinet om schippers te dwingen.", "negative"),
    ],
)
def test_refusals(text: str, polarity: str, process: Process) -> None:
    assert only(process(text, DAY))["polarity"] == polarity


def test_what_stands_behind_maar_is_not_denied(process: Process) -> None:
    doc = process("Het kabinet zal niet wachten, maar in mei zelf een voorstel doen.", DAY)
    assert [c["polarity"] for c in doc._.commitments] == ["negative", "positive"]


@pytest.mark.parametrize(
    ("text", "obligation"),
    [
        ("De handreiking zal ik in mei aan alle gemeenten zenden.", "action"),
        ("De handreiking zal ik in mei aan uw Kamer zenden.", "information"),
        ("Het RIVM zal mij in mei een plan aanbieden.", "action"),
        ("Ik zal mij verzetten tegen een lager tarief.", "action"),
        ("Het kabinet houdt vast aan het tarief.", "action"),
        ("Dat zullen wij blijven doen.", "action"),
        ("Ik dien de vaarwet in mei bij uw Kamer in.", "information"),
        ("Ik dien de vaarwet in mei in.", "action"),
        ("Wij verplichten ons ertoe uw Kamer bij incidenten te informeren.", "information"),
        ("Het is mijn bedoeling uw Kamer daarover in mei te informeren.", "information"),
        ("Het is mijn bedoeling de sluis in mei te vervangen.", "action"),
        ("Ik reserveer in 2032 18 miljoen euro voor de sluis.", "outcome"),
        ("Nederland draagt in 2032 5 miljoen euro bij.", "outcome"),
        ("Daartoe ben ik bereid.", "action"),
        ("Ik werk aan een wetsvoorstel.", "action"),
        ("Ik werk aan een kabinetsreactie op het advies.", "information"),
        ("Ik werk aan veilige vaarwegen.", "effort"),
        ("Per 1 juli zal de aanwijzing van de havens zijn afgerond.", "outcome"),
        ("Ik wil de kleine havens bereikbaar houden.", "outcome"),
        ("Ik wil het aanvragen van een ligplaats eenvoudiger maken.", "outcome"),
        ("Het kabinet wil de reders in staat stellen om te verduurzamen.", "outcome"),
        ("In mei zal het verslag openbaar worden gemaakt.", "action"),
        ("Ik wil een eigen lijst maken.", "action"),
        ("De cijfers zullen ook met de havens worden gedeeld.", "action"),
        ("De cijfers zullen ook met uw Kamer worden gedeeld.", "information"),
        ("Mijn ministerie zal ondersteuning blijven aanbieden waar dat nodig is.", "action"),
        ("Mijn ministerie zal het jaarverslag in mei aanbieden.", "information"),
        ("Ik wil graag in gesprek met de reders.", "action"),
    ],
)
def test_obligations(text: str, obligation: str, process: Process) -> None:
    assert only(process(text, DAY))["obligation"] == obligation


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ik streef er nu naar de sluis vóór 1 juli 2032 te openen.", "amended"),
        ("De brief stuur ik u niet eerder dan in oktober.", "amended"),
        ("De kaart ontvangt uw Kamer vanwege late cijfers pas in juni.", "amended"),
        ("De wet zal niet vóór de zomer, maar pas in oktober worden ingediend.", "amended"),
        ("De kaart gaat uw Kamer nu uiterlijk in september 2031 toe.", "amended"),
        ("De kaart ontvangt uw Kamer in juni.", "new"),
        ("Het streven is dat de bouw niet wordt vertraagd.", "new"),
        ("Wij zetten de patrouilles voort.", "ongoing"),
        ("Ik streef ernaar de sluis open te houden.", "ongoing"),
        ("Ik streef ernaar de sluis in mei te openen.", "new"),
        ("Een verbod overweeg ik niet.", "new"),
    ],
)
def test_what_comes_later_than_was_said_is_amended(
    text: str, status: str, process: Process
) -> None:
    assert only(process(text, DAY))["status"] == status


def test_a_delay_behind_a_semicolon_does_not_amend_the_pledge_before_it(process: Process) -> None:
    doc = process(
        "Ik heb toegezegd de tarieven te onderzoeken; dat overzicht stuur ik u niet eerder dan in "
        "oktober.",
        DAY,
    )
    assert [c["status"] for c in doc._.commitments] == ["reaffirmed", "amended"]


@pytest.mark.parametrize(
    "text",
    [
        "De groep, waarvan behalve Nederland ook Peru deel uitmaakt, zal een verklaring afleggen.",
        "De groep, waarvan Nederland sinds 2015 lid is, zal een verklaring afleggen.",
        "De landen aan de Rijn, Nederland incluis, zullen een verklaring afleggen.",
    ],
)
def test_a_group_that_counts_the_netherlands_in(text: str, process: Process) -> None:
    assert only(process(text, DAY))["actor_type"] == "coalition"


def test_what_is_considered_is_intended_at_most(process: Process) -> None:
    row = only(process("Ik overweeg de vaarwet te wijzigen.", DAY))
    assert row["strength"] == "intention"


@pytest.mark.parametrize(
    ("text", "trigger", "polarity"),
    [
        ("Onze departementen zullen de dossiers vergelijken.", "zullen … vergelijken", "positive"),
        (
            "Vorig jaar heb ik het lid Boon toegezegd de proef niet te verlengen.",
            "heb … toegezegd … te verlengen",
            "negative",
        ),
        ("Dat ben ik niet van plan.", "ben … plan", "negative"),
        ("Dit voorstel neem ik niet over.", "neem … over", "negative"),
        (
            "De inzet van Nederland blijft erop gericht dat de haven openblijft.",
            "blijft erop gericht",
            "positive",
        ),
        (
            "Ik hoop dat de visserij herstelt en voer daarover overleg met de havens.",
            "voer … overleg",
            "positive",
        ),
        (
            "Ik ga de havens daarop wijzen en laat de meting volgend jaar herhalen.",
            "laat … herhalen",
            "positive",
        ),
    ],
)
def test_plans_told_in_other_words(
    text: str, trigger: str, polarity: str, process: Process
) -> None:
    rows = {row["trigger"]: row["polarity"] for row in process(text, DAY)._.commitments}
    assert rows.get(trigger) == polarity, rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Een brief over de vaartarieven volgt nog dit jaar.", 1),
        ("Hierover volgt in het najaar nadere informatie.", 1),
        ("Deze brief volgt op mijn brief van 12 mei 2031.", 0),
        ("De sector volgt de informatie van de komende maanden.", 0),
        ("De antwoorden zullen uw Kamer uiterlijk in mei bereiken.", 1),
        ("De antwoorden bereikten uw Kamer in januari.", 0),
        ("Het ontwerpbesluit gaat in mei 2031 in consultatie.", 1),
        ("Het ontwerpbesluit ging in mei 2030 in consultatie.", 0),
    ],
)
def test_documents_that_are_to_come(text: str, rows: int, process: Process) -> None:
    assert len(process(text, DAY)._.commitments) == rows


def test_a_sum_that_is_given_can_be_checked(process: Process) -> None:
    row = only(process("Nederland draagt in 2032 € 2 miljoen bij aan het fonds.", DAY))
    assert row["obligation"] == "outcome"
