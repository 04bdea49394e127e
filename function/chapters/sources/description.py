"""Chapters from the list that the author typed into the description."""

from __future__ import annotations

from chapters.check import described
from chapters.extract import VERSION
from chapters.model import Chapters, Video


class DescriptionSource:
    """Implements ``service.Source`` without I/O: the description came with the video."""

    version = VERSION

    def chapters(self, video: Video) -> Chapters:
        """The author's list with what YouTube's rules say of it; never raises."""
        return described(video)
