"""What YouTube failed to answer at once is asked once more, and paid for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from chapters.domain.video import Discussion, Video
from chapters.errors import (
    ChaptersError,
    NotConfigured,
    QuotaExhausted,
    RateLimited,
    UpstreamFailed,
    UpstreamTimeout,
)
from chapters.quota.budget import LocalUsageCounter, QuotaBudget
from chapters.quota.retry import AT_ONCE, Retry
from chapters.service.ports import Page, Upstream
from support.fake_youtube import DISCUSSION, PLAYLIST, FakeYouTube, video

ID = "made-00001A"
Asked = Callable[[Upstream], object]


class Flaky(FakeYouTube):
    """Fails as often as told, taking some seconds each time."""

    def __init__(self, *failures: ChaptersError, seconds: float = 0.0) -> None:
        super().__init__(video(ID))
        self.failures = list(failures)
        self.seconds = seconds
        self.now = 0.0

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Video]:
        self._fail()
        return super().fetch(ids)

    def page(self, playlist: str, *, token: str | None) -> Page:
        self._fail()
        return super().page(playlist, token=token)

    def discussion(self, video: str) -> Discussion:
        self._fail()
        return super().discussion(video)

    def _fail(self) -> None:
        self.now += self.seconds
        self.failure = self.failures.pop(0) if self.failures else None


def repeating(upstream: Flaky) -> Retry:
    return Retry(upstream, monotonic=lambda: upstream.now)


def test_a_passing_failure_is_not_noticed() -> None:
    upstream = Flaky(UpstreamFailed("Try again."), seconds=AT_ONCE)
    assert repeating(upstream).fetch([ID]) == {ID: video(ID)}
    assert upstream.calls == [(ID,), (ID,)]


def test_a_second_failure_is_told() -> None:
    upstream = Flaky(UpstreamFailed("Try again."), UpstreamFailed("No use."))
    with pytest.raises(UpstreamFailed, match="No use"):
        repeating(upstream).fetch([ID])


def test_a_failure_that_took_long_is_told_without_another_call() -> None:
    upstream = Flaky(UpstreamFailed("Try again."), seconds=AT_ONCE + 0.1)
    with pytest.raises(UpstreamFailed):
        repeating(upstream).fetch([ID])
    assert upstream.calls == [(ID,)]


@pytest.mark.parametrize("kind", [QuotaExhausted, RateLimited, UpstreamTimeout, NotConfigured])
def test_a_refusal_or_a_time_out_is_not_asked_again(kind: type[ChaptersError]) -> None:
    upstream = Flaky(kind("No."))
    with pytest.raises(kind):
        repeating(upstream).fetch([ID])
    assert upstream.calls == [(ID,)]


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        (lambda upstream: upstream.page("PLmade", token=None), PLAYLIST),
        (lambda upstream: upstream.discussion(ID), DISCUSSION),
    ],
    ids=["page", "discussion"],
)
def test_playlists_and_comments_are_asked_for_again_as_well(ask: Asked, answer: object) -> None:
    upstream = Flaky(UpstreamFailed("Try again."))
    assert ask(repeating(upstream)) == answer
    assert len(upstream.calls) == 2


def test_the_second_call_is_paid_for_like_the_first() -> None:
    upstream = Flaky(UpstreamFailed("Try again."))
    guarded = Retry(QuotaBudget(upstream, ledger=LocalUsageCounter(), units=3))
    guarded.fetch([ID])
    guarded.fetch([ID])
    with pytest.raises(QuotaExhausted):
        guarded.fetch([ID])
    assert len(upstream.calls) == 3
