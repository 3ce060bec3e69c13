"""Threads of a dossier against the hand-made ones: links of pairs, and B-cubed of mentions."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from extractor.tracking import Member

ROOT = Path(__file__).parents[1]
LETTERS = ROOT / "notebooks" / "letters"
DOSSIERS = sorted((ROOT / "notebooks").glob("dossier-*.json"))

Threads = Mapping[str, Hashable]  # mention → thread


class Rates(NamedTuple):
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (sum(self) or 1)


class Dossier(NamedTuple):
    """Mentions by id: their threads and roles by hand, and as found; `missed` are in neither."""

    gold: dict[str, int]
    found: dict[str, str]
    gold_roles: dict[str, str]
    found_roles: dict[str, str]

    @property
    def both(self) -> tuple[Threads, Threads]:
        """The threads of those mentions that the tables hold and the hand names."""
        ids = self.gold.keys() & self.found.keys()
        return {i: self.gold[i] for i in ids}, {i: self.found[i] for i in ids}

    @property
    def roles(self) -> float:
        ids = self.gold.keys() & self.found.keys()
        return sum(self.gold_roles[i] == self.found_roles[i] for i in ids) / len(ids)


def dossier(file: Path, members: Sequence[Member]) -> Dossier:
    """Find the hand's mentions among the members: same document, the one clause in the other."""
    truth = json.loads(file.read_text("utf-8"))
    own = [m for m in members if m.thread.startswith(truth["dossier"] + "/")]
    gold: dict[str, int] = {}
    roles: dict[str, str] = {}
    for number, thread in enumerate(truth["threads"]):
        for mention in thread:
            said = mention["commitment"]
            same = [
                m.id
                for m in own
                if Path(m.document).name == mention["document"]
                and (said in m.clause or m.clause in said)
            ]
            name = same[0] if same else f"{mention['document']}: {said}"
            gold[name], roles[name] = number, mention["status"]
    return Dossier(gold, {m.id: m.thread for m in own}, roles, {m.id: m.role for m in own})


def pairwise(gold: Threads, found: Threads) -> Rates:
    """Of the pairs of mentions that are in one thread: how many are right, how many are found."""
    right, told = _pairs(gold), _pairs(found)
    return Rates(len(right & told) / (len(told) or 1), len(right & told) / (len(right) or 1))


def _pairs(threads: Threads) -> set[frozenset[str]]:
    return {frozenset((a, b)) for a, b in combinations(threads, 2) if threads[a] == threads[b]}


def b_cubed(gold: Threads, found: Threads) -> Rates:
    """Mean over mentions of the share of its thread that is right, and that is found."""
    return Rates(_purity(found, gold), _purity(gold, found))


def _purity(threads: Threads, others: Threads) -> float:
    groups: defaultdict[Hashable, set[str]] = defaultdict(set)
    for mention, thread in threads.items():
        groups[thread].add(mention)
    shares = [
        sum(
            m == mention or (mention in others and others.get(m, m) == others[mention])
            for m in groups[thread]
        )
        / len(groups[thread])
        for mention, thread in threads.items()
    ]
    return sum(shares) / (len(shares) or 1)
