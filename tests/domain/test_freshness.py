"""An answer stays fresh as long as such a description rarely changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from chapters.domain import freshness
from chapters.domain.video import Chapter, Chapters, Live, Video

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def video(*, age: timedelta | None, live: Live = "none") -> Video:
    published = None if age is None else NOW - age
    return Video(
        id="l8pRSuU81PU", title="", channel="", description="", published=published, live=live
    )


@pytest.mark.parametrize(
    ("age", "live", "expected"),
    [
        (timedelta(days=400), "live", timedelta(minutes=5)),
        (timedelta(0), "upcoming", timedelta(minutes=5)),
        (timedelta(0), "none", timedelta(hours=1)),
        (timedelta(days=2, seconds=-1), "completed", timedelta(hours=1)),
        (timedelta(days=2), "none", timedelta(days=1)),
        (timedelta(days=30), "none", timedelta(days=1)),
        (timedelta(days=90), "none", timedelta(days=3)),
        (timedelta(days=210), "none", timedelta(days=7)),
        (timedelta(days=4000), "none", timedelta(days=7)),
        (None, "none", timedelta(days=1)),
    ],
)
def test_lifetime_by_age_and_live_state(
    age: timedelta | None, live: Live, expected: timedelta
) -> None:
    assert freshness.lifetime(video(age=age, live=live), now=NOW, jitter=0.5) == expected


def test_jitter_changes_the_lifetime_by_up_to_a_tenth_either_way() -> None:
    old = video(age=timedelta(days=4000))
    assert freshness.lifetime(old, now=NOW, jitter=0) == timedelta(days=7) * 0.9
    assert freshness.lifetime(old, now=NOW, jitter=1) == timedelta(days=7) * 1.1


def test_no_lifetime_reaches_the_hard_limit() -> None:
    assert freshness.MAX_LIFETIME * 1.1 < freshness.HARD_LIMIT < timedelta(days=30)


def test_a_list_from_comments_is_served_as_long_as_the_description() -> None:
    old = video(age=timedelta(days=90))
    assert freshness.of_comments(Chapters(old), now=NOW, jitter=1) == timedelta(days=3) * 1.1


def test_a_list_by_a_model_is_served_as_long_as_anything_may_be() -> None:
    found = Chapters(video(age=timedelta(hours=1)), (Chapter(0, "Pond"),))
    assert freshness.of_model(found, now=NOW, jitter=1) == freshness.HARD_LIMIT
    assert freshness.of_model(found, now=NOW, jitter=0) == 0.9 * freshness.HARD_LIMIT


def test_a_model_that_found_nothing_is_asked_again_a_day_later() -> None:
    found = Chapters(video(age=timedelta(days=400)))
    assert freshness.of_model(found, now=NOW, jitter=1) == timedelta(days=1)
