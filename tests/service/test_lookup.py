"""Looking up chapters: from the store while that is fresh, else from YouTube."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from chapters.cache.memory import NoStore
from chapters.domain.freshness import HARD_LIMIT
from chapters.domain.video import Chapter, Chapters, Video
from chapters.errors import (
    ChaptersError,
    NotConfigured,
    QuotaExhausted,
    RateLimited,
    UpstreamFailed,
    VideoNotFound,
)
from chapters.service.lookup import Service
from chapters.service.ports import Answer, Stores
from support.fakes import (
    NOON,
    FakeClock,
    FakeFallback,
    FakeLimiter,
    FakePlaylists,
    FakeSource,
    FakeStore,
    FakeVideos,
)

OLD = NOON - timedelta(days=1000)
A, B, C = "aaaaaaaaaaA", "bbbbbbbbbbA", "ccccccccccA"


def video(id_: str, **changes: object) -> Video:
    values: dict[str, object] = {"title": f"Title of {id_}", "channel": "", "description": ""}
    return Video(id=id_, published=OLD, **{**values, **changes})  # type: ignore[arg-type]


@dataclass
class World:
    """A service with fakes around it."""

    videos: FakeVideos = field(default_factory=lambda: FakeVideos(video(A), video(B)))
    store: FakeStore = field(default_factory=FakeStore)
    description: FakeSource = field(default_factory=FakeSource)
    comments: FakeFallback = field(default_factory=FakeFallback)
    limiter: FakeLimiter = field(default_factory=FakeLimiter)
    clock: FakeClock = field(default_factory=FakeClock)

    @property
    def service(self) -> Service:
        return Service(
            videos=self.videos,
            playlists=FakePlaylists(PLmade=[[A, B]]),
            stores=Stores(NoStore(), self.store),
            translations=Stores(FakeStore(), NoStore()),
            description=self.description,
            fallbacks={"comments": self.comments},
            limiter=self.limiter,
            clock=self.clock,
            jitter=lambda: 0.5,
        )

    def ask(self, *ids: str) -> list[Answer | ChaptersError]:
        return self.service.chapters_of(ids)

    def answer(self, id_: str = A, *fallback: str) -> Answer:
        (outcome,) = self.service.chapters_of([id_], fallback=fallback)
        assert isinstance(outcome, Answer), outcome
        return outcome


@pytest.fixture
def world() -> World:
    return World()


def is_like(outcome: object, failure: ChaptersError) -> bool:
    """Whether ``outcome`` is ``failure``, or a copy of it for another thread."""
    assert isinstance(outcome, ChaptersError)
    return (type(outcome), vars(outcome)) == (type(failure), vars(failure))


def test_a_miss_asks_youtube_and_is_stored(world: World) -> None:
    answer = world.answer()
    assert answer.cache == "miss"
    assert answer.chapters.video.title == f"Title of {A}"
    assert answer.fresh_for == timedelta(days=7).total_seconds()
    assert world.store.entries[A].expires == NOON + HARD_LIMIT


def test_a_fresh_entry_is_served_without_youtube(world: World) -> None:
    world.answer()
    world.clock.advance(days=6)
    answer = world.answer()
    assert answer.cache == "hit"
    assert answer.fresh_for == timedelta(days=1).total_seconds()
    assert world.videos.calls == [(A,)]


def test_an_answer_says_when_youtube_was_asked(world: World) -> None:
    assert world.answer().chapters.video.fetched == NOON
    world.clock.advance(hours=1)
    assert world.answer().chapters.video.fetched == NOON
    assert world.answer(A, "comments").chapters.video.fetched == NOON


def test_an_entry_is_looked_up_again_the_moment_it_is_no_longer_fresh(world: World) -> None:
    world.answer()
    world.clock.advance(days=7)
    assert world.answer().cache == "miss"
    assert len(world.videos.calls) == 2


def test_a_changed_description_replaces_the_entry(world: World) -> None:
    world.answer()
    world.clock.advance(days=7)
    world.videos.known[A] = video(A, title="New title")
    assert world.answer().chapters.video.title == "New title"


def test_only_videos_that_are_due_are_looked_up_in_one_call(world: World) -> None:
    world.answer(A)
    world.videos.known[C] = video(C)
    outcomes = world.ask(C, A, B)
    assert [o.chapters.video.id for o in outcomes if isinstance(o, Answer)] == [C, A, B]
    assert world.videos.calls == [(A,), (C, B)]


def test_an_id_asked_twice_is_fetched_once_and_answered_twice(world: World) -> None:
    first, second = world.ask(A, A)
    assert first == second
    assert world.videos.calls == [(A,)]


def test_an_unknown_video_is_an_error_in_its_place(world: World) -> None:
    known, unknown = world.ask(A, C)
    assert isinstance(known, Answer)
    assert isinstance(unknown, VideoNotFound)
    assert "private" in unknown.detail


def test_an_unknown_video_is_cached_for_ten_minutes(world: World) -> None:
    world.ask(C)
    world.clock.advance(minutes=9, seconds=59)
    (outcome,) = world.ask(C)
    assert isinstance(outcome, VideoNotFound)
    assert len(world.videos.calls) == 1
    world.clock.advance(seconds=1)
    world.videos.known[C] = video(C)
    assert world.answer(C).cache == "miss"


def test_a_video_that_vanished_is_no_longer_served(world: World) -> None:
    world.answer()
    world.clock.advance(days=8)
    del world.videos.known[A]
    (outcome,) = world.ask(A)
    assert isinstance(outcome, VideoNotFound)
    assert world.store.entries[A].chapters is None


@pytest.mark.parametrize(
    "failure", [QuotaExhausted("Used up.", retry_after=9), UpstreamFailed("Broken.")]
)
def test_when_youtube_fails_the_last_good_answer_is_served(
    world: World, failure: ChaptersError
) -> None:
    world.answer()
    world.clock.advance(days=8)
    world.videos.failure = failure
    answer = world.answer()
    assert (answer.cache, answer.fresh_for) == ("stale", 0)
    assert is_like(answer.failure, failure)
    assert answer.chapters.video.title == f"Title of {A}"


def test_a_failure_is_never_stored(world: World) -> None:
    world.videos.failure = UpstreamFailed("Broken.")
    world.ask(A)
    assert world.store.entries == {}
    world.videos.failure = None
    assert world.answer().cache == "miss"


class OnlyKnownVideos(FakeVideos):
    """As the samples without a key: of other videos they cannot say whether they exist."""

    def fetch(self, ids: Sequence[str], *, translated: bool = False) -> Mapping[str, Video]:
        found = super().fetch(ids, translated=translated)
        if others := [id_ for id_ in ids if id_ not in found]:
            raise NotConfigured("No key.", videos=others)
        return found


def test_a_video_that_cannot_be_looked_up_is_neither_missing_nor_in_the_way_of_others() -> None:
    world = World(videos=OnlyKnownVideos(video(A)))
    other, known, another = world.ask(B, A, C)
    assert isinstance(other, NotConfigured)
    assert isinstance(another, NotConfigured)
    assert isinstance(known, Answer)
    assert set(world.store.entries) == {A}, "what nobody looked up is not stored as missing"
    assert isinstance(world.ask(C)[0], NotConfigured), "also where it is the only one"


def test_nothing_is_served_past_the_hard_limit(world: World) -> None:
    world.answer()
    world.clock.advance(days=29)
    world.videos.failure = UpstreamFailed("Broken.")
    (outcome,) = world.ask(A)
    assert is_like(outcome, world.videos.failure)


def test_a_failure_affects_only_videos_that_had_to_be_looked_up(world: World) -> None:
    world.answer(A)
    world.videos.failure = UpstreamFailed("Broken.")
    known, unknown = world.ask(A, B)
    assert isinstance(known, Answer)
    assert is_like(unknown, world.videos.failure)


def test_hits_do_not_count_against_the_client(world: World) -> None:
    world.limiter.left = 1
    world.answer()
    for _ in range(10):
        assert world.answer().cache == "hit"


def test_a_client_over_its_limit_gets_stale_answers_and_no_call_is_made(world: World) -> None:
    world.answer()
    world.clock.advance(days=8)
    world.limiter.left = 0
    answer = world.answer()
    assert answer.cache == "stale"
    assert isinstance(answer.failure, RateLimited)
    (missing,) = world.ask(B)
    assert isinstance(missing, RateLimited)
    assert world.videos.calls == [(A,)]


def test_a_client_may_look_up_no_more_videos_at_once_than_its_limit_allows(world: World) -> None:
    world.limiter.left = 1
    assert all(isinstance(outcome, RateLimited) for outcome in world.ask(A, B))
    assert world.videos.calls == []


def test_another_extractor_version_extracts_again_without_quota(world: World) -> None:
    world.answer()
    newer = FakeSource(version="2")
    newer.answers[A] = Chapters(
        video(A), chapters=(Chapter(0, "Found now"),), source="description", made_by="author"
    )
    world.description = newer
    answer = world.answer()
    assert answer.cache == "hit"
    assert [c.title for c in answer.chapters.chapters] == ["Found now"]
    assert world.store.entries[A].extractor == "2"
    assert world.store.entries[A].fetched == NOON
    assert len(world.videos.calls) == 1
    world.answer()
    assert newer.asked == [A]


def test_a_fallback_is_asked_only_when_named_and_needed(world: World) -> None:
    found = Chapters(video(A), chapters=(Chapter(0, "x"),), source="comment", made_by="viewer")
    world.comments.answers[A] = found
    assert world.answer(A).chapters.chapters == ()
    answer = world.answer(A, "comments")
    assert answer.chapters.source == "comment"
    assert [note.code for note in answer.chapters.notes] == ["no-timestamps"]
    world.description.answers[B] = Chapters(video(B), chapters=(Chapter(0, "y"),))
    world.answer(B, "comments")
    assert world.comments.asked == [A]


def test_a_fallback_that_fails_becomes_a_note_that_is_not_cached(world: World) -> None:
    world.comments.failure = UpstreamFailed("Nobody knows.")
    answer = world.answer(A, "comments")
    notes = answer.chapters.notes
    assert [note.code for note in notes] == ["no-timestamps", "comments-failed"]
    assert notes[1].message == "Nobody knows."
    assert answer.fresh_for == 0


def test_a_fallback_that_is_not_configured_becomes_a_note(world: World) -> None:
    notes = world.answer(A, "model").chapters.notes
    assert notes[-1].code == "model-not-configured"


def test_an_answer_is_as_fresh_as_the_least_fresh_part_of_it(world: World) -> None:
    world.answer(A)
    answer = world.answer(A, "comments")
    assert (answer.cache, answer.fresh_for) == ("miss", FakeFallback.fresh_for)
    world.comments.fresh_for = 10**9
    assert world.answer(A, "comments").fresh_for == timedelta(days=7).total_seconds()


def test_an_answer_without_a_list_names_the_fallbacks_not_asked_yet(world: World) -> None:
    assert world.answer(A).chapters.fallbacks == ("comments",)
    assert world.answer(A, "comments").chapters.fallbacks == ()
    world.description.answers[B] = Chapters(video(B), chapters=(Chapter(0, "y"),))
    assert world.answer(B).chapters.fallbacks == ()


def test_a_fallback_does_not_hide_that_the_description_could_not_be_refreshed(
    world: World,
) -> None:
    world.answer(A)
    world.clock.advance(days=8)
    world.videos.failure = UpstreamFailed("Broken.")
    answer = world.answer(A, "comments")
    assert (answer.cache, answer.fresh_for) == ("stale", 0)
    assert is_like(answer.failure, world.videos.failure)


def test_names_of_fallbacks_are_not_stored(world: World) -> None:
    world.answer(A)
    stored = world.store.entries[A].chapters
    assert stored is not None
    assert stored.fallbacks == ()
