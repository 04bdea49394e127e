"""The bundled sample videos, which work without an API key.

Each file is a video: lines ``name: value``, an empty line, the description verbatim. The first is
a real video with its author's chapters (the text around them is ours); the others are invented,
say so, and have IDs that do not exist on YouTube.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

from chapters.domain.video import Discussion, Playlist, Video
from chapters.errors import NotConfigured
from chapters.service.ports import Page

_FOLDER = Path(__file__).parent


class SampleVideos:
    """Implements ``service.ports.Upstream`` with the samples only."""

    def fetch(self, ids: Sequence[str], *, translated: bool = False) -> Mapping[str, Video]:
        """The samples ``ids``, by ID; nobody has translated them. Raises NotConfigured, which names
        them, for other videos: nobody asked YouTube whether it shows them.
        """
        samples = _samples()
        if others := [id_ for id_ in ids if id_ not in samples]:
            raise NotConfigured(
                "Without an API key only the bundled samples are known: "
                f"{', '.join(samples)}. For any other video get a key, free of charge: "
                "console.cloud.google.com, enable YouTube Data API v3, Credentials, Create "
                "credentials, API key; then start with YOUTUBE_API_KEY=... make run.",
                videos=others,
            )
        return {id_: samples[id_] for id_ in ids}

    def playlist(self, playlist: str) -> Playlist:
        """Always raises NotConfigured, as ``page`` does."""
        raise _no_playlists()

    def page(self, playlist: str, *, token: str | None) -> Page:
        """Always raises NotConfigured: there are no sample playlists."""
        raise _no_playlists()

    def uploads(self, channel: str) -> str:
        """Always raises NotConfigured: there are no sample channels."""
        raise _no_playlists()

    def discussion(self, video: str) -> Discussion:
        """Always raises NotConfigured: samples have no comments."""
        raise NotConfigured("Comments need an API key: start with YOUTUBE_API_KEY=... make run.")


def listing() -> list[dict[str, str]]:
    """``id``, ``title`` and ``language`` (BCP 47) of every sample."""
    return [
        {"id": video.id, "title": video.title, "language": video.language or ""}
        for video in _samples().values()
    ]


def _no_playlists() -> NotConfigured:
    return NotConfigured(
        "Playlists and channels need an API key, free of charge: console.cloud.google.com, enable "
        "YouTube Data API v3, Credentials, Create credentials, API key; then start with "
        "YOUTUBE_API_KEY=... make run."
    )


@cache
def _samples() -> Mapping[str, Video]:
    """All samples by ID, in the order of the file names."""
    videos = [_read(file) for file in sorted(_FOLDER.glob("*.txt"))]
    return {video.id: video for video in videos}


def _read(file: Path) -> Video:
    header, _, description = file.read_text("utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in header.splitlines())
    return Video(
        id=fields["id"],
        title=fields["title"],
        channel=fields["channel"],
        description=description.rstrip("\n"),
        duration=int(fields["seconds"]),
        published=datetime.fromisoformat(fields["published"]),
        embeddable=fields["embeddable"] == "yes",
        language=fields["language"],
    )
