"""A call that fails at once is made once more."""

from __future__ import annotations

import pytest

from chapters.errors import (
    ChaptersError,
    NotConfigured,
    QuotaExhausted,
    RateLimited,
    UpstreamFailed,
    UpstreamTimeout,
)
from chapters.quota.retry import FAST_FAILURE, Retry


class FlakyCall:
    """A call that raises ``failures`` one after the other, and takes some seconds each time."""

    def __init__(self, *failures: ChaptersError, seconds: float = 0.0) -> None:
        self.failures = list(failures)
        self.seconds = seconds
        self.now = 0.0
        self.count = 0

    def __call__(self) -> str:
        self.count += 1
        self.now += self.seconds
        if self.failures:
            raise self.failures.pop(0)
        return "answer"

    def with_retry(self) -> str:
        return Retry(monotonic=lambda: self.now).around(self)


def test_a_call_that_succeeds_is_made_once() -> None:
    call = FlakyCall()
    assert call.with_retry() == "answer"
    assert call.count == 1


def test_a_passing_failure_is_not_noticed() -> None:
    call = FlakyCall(UpstreamFailed("Try again."), seconds=FAST_FAILURE)
    assert call.with_retry() == "answer"
    assert call.count == 2


def test_a_second_failure_is_raised() -> None:
    call = FlakyCall(UpstreamFailed("Try again."), UpstreamFailed("No use."))
    with pytest.raises(UpstreamFailed, match="No use"):
        call.with_retry()
    assert call.count == 2


def test_a_failure_that_took_long_is_raised_without_another_call() -> None:
    call = FlakyCall(UpstreamFailed("Try again."), seconds=FAST_FAILURE + 0.1)
    with pytest.raises(UpstreamFailed):
        call.with_retry()
    assert call.count == 1


@pytest.mark.parametrize("kind", [QuotaExhausted, RateLimited, UpstreamTimeout, NotConfigured])
def test_a_refusal_or_a_time_out_is_not_repeated(kind: type[ChaptersError]) -> None:
    call = FlakyCall(kind("No."))
    with pytest.raises(kind):
        call.with_retry()
    assert call.count == 1
