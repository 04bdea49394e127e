"""Cues to units: the pieces of speech at whose starts a section may begin.

A unit is a cue, or a few of them where there are thousands, as with one for each word. Their
number and length are bounded, and so is the work, however long the captions are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from chapters.split.terms import terms
from chapters.transcript import Cue

MAX_UNITS = 6000
"""Three hours of automatic captions have about as many cues; longer talks are cut more coarsely."""
MAX_CHARACTERS = 300_000
"""Five hours of speech. Of a talk with more, each unit counts with its beginning."""
MAX_PAUSE = 60.0
"""Seconds. A longer silence says no more."""
IDF_SECONDS = 30.0
"""A term is rare if few stretches of this length have it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of speech, one cue or more."""

    start: float
    """Seconds: where its first cue starts."""
    text: str
    terms: tuple[str, ...]
    speaker: str
    """Empty if unknown."""
    pause: float
    """Seconds of silence in front of it."""


@dataclass(frozen=True)
class Talk:
    """The units of captions, in order of time."""

    units: tuple[Unit, ...]
    end: float
    """Seconds: of the video, or where the captions end."""

    @classmethod
    def of(cls, cues: Sequence[Cue], duration: int | None) -> Talk:
        """``cues``: at least one, in any order. ``duration`` of the video in seconds, if known."""
        ordered = sorted(cues, key=lambda cue: cue.start)
        last = max(cue.start if cue.end is None else cue.end for cue in ordered)
        end = max(float(duration), ordered[0].start) if duration else last
        heard = [cue for cue in ordered if cue.start < end] or ordered[:1]
        least = end / MAX_UNITS if len(heard) > MAX_UNITS else 0.0
        return cls(tuple(_units(heard, least=least)), end)

    @cached_property
    def starts(self) -> list[float]:
        """Where each unit starts, in seconds."""
        return [unit.start for unit in self.units]

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """The weight of each term: 0 for one that is everywhere."""
        stretches: dict[int, set[str]] = {}
        for unit in self.units:
            stretches.setdefault(int(unit.start // IDF_SECONDS), set()).update(unit.terms)
        spread = Counter(term for stretch in stretches.values() for term in stretch)
        return {term: log(len(stretches) / count) for term, count in spread.items()}


def _units(cues: Sequence[Cue], *, least: float) -> list[Unit]:
    """``cues`` in order of time, joined until a unit lasts ``least`` seconds."""
    groups: list[list[Cue]] = []
    for cue in cues:
        if not groups or cue.start - groups[-1][0].start >= least:
            groups.append([])
        groups[-1].append(cue)
    units = []
    quiet_since = cues[0].start
    for group in groups:
        text = " ".join(cue.text for cue in group)[: MAX_CHARACTERS // len(groups)]
        start = group[0].start
        pause = min(MAX_PAUSE, max(0.0, start - quiet_since))
        units.append(Unit(start, text, tuple(terms(text)), group[0].speaker, pause))
        quiet_since = max(cue.start if cue.end is None else cue.end for cue in group)
    return units
