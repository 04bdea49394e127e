"""The videos, the requests for them, and when their authors change a description.

No published figures were found for descriptions: each assumption is a constant, easy to replace.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from random import Random
from typing import Literal

from chapters.domain import freshness
from chapters.domain.video import Live, Video
from simulation.timeline import DAY, moment

HOUR = 3600.0

UNKNOWN, LIVE, NEW = 0.02, 0.005, 0.025
"""Shares of the videos asked for: deleted, private or mistyped; live; at most two days old."""
NEWEST, OLDEST = 2 * DAY, 3650 * DAY
"""Ages of all others in seconds: every factor between the two is as frequent."""
EDITS_PER_DOUBLING = 0.25
"""How often an author changes a description while the video doubles its age, from an hour on: 1.4
times in the first two days, twice in the ten years after them."""
EDITS_WHILE_LIVE = 1 / (20 * 60)
"""Changes a second while live."""
SWING = 0.6
"""How far the busiest and the quietest minute lie from the day's mean."""
CLIENTS = 50_000
EXPONENT = 1.0
"""Of Zipf's law: the second video is asked for half as often as the first, and so on."""
CROWD, CROWD_SECONDS, CROWD_DAYS = 0.2, 60.0, 2
"""A link is shared: the share ``CROWD`` of the requests comes in the first ``CROWD_SECONDS``, the
others evenly over ``CROWD_DAYS``."""
HISTORY = freshness.HARD_LIMIT.total_seconds()
"""Seconds before the day from which on changes matter: what the cache may hold is no older."""

Rush = Literal["daily", "crowd"]

_GOLDEN = (math.sqrt(5) - 1) / 2


@dataclass(frozen=True, slots=True)
class Life:
    """What happens to one video. Seconds count from the start of the day."""

    exists: bool
    live: Live = "none"
    published: float = 0.0
    changes: tuple[float, ...] = ()
    """When the description is changed: from so long ago as an entry may be cached, in order."""

    def version(self, second: float) -> int:
        """How often the description had been changed at ``second``."""
        return bisect_right(self.changes, second)


@dataclass(frozen=True, slots=True)
class Request:
    """A request for one video."""

    second: float
    number: int
    """Of the video: its rank by popularity, from 0."""
    client: str
    chance: float
    """0 to 1: selects the instance that answers it."""


class World:
    """Videos and requests. They depend on ``seed`` only, not on what the service does."""

    def __init__(
        self,
        *,
        requests: int,
        videos: int,
        seed: int,
        rush: Rush = "daily",
        tells_age: bool = True,
    ) -> None:
        """Without ``tells_age`` YouTube does not say how old a video is, nor that it is live."""
        self.requests = requests
        self.videos = videos
        self.seed = seed
        self._second = _daily if rush == "daily" else _crowded
        self._tells_age = tells_age
        self._lives: dict[int, Life] = {}

    @cached_property
    def _weights(self) -> list[float]:
        """Cumulative weights of the videos by rank."""
        return list(accumulate(rank**-EXPONENT for rank in range(1, self.videos + 1)))

    def rate(self, number: int) -> float:
        """Mean requests a second for that video."""
        weight: float = (number + 1) ** -EXPONENT
        return self.requests / DAY * weight / self._weights[-1]

    def arrivals(self) -> Iterator[Request]:
        """The day's requests in order."""
        draw = Random(self.seed)
        seconds = array("d", sorted(self._second(draw) for _ in range(self.requests)))
        numbers = draw.choices(range(self.videos), cum_weights=self._weights, k=self.requests)
        for second, number in zip(seconds, numbers, strict=True):
            client = draw.randrange(CLIENTS)
            yield Request(second, number, f"10.0.{client >> 8}.{client & 255}", draw.random())

    def life(self, number: int) -> Life:
        """What happens to the video of that rank."""
        found = self._lives.get(number)
        if found is None:
            found = self._lives[number] = self._life(number)
        return found

    def video(self, number: int, second: float) -> Video | None:
        """The video as YouTube shows it at ``second``; its description is the number of changes."""
        life = self.life(number)
        if not life.exists or second < life.published:
            return None
        description = str(life.version(second))
        if not self._tells_age:
            return Video(id_of(number), "", "", description)
        published = moment(life.published)
        return Video(id_of(number), "", "", description, published=published, live=life.live)

    def _life(self, number: int) -> Life:
        # Kinds are spread evenly over the ranks: otherwise the kinds of the few top videos would
        # decide every figure.
        place = (number + 1) * _GOLDEN % 1
        draw = Random(self.seed << 32 | number)
        if place < UNKNOWN:
            return Life(exists=False)
        if place < UNKNOWN + LIVE:
            return Life(True, "live", -HOUR, tuple(_steady(draw, -HOUR, DAY)))
        if place < UNKNOWN + LIVE + NEW:
            age = draw.uniform(0, NEWEST)
        else:
            age = NEWEST * (OLDEST / NEWEST) ** draw.random()
        return Life(True, "none", -age, tuple(_fading(draw, age)))


def id_of(number: int) -> str:
    """The video's ID: its rank, in the eleven characters that an ID has."""
    return f"{number:011d}"


def _daily(draw: Random) -> float:
    """A second of the day, more often around its middle."""
    while True:
        second = draw.uniform(0, DAY)
        if draw.random() * (1 + SWING) < 1 - SWING * math.cos(2 * math.pi * second / DAY):
            return second


def _crowded(draw: Random) -> float:
    """A second of the first minute, or of the days after it."""
    if draw.random() < CROWD:
        return draw.uniform(0, CROWD_SECONDS)
    return draw.uniform(CROWD_SECONDS, CROWD_DAYS * DAY)


def _steady(draw: Random, begin: float, end: float) -> Iterator[float]:
    """Changes at the rate of a live broadcast."""
    while (begin := begin + draw.expovariate(EDITS_WHILE_LIVE)) < end:
        yield begin


def _fading(draw: Random, age: float) -> Iterator[float]:
    """Changes of a video that is ``age`` seconds old when the day begins."""
    reached = max(age - HISTORY, HOUR)
    while True:
        reached *= 2 ** draw.expovariate(EDITS_PER_DOUBLING)
        if reached > age + DAY:
            return
        yield reached - age
