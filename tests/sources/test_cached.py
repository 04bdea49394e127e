"""A cached source is asked once for each video and version, also by concurrent requests."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from chapters.cache.memory import NoStore
from chapters.domain.freshness import HARD_LIMIT
from chapters.domain.video import Chapter, Chapters, Video
from chapters.errors import ChaptersError, RateLimited, UpstreamFailed
from chapters.service.ports import Answer, Stores
from chapters.sources.cached import CachedSource
from support.fakes import NOON, FakeClock, FakeLimiter, FakeSource, FakeStore

A = Video(id="aaaaaaaaaaA", title="One", channel="", description="", duration=60, fetched=NOON)
LIST = Chapters(A, chapters=(Chapter(0, "x"),), source="comment", made_by="viewer")
DAY = timedelta(days=1)


def a_day(found: Chapters, *, now: datetime, jitter: float) -> timedelta:
    return DAY


@dataclass
class World:
    source: FakeSource = field(default_factory=FakeSource)
    store: FakeStore = field(default_factory=FakeStore)
    limiter: FakeLimiter = field(default_factory=FakeLimiter)
    clock: FakeClock = field(default_factory=FakeClock)

    def __post_init__(self) -> None:
        self.source.answers[A.id] = LIST

    @property
    def cached(self) -> CachedSource:
        return CachedSource(
            self.source,
            stores=Stores(NoStore(), self.store),
            limiter=self.limiter,
            lifetime=a_day,
            clock=self.clock,
            jitter=lambda: 0.5,
        )

    def answer(self, video: Video = A) -> Answer:
        return self.cached.answer(video, client="")


@pytest.fixture
def world() -> World:
    return World()


def test_the_source_is_asked_once_while_its_answer_is_fresh(world: World) -> None:
    assert world.answer() == Answer(LIST, "miss", int(DAY.total_seconds()))
    world.clock.advance(hours=6)
    day = int(DAY.total_seconds())
    assert world.answer() == Answer(LIST, "hit", day * 3 // 4, age=day // 4)
    world.clock.advance(hours=18)
    assert world.answer().cache == "miss"
    assert world.source.asked == [A.id, A.id]


def test_that_there_is_no_list_is_cached_too(world: World) -> None:
    del world.source.answers[A.id]
    assert world.answer().chapters.chapters == ()
    assert world.answer().cache == "hit"


def test_another_version_of_the_source_is_asked_again(world: World) -> None:
    world.answer()
    world.source.version = "2"
    assert world.answer().cache == "miss"


def test_a_cached_answer_has_what_is_known_of_the_video_now(world: World) -> None:
    world.answer()
    renamed = A._replace(title="Another")
    assert world.answer(renamed).chapters.video == renamed


def test_an_answer_is_as_old_as_the_oldest_that_it_was_made_of(world: World) -> None:
    world.answer()
    world.clock.advance(hours=1)
    later = A._replace(fetched=world.clock.now)
    assert world.answer(later).chapters.video.fetched == NOON


def test_an_answer_expires_29_days_after_youtube_was_asked_about_the_video(world: World) -> None:
    old = A._replace(fetched=NOON - timedelta(days=28, hours=12))
    world.source.answers[A.id] = LIST._replace(video=old)
    assert world.answer(old).fresh_for == DAY.total_seconds() / 2
    world.source.failure = UpstreamFailed("Broken.")
    world.clock.advance(hours=12)
    with pytest.raises(UpstreamFailed):
        world.answer(old)


def test_only_questions_count_against_the_limit_of_the_client(world: World) -> None:
    world.limiter.left = 1
    for _ in range(3):
        world.answer()
    world.clock.advance(days=2)
    stale = world.answer()
    assert (stale.chapters, stale.cache, stale.fresh_for) == (LIST, "stale", 0)
    assert isinstance(stale.failure, RateLimited)
    assert world.source.asked == [A.id]


def test_an_error_is_raised_where_there_is_no_old_answer_and_is_not_cached(world: World) -> None:
    world.source.failure = UpstreamFailed("Broken.")
    with pytest.raises(UpstreamFailed):
        world.answer()
    assert world.store.entries == {}


def test_no_answer_is_served_past_the_hard_limit(world: World) -> None:
    world.answer()
    world.clock.advance(seconds=HARD_LIMIT.total_seconds() - 1)
    world.source.failure = UpstreamFailed("Broken.")
    assert world.answer().cache == "stale"
    world.clock.advance(seconds=1)
    with pytest.raises(UpstreamFailed):
        world.answer()


def test_concurrent_requests_for_a_video_ask_the_source_once(world: World) -> None:
    begun, release = threading.Event(), threading.Event()
    look = world.source.chapters

    def slowly(video: Video) -> Chapters:
        begun.set()
        assert release.wait(20)
        return look(video)

    world.source.chapters = slowly  # type: ignore[method-assign]
    cached, answers = world.cached, list[Answer | ChaptersError]()
    threads = [
        threading.Thread(target=lambda: answers.append(cached.answer(A, client="")))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    assert begun.wait(20)
    release.set()
    for thread in threads:
        thread.join()
    assert world.source.asked == [A.id]
    assert [answer.chapters for answer in answers if isinstance(answer, Answer)] == [LIST] * 4
