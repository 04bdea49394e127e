"""The ports of the article use case: a model that writes, and a cache of finished sections.

``gemini`` and ``cache`` implement them.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from chapters.domain.video import Video


@dataclass(frozen=True, slots=True)
class Clip:
    """The part of a video that a section is written about."""

    video_id: str
    title: str
    """The chapter's, as its author wrote it: text that a prompt must not trust."""
    start: int
    """Seconds."""
    end: int
    """Seconds, after ``start``."""
    language: str | None
    """BCP 47 tag of the language to write in; None: the language spoken in the clip."""


class Writer(Protocol):
    """A model that watches a clip and writes about it."""

    model: str
    """Its name, for the label."""
    version: str
    """Changes whenever the same clip may give another text: model and prompt."""

    def write(self, clip: Clip) -> Generator[str, None, None]:
        """Markdown about ``clip``, piece by piece. Closing the generator ends the request.

        Raises QuotaExhausted, RateLimited, UpstreamFailed, UpstreamTimeout, NotConfigured, also
        in the middle.
        """


class Sections(Protocol):
    """A cache of finished sections. In trouble, requests go on without it: no method raises."""

    def get(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The texts found, by key."""

    def put(self, key: str, text: str, *, video: Video) -> None:
        """Store ``text``, which is about ``video`` and expires with what is known of it; dropped
        when the cache is in trouble.
        """
