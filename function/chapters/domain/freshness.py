"""How long an answer stays fresh: as long as the description of such a video rarely changes.

Pure: the clock and the draw are arguments.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from chapters.domain.video import Chapters, Video

HARD_LIMIT = timedelta(days=29)
"""Nothing older is ever served. YouTube API Services policies (III.E.4) allow 30 days."""

NOT_FOUND = timedelta(minutes=10)
"""An unknown video may be made public, or have its typing mistake noticed, at any moment."""

LIVE = timedelta(minutes=5)
NEW = timedelta(days=2)
SHORTEST, LONGEST = timedelta(days=1), timedelta(days=7)


def lifetime(video: Video, *, now: datetime, draw: float) -> timedelta:
    """How long the snippet of ``video``, fetched ``now``, is served without asking again.

    ``draw``: a random number from 0 to 1 that spreads the result by 10 % to either side, so that
    videos first asked for together are not asked for together ever after.
    """
    return _typical(video, now) * (0.9 + 0.2 * draw)


def of_comments(found: Chapters, *, now: datetime, draw: float) -> timedelta:
    """How long what comments say is served: as long as the description of such a video."""
    return lifetime(found.video, now=now, draw=draw)


def of_model(found: Chapters, *, now: datetime, draw: float) -> timedelta:
    """How long what a model says is served: a video does not change, and asking again costs money.

    Why there is no list may have passed a day later: a video that was live, a cut-off answer.
    """
    return (HARD_LIMIT if found.chapters else SHORTEST) * (0.9 + 0.1 * draw)


def _typical(video: Video, now: datetime) -> timedelta:
    if video.live in ("live", "upcoming"):
        return LIVE
    if video.published is None:
        return SHORTEST
    age = now - video.published
    if age < NEW:
        return timedelta(hours=1)
    return min(max(age / 30, SHORTEST), LONGEST)
