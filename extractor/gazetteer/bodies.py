"""Finds the bodies of a letter: names, acronyms, mandates, the UN itself, references back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial

from spacy.tokens import Doc

from extractor.gazetteer.body_forms import BodyForm, BodyForms, Named, load_body_forms
from extractor.gazetteer.body_reader import BodyReader, BodyReading
from extractor.gazetteer.body_rules import BodyRules, load_body_rules
from extractor.gazetteer.countries import CountryMatcher, load_country_matcher
from extractor.gazetteer.mandates import Mandate, Mandates, load_mandates
from extractor.gazetteer.names import ancestors, missions_to
from extractor.gazetteer.own_part import NOTHING_CUT, kept_of_name, kept_of_un
from extractor.gazetteer.pieces import ARTICLES, UN, Piece, Pieces
from extractor.gazetteer.references import BodyMention, settle
from extractor.gazetteer.scene import Scene
from extractor.gazetteer.tails import bracketed, capitalised, parent_tail, with_brackets
from extractor.gazetteer.words import Words, WordTable
from extractor.lexicon.loader import fingerprint

UN_BODY = "UN_BODY"
_PARENTS = frozenset({"UN", "UNGA", "UNSC", "UNHRC", "UNSG", "OHCHR"})  # of mandates


class BodyMatcher:
    """Finds bodies in the words of a Doc."""

    def __init__(
        self, forms: BodyForms, mandates: Mandates, rules: BodyRules, countries: CountryMatcher
    ) -> None:
        self.forms = forms
        self.mandates = mandates
        self.rules = rules
        self.countries = countries
        self._table = WordTable(BodyReader(forms, mandates, rules))

    def words(self, doc: Doc) -> Words:
        """When you call this, it will read the words of a Doc."""
        return self._table.words_of(doc)

    def mentions(self, words: Words) -> list[BodyMention]:
        """When you call this, it will give the bodies in text order, references resolved."""
        scene = Scene(words, self.countries)
        found = list(self._found(scene))
        return settle(found, words, self.rules, lambda role: missions_to(role, scene.codes))

    def _found(self, scene: Scene) -> Iterator[BodyMention]:
        behind = 0
        for i in scene.words.found:
            for mention in self._at(scene, i) if i >= behind else ():
                whole = with_brackets(scene.words, mention, self._acronym_of, self.mandates.starts)
                yield whole
                behind = whole.last + 1

    def _at(self, scene: Scene, i: int) -> list[BodyMention]:
        """Give the longest mention at a word; two for `VN-gezanten voor Libië en Jemen`."""
        reading = scene.words[i].found
        if not isinstance(reading, BodyReading):
            return []
        found: list[BodyMention] = []
        if reading.mandate and (mandate := self.mandates.of_word(scene, i)):
            found += self._held(scene, i, mandate)
        if reading.starts:
            found += self._beginning(scene, i)
        if reading.acronym:
            found += self._acronym(scene, i, reading.acronym, reading.head)
        longest = max(found, key=lambda mention: mention.last, default=None)
        same = [
            one for one in found if longest and (one.last, one.rule) == (longest.last, longest.rule)
        ]
        return [self._with_acronym(scene.words, replace(one, first=i)) for one in same]

    def _beginning(self, scene: Scene, i: int) -> Iterator[BodyMention]:
        """Read what may begin at a word, the UN itself only where nothing longer does."""
        pieces, longer = Pieces(scene.words, i), False
        if not self.mandates.starts(pieces[0].stem) and not self.forms.promises(pieces):
            return
        for mention in (*self._name(scene, pieces), *self._mandate(scene, pieces)):
            longer = True
            yield mention
        if pieces[0].stem == UN and not longer:
            yield from self._un(scene, pieces)

    def _mandate(self, scene: Scene, pieces: Pieces) -> Iterator[BodyMention]:
        """Find `VN-rapporteur voor Belarus`; a bare role is its generic body."""
        if pieces[0].stem == UN or self.mandates.starts(pieces[0].stem):
            mandate = self.mandates.find(scene, pieces)
            if mandate:
                yield from self._held(scene, pieces[0].word, mandate)

    def _held(self, scene: Scene, first: int, mandate: Mandate) -> Iterator[BodyMention]:
        """Take a mandate where it is the UN's: by its form, by what is said, by its acronym."""
        role = mandate.role
        if not mandate.ids and role.generic == "UN" and not role.mission:
            return  # VN-gezant: the UN's own compound
        ids = mandate.ids or (role.generic,)
        last = parent_tail(scene.words, mandate.last, partial(self._body_at, scene), _PARENTS)
        said = mandate.said or last > mandate.last
        open_mission = role.mission and not mandate.ids
        proven = said or mandate.proper or bracketed(scene.words, last, self._acronym_of) in ids
        if not (proven or open_mission) or self._foreign_tail(scene, last):
            return
        for own in [(one,) for one in ids] if mandate.every else [ids]:
            yield BodyMention(
                first=first,
                last=last,
                ids=own,
                label=self._label(own),
                form="compound" if own == ("UN",) and not role.mission else "mandate",
                rule=f"mandate-{role.id}",
                needs="mission" if open_mission and not said else "",
                said=said,
                mission=role.id if open_mission else "",
            )

    def _name(self, scene: Scene, pieces: Pieces) -> Iterator[BodyMention]:
        """Find a name of the lexicon, with the UN and its parent body where they stand by."""
        named = self.forms.longest(pieces)
        form = named.fitting() if named else None
        if not named or not form or not self._counts(scene, pieces[0].word, named, form):
            return
        body_at = partial(self._body_at, scene)
        last = parent_tail(scene.words, named.last, body_at, ancestors(form.body))
        said = named.said or last > named.last
        yield BodyMention(
            first=pieces[0].word,
            last=last,
            ids=(form.body,),
            label=form.label,
            form="compound" if named.head else form.kind,
            rule=form.id,
            needs="letter" if form.needs == "letter" and not said else "",
            said=said,
            kept=kept_of_name(scene.words, named.last, named.own),
        )

    def _counts(self, scene: Scene, i: int, named: Named, form: BodyForm) -> bool:
        """Tell that body from a council of somebody else and from a common noun."""
        words = scene.words
        if named.head and self.rules.own_instrument(named.head):
            return False
        if named.said:
            return True
        one_word = named.last == i
        if form.label == UN_BODY:
            if one_word and form.kind == "name" and words.key(i - 1) in self.rules.foreign:
                return False
            if self._foreign_tail(scene, named.last):
                return False
        if one_word or words.text(named.last + 1) == "(" or form.text[0].islower():
            return True
        return self.rules.is_plain(words, i, named.last) or capitalised(words, i, named.last)

    def _foreign_tail(self, scene: Scene, last: int) -> bool:
        """Tell a body of somebody else: `… van de Raad van Europa`, `… van Rusland`."""
        if scene.words.key(last + 1) != "van":
            return False
        place = last + (3 if scene.words.key(last + 2) in ARTICLES else 2)
        owner = self._body_at(scene, place) if place < len(scene.words) else None
        if owner:
            return owner[0] in self.forms.others
        return any(mention.form != "adjective" for mention in scene.countries_at(place))

    def _un(self, scene: Scene, pieces: Pieces) -> Iterator[BodyMention]:
        """Find `VN` and `VN-lidstaten`; not `VN-Handvest`, `VN Klimaatraamverdrag`."""
        last = pieces[0].word
        heads: list[Piece] = []
        while (piece := pieces.at(1 + len(heads))) and piece.word == last:
            heads.append(piece)
        behind = [piece] if not heads and piece and piece.word == last + 1 else []
        if any(self.rules.no_body(piece.stem) for piece in heads or behind):
            return
        if not heads and self._is_code(scene.words, last):
            return
        full = scene.words.text(last).startswith("N")
        form = "compound" if heads else "name" if full else "acronym"
        kept = kept_of_un(scene.words, last) if heads else NOTHING_CUT
        yield BodyMention(last, last, ("UN",), UN_BODY, form, "UN-vn", said=True, kept=kept)

    def _is_code(self, words: Words, i: int) -> bool:
        """Tell `Vietnam (VN)` and `VN (Vietnam)` from the United Nations."""
        named_before = words.text(i - 1) == "(" and words.key(i - 2) in self.rules.code_of
        return named_before or (words.text(i + 1) == "(" and words.key(i + 2) in self.rules.code_of)

    def _acronym(self, scene: Scene, i: int, form: BodyForm, head: str) -> Iterator[BodyMention]:
        if head and self.rules.own_instrument(head.lower()):
            return
        if scene.words.text(i - 1) == "(" and self.rules.is_instrument(scene.words.text(i - 2)):
            return
        needs = "" if scene.words.text(i - 1) in ("VN", "UN") else form.needs
        kind = "compound" if head else "acronym"
        kept = (i, len(form.text)) if head else NOTHING_CUT
        yield BodyMention(i, i, (form.body,), form.label, kind, form.id, needs, kept=kept)

    def _with_acronym(self, words: Words, mention: BodyMention) -> BodyMention:
        """Take in `ICAO` behind `VN-burgerluchtvaartorganisatie`: one body named twice."""
        after = words[mention.last + 1].found if mention.last + 1 < len(words) else None
        if not isinstance(after, BodyReading) or not after.acronym or after.head:
            return mention
        form = after.acronym
        generic = mention.ids == ("UN",) and mention.form == "compound"
        if form.body in mention.ids or (generic and form.label == UN_BODY):
            last = mention.last + 1
            return replace(mention, last=last, ids=(form.body,), form="name", needs="")
        return mention

    def _label(self, ids: tuple[str, ...]) -> str:
        return "ORGANISATION" if ids[0] in self.forms.others else UN_BODY

    def _acronym_of(self, text: str) -> str:
        """Give the id of the body that an acronym is known for, or an empty string."""
        form = self.forms.acronyms.get(text)
        return "UN" if text == "VN" else form.body if form else ""

    def _body_at(self, scene: Scene, place: int) -> tuple[str, int] | None:
        """Give the id and the last word of the body that is named at a place."""
        acronym = self._acronym_of(scene.words.text(place))
        if acronym:
            return acronym, place
        pieces = Pieces(scene.words, place)
        named = self.forms.longest(pieces)
        if named and (form := named.fitting()):
            return form.body, named.last
        first = pieces.at(0)
        return ("UN", first.word) if first and first.stem == UN else None


def load_body_matcher(lexicon: str | None = None, unverified: bool = False) -> BodyMatcher:
    """When you call this, it will build the matcher, once per state of the lexicon's files.

    Parameters
    ----------
    lexicon : a user's overlay folder, or None
    unverified : also the forms that no source attests
    """
    return _load(lexicon, unverified, fingerprint(lexicon) if lexicon else "")


@cache
def _load(lexicon: str | None, unverified: bool, state: str) -> BodyMatcher:
    return BodyMatcher(
        load_body_forms(lexicon, unverified),
        load_mandates(lexicon),
        load_body_rules(lexicon),
        load_country_matcher(lexicon, unverified),
    )
