"""How ministers tell what lies ahead without *zal*: to the reader, refused, planned, reported."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from one_row import only
from spacy.tokens import Doc

Process = Callable[..., Doc]
DAY = "2031-03-03"

ROWS = [
    # what the reader gets, can expect and hears
    ("De uitkomsten van de peiling zullen u in juli bereiken.", "bereiken", "own_implicit"),
    (
        "De volgende havenbrief kunt u in het voorjaar van 2032 tegemoetzien.",
        "tegemoetzien",
        "own_implicit",
    ),
    ("Voor de zomer kan uw Kamer een brief verwachten.", "verwachten", "own_implicit"),
    ("Zodra de reders besluiten, hoort uw Kamer dat van mij.", "horen", "own_minister"),
    ("Daarover verneemt u in mei van mij meer.", "vernemen", "own_minister"),
    ("Over de vaargeul beslist het kabinet in het najaar.", "beslissen", "own_government"),
    ("Uw Kamer mag voor 1 juli een voorstel verwachten.", "verwachten", "own_implicit"),
    ("In mei krijgt u een reactie op het rapport.", "krijgen", "own_implicit"),
    ("Dat doe ik in mei.", "doen", "own_minister"),
    ("Inmiddels is besloten het tarief in 2032 te bevriezen.", "bevriezen", "own_implicit"),
    ("Daar ga ik met de reders over in gesprek.", "in gesprek gaan", "own_minister"),
    # what offices will have done, what was agreed and pledged by nobody named
    ("Per 1 juli zal de aanwijzing van de havens zijn afgerond.", "afronden", "own_implicit"),
    ("Dan zal ook het nieuwe tarief gepubliceerd zijn.", "publiceren", "own_implicit"),
    ("In het akkoord is afgesproken om de tarieven te bevriezen.", "bevriezen", "own_implicit"),
    ("Het kabinet heeft met hen afgesproken de kade te verbreden.", "verbreden", "own_government"),
    ("Bij die wet is toegezegd de regeling te herzien.", "herzien", "own_implicit"),
    ("De aandacht van het kabinet is gericht op de vaargeul.", "gericht zijn op", "own_government"),
    ("Het havenbeleid van het kabinet is gericht op rust.", "gericht zijn op", "own_government"),
    # what stands before its noun opens no clause
    (
        "Mocht de bemanning ontbreken, dan zal het kabinet die afweging opnieuw maken.",
        "maken",
        "own_government",
    ),
    # a clause with *al* behind the main one
    (
        "Met de reders blijven wij in gesprek, al zijn daarover nog geen afspraken gemaakt.",
        "in gesprek blijven",
        "own_minister",
    ),
    (
        "Ik blijf met hen in overleg, ook al is er nog geen akkoord bereikt.",
        "in overleg blijven",
        "own_minister",
    ),
    # what was said to lie ahead
    (
        "Voorts maakte Nederland kenbaar niet te zullen deelnemen aan de vloot.",
        "deelnemen aan",
        "own_state",
    ),
    ("Het kabinet heeft verklaard geen schepen te zullen leveren.", "leveren", "own_government"),
    # what the sender sets up, keeps up and carries out
    ("Daarom komt er een landelijk schepenregister.", "er komen", "own_implicit"),
    ("Er zal een loket komen voor schippers.", "er komen", "own_implicit"),
    ("In september start een proef met drie sluizen.", "starten", "own_implicit"),
    ("Het is mijn intentie om de havenwet te wijzigen.", "intentie zijn", "own_minister"),
    ("De sloopsubsidie blijft tot 2034 beschikbaar.", "beschikbaar blijven", "own_implicit"),
    ("De motie over de sluis wordt uitgevoerd binnen het programma.", "uitvoeren", "own_implicit"),
    ("Verlenging van het verbod wordt door Nederland tegengehouden.", "tegenhouden", "own_state"),
    (
        "Ik vind dat schippers bij zo'n besluit worden betrokken en zal dit punt meenemen.",
        "meenemen",
        "own_minister",
    ),
    # an aim that a noun names
    (
        "Mijn inzet voor de Visserijraad is een gezamenlijke verklaring.",
        "inzet zijn",
        "own_minister",
    ),
    ("De inzet van het kabinet is een verbod op netten.", "inzet zijn", "own_government"),
    ("De Nederlandse inzet is dat de netten verdwijnen.", "inzet zijn", "own_state"),
    ("Mijn inspanningen zijn gericht op lage kosten.", "gericht zijn op", "own_minister"),
    ("Het beleid van het kabinet blijft gericht op rust.", "gericht blijven op", "own_government"),
    ("Ons doel blijft een kortere wachttijd.", "doel blijven", "own_government"),
    # who acts
    ("Mijn juridisch adviseurs bereiden het dossier voor.", "voorbereiden", "own_government"),
    (
        "Denemarken, Oostenrijk en Nederland gaan in april een voorstel indienen.",
        "indienen",
        "coalition",
    ),
    (
        "De kosten bedragen € 5 en worden gedekt uit de begroting van mijn ministerie.",
        "dekken",
        "own_implicit",
    ),
]


@pytest.mark.parametrize(("text", "action", "actor_type"), ROWS)
def test_what_lies_ahead_is_found(
    text: str, action: str, actor_type: str, process: Process
) -> None:
    row = only(process(text, DAY))
    assert (action in row["action"], row["actor_type"]) == (True, actor_type)


@pytest.mark.parametrize(
    "text",
    [
        "Deze motie, die vorige week is ingediend, voert het kabinet niet uit.",
        "De aanbeveling over de loodsen volg ik niet op.",
        "De termijn verleng ik niet.",
        "Het kabinet schaft de regeling niet af.",
        "Daarom kiest het kabinet ervoor de proef niet te verlengen.",
        "Een nieuw loket in het leven roepen is het kabinet niet van plan.",
        "Een loket openen, zoals in België wordt overwogen, is het kabinet niet van plan.",
        "De brug eerder openen ben ik niet bereid.",
        "In de Raad liet Nederland weten niet te zullen meewerken aan de heffing.",
    ],
)
def test_a_refusal_is_a_row(text: str, process: Process) -> None:
    assert only(process(text, DAY))["polarity"] == "negative"


@pytest.mark.parametrize(
    "text",
    [
        "De uitkomsten hebben u in juli 2030 bereikt.",
        "Uw Kamer verwacht voor de zomer een brief.",
        "De reactie van uw Kamer zie ik graag tegemoet.",
        "Van uw Kamer hoor ik graag voor 1 mei of dit akkoord is.",
        "Uw Kamer hoort in mei enkele reders.",
        "U hoort in mei van de gemeente hoe het tarief wordt bepaald.",
        "Over de verlenging beslist de rechter in het najaar.",
        "Dat doet de gemeente in mei.",
        "In de Raad is besloten het mandaat te verlengen.",
        "De gemeente heeft de proef afgerond. Inmiddels is besloten die te verlengen.",
        "Het doel van de actie blijft onduidelijk.",
        "Die controles voeren wij niet uit.",
        "Wij houden geen overzicht van de boetes bij.",
        "De wet wijzigen is de gemeente niet van plan.",
        "De brug openen is niet mogelijk.",
        "De Commissie liet weten niet te zullen deelnemen aan de vloot.",
        "Nederland hoopt in mei te zullen deelnemen.",
        "In mei start het vaarseizoen.",
        "In mei start de gemeente een proef.",
        "De intentie van de reders is om de uitstoot te verlagen.",
        "Er komt een moment waarop de haven vol is.",
        "Er komen elk jaar meer schepen.",
        "De gemeente besluit daarover. Er komt een loket voor schippers.",
        "De loods blijft tot 2034 beschikbaar.",
        "Verlenging van het verbod wordt door Duitsland tegengehouden.",
        "In mei zal de bouw van de kade zijn begonnen.",
        "In het akkoord zijn de tarieven afgesproken.",
        "De tarieven die wij hebben afgesproken te verlagen, zijn hoog.",
        "De reders hebben afgesproken de kade te verbreden.",
        "Door de reders is toegezegd de kade te verbreden.",
        "In de Unie is de aandacht gericht op de vaargeul.",
        "De inzet van de Commissie is een verbod op netten.",
        "Mijn inzet is een gevolg van het amendement.",
        "De Nederlandse inzet is bekend.",
        "Zijn adviseurs zullen dat in mei aankaarten.",
        "De kosten bedragen € 5 en worden gedekt uit de kas van de vereniging.",
        "Denemarken, Oostenrijk en België zullen de vaargeul samen verdiepen.",
        "Dat zal alles niet oplossen, want ook gewone boten worden steeds sneller.",
    ],
)
def test_its_near_twin_is_none(text: str, process: Process) -> None:
    assert not process(text, DAY)._.commitments


def test_the_time_of_one_verb_makes_the_joined_one_an_act(process: Process) -> None:
    text = "Daarom bekostig ik met ingang van 2032 boten en ondersteun ik de schippers daarbij."
    first, second = process(text, DAY)._.commitments
    assert (first["time_text"], first["deadline_from"]) == ("met ingang van 2032", "2032-01-01")
    assert second["action"] == "ondersteunen"


@pytest.mark.parametrize(
    ("text", "polarity", "status", "deadline"),
    [
        (
            "Ik zal u eind 2031 berichten, zij het niet in een aparte brief maar in de monitor.",
            "positive",
            "new",
            "2031-12-31",
        ),
        ("De brief stuur ik niet in mei maar in juni.", "positive", "amended", "2031-06-30"),
        ("De minister heeft beloofd vóór 1 mei de brug te openen.", "positive", "reaffirmed", ""),
        (
            "Aan het lid Os is in het debat van 18 juni jl. toegezegd dat de sluis opengaat.",
            "positive",
            "reaffirmed",
            "",
        ),
    ],
)
def test_what_is_corrected_is_not_denied(
    text: str, polarity: str, status: str, deadline: str, process: Process
) -> None:
    row = only(process(text, DAY))
    assert (row["polarity"], row["status"]) == (polarity, status)
    assert not deadline or row["deadline_to"] == deadline


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Ik zal het voorstel dat de reders hebben gedaan serieus bekijken.", "zal … bekijken"),
        ("Ik zal de punten die uw Kamer noemt meenemen in de wet.", "zal … meenemen"),
        ("Het kabinet wil de afspraken die gemaakt zijn nakomen.", "wil … nakomen"),
        ("In mei worden de regels die nu gelden herzien.", "worden … herzien"),
        ("Is dat niet het geval, dan grijp ik in.", "grijp … in"),
        ("Tot een gesprek met de reders ben ik graag bereid.", "ben … bereid"),
        ("Ik heb de reders verzekerd dat ik het tarief zal verlagen.", "zal verlagen"),
        ("Aan het lid Os zegde ik toe het tarief te bezien.", "zegde … toe … te bezien"),
        ("Hierover volgt zo nodig een aparte brief.", "volgt"),
        ("Over het verloop rapporteer ik uw Kamer ieder kwartaal.", "rapporteer"),
        ("Nederland sluit zich in mei aan bij de verklaring.", "sluit zich … aan bij"),
        ("Het kabinet zet er daarom op in dat het tarief daalt.", "zet … op in"),
        ("Nederland draagt hier jaarlijks € 4 miljoen aan bij.", "draagt … aan bij"),
        ("Ik wil graag in gesprek met de reders.", "wil … in gesprek met"),
    ],
)
def test_the_verb_is_found_where_it_stands(text: str, trigger: str, process: Process) -> None:
    assert only(process(text, DAY))["trigger"] == trigger


@pytest.mark.parametrize(
    ("text", "actor", "actor_type"),
    [
        (
            "De NVWA let daar scherp op. Zij zal haar capaciteit in 2032 uitbreiden.",
            "Zij",
            "own_agency",
        ),
        (
            "De NVWA wees daar al op. Met ingang van het nieuwe seizoen intensiveert zij het "
            "toezicht.",
            "zij",
            "own_agency",
        ),
        (
            "Rijkswaterstaat kent de sluizen. Daartoe zal de dienst dit jaar een toets verrichten.",
            "de dienst",
            "own_agency",
        ),
        (
            "De Minister van Financiën weet dit. Hij zal de Kamer in mei informeren.",
            "Hij",
            "own_minister",
        ),
        (
            "Het RIVM kent de cijfers. Het instituut zal in mei een rapport uitbrengen.",
            "Het instituut",
            "own_agency",
        ),
    ],
)
def test_a_pronoun_takes_up_the_actor_before(
    text: str, actor: str, actor_type: str, process: Process
) -> None:
    row = process(text, DAY)._.commitments[-1]
    assert (row["actor"], row["actor_type"]) == (actor, actor_type)


@pytest.mark.parametrize(
    "text",
    [
        "De Commissie sprak met de NVWA. Zij zal in mei een voorstel doen.",
        "De NVWA sprak met de reders. Zij zullen in mei een voorstel doen.",
        "De reder betaalde de NVWA. Hij zal in mei weer betalen.",
        "Het kabinet sprak met de heer Os. Hij zal in mei komen.",
        "De NVWA sprak met de reder. Daarop zei de reder dat hij in mei zal betalen.",
        "De gemeente zal de punten die ik noemde meenemen in de herziening.",
        "Ik heb de reders die schade lijden geholpen.",
        "De reders hebben verzekerd dat zij het tarief zullen verlagen.",
        "Uw Kamer wordt jaarlijks geïnformeerd over de tarieven.",
    ],
)
def test_no_other_actor_is_taken_for_the_sender(text: str, process: Process) -> None:
    assert not process(text, DAY)._.commitments


@pytest.mark.parametrize(
    ("text", "trigger", "polarity"),
    [
        ("Mocht daar aanleiding toe zijn, dan informeer ik de Kamer.", "informeer", "positive"),
        ("Wanneer er meer bekend is, kom ik hierop terug.", "kom … hierop terug", "positive"),
        ("Met het verzoek ga ik niet akkoord.", "Met … ga … akkoord", "negative"),
        ("Aan het verzoek geef ik geen gehoor.", "Aan … geef", "negative"),
        ("De beantwoording van de vragen volgt in mei.", "volgt", "positive"),
        (
            "Ik ben het ermee eens dat dit moet stoppen en ik zal dat bevorderen.",
            "zal … bevorderen",
            "positive",
        ),
        ("Ik zal geen steun geven aan het voorstel.", "zal … geven", "positive"),
    ],
)
def test_what_follows_on_something(
    text: str, trigger: str, polarity: str, process: Process
) -> None:
    row = only(process(text, DAY))
    assert (row["trigger"], row["polarity"]) == (trigger, polarity)
