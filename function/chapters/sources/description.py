"""Source: the list that the author typed into the description."""

from __future__ import annotations

from chapters import EXTRACTOR_VERSION
from chapters.domain.video import Chapters, Video


class DescriptionSource:
    """Implements ``service.Source`` without I/O: the description came with the video."""

    version = EXTRACTOR_VERSION

    def chapters(self, video: Video) -> Chapters:
        """The author's list, with findings by YouTube's rules; never raises."""
        # Cached answers do not need the extractor; importing it takes longer than serving one.
        from chapters.service.check import extract_and_judge  # noqa: PLC0415

        return extract_and_judge(video)
