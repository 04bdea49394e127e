"""How well silences and pauses tell where sentences end, on talks whose captions have full stops.

    python benchmarks/silences.py TALKS.jsonl.gz

Each line of the file is a talk: ``cues`` as ``[start, end, text, speaker]``. Prints precision and
recall of "a sentence ends with this caption": for silences between captions, and for pauses guessed
from the pace of speech after the captions were wrapped anew without regard to sentences, as
automatic ones are.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

END = re.compile(r"[.!?。！？…][\"'”’)]?$")
WIDTH = 38
"""Characters of a line of automatic captions."""

Cue = tuple[float, float, str]


def talks(file: Path) -> list[list[Cue]]:
    """The captions of each talk that has gaps: where there are none, times were interpolated."""
    found = []
    for line in gzip.decompress(file.read_bytes()).splitlines():
        cues = [(start, end, text.strip()) for start, end, text, _ in json.loads(line)["cues"]]
        cues = [cue for cue in cues if cue[2]]
        if sum(after[0] > before[1] for before, after in pairwise(cues)) * 4 > len(cues):
            found.append(cues)
    return found


def rewrapped(cues: Iterable[Cue]) -> list[Cue]:
    """The same words on lines of ``WIDTH``; their times are interpolated."""
    lines: list[Cue] = []
    for start, end, text in cues:
        pace, at = (end - start) / len(text), start
        for word in text.split():
            ends = at + pace * (len(word) + 1)
            if lines and len(lines[-1][2]) + len(word) < WIDTH:
                lines[-1] = (lines[-1][0], ends, f"{lines[-1][2]} {word}")
            else:
                lines.append((at, ends, word))
            at = ends
    return lines


def silences(cues: Sequence[Cue]) -> list[float]:
    """Seconds between each two captions."""
    return [after[0] - before[1] for before, after in pairwise(cues)]


def pauses(cues: Sequence[Cue]) -> list[float]:
    """Seconds from each start to the next, less what the words need at the usual pace."""
    steps = [(after[0] - before[0], len(before[2])) for before, after in pairwise(cues)]
    pace = median(step / length for step, length in steps)
    return [step - pace * length for step, length in steps]


def scores(found: Iterable[tuple[bool, bool]]) -> str:
    """Precision and recall of pairs of (said to end, ends)."""
    pairs = list(found)
    right = sum(said and true for said, true in pairs)
    precision, recall = (right / max(sum(column), 1) for column in zip(*pairs, strict=True))
    return f"precision {precision:.2f}, recall {recall:.2f}"


def main() -> None:
    """Print the scores."""
    captions = talks(Path(sys.argv[1]))
    print(f"{len(captions)} talks")
    for name, measure, listed in (
        ("silence", silences, captions),
        ("pause", pauses, [rewrapped(cues) for cues in captions]),
    ):
        for least in (0.3, 0.5, 1.0, 1.5):
            found = (
                (gap >= least, bool(END.search(cue[2])))
                for cues in listed
                for gap, cue in zip(measure(cues), cues, strict=False)
            )
            print(f"{name} of {least} s: {scores(found)}")


if __name__ == "__main__":
    main()
