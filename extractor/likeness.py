"""How much two Dutch texts say the same: shared word beginnings, rare ones counting more.

What every commitment says (`zal de Kamer voor de zomer een brief sturen over`) does not count.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[a-z0-9]+")
_STEM = 6  # letters: `informeren` and `informeert`, `stikstofbeleid` and `stikstof`

# Function words, and the formulas in which ministers promise: they tell no two promises apart.
_WORDS = """
aan al alle als bij daar dan dat de den der die dit door dus een en er gaan gaat ga geen haar heb
heeft het hij hoe hier hun ik in ingaan is kan kunnen maar mij mijn me met moet na naar niet nog
nu of om onder ons onze ook op over per te tot toe u uit uw van vanuit veel via voor waar wat
welke wel wij worden wordt zal zich zij zijn zo zou zullen minister ministers staatssecretaris
kabinet regering kamer tweede leden zegt informeren informeert berichten bericht brief
schriftelijk sturen stuur stuurt toezenden zend ontvangen ontvangt geinformeerd terugkomen kom
komt terug nader nadere overzicht laten laat doen bezien nagaan gesprek gesprekken spreken
bespreek overleg onderzoek onderzoeken uitvoeren orde stellen vragen vraag inzetten inzet pleiten
aandringen zomer zomerreces reces voorjaar najaar eind einde begin jaar jaarlijks maand kwartaal
week maandelijks begrotingsbehandeling
"""
_FORMULAS = frozenset(_WORDS.split())

Vector = Mapping[str, float]


class Likeness:
    """Cosine of weighted word beginnings, as in information retrieval (tf-idf).

    Parameters
    ----------
    texts : the collection that tells which words are rare
    least : how many texts it counts as at least: in a handful every word seems common
    """

    def __init__(self, texts: Iterable[str], *, least: int = 0) -> None:
        self._holders: Counter[str] = Counter()
        self._texts = 0
        for text in texts:
            self._texts += 1
            self._holders.update(set(stems(text)))
        self._texts = max(self._texts, least)

    def vector(self, text: str) -> Vector:
        """When you call this, it will weigh the words of a text, to length 1."""
        weights = {stem: self._weight(stem) for stem in stems(text)}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {stem: weight / length for stem, weight in weights.items()} if length else {}

    def _weight(self, stem: str) -> float:
        return math.log((1 + self._texts) / (1 + self._holders[stem])) + 0.1


def likeness(one: Vector, other: Vector) -> float:
    """When you call this, it will give the likeness of two vectors: 0 (nothing shared) to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other.get(stem, 0.0) for stem, weight in one.items())


def stems(text: str) -> list[str]:
    """When you call this, it will give the beginnings of the words that are no formula.

    >>> stems("De coördinatie vóór 2025")
    ['coordi', '2025']
    """
    words = (word for word in _WORD.findall(_unaccented(text)) if word not in _FORMULAS)
    return [word[:_STEM] for word in words]


def _unaccented(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in parts if not unicodedata.combining(c))
