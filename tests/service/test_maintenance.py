"""Warming the cache: what is looked up, what is not, and what stops it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from chapters.cache.memory import NoStore
from chapters.domain.video import Video
from chapters.errors import (
    ChaptersError,
    NotConfigured,
    QuotaExhausted,
    RateLimited,
    UpstreamFailed,
)
from chapters.service.lookup import Service
from chapters.service.maintenance import PAUSES, Warmed, warm
from chapters.service.ports import Stores
from chapters.sources.description import DescriptionSource
from support.fakes import FakeClock, FakeLimiter, FakePlaylists, FakeStore, FakeVideos


def ids(count: int, *, first: int = 0) -> list[str]:
    return [f"made-{number:05d}A" for number in range(first, first + count)]


class World:
    """A service with fakes, and the pauses that were made."""

    def __init__(self, known: list[str]) -> None:
        self.clock = FakeClock()
        self.store = FakeStore()
        self.videos = FakeVideos(
            *(Video(id=id_, title="", channel="", description="") for id_ in known)
        )
        self.service = Service(
            videos=self.videos,
            playlists=FakePlaylists(),
            stores=Stores(NoStore(), self.store),
            translations=Stores(FakeStore(), NoStore()),
            description=DescriptionSource(),
            fallbacks={},
            limiter=FakeLimiter(left=10_000),
            clock=self.clock,
        )
        self.pauses: list[float] = []

    def warm(self, ids: list[str]) -> list[Warmed]:
        steps = warm(
            ids,
            service=self.service,
            store=self.store,
            clock=self.clock,
            pause=self.pauses.append,
        )
        return list(steps)


def test_fifty_videos_are_looked_up_for_one_unit() -> None:
    wanted = ids(120)
    world = World(wanted)
    steps = world.warm(wanted)
    assert [len(call) for call in world.videos.calls] == [50, 50, 20]
    assert [id_ for step in steps for id_ in step.ids] == wanted
    assert [step.units for step in steps] == [1, 1, 1]
    assert set(world.store.entries) == set(wanted)


def test_fresh_videos_are_skipped_and_calls_are_filled_with_others() -> None:
    wanted = ids(100)
    world = World(wanted)
    world.warm(wanted[::2])
    world.videos.calls.clear()
    steps = world.warm(wanted)
    assert [len(call) for call in world.videos.calls] == [50]
    assert [(len(step.ids), step.units) for step in steps] == [(25, 0), (25, 0), (50, 1)]


def test_stale_videos_are_looked_up_again() -> None:
    world = World(ids(3))
    world.warm(ids(3))
    world.clock.advance(days=8)
    assert [step.units for step in world.warm(ids(3))] == [1]


def test_unknown_videos_are_done_and_counted() -> None:
    world = World(ids(1))
    assert world.warm(ids(3)) == [Warmed(tuple(ids(3)), units=1, unknown=2)]


@pytest.mark.parametrize("kind", [QuotaExhausted, NotConfigured])
def test_a_failure_that_lasts_stops_at_once(kind: type[ChaptersError]) -> None:
    world = World(ids(60))
    world.videos.failure = kind("No.")
    with pytest.raises(kind):
        world.warm(ids(60))
    assert len(world.videos.calls) == 1
    assert world.pauses == []


@pytest.mark.parametrize("kind", [UpstreamFailed, RateLimited])
def test_a_failure_that_may_pass_is_tried_again_and_then_stops(kind: type[ChaptersError]) -> None:
    world = World(ids(60))
    world.videos.failure = kind("Not now.")
    with pytest.raises(kind):
        world.warm(ids(60))
    assert world.pauses == list(PAUSES)
    assert world.store.entries == {}


def test_a_failure_that_passes_costs_only_a_pause() -> None:
    world = World(ids(10))
    world.videos.failure = UpstreamFailed("Not now.")

    def recover(seconds: float) -> None:
        world.videos.failure = None

    steps = warm(ids(10), service=world.service, store=world.store, pause=recover)
    assert [step.units for step in steps] == [1]


def test_a_stale_answer_does_not_hide_that_youtube_failed() -> None:
    world = World(ids(1))
    world.warm(ids(1))
    world.clock.now += timedelta(days=8)
    world.videos.failure = QuotaExhausted("Used up.")
    with pytest.raises(QuotaExhausted):
        world.warm(ids(1))
