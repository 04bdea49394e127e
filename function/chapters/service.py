"""The story of a request, and the ports it needs.

Knows nouns and pure text only; what implements the ports is chosen in ``wiring``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from chapters.model import Chapters, Video


@dataclass(frozen=True, slots=True)
class Entry:
    """What a store keeps about one video ID. All times are aware, UTC."""

    id: str
    chapters: Chapters | None
    """None: YouTube knows no such video."""
    extractor: str
    """Version of the extractor that made ``chapters``."""
    fetched: datetime
    """When YouTube was asked."""
    fresh_until: datetime
    """Until then it is served without asking again."""
    expires: datetime
    """From then on it is never served: YouTube's policy allows 30 days."""


class Videos(Protocol):
    """Where videos come from. One call costs one unit of quota, for up to 50 IDs."""

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Video]:
        """The videos that exist among ``ids`` (at most 50), by ID; the others are absent.

        Raises a ``ChaptersError`` when nothing can be said: QuotaExhausted, RateLimited,
        UpstreamFailed, UpstreamTimeout, NotConfigured.
        """


class Store(Protocol):
    """A cache. It may cost a moment, never the answer: neither method raises."""

    def get(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        """The entries found, by ID; absent when unknown, or when the store is in trouble."""

    def put(self, entries: Sequence[Entry]) -> None:
        """Keep ``entries``, each in place of an older one; dropped when the store is in trouble."""


class Source(Protocol):
    """One place where chapters of a video may be found."""

    def chapters(self, video: Video) -> Chapters | None:
        """The list found there, or None; raises a ``ChaptersError`` when it cannot look."""
