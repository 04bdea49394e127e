"""Which service a day is simulated for, and how its parts are joined.

The twin of ``chapters.wiring``, with parts that can be left out one at a time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from chapters.cache.memory import MemoryStore
from chapters.cache.tiered import TieredStore
from chapters.quota.batching import BatchingVideos
from chapters.quota.budget import LocalUsageCounter, QuotaBudget, UsageCounter
from chapters.quota.circuit_breaker import CircuitBreaker
from chapters.quota.leased import Leased
from chapters.quota.rate_limit import ClientLimiter
from chapters.service.lookup import Service
from chapters.service.ports import Entry, Store, Upstream, Videos
from simulation.firestore import Bill, SimulatedLeases, SimulatedStore, SimulatedUsageCounter
from simulation.timeline import SimulatedCondition, Timeline
from simulation.world import Rush, World
from simulation.youtube import AsItComes, SimulatedYouTube

Mechanism = Literal[
    "memory", "Firestore", "coalescing", "leases", "negative cache", "freshness by age", "jitter"
]

Past = Literal["alike", "none"]
"""``alike``: all days before were like this one. ``none``: the cache starts empty."""

ENDLESS = 100_000_000
"""Units a day: as good as no budget."""
MISSES_PER_MINUTE = 60
"""The default of the setting."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What one simulation is about: who asks, and which service answers."""

    name: str
    requests: int
    videos: int
    instances: int
    units: int = ENDLESS
    """A day, for all instances together."""
    without: Mechanism | None = None
    past: Past = "alike"
    rush: Rush = "daily"

    def world(self, seed: int) -> World:
        """Who asks for what."""
        return World(
            requests=self.requests,
            videos=self.videos,
            seed=seed,
            rush=self.rush,
            tells_age=self.without != "freshness by age",
        )


@dataclass(slots=True)
class Outside:
    """What all instances share."""

    timeline: Timeline
    youtube: SimulatedYouTube
    store: SimulatedStore
    bill: Bill
    leases: SimulatedLeases = field(init=False)
    ledger: SimulatedUsageCounter = field(init=False)

    def __post_init__(self) -> None:
        self.leases = SimulatedLeases(self.timeline, self.bill)
        self.ledger = SimulatedUsageCounter(self.bill)


def instance(plan: Plan, outside: Outside, *, seed: int) -> Service:
    """One instance of the service; ``seed`` for the jitter that it draws."""
    store, shared = _stores(plan, outside)
    return Service(
        videos=_videos(plan, outside, shared),
        playlists=outside.youtube,
        store=store,
        description=AsItComes(),
        fallbacks={},
        limiter=ClientLimiter(misses_per_minute=MISSES_PER_MINUTE),
        clock=outside.timeline.clock,
        jitter=(lambda: 0.5) if plan.without == "jitter" else Random(seed).random,
    )


def _stores(plan: Plan, outside: Outside) -> tuple[Store, Store]:
    """The store that the service asks, and the one in it that all instances share."""
    near: Store = MemoryStore(timer=lambda: outside.timeline.now)
    shared: Store = outside.store
    if plan.without == "negative cache":
        near, shared = Forgetful(near), Forgetful(shared)
    if plan.without == "Firestore":
        return near, near
    if plan.without == "memory":
        return shared, shared
    return TieredStore(front=near, back=shared, clock=outside.timeline.clock), shared


def _videos(plan: Plan, outside: Outside, shared: Store) -> Videos:
    timeline = outside.timeline
    alone = plan.without == "Firestore"
    ledger: UsageCounter = LocalUsageCounter() if alone else outside.ledger
    upstream: Upstream = QuotaBudget(
        outside.youtube, ledger=ledger, units=plan.units, clock=timeline.clock
    )
    if not alone and plan.without != "leases":
        upstream = Leased(
            upstream,
            leases=outside.leases,
            store=shared,
            clock=timeline.clock,
            pause=timeline.sleep,
        )
    videos: Videos = CircuitBreaker(upstream, clock=timeline.clock)
    if plan.without != "coalescing":
        videos = SimulatedCoalescing(videos, timeline)
    return videos


class SimulatedCoalescing(BatchingVideos):
    """``BatchingVideos`` itself, but for the clock that its clients wait by."""

    def __init__(self, videos: Videos, timeline: Timeline) -> None:
        super().__init__(videos)
        self._changed = SimulatedCondition(timeline)


class Forgetful:
    """A store that keeps no word of videos that do not exist."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        """The entries of videos that exist."""
        return {id_: entry for id_, entry in self._store.get(ids).items() if entry.chapters}

    def put(self, entries: Sequence[Entry]) -> None:
        """Keep those of videos that exist."""
        self._store.put([entry for entry in entries if entry.chapters])
