"""A cache of the bodies that were rendered lately."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

from cachetools import TTLCache, cached

from chapters.api.rendered import RenderedBody
from chapters.domain.video import Chapters
from chapters.formats import Format

SIZE = 256
"""Bodies cached in each process: a few kB each, about 30 kB for the longest description."""
SECONDS = 600.0
"""For which a body is cached: as long as memory holds the entry that it was made of."""

Render = Callable[[Chapters, Format], RenderedBody]


def cached_render(*, timer: Callable[[], float] = time.monotonic) -> Render:
    """Renders chapters in a format, equal ones once; safe to share between threads.

    ``timer`` counts seconds.
    """
    bodies: TTLCache[object, RenderedBody] = TTLCache(SIZE, SECONDS, timer=timer)

    @cached(bodies, key=lambda *asked: asked, lock=Lock())
    def render(chapters: Chapters, chosen: Format) -> RenderedBody:
        return RenderedBody.from_text(chosen.render(chapters))

    return render
