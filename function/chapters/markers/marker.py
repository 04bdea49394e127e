"""A marker."""

from __future__ import annotations

from typing import NamedTuple


class Marker(NamedTuple):
    """A named moment."""

    start: int
    """Whole seconds from the start of the video, rounded down."""
    title: str
    """As it was read; may be empty."""
