"""Reads a word for the bodies: what name, mandate or acronym may begin with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.gazetteer.body_forms import BodyForm, BodyForms
from extractor.gazetteer.body_rules import BodyRules
from extractor.gazetteer.mandates import Mandates
from extractor.gazetteer.pieces import FULL_NAMES, UN, stems_of
from extractor.gazetteer.words import Word

_GLUED = re.compile(r"[A-Z]{4,}(?=[a-zà-ÿ]{2})")  # UNHCRheeft: the source lost the space


@dataclass(frozen=True, slots=True)
class BodyReading:
    """What one word may be: the start of a name or mandate, an acronym with a head behind it."""

    starts: bool
    acronym: BodyForm | None = None
    head: str = ""
    mandate: bool = False  # a mandate in one word: Rwandatribunaal


class BodyReader:
    """Gives the reading of a word, None for most words."""

    def __init__(self, forms: BodyForms, mandates: Mandates, rules: BodyRules) -> None:
        self.forms = forms
        self.mandates = mandates
        self.rules = rules

    def __call__(self, word: Word) -> BodyReading | None:
        """When you call this, it will read one word."""
        acronym, head = self._acronym(word.text)
        starts = self._starts(word)
        mandate = self.mandates.in_word(word.text) is not None
        if starts or acronym or mandate or word.text in self.rules.back_words:
            return BodyReading(starts, acronym, head, mandate)
        return None

    def _starts(self, word: Word) -> bool:
        stems = stems_of(word.text)
        if not stems:
            return False
        first = stems[0]
        return (
            first == UN
            or word.key.lstrip("0123456789") in FULL_NAMES
            or self.forms.starts(first)
            or self.mandates.starts(first)
        )

    def _acronym(self, text: str) -> tuple[BodyForm | None, str]:
        """Find `WHO`, and `WHO` with its head in `WHO-secretariaat`, `WHO's`."""
        form = self.forms.acronyms.get(text) or self.forms.acronyms.get(text.rstrip("."))
        if form:
            return form, ""
        for mark in [mark for mark in "-'/" if mark in text]:
            first, _, head = text.partition(mark)
            form = self.forms.acronyms.get(first)
            if form and head and not head[0].isdigit():
                return form, head
        glued = _GLUED.match(text)
        form = self.forms.acronyms.get(glued[0]) if glued else None
        if glued and form:
            return form, text[glued.end() :]
        return None, ""
