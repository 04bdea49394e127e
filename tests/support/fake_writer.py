"""Fakes of ``service.article.Writer`` and ``Sections``.

Contract tests: tests/service/article/test_writers.py and tests/cache/test_sections.py.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence

from chapters.domain.video import Video
from chapters.errors import ChaptersError
from chapters.service.article import Clip, Passage


class FakeWriter:
    """``Writer`` that writes two lines about each clip and one about each passage; raises what
    ``failures`` has for it.
    """

    model = "fake-1"

    def __init__(self) -> None:
        self.version = "fake-1 prompt-1"
        self.rewrite_version = "fake-1 rewrite-1"
        self.asked: list[Clip] = []
        self.read: list[Passage] = []
        self.closed: list[str] = []
        """Titles of the clips whose writing has ended, completed or not."""
        self.failures: dict[str, ChaptersError] = {}
        """By title of the chapter; raised after the first line is written."""
        self.rewritten: dict[str, str] = {}
        """By title of the chapter: what it makes of what is said there."""

    def write(self, clip: Clip) -> Generator[str, None, None]:
        self.asked.append(clip)
        try:
            yield f"What happens in {clip.title},\nfrom {clip.start} "
            if failure := self.failures.get(clip.title):
                raise failure
            yield f"to {clip.end}."
        finally:
            self.closed.append(clip.title)

    def rewrite(self, passage: Passage) -> str:
        self.read.append(passage)
        if failure := self.failures.get(passage.title):
            raise failure
        return self.rewritten.get(passage.title, f"About {passage.title}: it is told here.")


class FakeSections:
    """``Sections`` in a dictionary; nothing expires."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def get(self, keys: Sequence[str]) -> Mapping[str, str]:
        return {key: self.texts[key] for key in keys if key in self.texts}

    def put(self, key: str, text: str, *, video: Video) -> None:
        self.texts[key] = text
