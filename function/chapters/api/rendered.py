"""Bodies of responses as bytes with their ETags, and a cache of those rendered lately."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from chapters.domain.video import Chapters
from chapters.formats import Format

CACHE_SIZE = 256
"""Bodies cached in each process: a few kB each, about 30 kB for the longest description."""


@dataclass(frozen=True, slots=True)
class RenderedBody:
    """The body of a response."""

    data: bytes
    etag: str
    """Changes with every byte of ``data``."""

    @classmethod
    def from_text(cls, text: str) -> RenderedBody:
        """``text`` as UTF-8; a lone surrogate, which JSON can contain, becomes a ``?``."""
        data = text.encode("utf-8", "replace")
        return cls(data, hashlib.sha256(data).hexdigest()[:32])


@lru_cache(maxsize=CACHE_SIZE)
def rendered(chapters: Chapters, chosen: Format) -> RenderedBody:
    """``chapters`` in the format ``chosen``."""
    return RenderedBody.from_text(chosen.render(chapters))
