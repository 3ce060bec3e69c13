"""The cascade: each stage reduces rows of nodes to times, the next one builds on them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from extractor.calendar_nl.grammar import Grammar, Rule, Stage
from extractor.calendar_nl.lexer import Node
from extractor.calendar_nl.meaning import MEANINGS
from extractor.calendar_nl.reading import Calendar, Pieces

ROUNDS = 4  # het eind van | de eerste helft van | het derde kwartaal van | 2023


def times(row: list[Node], grammar: Grammar, calendar: Calendar) -> list[Node]:
    """When you call this, it will give the times in a row of nodes, each with its reading."""
    for stage in grammar.stages:
        for _ in range(ROUNDS if stage.name == "part" else 1):
            reduced = _reduce(row, stage, grammar.codes, calendar)
            if reduced is row:
                break
            row = reduced
    return [node for node in row if node.symbol == "T"]


def _reduce(
    row: list[Node], stage: Stage, codes: Mapping[str, str], calendar: Calendar
) -> list[Node]:
    """Give the row with what the stage makes of it; the same list where it makes nothing."""
    classes = "".join([codes[node.symbol] for node in row])
    reduced: list[Node] = []
    place, changed = 0, False
    while found := stage.search.search(classes, place):
        start = found.start()
        made, end = _first_made(found, stage, row, calendar)
        reduced += row[place:start]
        reduced += [made] if made else row[start:end]
        changed = changed or made is not None
        place = end
    return reduced + row[place:] if changed else row


def _first_made(
    found: re.Match[str], stage: Stage, row: list[Node], calendar: Calendar
) -> tuple[Node | None, int]:
    """Give what the first rule makes whose meaning fits, and the place after it."""
    start, first = found.start(), (found.lastindex or 1) - 1
    for rule in stage.rules[first:]:
        if match := rule.pattern.match(found.string, start):
            nodes = row[start : match.end()]
            if made := _made(rule, stage.name, nodes, calendar):
                return made, match.end()
    return None, start + 1


def _made(rule: Rule, stage: str, nodes: list[Node], calendar: Calendar) -> Node | None:
    """Make one node of those under a rule, or None where their meaning does not fit.

    In the last two stages what stands around the times (*tussen*, *uiterlijk op*) stays outside.
    """
    reading = MEANINGS[rule.meaning](Pieces(nodes, rule.value, calendar))
    if reading is None:
        return None
    inner = [node for node in nodes if node.symbol in ("T", "YR")]
    rules = (rule.id, *dict.fromkeys(name for node in inner for name in node.rules))
    ends = [node for node in nodes if node.symbol in ("T", "NOWISH")]
    core = ends if stage in ("range", "operator") else nodes
    while core[0].symbol in rule.skip:
        core = core[1:]
    outer = nodes[0].outer[0], nodes[-1].outer[1]
    if rule.bound:
        past_end = reading.kind == "end" and rule.bound in ("before", "until")
        reading = replace(reading, bound="by" if past_end else rule.bound)
    symbol = "YR" if stage == "year" else "T"
    return Node(symbol, reading, core[0].start, core[-1].end, outer, rules)
