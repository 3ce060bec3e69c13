"""Which statements are about the same promise: letter by letter, the most alike thread first.

Two statements of a dossier belong together when what they say is alike (`ALIKE`), less when the
later one says itself that it was promised before (`KNOWN`). A deed fulfils a promise of an earlier
letter; informing fulfils only promises to inform. A cited registration number joins always, over
dossiers, too. The thresholds were set on one dossier of made-up letters, 39950.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from extractor.likeness import Likeness, Vector
from extractor.tracking.statements import Statement

ALIKE = 0.4  # likeness (0 to 1) from which two statements are about one promise
KNOWN = 0.2  # where the later one says that it was promised before
TWICE = 0.6  # where both stand in one letter
OTHER_DEED = 0.5  # where a deed has another verb than the promise
OTHER_NAMES = 0.4  # what is left of the likeness where both name something, and nothing the same
COLLECTION = 1000  # statements at least that tell rare words from common ones


@dataclass(slots=True)
class Chain:
    """The statements about one promise in order, each with the likeness that joined it."""

    members: list[Statement] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    closed: bool = False

    def add(self, statement: Statement, score: float) -> None:
        """When you call this, it will append a statement; a deed closes a promise for once."""
        if statement.category:
            self.closed = not self.lasts
        self.members.append(statement)
        self.scores.append(score)

    @property
    def lasts(self) -> bool:
        """Whether it holds, as it was last put, for more than once."""
        return next(one.lasts for one in reversed(self.members) if not one.category)


def link(statements: Sequence[Statement]) -> list[Chain]:
    """When you call this, it will put every commitment in one chain, and deeds that fulfil any.

    Parameters
    ----------
    statements : of one run, ordered by date
    """
    alike = Likeness([one.text for one in statements], least=COLLECTION)
    places: defaultdict[str, _Place] = defaultdict(_Place)
    numbers: dict[str, Chain] = {}
    chains: list[Chain] = []
    for _, of_letter in groupby(statements, key=lambda one: one.document):
        letter = list(of_letter)
        place = places[letter[0].dossier or letter[0].document]
        vectors = {one.id: alike.vector(one.text) for one in letter}
        taken: dict[str, tuple[Chain, float]] = {}
        for one in letter:
            known = [numbers[n] for n in one.numbers if n in numbers]
            if known:
                taken[one.id] = known[0], 1.0
        for score, one, chain in place.candidates(letter, vectors):
            others = [other for other in letter if taken.get(other.id, (None,))[0] is chain]
            if one.id not in taken and (not others or _may_share(one, others)):
                taken[one.id] = chain, score
        for one in letter:
            chain, score = taken.get(one.id) or place.twin(one, vectors[one.id]) or (Chain(), 0.0)
            if not chain.members:
                if one.category:
                    continue
                chains.append(chain)
            chain.add(one, score)
            place.add(one, vectors[one.id], chain)
            for number in one.numbers:
                numbers.setdefault(number, chain)
    return chains


def _may_share(one: Statement, others: Iterable[Statement]) -> bool:
    """Tell whether a letter may speak of a promise again: if it says so, and before it is kept."""
    return one.known and not any(other.category for other in (one, *others))


def _in_one_sentence(one: Statement, other: Statement) -> bool:
    """Tell whether two clauses of a letter stand in one sentence, and so are two promises."""
    sentence = one.value("sentence")
    return sentence == other.value("sentence") and abs(one.start - other.start) < len(sentence)


class _Place:
    """The statements of one dossier so far, found by the words they share with a new one."""

    def __init__(self) -> None:
        self._members: list[tuple[Statement, Chain]] = []
        self._holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)

    def add(self, one: Statement, vector: Vector, chain: Chain) -> None:
        for word, weight in vector.items():
            self._holders[word].append((len(self._members), weight))
        self._members.append((one, chain))

    def candidates(
        self, letter: Iterable[Statement], vectors: dict[str, Vector]
    ) -> list[tuple[float, Statement, Chain]]:
        """Give what the statements of a letter may continue, the most alike first."""
        found = [
            (score, one, chain)
            for one in letter
            for score, other, chain in self._alike(one, vectors[one.id])
            if score >= threshold(one, other) and not chain.closed
        ]
        return sorted(found, key=lambda one: (-one[0], one[1].start))

    def twin(self, one: Statement, vector: Vector) -> tuple[Chain, float] | None:
        """Give the chain of a commitment that the same letter states twice."""
        twins = [
            (chain, score)
            for score, other, chain in self._alike(one, vector)
            if other.document == one.document and score >= TWICE and not chain.closed
            if not one.category and not _in_one_sentence(one, other)
        ]
        return max(twins, key=lambda twin: twin[1], default=None)

    def _alike(self, one: Statement, vector: Vector) -> Iterator[tuple[float, Statement, Chain]]:
        scores: Counter[int] = Counter()
        for word, weight in vector.items():
            for place, other in self._holders[word]:
                scores[place] += weight * other  # type: ignore[assignment]
        for place, score in scores.items():
            other_one, chain = self._members[place]
            apart = one.names and other_one.names and one.names.isdisjoint(other_one.names)
            yield score * (OTHER_NAMES if apart else 1), other_one, chain


def threshold(one: Statement, other: Statement) -> float:
    """When you call this, it will give the likeness from which `one` continues `other`.

    More than 1 where it cannot: a deed fulfils no deed, and *ik heb gemeld dat* no promise to act.
    """
    if one.category and other.category:
        return 2.0
    if one.category and one.informs != other.informs:
        return OTHER_DEED if one.category == "performative" else 2.0
    if one.known:
        return KNOWN
    if one.category and not one.informs and one.verb != other.verb:
        return OTHER_DEED
    return ALIKE
