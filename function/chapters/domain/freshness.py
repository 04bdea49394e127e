"""How long an answer stays fresh: as long as the description of such a video rarely changes; and
when all that is known of a video must be gone.

Pure: the current time and the random number are arguments.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from chapters.domain.video import Chapters, Video

HARD_LIMIT = timedelta(days=29)
"""Nothing older is ever served. YouTube API Services policies (III.E.4) allow 30 days, and Google
may take a day to delete what has expired."""

NOT_FOUND = timedelta(minutes=10)
"""An unknown video may be made public, or its mistyped ID corrected, at any moment."""

LIVE = timedelta(minutes=5)
"""Lifetime while a video is live or announced: its description changes often."""
NEW = timedelta(days=2)
"""Videos younger than this are looked up every hour: authors still correct their lists."""
MIN_LIFETIME, MAX_LIFETIME = timedelta(days=1), timedelta(days=7)
"""Bounds for all other videos."""


REFRESH_INTERVAL = timedelta(minutes=1)
"""A client may ask for a new look-up; an answer younger than this is new enough."""


def expires(video: Video, *, now: datetime) -> datetime:
    """The moment from which ``video``, and whatever is made of it ``now``, must not be served.

    It follows from when YouTube was asked about the video, not from when something is stored.
    """
    return (video.fetched or now) + HARD_LIMIT


def lifetime(video: Video, *, now: datetime, jitter: float) -> timedelta:
    """How long the snippet of ``video``, fetched ``now``, is served without asking YouTube again.

    ``jitter``: a random number from 0 to 1 that changes the result by up to 10 % either way, so
    that videos first requested together do not expire together ever after.
    """
    return _typical(video, now) * (0.9 + 0.2 * jitter)


def of_comments(found: Chapters, *, now: datetime, jitter: float) -> timedelta:
    """How long a list from comments is served: as long as the description of such a video."""
    return lifetime(found.video, now=now, jitter=jitter)


def of_model(found: Chapters, *, now: datetime, jitter: float) -> timedelta:
    """How long a model's answer is served.

    A list stays as long as the policies allow: the video does not change, and another answer costs
    money. The reason for having no list may be gone after a day: a video that was live, an answer
    that was cut off. Jitter shortens either by up to 10 %.
    """
    return (HARD_LIMIT if found.chapters else MIN_LIFETIME) * (0.9 + 0.1 * jitter)


def _typical(video: Video, now: datetime) -> timedelta:
    """The lifetime before jitter: for older videos a thirtieth of their age, within bounds."""
    if video.live in ("live", "upcoming"):
        return LIVE
    if video.published is None:
        return MIN_LIFETIME
    age = now - video.published
    if age < NEW:
        return timedelta(hours=1)
    return min(max(age / 30, MIN_LIFETIME), MAX_LIFETIME)
