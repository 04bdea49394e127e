"""What the guards of the quota stand around."""

from __future__ import annotations

from typing import Protocol

from chapters.model import Discussion
from chapters.service import Playlists, Videos


class Upstream(Videos, Playlists, Protocol):
    """YouTube: every call costs one unit, for videos, a page of a playlist, or comments."""

    def discussion(self, video: str) -> Discussion:
        """The top comments below ``video``. Raises what ``fetch`` raises, and VideoNotFound."""
