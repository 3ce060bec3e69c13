"""Meanings of times made of other times: parts, markers, ranges, bounds."""

from __future__ import annotations

from dataclasses import replace

from extractor.calendar_nl import parts
from extractor.calendar_nl.interval import Grain, Interval, single
from extractor.calendar_nl.lexer import Node
from extractor.calendar_nl.moment import Choice, Fixed, Narrow, Recurring, choose, from_to
from extractor.calendar_nl.reading import Pieces, Reading
from extractor.calendar_nl.relative import this_unit


def _whole(pieces: Pieces) -> Reading:
    """Give the time that a part is taken of: *2021*, the *jaar* of *eind van het jaar*."""
    inner: Reading | None = pieces.one("T")
    return inner or this_unit(pieces)


def _part(pieces: Pieces, narrow: Narrow, kind: str = "") -> Reading | None:
    whole = _whole(pieces)
    if whole.vague:
        return None
    return replace(whole, moment=whole.moment.narrow(narrow), kind=kind)


def part(pieces: Pieces) -> Reading | None:
    """Read *begin 2022*, *medio mei*, *eind deze week*."""
    which = pieces.value or pieces.one("PART", "HALF", "EARLY")
    kind = "end" if which == "end" else "part"
    return _part(pieces, lambda whole: parts.third(whole, which), kind)


def half_month(pieces: Pieces) -> Reading | None:
    """Read *half maart*, *half 2026*: the middle."""
    inner: Reading = pieces.one("T")
    if inner.kind not in ("month", "year"):
        return None
    return part(pieces)


def parts_of(pieces: Pieces) -> Reading | None:
    """Read *begin/medio 2021*, *medio of eind mei*: from the one to the other."""
    first, last = pieces.all("PART")

    def narrow(whole: Interval) -> Interval:
        start, end = parts.third(whole, first), parts.third(whole, last)
        return Interval(start.first, end.last, start.grain)

    return _part(pieces, narrow, "end" if last == "end" else "part")


def tip(pieces: Pieces) -> Reading | None:
    """Read *het einde van het jaar*: its last month; of a month its last day."""
    if pieces.one("PART") != "end":
        return part(pieces)
    return _part(pieces, parts.tip, "end")


def edge(pieces: Pieces) -> Reading | None:
    """Read *ultimo 2022*, its last day, and *primo 2022*, its first."""
    if pieces.one("EDGE") == "first":
        return _part(pieces, lambda whole: single(whole.first))
    return _part(pieces, lambda whole: single(whole.last), "end")


def half(pieces: Pieces) -> Reading | None:
    """Read *de tweede helft van 2022*, *eerste helft van maart*."""
    number = pieces.one("ORD")
    return _part(pieces, lambda whole: parts.half(whole, number)) if number in (1, 2) else None


def nth_weekday(pieces: Pieces) -> Reading | None:
    """Read *de eerste dinsdag van oktober 2020*."""
    weekday, number = pieces.one("WEEKDAY"), pieces.one("ORD", "LAST")
    return _part(pieces, lambda whole: parts.weekday_of(whole, weekday, number))


def nth_unit(pieces: Pieces) -> Reading | None:
    """Read *de laatste week van juli*, *de 15e dag van juni*, *het eerste kwartaal van 2021*."""
    unit, number = pieces.unit(), pieces.one("ORD", "LAST")
    return _part(pieces, lambda whole: parts.nth_unit(whole, unit, number))


def run_of(pieces: Pieces) -> Reading | None:
    """Read *de eerste negen maanden van 2020*."""
    unit, number = pieces.unit(), pieces.count()
    if pieces.one("ORD", "LAST") not in (1, -1):
        return None
    from_end = pieces.has("LAST")
    return _part(pieces, lambda whole: parts.run_of(whole, unit, number, from_end))


def rest(pieces: Pieces) -> Reading | None:
    """Read *later dit jaar*, *de rest van de week*: from the letter date on."""
    day = pieces.calendar.reference
    return _part(pieces, lambda whole: parts.rest(whole, day) if day else None, "end")


def so_far(pieces: Pieces) -> Reading | None:
    """Read *eerder dit jaar*: up to the letter date."""
    day = pieces.calendar.reference
    return _part(pieces, lambda whole: parts.so_far(whole, day) if day else None)


def week_with(pieces: Pieces) -> Reading | None:
    """Read *de week van 10 april*, *het weekend van 3 en 4 mei*."""
    unit = pieces.unit()
    if unit not in ("week", "weekend"):
        return None
    return _part(pieces, lambda whole: parts.unit_at(whole.first, unit))


def chosen(pieces: Pieces) -> Reading | None:
    """Read *afgelopen juni*, *de komende zomer*, *14 februari jl.*."""
    inner: Reading = pieces.one("T")
    return replace(inner, choice=pieces.choice(), kind=inner.kind or "shift")


def chosen_recurring(pieces: Pieces) -> Reading | None:
    """Read as `chosen`, but only a time without a year: *deze 2015* is none."""
    inner: Reading = pieces.one("T")
    return chosen(pieces) if isinstance(inner.moment, Recurring) else None


