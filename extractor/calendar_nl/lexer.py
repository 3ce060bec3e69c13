"""Letters, digits and marks into nodes of the date grammar, near the words that can open a date."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from extractor.calendar_nl.vocabulary import Vocabulary

REACH = 90  # how far a date can reach from the word that gives it away, in characters
LONGEST = 60  # nodes in a row; a longer row is a table or a list of numbers, and is cut

YEAR = r"(?:1[0-9]|2[01])\d\d"
END = r"(?![\w/]|[-.]\d)"
# What may open a date, beside the words of the vocabulary. A number that goes on to the left
# (75/191, 2.020) opens none.
NUMBERS = rf"""
      {YEAR}(?!\w)
    | \d{{1,2}}(?P<mark>[-/.])\d{{1,2}}(?P=mark)(?:[’']?\d\d|\d{{4}}){END}
    | \d{{1,2}}[-/]\d{{1,2}}{END}
    | \d{{1,2}}/\d{{1,2}}(?=-\d{{1,2}}/\d{{1,2}})
    | \d{{1,2}}/{YEAR}(?![\w/-])
"""
OTHERS = rf"""
      [’'‘`´]\d\d(?!\w)
    | (?:op|van|in|per|tot|en|na|voor|sinds|vanaf){YEAR}(?!\w)
    | op[ ]\d{{1,2}}\.\d{{1,2}}{END}
    | q[1-4](?!\w)
    | ^[a-z]{{2,3}}\.[ \t]*$
"""
# Each alternative opens with the test that fails soonest: this is tried at every letter.
TRIGGER = rf"""
    (?<!\w)(?:(?:WORDS)(?!\w)|(?=\d)(?<![/.,-])(?:{NUMBERS})|{OTHERS})|-(?<=[a-zë]-)\s*\n
"""
NODE = rf"""
      (?P<iso>{YEAR}(?P<i>[-/.])\d{{1,2}}(?P=i)\d{{1,2}}){END}
    | (?P<dmy>\d{{1,2}}(?P<d>[-/.])\d{{1,2}}(?P=d)(?:\d{{4}}|[’']?\d\d)){END}
    | (?P<amount>\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?(?!\w)|\d+,\d+)
    | (?P<ordinal>\d{{1,2}}(?:ste|de|e)(?!\w))
    | (?P<two>[’'‘`´]\d\d(?!\w))
    | (?P<quarter>q[1-4](?!\w))
    | (?P<half>h[12](?!\w))
    | (?P<number>\d++(?![^\W\d_]))
    | (?P<glued>\w*\d\w*)
    | (?P<phrase>\b(?:PHRASES)(?!\w))
    | (?P<word>[^\W\d_]+(?:[.'’][^\W\d_]+)*\.?(?:-\s*\n\s*[^\W\d_]+\.?)?)
    | (?P<blank>[^\S\n]*\n[^\S\n]*\n\s*)
    | (?P<space>\s+)
    | (?P<sign>.)
"""
LETTERS_NUMBER = re.compile(r"(op|van|in|per|tot|en|na|voor|sinds|vanaf)\d{1,4}")
YEAR_LETTERS = re.compile(r"((?:19|20)\d\d)[a-zë]{2,}")
Reader = Callable[[str, int], "Node | None"]


@dataclass(slots=True)
class Node:
    """A piece `text[start:end]` (code points) with its class in the grammar and its meaning.

    `outer` is the stretch with the operator (*uiterlijk op 1 mei*), `rules` the ids of the rules
    that made the node, the latest first.
    """

    symbol: str
    value: Any
    start: int
    end: int
    outer: tuple[int, int]
    rules: tuple[str, ...] = ()


class Lexer:
    """Cuts a text in lower case into rows of nodes that the grammar knows."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary.words
        self._parts = vocabulary.parts
        self._node = re.compile(NODE.replace("PHRASES", vocabulary.phrases), re.VERBOSE)
        trigger = TRIGGER.replace("WORDS", vocabulary.opening_pattern)
        self._trigger = re.compile(trigger, re.VERBOSE | re.MULTILINE)
        self._readers: dict[str, Reader] = {
            "iso": _year_first,
            "dmy": _day_first,
            "ordinal": _ordinal,
            "two": _two_digits,
            "quarter": _quarter,
            "half": _half,
            "number": _number,
            "glued": self._glued,
            "phrase": self._phrase,
            "word": self._word,
            "sign": self._phrase,
        }

    def rows(self, text: str) -> Iterator[list[Node]]:
        """When you call this, it will give the rows of known nodes in which a trigger stands.

        A row ends at a word the grammar does not know, at an empty line and at `LONGEST` nodes.
        """
        for triggers, place, end in self._windows(text):
            for trigger in triggers:
                while place <= trigger:
                    start = self._row_start(text, place, trigger)
                    row, place = self._row(text, start, end)
                    if _stands_in(triggers, row):
                        yield row

    def _row_start(self, text: str, floor: int, trigger: int) -> int:
        """Go left from a trigger to the next word that can be no part of a date, at most to floor.

        What a line end may have cut (*sep-⏎tember*) is no such word.
        """
        words, place = text[floor:trigger].split(), trigger
        while words:
            word = words.pop()
            start = text.rfind(word, floor, place)
            cut = start + len(word) == place == trigger or (words and words[-1][-1] == "-")
            if word.isalpha() and word not in self._parts and not cut:
                return start + len(word)
            place = start
        return floor

    def _row(self, text: str, start: int, end: int) -> tuple[list[Node], int]:
        """Give the row that begins at a place, and where the next one may begin."""
        row: list[Node] = []
        for node, behind in self._nodes(text, start, end):
            if node is None:
                return row, behind
            if len(row) == LONGEST:
                return row, node.start
            row.append(node)
        return row, end

    def _windows(self, text: str) -> Iterator[tuple[list[int], int, int]]:
        """Give the stretches around triggers, glued together where they meet, and the triggers."""
        triggers: list[int] = []
        end = 0
        for found in self._trigger.finditer(text):
            if triggers and found.start() - 2 * REACH > end:
                yield triggers, _word_start(text, triggers[0] - REACH), end
                triggers = []
            triggers.append(found.end() - 1)
            end = _word_end(text, found.end() + REACH)
        if triggers:
            yield triggers, _word_start(text, triggers[0] - REACH), end

    def _nodes(self, text: str, start: int, end: int) -> Iterator[tuple[Node | None, int]]:
        """Give the nodes of a stretch, None for what the grammar does not know, and their ends."""
        match, place = self._node.match, start
        while place < end and (found := match(text, place)):
            kind, place = found.lastgroup or "", found.end()
            if kind == "space":
                continue
            reader = self._readers.get(kind)
            node = reader(found[0], found.start()) if reader else None
            if node:
                place = node.end
            elif kind == "word" and "-" in found[0]:
                place = found.start() + found[0].index("-")
            yield node, place

    def _phrase(self, raw: str, start: int) -> Node | None:
        word = self._words.get(" ".join(raw.split()) or raw)
        return _node(word.symbol, word.value, raw, start) if word else None

    def _glued(self, raw: str, start: int) -> Node | None:
        """Take apart what a poor PDF text ran together: *op15 juli*, *7 oktober 2023over*."""
        if found := LETTERS_NUMBER.fullmatch(raw):
            return self._phrase(found[1], start)
        if found := YEAR_LETTERS.fullmatch(raw):
            return _number(found[1], start)
        return None

    def _word(self, raw: str, start: int) -> Node | None:
        """Look a word up as it stands, then joined at a line end, then without its full stop."""
        head, hyphen, tail = raw.partition("-")
        joined = head + tail.lstrip()
        for form, length in ((joined, len(raw)), (joined.rstrip("."), len(raw) - 1)):
            if (word := self._words.get(form)) and raw[length:] in ("", "."):
                return _node(word.symbol, word.value, raw[:length], start)
        return self._word(head, start) if hyphen else None


def _node(symbol: str, value: Any, raw: str, start: int) -> Node:
    end = start + len(raw)
    return Node(symbol, value, start, end, (start, end))


def _year_first(raw: str, start: int) -> Node:
    year, month, day = (int(part) for part in re.split(r"[-/.]", raw))
    return _node("NUMDATE", (day, month, str(year)), raw, start)


def _day_first(raw: str, start: int) -> Node:
    day, month, year = re.split(r"[-/.]", raw)
    return _node("NUMDATE", (int(day), int(month), year.lstrip("’'")), raw, start)


def _ordinal(raw: str, start: int) -> Node:
    return _node("ORD", int(raw.rstrip("stde")), raw, start)


def _two_digits(raw: str, start: int) -> Node:
    return _node("Y2", int(raw[1:]), raw, start)


def _quarter(raw: str, start: int) -> Node:
    return _node("Q", int(raw[1:]), raw, start)


def _half(raw: str, start: int) -> Node:
    return _node("H", int(raw[1:]), raw, start)


def _number(raw: str, start: int) -> Node | None:
    if len(raw) > 4:
        return None
    value = int(raw)
    if len(raw) == 4 and 1000 <= value < 2200:
        return _node("Y4", value, raw, start)
    if len(raw) > 2:
        return _node("N", value, raw, start)
    symbol = "N12" if 1 <= value <= 12 else "N31" if 13 <= value <= 31 else "N99"
    return _node(symbol, value, raw, start)


def _stands_in(triggers: list[int], row: list[Node]) -> bool:
    first = bisect_left(triggers, row[0].start) if row else len(triggers)
    return first < len(triggers) and triggers[first] < row[-1].end


def _word_start(text: str, place: int) -> int:
    """Go left to the white space before a word; into a very long one it is cut."""
    place = max(place, 0)
    floor = max(place - REACH, 0)
    while place > floor and not text[place - 1].isspace():
        place -= 1
    return place


def _word_end(text: str, place: int) -> int:
    place = min(place, len(text))
    ceiling = min(place + REACH, len(text))
    while place < ceiling and not text[place].isspace():
        place += 1
    return place
