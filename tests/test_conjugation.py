from __future__ import annotations

from pathlib import Path

import pytest

from extractor.commitments.conjugation import Kind, conjugate, split_particle


@pytest.mark.parametrize(
    ("lemma", "form", "kind", "particle"),
    [
        ("maken", "maakt", Kind.PRESENT, ""),
        ("maken", "gemaakt", Kind.PARTICIPLE, ""),
        ("streven", "streef", Kind.PRESENT, ""),
        ("reizen", "reisde", Kind.PAST, ""),
        ("toezeggen", "zeg", Kind.PRESENT, "toe"),
        ("toezeggen", "toegezegd", Kind.PARTICIPLE, ""),
        ("toezeggen", "zeggen", Kind.INFINITIVE, "toe"),
        ("inzetten", "ingezet", Kind.PARTICIPLE, ""),
        ("evalueren", "evalueert", Kind.PRESENT, ""),
        ("evalueren", "geëvalueerd", Kind.PARTICIPLE, ""),
        ("verbeteren", "verbetert", Kind.PRESENT, ""),
        ("verbeteren", "verbeterd", Kind.PARTICIPLE, ""),
        ("onderzoeken", "onderzocht", Kind.PARTICIPLE, ""),
        ("informeren", "geïnformeerd", Kind.PARTICIPLE, ""),
        ("voorkomen", "voorkomen", Kind.PARTICIPLE, ""),
        ("uitbreiden", "breidt", Kind.PRESENT, "uit"),
        ("herzien", "herziet", Kind.PRESENT, ""),
    ],
)
def test_forms(lemma: str, form: str, kind: Kind, particle: str) -> None:
    assert any(
        f.text == form and f.kind == kind and f.particle == particle for f in conjugate(lemma)
    )


@pytest.mark.parametrize(
    ("lemma", "split"),
    [
        ("toezeggen", ("toe", "zeggen")),
        ("onderzoeken", ("", "onderzoeken")),
        ("informeren", ("", "informeren")),
        ("overleggen", ("", "overleggen")),
        ("terugkomen", ("terug", "komen")),
    ],
)
def test_particles(lemma: str, split: tuple[str, str]) -> None:
    assert split_particle(lemma) == split


def test_a_users_strong_verb(tmp_path: Path) -> None:
    row = (
        "id,past_singular,past_plural,participle,present_singular\nspugen,spoog,spogen,gespogen,\n"
    )
    (tmp_path / "strong_verbs.csv").write_text(row, "utf-8")
    assert "spogen" in {form.text for form in conjugate("spugen", tmp_path)}
    assert "spogen" not in {form.text for form in conjugate("spugen")}
