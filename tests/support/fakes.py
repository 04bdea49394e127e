"""Fakes of the service's ports, for tests of what lies above them.

The same contract tests hold them and the real adapters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from chapters.domain.video import Chapters, Note, Video
from chapters.errors import ChaptersError, PlaylistNotFound, RateLimited
from chapters.service.ports import Answer, Entry, Page

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


class FakeClock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        """``advance(minutes=5)``."""
        self.now += timedelta(**by)


class FakeVideos:
    """``service.Videos`` from a dictionary; counts calls, fails when told to."""

    def __init__(self, *videos: Video) -> None:
        self.known = {video.id: video for video in videos}
        self.calls: list[tuple[str, ...]] = []
        self.failure: ChaptersError | None = None

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Video]:
        self.calls.append(tuple(ids))
        if self.failure:
            raise self.failure
        return {id_: self.known[id_] for id_ in ids if id_ in self.known}


class FakePlaylists:
    """``service.Playlists`` from a dictionary of pages: the token is the page's number."""

    def __init__(self, **playlists: Sequence[Sequence[str]]) -> None:
        self.playlists = playlists

    def page(self, playlist: str, *, token: str | None) -> Page:
        if playlist not in self.playlists:
            raise PlaylistNotFound("No such playlist.")
        pages, number = self.playlists[playlist], int(token or 0)
        following = number + 1
        return Page(tuple(pages[number]), str(following) if following < len(pages) else None)


class FakeStore:
    """``service.Store`` in a dictionary; never forgets."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.puts: list[tuple[str, ...]] = []

    def get(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        return {id_: self.entries[id_] for id_ in ids if id_ in self.entries}

    def put(self, entries: Sequence[Entry]) -> None:
        self.puts.append(tuple(entry.id for entry in entries))
        self.entries.update({entry.id: entry for entry in entries})


class FakeSource:
    """``service.Source`` that gives each video the chapters it is told to give."""

    def __init__(self, version: str = "1") -> None:
        self.version = version
        self.answers: dict[str, Chapters] = {}
        self.failure: ChaptersError | None = None
        self.asked: list[str] = []

    def chapters(self, video: Video) -> Chapters:
        self.asked.append(video.id)
        if self.failure:
            raise self.failure
        nothing = Chapters(video, notes=(Note("no-timestamps", "No timestamps."),))
        return self.answers.get(video.id, nothing)


class FakeFallback(FakeSource):
    """``service.Fallback`` that keeps nothing."""

    fresh_for = 1000

    def answer(self, video: Video, *, client: str) -> Answer:
        return Answer(self.chapters(video), "miss", self.fresh_for)


class FakeLimiter:
    """``service.Limiter`` with so many look-ups, for everybody together."""

    def __init__(self, left: int = 1000) -> None:
        self.left = left

    def admit(self, client: str, *, misses: int) -> None:
        if misses > self.left:
            raise RateLimited("Too many.", retry_after=30)
        self.left -= misses
