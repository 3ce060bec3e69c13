"""Clauses with something in between, and verbs that share a governor across it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Process = Callable[..., Doc]

INTERRUPTED = [
    # a parenthesis between the finite verb and the rest of its cluster
    (
        "Over het vervolg zal uw Kamer, zoals gebruikelijk, uiterlijk op 1 mei worden bericht.",
        ["zal … worden bericht"],
    ),
    (
        "Wij zullen, als de vraag naar woningen verder oploopt, tijdelijk extra geld vrijmaken.",
        ["zullen … vrijmaken"],
    ),
    (
        "Wij volgen de markt en zullen, als de wachttijden oplopen, extra personeel inzetten.",
        ["volgen", "zullen … inzetten"],
    ),
    (
        "De regeling wordt, als de toets dat toelaat, nog vóór 24 december naar uw Kamer gestuurd.",
        ["wordt … gestuurd"],
    ),
    (
        "Een verbod ben ik, hoe begrijpelijk de wens daartoe ook is, niet van plan in te voeren.",
        ["ben … plan in te voeren"],
    ),
    (
        "Het kabinet zal, zo is met de sector afgesproken, tot en met mei geen boetes opleggen.",
        ["zal … opleggen"],
    ),
    (
        "Ik zal het rapport, op een door uw Kamer te kiezen moment, graag bespreken.",
        ["zal … bespreken"],
    ),
    (
        "Ik zal vergunningen die deze toets niet doorstaan, niet verlengen.",
        ["zal … verlengen"],
    ),
    (
        "Steun aan die partij zal ik, anders dan enkele leden bepleitten, niet hervatten.",
        ["zal … hervatten"],
    ),
    # a clause before the main one
    (
        "Nu het in juni ter stemming komt, zal ik de contacten met twijfelende landen aanhalen.",
        ["zal … aanhalen"],
    ),
    (
        "Zoals ik haar toen heb aangegeven, zal Nederland die heffing afwijzen.",
        ["zal … afwijzen"],
    ),
    (
        "Zodra dat er ligt, zal het kabinet een brief opstellen en zijn positie bepalen.",
        ["zal … opstellen", "zal … bepalen"],
    ),
    # verbs that share a governor
    (
        "Ik heb besloten de renovatie uit te stellen en het geld in te zetten voor de sluizen.",
        ["heb besloten … uit te stellen", "heb besloten … in te zetten"],
    ),
    (
        "Ik ben bereid de ruimte te laten doorlichten en, als dat nodig is, een nieuwe verdeling "
        "voor te stellen.",
        ["ben bereid … laten doorlichten", "ben bereid … voor te stellen"],
    ),
    (
        "Ik zeg toe de regels te evalueren en in mei een voorstel aan uw Kamer te sturen.",
        ["zeg toe … te evalueren", "zeg toe … te sturen"],
    ),
    (
        "Ik ben van plan de regels te evalueren, de subsidie te verhogen en een loket te openen.",
        ["ben … plan … te evalueren", "ben … plan … te verhogen", "ben … plan … te openen"],
    ),
    (
        "Nederland zal pleiten voor een bewijzenbank en zich verzetten tegen verdere pogingen.",
        ["zal pleiten voor", "zal … zich verzetten tegen"],
    ),
    (
        "De landen, waaronder Nederland, zullen gezamenlijk pleiten voor een bank en zich "
        "verzetten tegen verdere pogingen.",
        ["zullen … pleiten voor", "zullen … zich verzetten tegen"],
    ),
    (
        "Ik onderzoek de oorzaken, evalueer de regeling en informeer u daarover in het najaar.",
        ["onderzoek", "evalueer", "informeer"],
    ),
    (
        "Ik zeg toe dat ik, mocht het onderzoek daartoe aanleiding geven, u eerder informeer.",
        ["zeg toe … informeer"],
    ),
    (
        "Ik heb gemeld dat ik hier in het volgende debat op terug zal komen.",
        ["op terug zal komen"],
    ),
    # verbs that the tagger does not know
    (
        "Nederland zal er met Denemarken voor ijveren dat de tekst een einddatum bevat.",
        ["zal … voor ijveren"],
    ),
    (
        "Het RIVM gaat in mei steekproefsgewijs na of de registraties volledig zijn.",
        ["gaat … na"],
    ),
    (
        "Ik breng in kaart welke gegevens ontbreken, en toets ik het ontwerp in mei bij burgers.",
        ["toets"],
    ),
    (
        "Ik laat een partij bezien of de convenanten te verenigen zijn en zal convenanten die "
        "niet voldoen, niet verlengen.",
        ["zal … verlengen"],
    ),
    # relative clauses with an own actor
    (
        "Ik houd een pleidooi dat ik in de Raad van 22 maart zal herhalen.",
        ["zal herhalen"],
    ),
    (
        "Hierover spreek ik met de vervoerder, welk gesprek ik voor 1 oktober wil afronden.",
        ["wil afronden"],
    ),
    (
        "Huisvesting is een knelpunt, reden waarom ik een handreiking laat opstellen.",
        ["laat opstellen"],
    ),
    # a participle that is an adjective is no part of a passive
    (
        "Het is de bedoeling de geharmoniseerde regels uiterlijk 1 juli in te dienen.",
        ["is … bedoeling"],
    ),
]


@pytest.mark.parametrize(("text", "triggers"), INTERRUPTED)
def test_what_stands_between_breaks_no_clause(
    text: str, triggers: list[str], process: Process
) -> None:
    found = [row["trigger"] for row in process(text)._.commitments]
    for trigger in triggers:
        assert trigger in found, found


@pytest.mark.parametrize(
    "text",
    [
        "Het lid Verhoef heeft ook gevraagd of scans buiten de proef zullen worden vergoed.",
        "De fractie heeft zich afgevraagd of scholen in krimpgebieden zullen worden gesloten.",
    ],
)
def test_what_others_ask_is_no_commitment(text: str, process: Process) -> None:
    assert process(text)._.commitments == []


def test_what_is_compared_is_no_verb_of_the_cluster(process: Process) -> None:
    later = "Uw Kamer zal in maart worden geïnformeerd, drie maanden later dan gepland."
    assert [row["trigger"] for row in process(later)._.commitments] == ["zal … worden geïnformeerd"]
    then = "Uw Kamer zal in maart over de proef worden ingelicht en dan gehoord worden."
    assert process(then)._.commitments


@pytest.mark.parametrize(
    "text",
    [
        "De Commissie zal haar voorstel, naar ik aanneem, nog dit jaar presenteren.",
        "De provincie zal, zo heb ik begrepen, in mei een besluit nemen.",
        "De gemeente, die ik daarover heb gesproken, zal in mei een besluit nemen.",
        "Ik roep de partijen op de wapens neer te leggen en een gesprek te beginnen.",
    ],
)
def test_a_parenthesis_makes_nobody_the_actor(text: str, process: Process) -> None:
    rows = process(text)._.commitments
    assert not any("zal" in row["trigger"] or "beginnen" in row["trigger"] for row in rows)
