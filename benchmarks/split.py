"""``python -m benchmarks.split FILE``: how well ``chapters.split`` finds chapters of known talks.

FILE: JSON lines, plain or ``.gz``, a talk each: ``corpus``, ``duration`` (seconds), ``cues``
(``[start, end, text, speaker]``), ``chapters`` (``start``, ``title``). Each corpus is split with
weights fitted on the others, once as it is and once without punctuation, capitals and speakers, as
automatic captions are. ``--fit`` writes the weights fitted on all of them into
``function/chapters/split/weights.py``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "function")]

from chapters.split import terms
from chapters.split.boundaries import boundaries
from chapters.split.features import FEATURES, measured
from chapters.split.titles import titles
from chapters.split.units import Talk
from chapters.transcript import Cue

NAMES = [feature.name for feature in FEATURES]
PRIOR = {"speaker": 1.0}
"""What a weight is drawn to before any talk is seen; 0 where nothing stands. Talks of one speaker
say nothing about changes of speaker, and a weight of 0 would ignore them elsewhere."""
STRENGTH = 10.0
"""Of the prior: the precision of a normal distribution around it."""
NEAR = 15.0
"""Seconds. A chapter whose nearest unit is further away is not learned from."""


@dataclass(frozen=True)
class Example:
    """A talk, and where its author put chapters."""

    corpus: str
    talk: Talk
    starts: tuple[float, ...]
    """Seconds, ascending, without the first chapter's."""
    names: tuple[str, ...]
    """Titles of all chapters, the first one's among them."""


def example(row: Mapping[str, Any], *, plain: bool) -> Example:
    """The talk in a line of the file; ``plain``: as automatic captions would have it."""
    cues = [Cue(*cue) for cue in row["cues"]]
    if plain:
        cues = [Cue(c.start, c.end, re.sub(r"[^\w\s']", "", c.text).lower()) for c in cues]
        cues = [cue for cue in cues if cue.text.strip()]
    chapters = sorted((chapter["start"], chapter["title"]) for chapter in row["chapters"])
    starts = tuple(sorted({float(start) for start, _ in chapters[1:] if start > chapters[0][0]}))
    talk = Talk.of(cues, int(row["duration"]))
    return Example(row["corpus"], talk, starts, tuple(title for _, title in chapters))


def fitted(examples: Sequence[Example]) -> dict[str, float]:
    """The most likely weights (logistic regression by Newton's method)."""
    rows: list[tuple[float, ...]] = []
    labels: list[float] = []
    for one in examples:
        starts = one.talk.starts
        nearest = {min(range(len(starts)), key=lambda i: abs(starts[i] - s)) for s in one.starts}
        near = {i for i in nearest if min(abs(starts[i] - s) for s in one.starts) <= NEAR}
        rows += [(*row, 1.0) for row in measured(one.talk)]
        labels += [float(i in near) for i in range(len(starts))]
    prior = [*(PRIOR.get(name, 0.0) for name in NAMES), 0.0]
    precision = [*(STRENGTH for _ in NAMES), 1e-6]
    weights = prior
    for _ in range(30):
        step = _newton_step(rows, labels, weights, prior, precision)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return dict(zip(NAMES, (round(weight, 2) for weight in weights), strict=False))


