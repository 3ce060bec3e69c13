from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

import extractor.extensions
from extractor.components.sentences import SentencesComponent

extractor.extensions.register()
SPLITTER = SentencesComponent()
BLANK = spacy.blank("nl")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Dit debat is op 18 september a.s. Ik zal u informeren.", 2),
        ("De motie van het lid Bakker c.s. (Kamerstuk 39 901, nr. 3) is aangenomen.", 1),
        ("Zie Kamerstuk 39 901, nr. 287 en art. 3 van de wet.", 1),
        ("Dr. J. Jansen sprak. Daarna sloot de vergadering.", 2),
        ("Bent u bereid dat te doen? Zo ja, wanneer?", 2),
        ("Dat kost 3.5 miljoen euro. In 2024 volgt meer.", 2),
        ("Hij zei: «Dat doen we niet.» Daarna ging hij.", 2),
        ("De heer A.B. de Vries is benoemd.", 1),
        ("1. De eerste stap is gezet.", 1),
        ("Eerst dit.\n2. De tweede stap is gezet.", 2),
        ("Dat duurt nog... Daarna volgt meer (zie p. 3.). Dan sluiten wij.", 3),
        ("De dijk is af.Ook de sluis is klaar.Dan volgt de brug.", 3),
        ("Het fonds loopt (nr. 12). De heer drs.Jansen leest wetten.nl en Maas.De krant.", 3),
        ("Wat nu?!” Niemand antwoordt ... (Gelach.) De zitting is hervat.", 4),
    ],
)
def test_boundaries(text: str, sentences: int) -> None:
    doc = SPLITTER(BLANK.make_doc(text))
    assert len(list(doc.sents)) == sentences, [sent.text for sent in doc.sents]


@pytest.mark.parametrize(
    "text",
    [
        "Dat is aan het IMG.Ik zie toe.",
        "Zie nr. 12 (2031).Ik zie toe.",
        "Dat liep tot en met 2031.Ik zie toe.",
        "Zag u dat?Ik ook.",
    ],
)
def test_a_stop_that_lost_its_space(text: str, nlp: Language) -> None:
    doc = SPLITTER(nlp.make_doc(text))
    assert [sent.text[:2] for sent in doc.sents][1:] == ["Ik"]


def test_tokens_are_parted_where_sentences_are(nlp: Language) -> None:
    doc = SPLITTER(nlp.make_doc("Dat is aan de IGJ.Eén van ons ziet toe."))
    assert [sent.text for sent in doc.sents] == ["Dat is aan de IGJ.", "Eén van ons ziet toe."]


def test_blocks_are_never_crossed() -> None:
    doc = BLANK.make_doc("Inzet van het kabinet\nIk zal u informeren")
    doc._.blocks = [[0, 21, "heading", "nobody"], [22, 41, "paragraph", "sender"]]
    assert [sent.text.strip() for sent in SPLITTER(doc).sents] == doc.text.split("\n")


def test_empty_text() -> None:
    assert len(SPLITTER(BLANK.make_doc(""))) == 0
