"""Bodies of answers that were written lately: the same chapters need no second rendering."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from chapters.domain.video import Chapters
from chapters.formats import Format

KEPT = 256
"""Bodies kept in one process: a few kB each, about 30 kB for the longest description."""


@dataclass(frozen=True, slots=True)
class RenderedBody:
    """What goes over the wire."""

    data: bytes
    etag: str
    """Changes with every byte of ``data``."""

    @classmethod
    def of(cls, text: str) -> RenderedBody:
        """``text`` as UTF-8; a lone surrogate, which JSON can smuggle in, becomes a ``?``."""
        data = text.encode("utf-8", "replace")
        return cls(data, hashlib.sha256(data).hexdigest()[:32])


def body_of(chapters: Chapters, chosen: Format) -> RenderedBody:
    """``chapters`` as ``chosen`` writes them."""
    return _rendered(_This(chapters), chosen)


class _This:
    """A key for one object: comparing chapters one by one would cost what is saved here."""

    __slots__ = ("chapters",)

    def __init__(self, chapters: Chapters) -> None:
        self.chapters = chapters

    def __hash__(self) -> int:
        return id(self.chapters)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and other.chapters is self.chapters


@lru_cache(maxsize=KEPT)
def _rendered(this: _This, chosen: Format) -> RenderedBody:
    return RenderedBody.of(chosen.render(this.chapters))
