"""What an article needs from outside: somebody who writes, and a place to keep what was written."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Clip:
    """A stretch of a video that a section is written about."""

    video_id: str
    title: str
    """The chapter's, as its author wrote it: not to be trusted by whoever builds a prompt."""
    start: int
    """Seconds."""
    end: int
    """Seconds, after ``start``."""
    language: str | None
    """BCP 47 tag of the language to write in; None: the one that is spoken."""


class Writer(Protocol):
    """Somebody who watches a clip and writes about it."""

    model: str
    """Its name, for the label."""
    version: str
    """Changes whenever the same clip may give another text: model and prompt."""

    def write(self, clip: Clip) -> Generator[str, None, None]:
        """Markdown about ``clip``, piece by piece as it is written. Closing it ends the work.

        Raises a ``ChaptersError`` when it cannot go on: QuotaExhausted, RateLimited,
        UpstreamFailed, UpstreamTimeout, NotConfigured.
        """


class Sections(Protocol):
    """A cache of finished texts. It may cost a moment, never the answer: neither method raises."""

    def get(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The texts found, by key."""

    def put(self, key: str, text: str) -> None:
        """Keep ``text``; dropped when the cache is in trouble."""
