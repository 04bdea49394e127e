"""The service that a day is simulated for: ``chapters.wiring`` again, with parts that can be left
out one at a time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from chapters.cache.memory import MemoryStore
from chapters.cache.tiered import TieredStore
from chapters.quota.batching import BatchingVideos
from chapters.quota.budget import QuotaBudget
from chapters.quota.cached_playlists import CachedPlaylists
from chapters.quota.circuit_breaker import CircuitBreaker
from chapters.quota.guarded import GuardedYouTube
from chapters.quota.rate_limit import ClientLimiter
from chapters.quota.retry import Retry
from chapters.quota.usage import LocalUsageCounter, UsageCounter
from chapters.service.lookup import Service
from chapters.service.ports import Entry, Store, Videos
from simulation.firestore import Bill, SimulatedStore, SimulatedUsageCounter
from simulation.timeline import SimulatedCondition, Timeline
from simulation.world import Rush, World
from simulation.youtube import NoExtraction, SimulatedYouTube

Mechanism = Literal[
    "memory", "Firestore", "batching", "negative cache", "freshness by age", "jitter"
]

Past = Literal["alike", "none"]
"""``alike``: all days before were like this one. ``none``: the cache starts empty."""

UNLIMITED = 100_000_000
"""Units a day: more than any plan needs."""
MISSES_PER_MINUTE = 60
"""The default of the setting."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One simulation: the requests, and the service that answers them."""

    name: str
    requests: int
    videos: int
    instances: int
    units: int = UNLIMITED
    """Budget of a day, for all instances together."""
    without: Mechanism | None = None
    past: Past = "alike"
    rush: Rush = "daily"

    def world(self, seed: int) -> World:
        """The videos and the requests for them."""
        return World(
            requests=self.requests,
            videos=self.videos,
            seed=seed,
            rush=self.rush,
            tells_age=self.without != "freshness by age",
        )


@dataclass(slots=True)
class Outside:
    """The parts that all instances share."""

    timeline: Timeline
    youtube: SimulatedYouTube
    store: SimulatedStore
    bill: Bill
    usage: SimulatedUsageCounter = field(init=False)

    def __post_init__(self) -> None:
        self.usage = SimulatedUsageCounter(self.bill)


def instance(plan: Plan, outside: Outside, *, seed: int) -> Service:
    """One instance of the service; ``seed`` determines its jitter."""
    limiter = ClientLimiter(misses_per_minute=MISSES_PER_MINUTE)
    return Service(
        videos=_videos(plan, outside),
        playlists=CachedPlaylists(outside.youtube, limiter=limiter),
        store=_store(plan, outside),
        description=NoExtraction(),
        fallbacks={},
        limiter=limiter,
        clock=outside.timeline.clock,
        jitter=(lambda: 0.5) if plan.without == "jitter" else Random(seed).random,
    )


def _store(plan: Plan, outside: Outside) -> Store:
    """The caches that the plan has."""
    local: Store = MemoryStore(timer=lambda: outside.timeline.now)
    shared: Store = outside.store
    if plan.without == "negative cache":
        local, shared = ExistingOnly(local), ExistingOnly(shared)
    if plan.without == "Firestore":
        return local
    if plan.without == "memory":
        return shared
    return TieredStore(local, shared, clock=outside.timeline.clock)


def _videos(plan: Plan, outside: Outside) -> Videos:
    """YouTube behind its guards, as ``wiring.guarded`` orders them."""
    timeline = outside.timeline
    usage: UsageCounter = LocalUsageCounter() if plan.without == "Firestore" else outside.usage
    youtube = GuardedYouTube(
        outside.youtube,
        CircuitBreaker(clock=timeline.clock),
        Retry(monotonic=lambda: timeline.now),
        QuotaBudget(usage, plan.units, clock=timeline.clock),
    )
    return youtube if plan.without == "batching" else SimulatedBatching(youtube, timeline)


class SimulatedBatching(BatchingVideos):
    """``BatchingVideos`` that waits in simulated time."""

    def __init__(self, videos: Videos, timeline: Timeline) -> None:
        super().__init__(videos)
        self._changed = SimulatedCondition(timeline)


class ExistingOnly:
    """A store without entries for videos that do not exist."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        """The entries of videos that exist."""
        return {id_: entry for id_, entry in self._store.get(ids).items() if entry.chapters}

    def put(self, entries: Sequence[Entry]) -> None:
        """Store those of videos that exist."""
        self._store.put([entry for entry in entries if entry.chapters])
