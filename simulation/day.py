"""One simulated day and its figures."""

from __future__ import annotations

import math
import statistics
from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from chapters.domain.video import Video
from chapters.errors import VideoNotFound
from chapters.service.ports import Answer, Outcome
from simulation.firestore import ROUND_TRIP, Bill, SimulatedStore
from simulation.limits_clock import limits_follow
from simulation.plan import Outside, Plan, instance
from simulation.timeline import Timeline
from simulation.world import Request, World, id_of
from simulation.yesterday import EmptyCache, Yesterday
from simulation.youtube import SimulatedYouTube


@dataclass(slots=True)
class Count:
    """A day's requests, each counted in exactly one of the first five."""

    memory: int = 0
    """Answered at once."""
    firestore: int = 0
    """Answered after one round trip."""
    youtube: int = 0
    """Answered after a call to YouTube, their own or one that they shared."""
    stale: int = 0
    """Answered with an entry that was no longer fresh, because YouTube could not be asked."""
    refused: int = 0
    """Not answered: 429 or 503."""
    outdated: array[float] = field(default_factory=lambda: array("d"))
    """Answers with a description that had been changed: seconds since the change."""
    waits: array[float] = field(default_factory=lambda: array("d"))
    """Seconds until each answer of ``youtube``."""

    @property
    def requests(self) -> int:
        """All of them."""
        return self.memory + self.firestore + self.youtube + self.stale + self.refused

    def add(self, outcome: Outcome, *, waited: float) -> None:
        """Count one outcome; the seconds it took show which layer it came from."""
        if isinstance(outcome, Answer) and outcome.cache == "stale":
            self.stale += 1
        elif not isinstance(outcome, Answer | VideoNotFound):
            self.refused += 1
        elif waited == 0:
            self.memory += 1
        elif math.isclose(waited, ROUND_TRIP, abs_tol=1e-6):
            self.firestore += 1
        else:
            self.youtube += 1
            self.waits.append(waited)


@dataclass(frozen=True, slots=True)
class Day:
    """The figures of a plan's day."""

    plan: Plan
    count: Count
    bill: Bill
    units_by_minute: Counter[int]

    @property
    def units(self) -> int:
        """Calls to YouTube."""
        return self.units_by_minute.total()

    @property
    def busiest_minute(self) -> int:
        """Units of the busiest minute; the first one, which may meet an empty cache, aside."""
        later = (units for minute, units in self.units_by_minute.items() if minute)
        return max(later, default=0)

    @property
    def answered(self) -> int:
        """Requests that got an answer, stale ones among them."""
        return self.count.requests - self.count.refused

    @property
    def outdated(self) -> float:
        """Share of the answers that showed a description which had been changed since."""
        return len(self.count.outdated) / max(1, self.answered)

    @property
    def median_lag(self) -> float:
        """Seconds since the change, for the median of those answers."""
        return statistics.median(self.count.outdated or [0.0])

    @property
    def slowest_wait(self) -> float:
        """Seconds within which 99 % of those who waited for YouTube were answered."""
        waits = sorted(self.count.waits)
        return waits[int(len(waits) * 0.99)] if waits else 0.0


def simulate(plan: Plan, *, seed: int = 1) -> Day:
    """Simulate ``plan``; the same ``seed`` always gives the same figures."""
    world = plan.world(seed)
    timeline = Timeline()
    bill = Bill()
    youtube = SimulatedYouTube(timeline, world)
    yesterday = Yesterday(world) if plan.past == "alike" else EmptyCache()
    outside = Outside(timeline, youtube, SimulatedStore(timeline, bill, yesterday), bill)
    services = [instance(plan, outside, seed=number) for number in range(plan.instances)]
    count = Count()

    def serve(request: Request) -> None:
        service = services[int(request.chance * plan.instances)]
        [outcome] = service.chapters_of([id_of(request.number)], client=request.client)
        count.add(outcome, waited=timeline.now - request.second)
        if isinstance(outcome, Answer):
            _compare(outcome.chapters.video, request.number, world, timeline.now, count.outdated)

    def arrivals() -> Iterator[tuple[float, Callable[[], None]]]:
        for request in world.arrivals():
            yield request.second, partial(serve, request)

    with limits_follow(timeline):
        timeline.run(arrivals())
    return Day(plan, count, bill, units_by_minute=youtube.units_by_minute)


def _compare(shown: Video, number: int, world: World, now: float, outdated: array[float]) -> None:
    """If ``shown`` is an older version: add to ``outdated`` the seconds since the change."""
    life = world.life(number)
    version = int(shown.description)
    if version < life.version(now):
        outdated.append(now - life.changes[version])
