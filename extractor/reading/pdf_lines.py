r"""The printed lines of a PDF page, with their place and size, and its raised footnote marks.

pdfium ends a line with `\r\n`, and writes a hyphen at a line end together with that line end as
one character, U+0002 or U+FFFE. Only the first, the middle and the last character of a line and
the digits are asked for their boxes: that is what keeps the layout cheap.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

_LINE_END = re.compile("\r\n|\x02|\ufffe|\n|\r")
_HYPHENS = "\x02\ufffe"
_WORDS = re.compile(r"\S+")
_DIGITS = re.compile(r"\d+")
_UNIT = re.compile(r"(?:^|[\W\d])(?:[kcdm]?m|ha|CO|NO|PM)$")
_AFTER = (".", ",", ";", ":", ")")  # before these the space before a mark goes too
THINNEST = 0.25  # of its size: what a character is wide at least, on average
SAME_SIZE = 1.25  # what the sizes of words of one line may differ by
LEAP = 4.0  # sizes: white space inside a line
SHORT = 70  # characters: a longer line is no heading, and its style is not asked for
SMALL = 0.85  # of the line's size: a footnote mark is smaller
_ITALIC = 64  # font flag of PDF 32000-1, table 123
RAISED = 0.2  # of the line's size: a footnote mark stands higher than the letters


@dataclass(slots=True)
class PrintedLine:
    """A line as printed: text without its line end, offset in the page text, place in points.

    `top` is measured downwards; `marks` are the (start, end) of footnote marks in `text`.
    """

    text: str
    offset: int
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    size: float = 0.0
    style: int = 0  # 1 bold, 2 italic
    marks: tuple[tuple[int, int], ...] = ()


class PageText:
    """The text of one page, cut into printed lines."""

    def __init__(self, textpage: Any, rotation: int) -> None:
        self._handle = textpage.raw
        self._source: str = textpage.get_text_range()
        self._rotation = rotation
        # Characters without a Unicode value are on the page and not in the text.
        self._is_aligned = textpage.count_chars() == len(self._source)
        self._box = pdfium.FS_RECTF()
        self._flags = ctypes.c_int()
        self._font = ctypes.create_string_buffer(128)
        self._far = 0.0, 0.0  # the edges of a line, or of a digit in it that is out of them

    def lines(self) -> Iterator[PrintedLine]:
        """When you call this, it will give the lines; those of white space only are left out."""
        offset = 0  # in the text that `raw` gives, where every line end is one newline
        for start, end, hyphen in self._cut():
            text = self._source[start:end]
            printed = text + "-" if hyphen else text
            if text.strip():
                line = self._placed(printed, offset, start, text)
                yield from [line] if self._is_straight(line) else self._torn(line, start)
            offset += len(printed) + 1

    def raw(self) -> str:
        """When you call this, it will give the page's text with plain hyphens and newlines."""
        text = self._source.replace("\r\n", "\n").replace("\r", "\n")
        return text.replace("\x02", "-\n").replace("\ufffe", "-\n")

    def _cut(self) -> Iterator[tuple[int, int, bool]]:
        done = 0
        for found in _LINE_END.finditer(self._source):
            yield done, found.start(), found[0] in _HYPHENS
            done = found.end()
        yield done, len(self._source), False

    def _placed(self, printed: str, offset: int, start: int, text: str) -> PrintedLine:
        first = start + len(text) - len(text.lstrip())
        last = start + len(text.rstrip()) - 1
        letter = self._letter(first, last)
        left = self._measure(first)[0]
        right = self._measure(last)[1]
        _, _, top, size = self._measure(letter)
        style = self._style(letter) if last - first < SHORT else 0
        self._far = left, right
        marks = tuple(self._marks(text, start, top, size)) if _DIGITS.search(text) else ()
        return PrintedLine(printed, offset, left, right, top, size, style, marks)

    def _is_straight(self, line: PrintedLine) -> bool:
        """Tell whether a line runs from left to right; pdfium may write two lines as one."""
        least = THINNEST * line.size * (len(line.text.strip()) - 1)
        return line.right - line.left > least and self._far == (line.left, line.right)

    def _torn(self, line: PrintedLine, start: int) -> Iterator[PrintedLine]:
        """Cut a line at the words where it leaps to another place of the page, or size."""
        begin, right, size = 0, line.left, 0.0
        for word in _WORDS.finditer(line.text):
            left, _, _, high = self._measure(start + word.start())
            leaps = not -1 <= left - right < LEAP * line.size
            other = size and not 1 / SAME_SIZE < high / size < SAME_SIZE
            size = high
            if word.start() and (leaps or other):
                text = line.text[begin : word.start()]
                yield self._placed(text, line.offset + begin, start + begin, text)
                begin = word.start()
            end = min(word.end(), len(self._source) - start) - 1
            right = self._measure(start + end)[1]
        text = line.text[begin:]
        yield self._placed(text, line.offset + begin, start + begin, text.removesuffix("-"))

    def _style(self, place: int) -> int:
        """Give 1 for bold, 2 for italic, 3 for both, 0 for neither."""
        pdfium.FPDFText_GetFontInfo(
            self._handle, self._index(place), self._font, len(self._font), self._flags
        )
        name = self._font.value
        italic = self._flags.value & _ITALIC or b"Italic" in name or b"Oblique" in name
        return int(b"Bold" in name) + 2 * bool(italic)

    def _letter(self, first: int, last: int) -> int:
        """Find the letter nearest to the middle: digits may be raised, signs are small."""
        middle = (first + last) // 2
        for place in range(middle, last + 1):
            if self._source[place].isalpha():
                return place
        for place in range(middle, first - 1, -1):
            if self._source[place].isalpha():
                return place
        return middle

    def _marks(self, text: str, start: int, top: float, size: float) -> Iterator[tuple[int, int]]:
        """Find the raised small digits; `m2` is a unit and no mark."""
        for found in _DIGITS.finditer(text):
            begin, end = found.end(), found.end()
            while begin > found.start() and self._is_raised(start + begin - 1, top, size):
                begin -= 1
            if begin < end and not _UNIT.search(text, 0, begin):
                ends = not text[end:].strip() or text[end] in _AFTER
                loose = ends and begin > 0 and text[begin - 1] == " "
                yield begin - loose, end

    def _is_raised(self, place: int, top: float, size: float) -> bool:
        left, right, digit_top, digit_size = self._measure(place)
        if left + 1 < self._far[0] or right - 1 > self._far[1]:
            self._far = left, right  # out of the line: it is not straight
        return digit_size < SMALL * size and top - digit_top > RAISED * size

    def _index(self, place: int) -> int:
        if self._is_aligned:
            return place
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._handle, place))

    def _measure(self, place: int) -> tuple[float, float, float, float]:
        """Give left, right, foot (downwards) and size of a character."""
        box = self._box
        if not pdfium.FPDFText_GetLooseCharBox(self._handle, self._index(place), box):
            return 0.0, 0.0, 0.0, 0.0
        if self._rotation % 2:
            return box.bottom, box.top, box.right, box.right - box.left
        return box.left, box.right, -box.bottom, box.top - box.bottom
