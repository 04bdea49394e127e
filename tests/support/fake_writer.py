"""A fake of ``article.Writer``, and of the cache of what it wrote.

``test_writers.py`` holds the contract that it keeps.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence

from chapters.errors import ChaptersError
from chapters.service.article import Clip


class FakeWriter:
    """``article.Writer`` that writes two lines about every clip; fails where it is told to."""

    model = "fake-1"

    def __init__(self) -> None:
        self.version = "fake-1 prompt-1"
        self.asked: list[Clip] = []
        self.closed: list[str] = []
        """Titles of the clips whose writing has ended, in whatever way."""
        self.failures: dict[str, ChaptersError] = {}
        """By title of the chapter; raised after the first line."""

    def write(self, clip: Clip) -> Generator[str, None, None]:
        self.asked.append(clip)
        try:
            yield f"What happens in {clip.title},\nfrom {clip.start} "
            if failure := self.failures.get(clip.title):
                raise failure
            yield f"to {clip.end}."
        finally:
            self.closed.append(clip.title)


class FakeSections:
    """``article.Sections`` in a dictionary; never forgets."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def get(self, keys: Sequence[str]) -> Mapping[str, str]:
        return {key: self.texts[key] for key in keys if key in self.texts}

    def put(self, key: str, text: str) -> None:
        self.texts[key] = text
