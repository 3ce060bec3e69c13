"""Scores letters as published against annotation brought to the text that was read from them.

    python tests/benchmarks/score_reading.py SHARED OUTPUT_DIR [--list]

The annotated texts keep footnote marks inside words and, where a page ends, footnotes, page numbers
and letterheads inside sentences. Reading takes them out, so `score.py` cannot find such a row in
the annotated text and counts it twice: missed and false. Here each annotated sentence is sought in
the text as read, word by word; what it lacks there is dropped from the annotation, and the same
`score.py` runs on the result. `--list` prints each sentence that differs.

SHARED is the reference folder; OUTPUT_DIR the output of `extractor run SHARED/gold/letters/raw`.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from extractor.reading import find_sources, read

_WORD = re.compile(r"\w+")


class Text:
    """A text as read, in which annotated sentences are found again by their words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._squeezed = _squeezed(text)
        self._words = list(_WORD.finditer(text))
        self._matcher = SequenceMatcher(None, [], [w[0] for w in self._words], autojunk=False)

    def found(self, sentence: str) -> str:
        """When you call this, it will give the sentence as this text has it, or it as it is."""
        if _squeezed(sentence) in self._squeezed:
            return sentence
        words = _WORD.findall(sentence)
        self._matcher.set_seq1(words)
        anchor = self._matcher.find_longest_match()
        first = max(anchor.b - anchor.a, 0)
        window = [word[0] for word in self._words[first : first + len(words)]]
        blocks = SequenceMatcher(None, words, window, autojunk=False).get_matching_blocks()
        alike = [first + block.b + step for block in blocks for step in range(block.size)]
        alike = [place for place in alike if not self._words[place][0].isdigit()]  # no marks
        if not alike:
            return sentence
        return self.text[self._words[alike[0]].start() : self._words[alike[-1]].end()]


def move(gold: dict[str, Any], text: Text) -> list[tuple[str, str]]:
    """When you call this, it will bring annotation to a text and give what it changed."""
    changed = []
    for commitment in gold["commitments"]:
        for column in ("sentence", "commitment"):
            before, after = commitment[column], text.found(commitment[column])
            commitment[column] = after
            if column == "sentence" and before != after:
                changed.append((before, after))
    return changed


def main() -> None:
    """When you call this, it will print the scores with the annotation as it is and moved."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--list", action="store_true")
    args = parser.parse_args()
    letters = args.shared / "gold" / "letters"
    _print("annotation as it is", _scores(args.shared, letters, args.output))
    with tempfile.TemporaryDirectory() as folder:
        moved, sentences = Path(folder), 0
        (moved / "text").mkdir()
        for path in sorted(letters.glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            text = _read_letter(letters / "raw", path.stem)
            changed = move(gold, Text(text))
            sentences += len(changed)
            (moved / path.name).write_text(json.dumps(gold), encoding="utf-8")
            (moved / "text" / f"{path.stem}.txt").write_text(text, encoding="utf-8")
            for before, after in changed if args.list else ():
                print(f"{path.stem}\n  - {before}\n  + {after}")
        _print(
            f"annotation moved ({sentences} sentences)", _scores(args.shared, moved, args.output)
        )


def _read_letter(folder: Path, stem: str) -> str:
    (path,) = folder.glob(f"{stem}.*")
    (source,) = find_sources([path])
    (reading,) = read(source)
    return reading.letter.text if reading.letter else ""


def _scores(shared: Path, gold: Path, output: Path) -> dict[str, Any]:
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        command = [sys.executable, shared / "score" / "score.py", gold, output]
        subprocess.run([*command, "--json", report.name], check=True, stdout=subprocess.DEVNULL)
        return dict(json.loads(Path(report.name).read_text(encoding="utf-8")))


def _print(title: str, scores: dict[str, Any]) -> None:
    core = scores["commitments_own_government_core"]
    figures = "  ".join(f"{name} {core[name]}" for name in ("P", "R", "F1", "hit", "predicted"))
    print(f"{title:34} {figures}  verbatim {scores['verbatim']}")


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


if __name__ == "__main__":
    main()
