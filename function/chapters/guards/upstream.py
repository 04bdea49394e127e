"""What the guards of the quota stand around."""

from __future__ import annotations

from typing import Protocol

from chapters.service import Playlists, Videos


class Upstream(Videos, Playlists, Protocol):
    """YouTube: every call for videos or for a page of a playlist costs one unit."""