def _newton_step(
    rows: Sequence[Sequence[float]],
    labels: Sequence[float],
    weights: Sequence[float],
    prior: Sequence[float],
    precision: Sequence[float],
) -> list[float]:
    size = range(len(weights))
    gradient = [-precision[i] * (weights[i] - prior[i]) for i in size]
    hessian = [[precision[i] * (i == j) for j in size] for i in size]
    for row, label in zip(rows, labels, strict=True):
        chance = 1 / (1 + exp(-sum(map(float.__mul__, weights, row))))
        certainty = chance * (1 - chance)
        for i in size:
            gradient[i] += row[i] * (label - chance)
            share = certainty * row[i]
            for j in range(i + 1):
                hessian[i][j] += share * row[j]
    for i in size:
        for j in range(i):
            hessian[j][i] = hessian[i][j]
    return _solved(hessian, gradient)


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a positive definite system, by Gauss."""
    size = len(right)
    system = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(size):
        for k in range(i + 1, size):
            factor = system[k][i] / system[i][i]
            system[k] = [a - factor * b for a, b in zip(system[k], system[i], strict=True)]
    solution = [0.0] * size
    for i in reversed(range(size)):
        known = sum(system[i][j] * solution[j] for j in range(i + 1, size))
        solution[i] = (system[i][size] - known) / system[i][i]
    return solution


def f1(truth: Sequence[float], found: Sequence[float], seconds: float) -> float:
    """F1 of boundaries, each matched with one of the others at most ``seconds`` away."""
    pairs = sorted((abs(t - f), t, f) for t in truth for f in found if abs(t - f) <= seconds)
    matched: set[float] = set()
    used: set[float] = set()
    for _, t, f in pairs:
        if t not in matched and f not in used:
            matched.add(t)
            used.add(f)
    return 2 * len(matched) / (len(truth) + len(found) or 1)


def pk(truth: Sequence[float], found: Sequence[float], end: float) -> float:
    """How often two moments half a chapter apart are wrongly together or apart (Beeferman 1999)."""
    apart = max(1, round(end / (len(truth) + 1) / 2))
    moments = range(int(end) - apart)
    wrong = sum(_together(truth, t, t + apart) != _together(found, t, t + apart) for t in moments)
    return wrong / len(moments)


def _together(starts: Sequence[float], a: float, b: float) -> bool:
    return bisect_right(starts, a) == bisect_right(starts, b)


def scores(examples: Sequence[Example], weights: Mapping[str, float]) -> tuple[float, ...]:
    """Means over ``examples``: F1 within 5, 15 and 30 seconds, Pk."""
    rows = []
    for one in examples:
        found = boundaries(one.talk, weights=weights)[1:]
        within = (f1(one.starts, found, seconds) for seconds in (5, 15, 30))
        rows.append((*within, pk(one.starts, found, one.talk.end)))
    return tuple(sum(column) / len(rows) for column in zip(*rows, strict=True))


def equal_spacing(examples: Sequence[Example]) -> tuple[float, ...]:
    """The same for as many chapters as there are, all of one length: the floor."""
    rows = []
    for one in examples:
        count = len(one.starts) + 1
        found = [one.talk.end * k / count for k in range(1, count)]
        within = (f1(one.starts, found, seconds) for seconds in (5, 15, 30))
        rows.append((*within, pk(one.starts, found, one.talk.end)))
    return tuple(sum(column) / len(rows) for column in zip(*rows, strict=True))


def shared_titles(examples: Sequence[Example]) -> float:
    """The share of chapters whose computed title shares a word with the author's.

    With the author's boundaries, so that both are about the same words.
    """
    shared = total = 0
    for one in examples:
        starts = [0.0, *one.starts]
        for mine, theirs in zip(titles(one.talk, starts), one.names, strict=False):
            shared += bool(set(terms(mine)) & set(terms(theirs)))
            total += 1
    return shared / total


def seconds_for_three_hours() -> float:
    """CPU time for 5,400 cues of eight words, as automatic captions of three hours have them."""
    words = [f"word{i * i % 1709}" for i in range(8 * 5400)]
    cues = [Cue(2.0 * i, 2.0 * i + 2.4, " ".join(words[8 * i : 8 * i + 8])) for i in range(5400)]
    started = time.process_time()
    talk = Talk.of(cues, 10_800)
    titles(talk, boundaries(talk))
    return time.process_time() - started


def main() -> None:
    """Print the figures; with ``--fit`` write the weights first."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.split", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--fit", action="store_true", help="write function/chapters/split/weights.py"
    )
    options = parser.parse_args()
    opened = gzip.open if options.file.suffix == ".gz" else open
    with opened(options.file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    kinds = {
        kind: [example(row, plain=kind == "plain") for row in rows] for kind in ("edited", "plain")
    }
    both = [*kinds["edited"], *kinds["plain"]]
    print(f"three hours are split in {seconds_for_three_hours():.2f} s of CPU\n")
    print(
        "| corpus | captions | talks | F1 in 5 s | in 15 s | in 30 s | Pk | title shares a word |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for corpus in dict.fromkeys(row["corpus"] for row in rows):
        weights = fitted([one for one in both if one.corpus != corpus])
        for kind, examples in kinds.items():
            here = [one for one in examples if one.corpus == corpus]
            figures = " | ".join(f"{value:.2f}" for value in scores(here, weights))
            print(f"| {corpus} | {kind} | {len(here)} | {figures} | {shared_titles(here):.2f} |")
        floor = " | ".join(f"{value:.2f}" for value in equal_spacing(here))
        print(f"| {corpus} | equal spacing, true count | {len(here)} | {floor} | |")
    if options.fit:
        write(fitted(both))


def write(weights: Mapping[str, float]) -> None:
    """Write ``weights.py``."""
    lines = "".join(f'    "{name}": {weight},\n' for name, weight in weights.items())
    (ROOT / "function/chapters/split/weights.py").write_text(
        '"""The weight of each feature, fitted by ``python -m benchmarks.split FILE --fit``."""\n\n'
        f"WEIGHTS = {{\n{lines}}}\n",
        "utf-8",
    )


if __name__ == "__main__":
    main()
