"""A fake of ``service.ports.Upstream``; contract: tests/service/test_port_contracts.py."""

from __future__ import annotations

from chapters.domain.video import Comment, Discussion, Playlist, Video
from chapters.service.ports import Page
from support.fakes import FakeVideos

DISCUSSION = Discussion(True, (Comment("UgFake", "Hello", 0, 0, by_author=False),))
PAGE = Page(("made-00001A", "made-00002A"), None)
PLAYLIST = Playlist("PL1", "A list", "Somebody")


class FakeYouTube(FakeVideos):
    """``Upstream``: all playlists have the same page, all videos the same comments."""

    def playlist(self, playlist: str) -> Playlist:
        self.calls.append(("playlist", playlist))
        if self.failure:
            raise self.failure
        return PLAYLIST

    def page(self, playlist: str, *, token: str | None) -> Page:
        self.calls.append((playlist, token or ""))
        if self.failure:
            raise self.failure
        return PAGE

    def uploads(self, channel: str) -> str:
        self.calls.append((channel, ""))
        if self.failure:
            raise self.failure
        return "UUfake"

    def discussion(self, video: str) -> Discussion:
        self.calls.append(("comments", video))
        if self.failure:
            raise self.failure
        return DISCUSSION


def video(id_: str) -> Video:
    return Video(id=id_, title=f"Video {id_}", channel="", description="")
