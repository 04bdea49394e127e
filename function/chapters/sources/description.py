"""Chapters from the list that the author typed into the description."""

from __future__ import annotations

from chapters import EXTRACTOR_VERSION
from chapters.domain.video import Chapters, Video


class DescriptionSource:
    """Implements ``service.Source`` without I/O: the description came with the video."""

    version = EXTRACTOR_VERSION

    def chapters(self, video: Video) -> Chapters:
        """The author's list with what YouTube's rules say of it; never raises."""
        from chapters.service.check import described  # noqa: PLC0415 - an answer from the cache needs none

        return described(video)
