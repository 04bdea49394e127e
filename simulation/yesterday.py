"""What the shared cache held when the day began, as if all days before had been alike.

A video is looked up, stays fresh for a while, and is looked up again by the first request after
that. So its cycle lasts ``fresh + wait``, and the waiting for a request that comes at random is
exponential. Midnight falls at random into that cycle: within ``fresh`` or, no less by chance, as
long after it as the next request takes to come. One random number a video replaces 29 days.
https://en.wikipedia.org/wiki/Renewal_theory
"""

from __future__ import annotations

from random import Random

from chapters.domain import freshness
from chapters.domain.video import Chapters
from chapters.service.ports import Entry
from simulation.timeline import START, moment
from simulation.world import HISTORY, World
from simulation.youtube import NoExtraction


class Yesterday:
    """Entries of the days before, made when they are first asked for."""

    def __init__(self, world: World) -> None:
        self._world = world

    def __call__(self, id_: str) -> Entry | None:
        """The stored entry of the video; None if there is none or it has expired."""
        number = int(id_)
        draw = Random(~self._world.seed << 32 | number)
        today = self._world.video(number, 0.0)
        if today is None:
            fresh = keep = freshness.NOT_FOUND.total_seconds()
        else:
            fresh = freshness.lifetime(today, now=START, jitter=draw.random()).total_seconds()
            keep = HISTORY
        age = _age(draw, fresh, self._world.rate(number))
        video = self._world.video(number, -age)
        if age >= keep or (today is not None and video is None):
            return None
        return Entry(
            id=id_,
            chapters=Chapters(video) if video else None,
            extractor=NoExtraction.version,
            fetched=moment(-age),
            fresh_until=moment(fresh - age),
        )


class EmptyCache:
    """No entries: the first day ever."""

    def __call__(self, id_: str) -> Entry | None:
        """None, for every ID."""
        return None


def _age(draw: Random, fresh: float, rate: float) -> float:
    """Seconds since the last look-up of a video that is asked for ``rate`` times a second."""
    wait = 1 / rate
    if draw.random() * (fresh + wait) < fresh:
        return draw.uniform(0, fresh)
    return fresh + draw.expovariate(rate)
