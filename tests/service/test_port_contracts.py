"""What each port promises, tested with the fakes and with the adapters that they stand in for.

Stores, sections, writers and models have contracts of their own: tests/cache, service/article,
sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from chapters.cache.memory import NoStore
from chapters.domain import freshness
from chapters.domain.video import Comment, Discussion, Video
from chapters.errors import (
    ChannelNotFound,
    ChaptersError,
    PlaylistNotFound,
    RateLimited,
    UpstreamFailed,
)
from chapters.quota.rate_limit import ClientLimiter
from chapters.service.ports import (
    Fallback,
    Limiter,
    Playlists,
    Source,
    Stores,
    Upstream,
    Videos,
)
from chapters.sources.cached import CachedSource
from chapters.sources.comments import CommentsSource
from chapters.sources.description import DescriptionSource
from chapters.youtube.client import YouTube
from support.fake_youtube import FakeYouTube
from support.fakes import (
    FakeFallback,
    FakeLimiter,
    FakePlaylists,
    FakeSource,
    FakeStore,
    FakeVideos,
)
from support.youtube_stub import KEY, YouTubeStub, comment, youtube

KNOWN, UNKNOWN = "made-00001A", "aaaaaaaaaaA"
VIDEO = Video(id=KNOWN, title="Title", channel="", description="Nothing here.", duration=600)


@pytest.fixture
def stub() -> Iterator[YouTubeStub]:
    with youtube() as server:
        server.add(KNOWN, title="Title", description="Nothing here.")
        server.comments[KNOWN] = [comment("Hello")]
        yield server


@pytest.fixture
def client(stub: YouTubeStub) -> YouTube:
    return YouTube(api_key=KEY, endpoint=stub.endpoint)


def client_or(fake: object, request: pytest.FixtureRequest) -> object:
    """Google's client against the stub, or ``fake``: whichever the test is parametrized with."""
    return request.getfixturevalue("client") if request.param == "google" else fake


@pytest.fixture(params=["google", "fake"])
def videos(request: pytest.FixtureRequest) -> object:
    return client_or(FakeVideos(VIDEO), request)


def test_videos_that_exist_are_found_and_others_are_absent(videos: Videos) -> None:
    found = videos.fetch([UNKNOWN, KNOWN])
    assert list(found) == [KNOWN]
    assert (found[KNOWN].id, found[KNOWN].title) == (KNOWN, VIDEO.title)
    assert found[KNOWN].description == VIDEO.description
    assert videos.fetch([UNKNOWN]) == {}


@pytest.fixture(params=["google", "fake"])
def playlists(request: pytest.FixtureRequest) -> object:
    ids = [f"made-{number:05d}A" for number in range(120)]
    fake = FakePlaylists(PLmade=[ids[:50], ids[50:100], ids[100:]])
    fake.channels = {"@maker": "PLmade"}
    return client_or(fake, request)


def test_a_playlist_is_read_page_by_page(playlists: Playlists) -> None:
    first = playlists.page("PLmade", token=None)
    second = playlists.page("PLmade", token=first.next_token)
    third = playlists.page("PLmade", token=second.next_token)
    assert [len(page.ids) for page in (first, second, third)] == [50, 50, 20]
    assert (first.ids[0], third.ids[-1]) == ("made-00000A", "made-00119A")
    assert third.next_token is None
    assert [page.video_count for page in (first, second, third)] == [120] * 3


def test_a_playlist_has_a_title_and_a_channel(playlists: Playlists) -> None:
    found = playlists.playlist("PLmade")
    assert (found.id, found.title) == ("PLmade", "Playlist PLmade")
    assert found.channel == "Channel of the stub"


def test_an_unknown_playlist_is_an_error(playlists: Playlists) -> None:
    with pytest.raises(PlaylistNotFound):
        playlists.page("PLunknown", token=None)
    with pytest.raises(PlaylistNotFound):
        playlists.playlist("PLunknown")


def test_a_channel_has_a_playlist_of_its_uploads(playlists: Playlists) -> None:
    assert playlists.page(playlists.uploads("@maker"), token=None).ids[0] == "made-00000A"
    with pytest.raises(ChannelNotFound):
        playlists.uploads("@nobody")


@pytest.fixture(params=["google", "fake"])
def upstream(request: pytest.FixtureRequest) -> object:
    return client_or(FakeYouTube(VIDEO), request)


def test_youtube_also_has_playlists_and_comments(upstream: Upstream) -> None:
    assert upstream.fetch([KNOWN, UNKNOWN]).keys() == {KNOWN}
    assert upstream.page("PLmade", token=None).ids[1:2]
    assert upstream.uploads("@maker")
    assert upstream.playlist("PLmade").title
    discussion = upstream.discussion(KNOWN)
    assert discussion.is_open
    assert [one.text for one in discussion.comments] == ["Hello"]


def failing(_: str) -> Discussion:
    raise UpstreamFailed("Broken.")


def silent(_: str) -> Discussion:
    return Discussion(is_open=True, comments=(Comment("Ug", "Hello", 0, 0, by_author=False),))


SOURCES: dict[str, Callable[[], Source]] = {
    "fake": FakeSource,
    "description": DescriptionSource,
    "comments": lambda: CommentsSource(silent),
}


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_without_a_list_says_why_in_a_note(name: str) -> None:
    source = SOURCES[name]()
    assert source.version
    found = source.chapters(VIDEO)
    assert (found.video, found.chapters) == (VIDEO, ())
    assert (found.source, found.made_by) == ("none", "none")
    assert len(found.notes) == 1


def cached(source: Source) -> CachedSource:
    limiter, lifetime = FakeLimiter(), freshness.of_comments
    stores = Stores(FakeStore(), NoStore())
    return CachedSource(source, stores=stores, limiter=limiter, lifetime=lifetime)


def failing_fake() -> FakeFallback:
    fallback = FakeFallback()
    fallback.failure = UpstreamFailed("Broken.")
    return fallback


FALLBACKS: dict[str, tuple[Callable[[], Fallback], Callable[[], Fallback]]] = {
    "fake": (FakeFallback, failing_fake),
    "cached": (
        lambda: cached(CommentsSource(silent)),
        lambda: cached(CommentsSource(failing)),
    ),
}
"""How each is made, and how one that fails is made."""


@pytest.mark.parametrize("name", FALLBACKS)
def test_a_fallback_answers_about_the_video_or_raises_one_of_our_errors(name: str) -> None:
    make, make_failing = FALLBACKS[name]
    answer = make().answer(VIDEO, client="192.0.2.1")
    assert (answer.chapters.video, answer.cache) == (VIDEO, "miss")
    assert answer.fresh_for > 0
    assert answer.failure is None
    with pytest.raises(ChaptersError):
        make_failing().answer(VIDEO, client="192.0.2.1")


LIMITERS: dict[str, Callable[[], Limiter]] = {
    "fake": lambda: FakeLimiter(3),
    "moving window": lambda: ClientLimiter(misses_per_minute=3),
}


@pytest.mark.parametrize("name", LIMITERS)
def test_a_limiter_admits_so_many_misses_and_then_says_how_long_to_wait(name: str) -> None:
    limiter = LIMITERS[name]()
    limiter.admit("192.0.2.1", misses=2)
    limiter.admit("192.0.2.1", misses=1)
    with pytest.raises(RateLimited) as caught:
        limiter.admit("192.0.2.1", misses=1)
    assert caught.value.retry_after
