"""``python -m benchmarks.grounding``: how many inventions in a text are marked, and how much else.

Reads the texts in ``tests/grounding/texts``: captions, and a text made of them in which some words
stand as ``{{said|invented}}``. As it was said, nothing of a text should be marked; with one of the
inventions in it, something should.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "function")]

from chapters.grounding import not_found

FOLDER = ROOT / "tests" / "grounding" / "texts"
_CHOICE = re.compile(r"\{\{(.*?)\|(.*?)\}\}")


class Text(NamedTuple):
    """A text with places where something may be invented."""

    name: str
    captions: str
    prose: str

    def faithful(self) -> str:
        """The text as it was said."""
        return _CHOICE.sub(r"\1", self.prose)

    def inventions(self) -> Iterator[tuple[str, str]]:
        """Each invention, and the text with that one alone."""
        for place in _CHOICE.finditer(self.prose):
            if place[1] != place[2]:
                before, after = self.prose[: place.start()], self.prose[place.end() :]
                yield place[2], _CHOICE.sub(r"\1", f"{before}{place[2]}{after}")


def texts() -> list[Text]:
    """All texts, by name."""
    return [_read(file) for file in sorted(FOLDER.glob("*.txt"))]


def _read(file: Path) -> Text:
    _, rest = file.read_text("utf-8").split("\ncaptions: ", 1)
    captions, prose = rest.split("\nprose: ", 1)
    return Text(file.stem, captions, prose.replace("\n  ", "\n"))


def main() -> None:
    """Print a row for each text."""
    print("text                 words  wrongly marked  inventions  marked  missed")
    for text in texts():
        wrong = not_found(text.faithful(), text.captions)
        inventions = list(text.inventions())
        missed = [
            name for name, prose in inventions if set(not_found(prose, text.captions)) <= set(wrong)
        ]
        marked = len(inventions) - len(missed)
        words = len(text.faithful().split())
        row = f"{text.name:20} {words:5}  {len(wrong):14}  {len(inventions):10}  {marked:6}"
        print(f"{row}  {', '.join(missed)}", *(wrong and (f"(wrong: {', '.join(wrong)})",)))


if __name__ == "__main__":
    main()
