"""How ministers wind: asides in the verb cluster, grounds, qualifications, others' reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from one_row import only
from spacy.tokens import Doc

Process = Callable[..., Doc]
DAY = "2031-03-03"

ROWS = [
    # a particle behind what points ahead
    ("Ik span mij ervoor in de wachttijd bij de sluis te verkorten.", "inspannen", "own_minister"),
    ("Wel zet ik mij ervoor in dat de schippers doorvaren.", "inzetten voor", "own_minister"),
    # agencies and the delegation
    ("Het Staatstoezicht op de Mijnen blijft toezien op de putten.", "toezien op", "own_agency"),
    ("De Onderwijsinspectie zal de zeevaartscholen in mei bezoeken.", "bezoeken", "own_agency"),
    ("De delegatie zal de havenheffing in Lima aankaarten.", "aankaarten", "own_government"),
    # how it is done is no agent
    (
        "Aan dit verzoek zal gevolg worden gegeven door een wijziging van het Loodsbesluit.",
        "gevolg geven aan",
        "own_implicit",
    ),
    (
        "Aan de motie zal uitvoering worden gegeven door een aanpassing van de Havenwet.",
        "uitvoering geven aan",
        "own_implicit",
    ),
    # an aside between the governor and its verb
    (
        "Ook zal, voortbouwend op het stuk dat Nederland in 2030 indiende, worden gepleit voor "
        "lagere tarieven.",
        "pleiten voor",
        "own_implicit",
    ),
    (
        "De aanbeveling over de loodsen zullen wij, zij het met een ruime termijn, opvolgen.",
        "opvolgen",
        "own_minister",
    ),
    ("Het advies zal ik, zij het in een andere vorm, overnemen.", "overnemen", "own_minister"),
    # what is measured against
    (
        "De regeling, waarop minder vaak een beroep is gedaan dan was voorzien, wordt met ingang "
        "van 1 april 2032 verruimd.",
        "verruimen",
        "own_implicit",
    ),
    # a full name in brackets behind a short one
    (
        "De NVWA (Voedselautoriteit) en het RIVM (Volksgezondheid) ontwikkelen een keurmerk.",
        "ontwikkelen",
        "own_agency",
    ),
    # what looks like a particle or a participle and is none
    ("Ik ga de tarieven in de havens verder onderzoeken.", "onderzoeken", "own_minister"),
    (
        "Mijn ministerie is in gesprek met de reders om de overgang goed te laten verlopen.",
        "gesprek zijn",
        "own_government",
    ),
    ("Onze inzet blijft erop gericht dat de sluis open kan blijven.", "gericht", "own_government"),
    ("Medewerkers van de ambassade zullen hem blijven bezoeken.", "bezoeken", "own_government"),
    # decided by nobody that is named
    ("Besloten is het Havenakkoord te verlengen tot 2033.", "verlengen", "own_implicit"),
    # ready to act, and kept informed
    ("Nederland heeft zich bereid verklaard in mei op te treden.", "optreden", "own_state"),
    ("Het kabinet verklaart zich bereid de kades te keuren.", "keuren", "own_government"),
    ("Ik houd uw Kamer op de hoogte van de proef.", "houden", "own_minister"),
    # which infinitive the governor rules
    ("De NVWA zal kades in de havens bemonsteren.", "bemonsteren", "own_agency"),
    (
        "Het advies zal ik, voorzien van een reactie, in mei aan uw Kamer doen toekomen.",
        "toekomen",
        "own_minister",
    ),
    (
        "Teneinde daarvan te kunnen leren, laat ik mijn ambtenaren in mei een bezoek brengen.",
        "bezoek brengen",
        "own_minister",
    ),
    ("Nederland steunt de haven en blijft dat doen.", "doen", "own_state"),
    # what is told elsewhere or later
    ("Ik zal dat verzoek mondeling toelichten.", "toelichten", "own_minister"),
    (
        "De evaluatie bieden wij binnen zes maanden na terugkeer van het schip aan uw Kamer aan.",
        "aanbieden",
        "own_minister",
    ),
    ("Het besluit gaat in mei in internetconsultatie.", "gaan", "own_implicit"),
    ("Bij dat besluit wegen wij de ervaringen van de reders mee.", "meewegen", "own_minister"),
    ("In mei woont een medewerker van de ambassade de zitting bij.", "bijwonen", "own_government"),
    # a participle of a noun is none of the cluster
    ("De NVWA is bezig met een uitgebreid onderzoek naar de sluizen.", "bezig", "own_agency"),
    # a clause that a law is to hold
    (
        "Daartoe wordt in de Loodsenwet een bepaling opgenomen die reders verplicht te melden.",
        "bepaling opnemen",
        "own_implicit",
    ),
    # a ground, and what the sender does upon it
    (
        "De termijn is verstreken, zodat ik de vergunning zal intrekken.",
        "intrekken",
        "own_minister",
    ),
    ("Ik acht de premie te hoog, zodat ik daarvan afzie.", "afzien van", "own_minister"),
    # what rules set is moved by the sender
    ("De meldtermijn gaat omhoog van 10 naar 20 dagen.", "omhooggaan", "own_implicit"),
    ("Per 1 juli 2032 gaat de loodsheffing omlaag.", "omlaaggaan", "own_implicit"),
    # behind a demonstrative no relative clause
    (
        "De gemeente beslist, en evenmin als mijn voorganger ben ik van plan die vrijheid aan te "
        "tasten.",
        "aantasten",
        "own_minister",
    ),
    (
        "Eerder heb ik uw Kamer toegezegd de proef na twee jaar te laten evalueren.",
        "evalueren",
        "own_minister",
    ),
    # asides with a verb of their own before the main verb, or before what it rules
    ("Een sluis, zoals de leden die voor ogen hebben, zal ik bouwen.", "bouwen", "own_minister"),
    ("Een register, zoals de leden dat willen, zal ik invoeren.", "invoeren", "own_minister"),
    (
        "Voorts blijft de ambassade in Lima, van waaruit de haven wordt gevolgd, in contact met "
        "de reders.",
        "in contact blijven",
        "own_government",
    ),
    (
        "Nederland blijft, ook nu de steun van anderen is weggevallen, in gesprek met de reders.",
        "in gesprek blijven",
        "own_state",
    ),
    # what looks like the verb and is none
    (
        "Het streven is om de wet in mei te wijzigen, een jaar later dan eerder aan u gemeld.",
        "streven zijn",
        "own_implicit",
    ),
    ("Ons beleid is gericht op het voorkomen van schade.", "gericht zijn op", "own_government"),
    # a slip, examples that are no condition, and what the reader can expect
    ("Daarom zal ik met de reders in gesprek te treden.", "in gesprek treden", "own_minister"),
    (
        "Met landen als België wordt gewerkt aan een nieuwe vaarkaart.",
        "werken aan",
        "own_implicit",
    ),
    ("In mei wordt gekeken naar het tarief van 2032.", "kijken naar", "own_implicit"),
    ("Uw Kamer zal per brief geïnformeerd worden.", "informeren", "own_implicit"),
]


@pytest.mark.parametrize(("text", "action", "actor_type"), ROWS)
def test_what_winds_is_found(text: str, action: str, actor_type: str, process: Process) -> None:
    row = only(process(text, DAY))
    assert (action in row["action"], row["actor_type"]) == (True, actor_type)


def test_what_the_reader_gets_can_stand_in_a_relative_clause(process: Process) -> None:
    text = "Er ligt een actieplan, dat uw Kamer in het voorjaar van 2032 tegemoet kan zien."
    assert only(process(text, DAY))["trigger"] == "Kamer … tegemoet kan zien"


def test_what_limits_an_act_does_not_deny_it(process: Process) -> None:
    text = "Ik zal, voor zover de reders zich niet verzetten, de havens bij naam noemen."
    assert only(process(text, DAY))["polarity"] == "positive"


@pytest.mark.parametrize(
    "text",
    [
        "Er wordt gewerkt aan een vaarkaart als België daarom vraagt.",
        "In mei 2030 is gekeken naar het tarief van 2031.",
        "Voor iedere haven wordt gekeken naar het tarief.",
        "De wet is gewijzigd, een jaar later dan eerder aan u gemeld.",
        "Een sluis, zoals de leden die voor ogen hebben, zal de gemeente bouwen.",
        "De gemeente zet zich ervoor in dat de schippers doorvaren.",
        "De nieuwe regeling zet in dat opzicht een stap.",
        "Het toezicht op de mijnen zal in 2032 veel kosten.",
        "De delegatie van Peru zal de havenheffing aankaarten.",
        "Een Deense delegatie zal in mei komen. De delegatie zal de haven bezoeken.",
        "Aan de oproep zal door de gemeente gevolg worden gegeven.",
        "Aan de oproep zal gevolg worden gegeven door de vereniging van reders.",
        "Door de reders zal worden gepleit voor lagere tarieven.",
        "In de Loodsenwet is in 2021 een bepaling over nachttarieven opgenomen.",
        "De gemeente zet de proef voort, met dien verstande dat het tarief wordt verlaagd.",
        "Ik heb de proef verlengd, zodat ik hem in mei zal begrijpen.",
        "De sluis is breder, zodat de reders zullen doorvaren.",
        "De leverancier heeft laten weten dat de boot later zal worden geleverd.",
        "De gemeente heeft gemeld dat de brug in mei zal worden geopend.",
        "De prijs van stookolie gaat omhoog van 10 naar 20 cent.",
        "De boete ging omhoog van 10 naar 20 euro.",
        "De gemeente beslist over de kades. De meldtermijn gaat omhoog van 10 naar 20 dagen.",
        "Het doel uit het Havenakkoord is 15 kades in 2032.",
        "De gemeente wacht af, maar zij zal in mei de havens bezoeken.",
        "De NVWA sprak de reders, maar zij zullen in mei de tarieven verlagen.",
        "In deze brief geef ik een overzicht. Daarin zal ik ook ingaan op de tarieven.",
        "Volgens het artikel gaat het kabinet de loodsheffing verhogen.",
        "In de Raad is besloten het Havenakkoord te verlengen tot 2033.",
        "De reders hebben zich bereid verklaard de kades te keuren.",
        "Nederland heeft de haven veilig verklaard.",
        "Door de gemeente is toegezegd dat de reders in mei een overzicht zullen ontvangen.",
        "Een commissie zal het Rijk en de havens uit haar vrije roladviseren over de uitvoering "
        "van het Havenakkoord en of de kades zijn hersteld.",
    ],
)
def test_its_near_twin_is_none(text: str, process: Process) -> None:
    assert not process(text, DAY)._.commitments


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        (
            "Wij verlengen de proef tot en met 2033, met dien verstande dat het budget vanaf 2032 "
            "wordt verlaagd.",
            ["verlengen", "wordt verlaagd"],
        ),
        (
            "Ik zal de proef steunen, zij het dat het bedrag in mei zal worden vastgesteld.",
            ["zal … steunen", "zal worden vastgesteld"],
        ),
        (
            "Tegen het plan zal de delegatie zich niet verzetten, maar zij zal het eerst "
            "beoordelen.",
            ["Tegen … zal … zich … verzetten", "zal … beoordelen"],
        ),
        (
            "In december ontvangt uw Kamer een brief. Daarin zal ik ook ingaan op de tarieven.",
            ["ontvangt … Kamer", "zal … ingaan op"],
        ),
        (
            "Aan het advies zal gevolg worden gegeven door een herziening van het besluit, dat in "
            "mei wordt gepubliceerd.",
            ["Aan … zal gevolg worden gegeven", "wordt gepubliceerd"],
        ),
    ],
)
def test_both_clauses_are_found(text: str, triggers: list[str], process: Process) -> None:
    assert [row["trigger"] for row in process(text, DAY)._.commitments] == triggers


@pytest.mark.parametrize(
    ("text", "strength", "polarity", "status"),
    [
        (
            "In mei stellen wij uw Kamer, zoals tijdens het debat van 28 november jl. toegezegd, "
            "in kennis van de uitkomst.",
            "promise",
            "positive",
            "reaffirmed",
        ),
        (
            "Het verslag deel ik daarom in mei 2032 met uw Kamer, en niet dit najaar.",
            "firm",
            "positive",
            "amended",
        ),
        ("Het verslag stuur ik u in mei en niet in april.", "firm", "positive", "amended"),
        ("De brug zal ik niet openen en niet in mei verkopen.", "firm", "negative", "new"),
        ("Ik ben bereid met de reders in gesprek te gaan.", "intention", "positive", "new"),
        ("Ik ga met de reders in gesprek.", "firm", "positive", "new"),
        (
            "Evenmin als mijn voorganger ben ik van plan de heffing te verlagen.",
            "intention",
            "negative",
            "new",
        ),
    ],
)
def test_how_firm_and_how_new_it_is(
    text: str, strength: str, polarity: str, status: str, process: Process
) -> None:
    rows = process(text, DAY)._.commitments
    assert rows
    row = rows[0]
    assert (row["strength"], row["polarity"], row["status"]) == (strength, polarity, status)
