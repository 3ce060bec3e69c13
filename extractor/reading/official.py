"""Official XML of officielebekendmakingen.nl, in both dialects, to letter.

`officiele-publicatie` (2010s to now) and `kamerwrk` (1995 to about 2009) are walked by one walker,
which goes by the local names of elements. An element that it does not know is read as text.
"""

from __future__ import annotations

from typing import Any

from extractor.letter import BlockKind, Letter, Speaker
from extractor.reading.compose import Composer
from extractor.reading.dutch_dates import iso_date
from extractor.reading.markup import attribute, children, local_name, parse_xml, text_of
from extractor.reading.status import Limits, Refused, Status

_ROOTS = {"officiele-publicatie", "kamerwrk"}
_SKIPPED = {"metadata", "meta", "versie", "witreg", "colspec", "spanspec", "plaatje", "illustratie"}
_BLOCKS: dict[str, BlockKind | None] = {
    **dict.fromkeys(("al", "tekstregel", "p", "definitie", "term"), None),
    **dict.fromkeys(("tussenkop", "tuskop", "kop", "title", "item-titel"), BlockKind.HEADING),
    **dict.fromkeys(("dossier", "stuknr", "kamervraagnummer", "onderw"), BlockKind.HEADER),
    **dict.fromkeys(("kamervraagomschrijving", "datumtekst"), BlockKind.HEADER),
    **dict.fromkeys(("titel", "subtitel", "vergjaar", "ordernr"), BlockKind.HEADER),
    **dict.fromkeys(("vergadering-nummer", "vergaderdatum", "vergadertijd"), BlockKind.HEADER),
    **dict.fromkeys(("functie", "naam"), BlockKind.SIGNATURE),
    **dict.fromkeys(("li",), BlockKind.LIST_ITEM),
    **dict.fromkeys(("spreker",), BlockKind.HEADING),
}
# Inside these, `titel`, `naam` and the like are part of the running text.
_RUNNING = {"al", "kop", "dossier", "kamervraagomschrijving", "spreker", "noot", "onderw", "entry"}
_SPACED = {
    "nr", "li.nr", "noot.nr", "dossiernr", "dossiernummer", "label", "voornaam", "nummer",
    "titel", "subtitel",
}  # fmt: skip
_CONTAINERS = {
    "algemeen", "vrije-tekst", "tekst", "al-groep", "lijst", "divisie", "tekst-sluiting",
    "ondertekening", "bijlage", "box", "definitielijst", "definitie-item", "kamerstuk", "stuk",
    "kamerstukkop", "kamervragen", "kamervraagkop", "handelingen", "vergadering", "agendapunt",
    "spreekbeurt", "motie", "motie-info", "opening", "frontm", "body", "ondtek", "table", "tgroup",
    "thead", "tbody", "row", "entry", "noot", "noot.al", "voetnoot", "onderwerp", "vraag",
    "antwoord", "tekstblok", "sluiting", "citaat",
}  # fmt: skip
_INLINE = {
    "nadruk", "extref", "intref", "sup", "sub", "datum", "organisatie", "achternaam", "inf",
    "kamervraagonderwerp", "ondernummer", "politiek", "voorvoegsels", "ltrlabel", "voetref", "br",
}  # fmt: skip


def read_official(data: bytes, limits: Limits) -> Letter:
    """When you call this, it will read official XML as a letter.

    Raises
    ------
    Refused : malformed, or no publication at all (a search answer, an error message)
    """
    root, warnings = parse_xml(data)
    name = local_name(root)
    if name in ("searchRetrieveResponse", "diagnostics", "diagnostic", "Error"):
        message = f"a {name} of a server, not a publication; fetch the document again"
        raise Refused(Status.ERROR, "not_a_publication", message)
    walker = _Walker(root, Composer(limits))
    walker.composer.warnings += warnings
    if name not in _ROOTS:
        walker.composer.warnings.append(f"unknown: root element <{name}>; its text was read")
    walker.walk(root, running=False)
    if walker.unknown:
        names = ", ".join(f"<{name}>" for name in sorted(walker.unknown))
        walker.composer.warnings.append(f"unknown: {names}; their text was read")
    walker.composer.meta = _meta(root)
    return walker.composer.letter()


