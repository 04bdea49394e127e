"""The service that a day is simulated for: ``chapters.wiring`` again, with parts that can be left
out one at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from random import Random
from typing import Literal
from unittest.mock import patch

from chapters.cache.memory import MemoryStore, NoStore
from chapters.quota.budget import QuotaBudget
from chapters.quota.cached_playlists import CachedPlaylists
from chapters.quota.circuit_breaker import CircuitBreaker
from chapters.quota.guarded import GuardedYouTube
from chapters.quota.rate_limit import ClientLimiter
from chapters.quota.retry import Retry
from chapters.quota.usage import LocalUsageCounter, UsageCounter
from chapters.service.lookup import Service
from chapters.service.ports import Entry, Store, Stores
from simulation.firestore import Bill, SimulatedStore, SimulatedUsageCounter
from simulation.timeline import Timeline, waits_follow
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
    with waits_follow(outside.timeline), _batching(plan):
        return Service(
            videos=_youtube(plan, outside),
            playlists=CachedPlaylists(outside.youtube, limiter=limiter),
            stores=_stores(plan, outside),
            translations=Stores(NoStore(), NoStore()),
            description=NoExtraction(),
            fallbacks={},
            limiter=limiter,
            clock=outside.timeline.clock,
            jitter=(lambda: 0.5) if plan.without == "jitter" else Random(seed).random,
        )


def _stores(plan: Plan, outside: Outside) -> Stores:
    """The caches that the plan has."""
    local: Store = MemoryStore(timer=lambda: outside.timeline.now)
    shared: Store = outside.store
    if plan.without == "negative cache":
        local, shared = ExistingOnly(local), ExistingOnly(shared)
    return Stores(
        NoStore() if plan.without == "memory" else local,
        NoStore() if plan.without == "Firestore" else shared,
    )


def _youtube(plan: Plan, outside: Outside) -> GuardedYouTube:
    """YouTube behind its guards, as ``wiring.guarded`` orders them."""
    timeline = outside.timeline
    usage: UsageCounter = LocalUsageCounter() if plan.without == "Firestore" else outside.usage
    return GuardedYouTube(
        outside.youtube,
        CircuitBreaker(clock=timeline.clock),
        Retry(monotonic=lambda: timeline.now),
        QuotaBudget(usage, plan.units, clock=timeline.clock),
    )


def _batching(plan: Plan) -> AbstractContextManager[object]:
    """Inside, a service is made with or without batching."""
    if plan.without != "batching":
        return nullcontext()
    return patch("chapters.service.lookup.Batching", Unbatched)


class Unbatched:
    """In place of ``Batching``: a call for each look-up."""

    def __init__(self, call: Callable[[Sequence[str]], Mapping[str, Entry]]) -> None:
        self.of = call


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
