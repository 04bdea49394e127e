"""YouTube, which answers with the videos as they are at that moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from chapters.domain.video import Chapters, Discussion, Playlist, Video
from chapters.service.ports import Page
from simulation.timeline import Timeline
from simulation.world import World

CALL = 0.3
"""Seconds that a call takes: an assumption."""


class SimulatedYouTube:
    """Implements ``service.Upstream``; it never fails, and leaves the quota to the budget."""

    def __init__(self, timeline: Timeline, world: World) -> None:
        self._timeline = timeline
        self._world = world
        self.units_by_minute: Counter[int] = Counter()

    def fetch(self, ids: Sequence[str], *, translated: bool = False) -> Mapping[str, Video]:
        """The videos that exist, ``CALL`` seconds later, for one unit."""
        self.units_by_minute[int(self._timeline.now // 60)] += 1
        self._timeline.sleep(CALL)
        found = {id_: self._world.video(int(id_), self._timeline.now) for id_ in ids}
        return {id_: video for id_, video in found.items() if video is not None}

    def playlist(self, playlist: str) -> Playlist:
        """Never called, as ``page``."""
        raise NotImplementedError

    def page(self, playlist: str, *, token: str | None) -> Page:
        """Never called: no request is for a playlist."""
        raise NotImplementedError

    def uploads(self, channel: str) -> str:
        """Never called: no request is for a channel."""
        raise NotImplementedError

    def discussion(self, video: str) -> Discussion:
        """Never called: no request is for comments."""
        raise NotImplementedError


class NoExtraction:
    """Implements ``service.Source`` without the extractor: see the package's docstring."""

    version = "simulated"

    def chapters(self, video: Video) -> Chapters:
        """The video alone."""
        return Chapters(video)
