"""The bundled sample videos, for an installation without an API key.

One file a video: a header of ``name: value`` lines, an empty line, the description verbatim. The
first is a real video whose chapters are its author's (the text around them is ours); the others
are invented and say so, and YouTube knows no videos with their IDs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

from chapters.domain.video import Discussion, Video
from chapters.errors import NotConfigured
from chapters.service.ports import Page

_FOLDER = Path(__file__).parent


class SampleVideos:
    """Implements ``service.Videos`` with the samples alone."""

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Video]:
        """The samples among ``ids``, by ID; raises NotConfigured when none of them is one."""
        samples = _samples()
        found = {id_: samples[id_] for id_ in ids if id_ in samples}
        if not found:
            raise NotConfigured(
                "Without an API key only the bundled samples are known: "
                f"{', '.join(samples)}. For any other video get a key, free of charge: "
                "console.cloud.google.com, enable YouTube Data API v3, Credentials, Create "
                "credentials, API key; then start with YOUTUBE_API_KEY=... make run."
            )
        return found

    def page(self, playlist: str, *, token: str | None) -> Page:
        """Implements ``service.Playlists``: always raises NotConfigured, no sample is one."""
        raise NotConfigured(
            "Playlists need an API key, free of charge: console.cloud.google.com, enable YouTube "
            "Data API v3, Credentials, Create credentials, API key; then start with "
            "YOUTUBE_API_KEY=... make run."
        )

    def discussion(self, video: str) -> Discussion:
        """Implements ``guards.Upstream``: always raises NotConfigured, no sample has comments."""
        raise NotConfigured("Comments need an API key: start with YOUTUBE_API_KEY=... make run.")


def listing() -> list[dict[str, str]]:
    """What can be asked for: ``id``, ``title`` and ``language`` (BCP 47) of every sample."""
    return [
        {"id": video.id, "title": video.title, "language": video.language or ""}
        for video in _samples().values()
    ]


@cache
def _samples() -> Mapping[str, Video]:
    """Every sample by its ID, in the order of the files' names."""
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