def counted_from(pieces: Pieces) -> Reading | None:
    """Read *drie weken na Prinsjesdag*, *twee weken vanaf 15 januari*."""
    inner = _end(pieces.nodes[-1], pieces)
    sign = -1 if pieces.has("voor") else 1
    coarse = pieces.unit() in ("month", "quarter", "year", "decade")

    def narrow(whole: Interval) -> Interval | None:
        if whole.grain is not Grain.DAY and not (coarse and pieces.has("na")):
            return None
        first, last = (pieces.moved(day, sign) for day in (whole.first, whole.last))
        return Interval(first, last, whole.grain)

    if inner.vague:
        return None
    return replace(inner, moment=inner.moment.narrow(narrow), kind="counted")


def unit_beside(pieces: Pieces) -> Reading | None:
    """Read *de dag na Prinsjesdag*, *de week voor Kerst*."""
    unit, after = pieces.unit(), pieces.has("na")

    def narrow(whole: Interval) -> Interval | None:
        if whole.days() > 7:
            return None
        day = whole.last if after else whole.first
        return parts.unit_at(parts.moved(day, unit, 1 if after else -1), unit)

    return _part(pieces, narrow) if unit in ("day", "week", "month") else None


def weekday_after(pieces: Pieces) -> Reading | None:
    """Read *de derde dinsdag na kerst 2014*."""
    weekday, number = pieces.one("WEEKDAY"), pieces.one("ORD")

    def narrow(whole: Interval) -> Interval | None:
        after = Interval(parts.moved(whole.last, "day", 1), parts.moved(whole.last, "year", 1))
        return parts.weekday_of(after, weekday, number)

    return _part(pieces, narrow)


def within_after(pieces: Pieces) -> Reading | None:
    """Read *binnen zes weken na 1 mei*: from that day on."""
    inner: Reading = pieces.one("T")

    def narrow(whole: Interval) -> Interval:
        return Interval(whole.first, pieces.moved(whole.last, 1))

    return replace(inner, moment=inner.moment.narrow(narrow), kind="part")


def span(pieces: Pieces) -> Reading | None:
    """Read *tussen 2021 en 2025*, *1 januari tot 1 juli 2020*: from the one to the other."""
    one, other = (_end(node, pieces) for node in pieces.nodes if node.symbol in ("T", "NOWISH"))
    if other.vague and not one.vague:
        other = replace(other, vague=False)  # tussen januari 2019 en nu
    if one.vague or other.vague:
        return None
    moment = from_to(_settled(one, pieces), _settled(other, pieces), pieces.calendar.reference)
    if moment == Fixed() and other.choice is Choice.THIS:  # deze vrijdag tot deze maandag
        moment = from_to(_settled(one, pieces), other.moment, pieces.calendar.reference)
    missing = one.moment == Fixed() or other.moment == Fixed()
    if isinstance(moment, Fixed) and moment.interval is None and not missing:
        return None
    basis = next((b for b in (one.basis, other.basis) if b != "explicit"), "explicit")
    choice = other.choice if other.choice is not Choice.NEAREST else one.choice
    kind = "end" if other.kind == "end" and one.kind == "part" else "range"
    return Reading(moment, basis, choice, kind=kind)


def _end(node: Node, pieces: Pieces) -> Reading:
    """Give an end of a range; *nu* is the letter date."""
    if node.symbol == "T":
        reading: Reading = node.value
        return reading
    day = pieces.calendar.reference
    return Reading(Fixed(single(day) if day else None), "letter_date")


def ranged(pieces: Pieces) -> Reading | None:
    """Read *tussen 3 en 12 mei*: a time that is a range already."""
    inner: Reading = pieces.one("T")
    return inner if inner.kind == "range" else None


def counted_after(pieces: Pieces) -> Reading | None:
    """Read *meer dan twee weken na 1 mei*: only a counted time can be passed so."""
    inner: Reading = pieces.one("T")
    return inner if inner.kind == "counted" else None


def span_of_parts(pieces: Pieces) -> Reading | None:
    """Read *eind maart/begin april*; *3 mei of 4 juni* are two dates."""
    one, other = pieces.all("T")
    if not {one.kind, other.kind} <= {"part", "end"}:
        return None
    apart = pieces.has("of") and isinstance(one.moment, Fixed)
    return None if apart else span(pieces)


def _settled(reading: Reading, pieces: Pieces) -> Fixed | Recurring:
    """Settle a marked time (*deze vrijdag*, *12 maart jl.*) before it is joined."""
    if reading.choice is Choice.NEAREST:
        return reading.moment
    return Fixed(choose(reading.moment, pieces.calendar.reference, reading.choice))


def bounded(pieces: Pieces) -> Reading | None:
    """Read *uiterlijk 1 mei*: the time itself; the rule sets its bound, *sinds* also the tense."""
    inner: Reading = pieces.one("T")
    if pieces.value and inner.choice is Choice.NEAREST:
        return replace(inner, choice=Choice(pieces.value))
    return inner
