"""What speaks for a new section at the start of a unit, as a table: each row measures one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from math import log1p, sqrt
from typing import NamedTuple

from chapters.split.cohesion import similarities
from chapters.split.openings import LENGTH, is_announcement, is_opener
from chapters.split.programme import margins
from chapters.split.units import Talk


class Feature(NamedTuple):
    """One thing that is measured at the start of each unit; more of it speaks for a section."""

    name: str
    measure: Callable[[Talk], list[float]]


def _standard(values: Iterable[float]) -> list[float]:
    """``values`` in standard deviations from their mean, so that talks of every kind compare."""
    listed = list(values)
    mean = sum(listed) / len(listed)
    deviation = sqrt(sum((value - mean) ** 2 for value in listed) / len(listed)) or 1.0
    return [(value - mean) / deviation for value in listed]


def _beginnings(talk: Talk) -> Iterable[str]:
    """The first words at each unit, small letters; short units go on into the next ones."""
    texts = [unit.text.lower() for unit in talk.units]
    for i, text in enumerate(texts):
        beginning = text.lstrip(" -–—>♪\"'“「『([")
        for following in texts[i + 1 : i + 6]:
            if len(beginning) >= LENGTH:
                break
            beginning = f"{beginning} {following}"
        yield beginning[:LENGTH].replace("’", "'")


def _changes_of_speaker(talk: Talk) -> list[float]:
    return [0.0, *(float(a.speaker != b.speaker) for a, b in pairwise(talk.units))]


FEATURES = (
    Feature("change-in-30s", lambda talk: _standard(-s for s in similarities(talk, 30))),
    Feature("change-in-120s", lambda talk: _standard(-s for s in similarities(talk, 120))),
    Feature("programme", lambda talk: _standard(-log1p(m) for m in margins(talk))),
    Feature("pause", lambda talk: _standard(log1p(unit.pause) for unit in talk.units)),
    Feature("opener", lambda talk: [float(is_opener(text)) for text in _beginnings(talk)]),
    Feature(
        "announcement", lambda talk: [float(is_announcement(text)) for text in _beginnings(talk)]
    ),
    Feature("speaker", _changes_of_speaker),
)


def measured(talk: Talk) -> list[tuple[float, ...]]:
    """The features of each unit, in the order of ``FEATURES``."""
    columns: Sequence[list[float]] = [feature.measure(talk) for feature in FEATURES]
    return list(zip(*columns, strict=True))
