"""Fakes of the ports, for tests of the use cases and of the interfaces.

The same contract tests hold them and the real adapters: tests/service/test_port_contracts.py,
tests/cache/test_contract.py, tests/sources/test_video_models.py, tests/api/test_text_process.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from chapters.api.cpu_slot import turn
from chapters.domain.clock import format_short
from chapters.domain.video import Chapters, Note, Playlist, Video
from chapters.errors import ChannelNotFound, ChaptersError, PlaylistNotFound, RateLimited
from chapters.service.ports import Answer, Entry, Page
from chapters.sources import proposals
from chapters.sources.outlined import CaptionLines
from chapters.sources.proposals import FINISHED, Proposal

T = TypeVar("T")

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


class FakeClock:
    """A clock that moves only by ``advance``."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        """``advance(minutes=5)``."""
        self.now += timedelta(**by)


class FakeVideos:
    """``Videos`` from a dictionary; records its calls, raises ``failure`` if there is one."""

    def __init__(self, *videos: Video) -> None:
        self.known = {video.id: video for video in videos}
        self.calls: list[tuple[str, ...]] = []
        self.failure: ChaptersError | None = None

    def fetch(self, ids: Sequence[str], *, translated: bool = False) -> Mapping[str, Video]:
        self.calls.append(tuple(ids))
        if self.failure:
            raise self.failure
        found = [self.known[id_] for id_ in ids if id_ in self.known]
        return {
            video.id: video if translated else video._replace(translations=()) for video in found
        }


class FakePlaylists:
    """``Playlists``, and that part of ``Upstream``, from lists of pages by ID; the token is the
    number of the page."""

    def __init__(self, **playlists: Sequence[Sequence[str]]) -> None:
        self.playlists = playlists
        self.channels: dict[str, str] = {}
        """The playlist of a channel's uploads, by handle, ID or ``user/NAME``."""
        self.has_no_titles = False
        self.calls: list[tuple[str, str | None]] = []

    def playlist(self, playlist: str) -> Playlist:
        self.calls.append((playlist, "title"))
        if self.has_no_titles or playlist not in self.playlists:
            raise PlaylistNotFound("No such playlist.")
        return Playlist(playlist, f"Playlist {playlist}", "Channel of the stub")

    def page(self, playlist: str, *, token: str | None, client: str = "") -> Page:
        self.calls.append((playlist, token))
        if playlist not in self.playlists:
            raise PlaylistNotFound("No such playlist.")
        pages, number = self.playlists[playlist], int(token or 0)
        following = number + 1
        next_token = str(following) if following < len(pages) else None
        return Page(tuple(pages[number]), next_token, sum(map(len, pages)))

    def uploads(self, channel: str) -> str:
        self.calls.append((channel, None))
        if channel not in self.channels:
            raise ChannelNotFound("No such channel.")
        return self.channels[channel]


class FakeStore:
    """``Store`` in a dictionary; nothing expires."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.puts: list[tuple[str, ...]] = []

    def get(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        return {id_: self.entries[id_] for id_ in ids if id_ in self.entries}

    def put(self, entries: Sequence[Entry]) -> None:
        self.puts.append(tuple(entry.id for entry in entries))
        self.entries.update({entry.id: entry for entry in entries})


class FakeSource:
    """``Source`` that finds what ``answers`` has for a video ID; raises ``failure`` if any."""

    def __init__(self, version: str = "1") -> None:
        self.version = version
        self.answers: dict[str, Chapters] = {}
        self.failure: ChaptersError | None = None
        self.videos: list[Video] = []
        """Those it was asked about."""

    @property
    def asked(self) -> list[str]:
        return [video.id for video in self.videos]

    def chapters(self, video: Video) -> Chapters:
        self.videos.append(video)
        if self.failure:
            raise self.failure
        nothing = Chapters(video, notes=(Note("no-timestamps", "No timestamps."),))
        return self.answers.get(video.id, nothing)


class FakeFallback(FakeSource):
    """``Fallback`` without a cache."""

    fresh_for = 1000

    def answer(self, video: Video, *, client: str) -> Answer:
        return Answer(self.chapters(video), "miss", self.fresh_for)


class FakeLimiter:
    """``Limiter`` that admits ``left`` look-ups, for all clients together."""

    def __init__(self, left: int = 1000) -> None:
        self.left = left

    def admit(self, client: str, *, misses: int) -> None:
        if misses > self.left:
            raise RateLimited("Too many.", retry_after=30)
        self.left -= misses


class FakeVideoModel:
    """``VideoModel`` that returns ``proposal``, or raises it if it is an error."""

    model = "fake-1"
    version = "fake-1 prompt-1"

    def __init__(self, proposal: Proposal | ChaptersError) -> None:
        self.proposal = proposal
        self.asked: list[Video] = []

    def watch(self, video: Video) -> Proposal:
        self.asked.append(video)
        if isinstance(self.proposal, ChaptersError):
            raise self.proposal
        return self.proposal


class InlineTexts:
    """``Texts`` without a process of their own."""

    def run(self, function: Callable[..., T], *arguments: object) -> T:
        with turn():
            return function(*arguments)


class FakeTextModel:
    """``TextModel`` that returns ``proposal``, or raises it if it is an error.

    Without one it proposes a chapter at the first line, at one in the middle and at the last, each
    with the first words of that line as its title.
    """

    model = "fake-1"
    outline_version = "fake-1 outline-1"

    def __init__(self) -> None:
        self.proposal: Proposal | ChaptersError | None = None
        self.asked: list[CaptionLines] = []

    def outline(self, captions: CaptionLines) -> Proposal:
        self.asked.append(captions)
        if isinstance(self.proposal, ChaptersError):
            raise self.proposal
        if self.proposal is not None:
            return self.proposal
        lines = captions.lines
        chosen = (lines[0], lines[len(lines) // 2], lines[-1])
        entries = (proposals.Entry(format_short(start), text[:40]) for start, text in chosen)
        return Proposal(tuple(entries), FINISHED, has_watched=False)
