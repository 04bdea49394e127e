"""Pages of playlists are kept for a few minutes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Condition, Event

import pytest

from chapters.domain.video import Playlist
from chapters.errors import ChannelNotFound, PlaylistNotFound, RateLimited
from chapters.quota.cached_playlists import MAX_PAGES, SECONDS, TITLE_SECONDS, CachedPlaylists
from chapters.service.ports import Page
from support.fakes import FakeLimiter, FakePlaylists
from support.processes import eventually

A, B = "aaaaaaaaaaA", "bbbbbbbbbbA"


class World:
    """Two pages at YouTube, and what a client may ask."""

    def __init__(self) -> None:
        self.now = 0.0
        self.limiter = FakeLimiter(100_000)
        self.youtube = FakePlaylists(PLmade=[[A], [B]])
        self.cached = CachedPlaylists(self.youtube, limiter=self.limiter, timer=lambda: self.now)

    def ids(self, token: str | None = None, playlist: str = "PLmade") -> tuple[str, ...]:
        return self.cached.page(playlist, token=token, client="192.0.2.1").ids


def test_a_page_is_looked_up_once_and_counts_once() -> None:
    world = World()
    world.limiter.left = 3
    assert [world.ids(token) for token in (None, None, "1", "1", None)] == [
        (A,),
        (A,),
        (B,),
        (B,),
        (A,),
    ]
    assert sorted(map(str, world.youtube.calls)) == [
        "('PLmade', '1')",
        "('PLmade', 'title')",
        "('PLmade', None)",
    ]
    assert world.limiter.left == 0


def test_a_client_over_its_limit_causes_no_look_up() -> None:
    world = World()
    world.limiter.left = 0
    with pytest.raises(RateLimited):
        world.ids()
    assert world.youtube.calls == []


def test_after_some_minutes_it_is_looked_up_again() -> None:
    world = World()
    world.ids()
    world.youtube.playlists = {"PLmade": [[B]]}
    world.now = SECONDS - 1
    assert world.ids() == (A,)
    world.now = SECONDS + 1
    assert world.ids() == (B,)


def test_a_channel_is_the_playlist_of_its_uploads_for_one_look_up_more() -> None:
    world = World()
    world.limiter.left = 4  # the channel, two pages, and the title
    world.youtube.channels = {"@maker": "PLmade"}
    found = [world.ids(token, "@maker") for token in (None, "1", None)]
    assert found == [(A,), (B,), (A,)]
    assert world.youtube.calls[0] == ("@maker", None)
    asked = {("PLmade", None), ("PLmade", "title"), ("PLmade", "1")}
    assert (len(world.youtube.calls), {*world.youtube.calls[1:]}) == (4, asked)
    assert world.limiter.left == 0
    assert world.ids() == (A,)  # under its own name it is the same page
    world.limiter.left = 1
    with pytest.raises(ChannelNotFound):
        world.ids(playlist="@nobody")


def test_a_channel_over_the_limit_of_its_client_causes_no_look_up() -> None:
    world = World()
    world.youtube.channels = {"user/maker": "PLmade"}
    world.limiter.left = 0
    with pytest.raises(RateLimited):
        world.ids(playlist="user/maker")
    assert world.youtube.calls == []


def test_an_error_is_not_kept() -> None:
    world = World()
    with pytest.raises(PlaylistNotFound):
        world.ids(playlist="PLlater")
    world.youtube.playlists = {"PLlater": [[A]]}
    assert world.ids(playlist="PLlater") == (A,)


def test_memory_does_not_grow_with_the_number_of_playlists() -> None:
    world = World()
    names = [f"PL{number}" for number in range(MAX_PAGES + 1)]
    world.youtube.playlists = {name: [[A]] for name in names}
    for name in names:
        world.ids(playlist=name)
    world.ids(playlist=names[0])
    pages = [call for call in world.youtube.calls if call[1] is None]
    assert len(pages) == MAX_PAGES + 2


def test_the_first_page_has_the_playlist_itself() -> None:
    world = World()
    first = world.cached.page("PLmade", token=None, client="")
    assert first.playlist == Playlist("PLmade", "Playlist PLmade", "Channel of the stub", 2)
    assert world.cached.page("PLmade", token="1", client="").playlist is None


def test_a_title_is_looked_up_once_a_day_and_the_count_with_each_page() -> None:
    world = World()
    world.ids()
    world.youtube.playlists = {"PLmade": [[A, B], [B]]}
    world.now = TITLE_SECONDS - 1
    world.limiter.left = 1
    again = world.cached.page("PLmade", token=None, client="")
    assert again.playlist == Playlist("PLmade", "Playlist PLmade", "Channel of the stub", 3)
    assert world.limiter.left == 0
    world.limiter.left = 2
    world.now = TITLE_SECONDS + SECONDS
    world.ids()
    assert world.limiter.left == 0


class BothAtOnce(FakePlaylists):
    """Answers about a playlist once its page is asked for too, and the other way round."""

    def __init__(self) -> None:
        super().__init__(PLmade=[[A]])
        self.meeting = Barrier(2, timeout=20)

    def playlist(self, playlist: str) -> Playlist:
        self.meeting.wait()
        return super().playlist(playlist)

    def page(self, playlist: str, *, token: str | None, client: str = "") -> Page:
        self.meeting.wait()
        return super().page(playlist, token=token, client=client)


def test_the_title_takes_no_time_of_its_own() -> None:
    cached = CachedPlaylists(BothAtOnce(), limiter=FakeLimiter())
    assert cached.page("PLmade", token=None, client="").playlist


def test_a_page_does_without_a_title_that_cannot_be_had_and_asks_again() -> None:
    world = World()
    world.youtube.has_no_titles = True
    first = world.cached.page("PLmade", token=None, client="")
    assert (first.ids, first.playlist) == ((A,), Playlist("PLmade", video_count=2))
    world.youtube.has_no_titles = False
    world.now = SECONDS + 1
    again = world.cached.page("PLmade", token=None, client="").playlist
    assert again
    assert again.title == "Playlist PLmade"


class Slow(FakePlaylists):
    """Answers once the test says so."""

    def __init__(self) -> None:
        super().__init__(PLmade=[[A]])
        self.go_on = Event()

    def page(self, playlist: str, *, token: str | None, client: str = "") -> Page:
        assert self.go_on.wait(20)
        return super().page(playlist, token=token, client=client)


def test_a_crowd_for_one_page_makes_one_look_up() -> None:
    youtube = Slow()
    cached = CachedPlaylists(youtube, limiter=FakeLimiter(2))
    waiting: Condition = cached._page.cache_condition  # type: ignore[attr-defined]
    with ThreadPoolExecutor(5) as pool:
        asked = [pool.submit(cached.page, "PLmade", token=None, client="") for _ in range(5)]
        eventually(lambda: len(waiting._waiters) == 4)  # type: ignore[attr-defined]
        youtube.go_on.set()
        assert [each.result(20).ids for each in asked] == [(A,)] * 5
    assert len(youtube.calls) == 2
