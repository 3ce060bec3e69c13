"""Makes output folders for the tests of the review page, without running the pipeline."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from extractor.records import TABLES, columns

Row = dict[str, object]
SYLLABLES = [
    "ba",
    "de",
    "gi",
    "ko",
    "lu",
    "mer",
    "nij",
    "pos",
    "rap",
    "sta",
    "tui",
    "vel",
    "wan",
    "zor",
    "ing",
    "heid",
    "schap",
    "ver",
    "ont",
    "aan",
]
MINISTRIES = ["Water", "Handel", "Zorg", "Recht", "Onderwijs", "Landbouw", "Wonen", "Defensie"]
COUNTRIES = ["BLR", "KEN", "MMR", "NLD", "PER", "SDN", "UKR", "YEM"]
BODIES = ["OHCHR", "UNGA", "UNHCR", "UNHRC", "UNICEF", "UNSC", "WFP", "WHO"]


@dataclass(slots=True)
class Tables:
    """Rows by table, as a run would have written them."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in TABLES})

    def add(self, table: str, **values: object) -> None:
        self.rows[table].append(values)

    def write(self, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in self.rows.items():
            write_table(folder / f"{name}.csv", columns(name), rows)
        return folder


def write_table(file: Path, names: list[str], rows: Iterable[Mapping[str, object]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, names, restval="")
        writer.writeheader()
        writer.writerows(rows)


def many_letters(count: int, sentences: int = 100) -> Tables:
    """Letters as long as real ones (about 12,000 characters), of words that are hard to compress.

    Each sentence in eight is a commitment, each in two a near-miss; each holds a country.
    """
    chance = random.Random(1)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(20_000)]
    tables = Tables()
    for number in range(count):
        _one_letter(tables, f"brief-{number:04}.txt", sentences, words, chance)
    return tables


def _one_letter(
    tables: Tables, document: str, sentences: int, words: list[str], chance: random.Random
) -> None:
    text, promises = "", 0
    day = f"20{chance.randint(18, 25)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    for number in range(sentences):
        sentence = f"Ik zal {' '.join(chance.choices(words, k=14))}."
        start, code = len(text), chance.choice(COUNTRIES)
        place = {"document": document, "sentence": sentence, "page": 1 + start // 3000}
        span = {"start": start, "end": start + len(sentence) - 1, "trigger": "zal"}
        if number % 8 == 0:
            promises += 1
            tables.add(
                "commitments",
                **place,
                **span,
                id=f"{document}#{promises}",
                commitment=sentence[:-1],
                actor="ik",
                actor_type="own_minister",
                strength=chance.choice(["promise", "firm", "intention"]),
                obligation=chance.choice(["information", "effort", "outcome", "action"]),
                polarity="positive",
                status="new",
                deadline_to=day.replace("20", "21", 1) if chance.random() < 0.2 else "",
                countries=code,
                un_bodies=chance.choice(BODIES) if chance.random() < 0.3 else "",
                confidence="high",
                rule="zullen:informeren",
            )
        elif number % 2:
            miss = {"clause": sentence[:-1], "category": "third_party"}
            tables.add("near_misses", **place, **span, **miss, rule="T2:zullen:informeren")
        mention = {"start": start, "end": start + 2, "text": sentence[:2]}
        tables.add("mentions", **place, **mention, label="COUNTRY", value=code, name=code)
        text += sentence + ("\n\n" if number % 5 == 4 else " ")
    tables.add("texts", document=document, text=text)
    tables.add(
        "documents",
        document=document,
        path=document,
        sha256=f"{chance.getrandbits(256):064x}",
        status="ok",
        date=day,
        ministry=chance.choice(MINISTRIES),
        dossier=str(32_000 + chance.randint(1, 60)),
        title=" ".join(chance.choices(words, k=6)),
        characters=len(text),
    )
