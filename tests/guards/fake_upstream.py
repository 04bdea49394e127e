"""YouTube as the guards see it: videos and playlists that cost units."""

from __future__ import annotations

from chapters.model import Video
from chapters.service import Page
from fakes import FakeVideos

PLAYLIST = Page(("made-00001A", "made-00002A"), None)


class FakeUpstream(FakeVideos):
    """``guards.upstream.Upstream``: any playlist has the same page."""

    def page(self, playlist: str, *, token: str | None) -> Page:
        self.calls.append((playlist, token or ""))
        if self.failure:
            raise self.failure
        return PLAYLIST


def video(id_: str) -> Video:
    return Video(id=id_, title=f"Video {id_}", channel="", description="")