class _Walker:
    """Walks through the elements and tells the composer what it meets."""

    def __init__(self, root: Any, composer: Composer) -> None:
        self.composer = composer
        self.unknown: set[str] = set()
        self._known_root = local_name(root) in _ROOTS
        self._notes = {attribute(note, "id"): note for note in children(root, "voetnoot")}

    def walk(self, element: Any, *, running: bool) -> None:
        """Read an element and its tail; `running`: it stands inside the text of a block."""
        name = local_name(element)
        if name == "":
            self.composer.warnings.append("entity: an entity that is not built in was left out")
        elif name in ("vraag", "antwoord"):
            self._spoken(element, Speaker.MEMBER if name == "vraag" else Speaker.SENDER)
        elif name == "spreekbeurt":
            self._spoken(element, _speaker_of(element))
        elif name == "noot":
            with self.composer.footnote():
                self._inside(element, running=True)
        elif name == "voetref":
            self._referred(element)
        elif name == "row":
            self._row(element)
        elif name not in _SKIPPED and name != "voetnoot":
            self._block_or_text(element, name, running)
        if running or (element.tail and not element.tail.isspace()):
            self.composer.text(element.tail)

    def _block_or_text(self, element: Any, name: str, running: bool) -> None:
        if (name in _BLOCKS and not (running and name != "al")) or name == "li":
            self.composer.begin(_BLOCKS[name])
            self._inside(element, running=True)
            self.composer.end()
            return
        if name in ("nr", "li.nr") and not running:
            self.composer.begin(BlockKind.HEADING if name == "nr" else None)
        if self._is_container(element, name, running):
            self._inside(element, running=False)
            return
        self._inside(element, running=running)
        if name in _SPACED and not (element.tail or "")[:1].isspace():
            self.composer.space()
        if name == "li.nr":
            self.composer.hold()

    def _is_container(self, element: Any, name: str, running: bool) -> bool:
        if name in _CONTAINERS:
            return True
        if name in _INLINE or name in _SPACED:
            return False
        if self._known_root and name not in _ROOTS and name not in _BLOCKS:
            self.unknown.add(name)
        if running:
            return False
        if any(local_name(child) in _BLOCKS for child in element):
            return True
        if len(element) == 0 and not self._known_root:
            self.composer.begin()
        return not self._known_root

    def _inside(self, element: Any, *, running: bool) -> None:
        if running or (element.text and not element.text.isspace()):
            self.composer.text(element.text)
        for child in element:
            self.walk(child, running=running)

    def _spoken(self, element: Any, speaker: Speaker) -> None:
        before = self.composer.speaker
        self.composer.end()
        self.composer.speaker = speaker
        self._inside(element, running=False)
        self.composer.end()
        self.composer.speaker = before

    def _referred(self, reference: Any) -> None:
        note = self._notes.get(attribute(reference, "refid"))
        if note is not None:
            with self.composer.footnote(f"{attribute(reference, 'nr')} "):
                self._inside(note, running=True)

    def _row(self, element: Any) -> None:
        with self.composer.row():
            for entry in element:
                self.composer.cell()
                self._inside(entry, running=True)


def _speaker_of(element: Any) -> Speaker:
    """In a debate ministers speak for the government; all others are members."""
    for spreker in children(element, "spreker"):
        title = text_of(spreker).lower()
        return Speaker.SENDER if title.startswith(("minister", "staatssec")) else Speaker.MEMBER
    return Speaker.MEMBER


def _meta(root: Any) -> dict[str, str]:
    """Header fields that stand in elements of their own."""
    meta: dict[str, str] = {}
    for datum in children(root, "datum"):
        parent = datum.getparent()
        asked = (
            local_name(parent) == "kamervraagomschrijving" and attribute(parent, "type") == "vraag"
        )
        if not asked and attribute(datum, "isodatum") and local_name(parent) != "al":
            meta.setdefault("date", attribute(datum, "isodatum"))
    for day in children(root, "vergaderdatum"):  # `Donderdag 5 april 2018`
        meta.setdefault("date", iso_date(text_of(day).partition(" ")[2]))
    for subject in children(root, "kamervraagonderwerp"):
        meta.setdefault("title", text_of(subject))
    for number in children(root, "kamervraagnummer"):
        meta.setdefault("number", text_of(number))
    if next(children(root, "handelingen"), None) is not None:
        meta["kind"] = "debate"
        meta["title"] = next(map(text_of, children(root, "item-titel")), "")
    return meta
