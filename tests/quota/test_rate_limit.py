"""One client may cause only so many look-ups at YouTube."""

from __future__ import annotations

import time

import pytest

from chapters.errors import RateLimited
from chapters.quota.rate_limit import ClientLimiter, NoLimit, network_of


def test_the_allowance_is_used_up_and_says_when_it_returns() -> None:
    limiter = ClientLimiter(misses_per_minute=3)
    for _ in range(3):
        limiter.admit("192.0.2.1", misses=1)
    with pytest.raises(RateLimited) as caught:
        limiter.admit("192.0.2.1", misses=1)
    assert caught.value.retry_after is not None
    assert 1 <= caught.value.retry_after <= 60
    assert f"Wait {caught.value.retry_after} seconds" in caught.value.detail


@pytest.mark.parametrize("second", [0.0, 29.9, 59.999])
def test_the_turn_of_the_minute_gives_nothing_away(
    monkeypatch: pytest.MonkeyPatch, second: float
) -> None:
    now = 1_800_000_000 + second
    monkeypatch.setattr(time, "time", lambda: now)
    limiter = ClientLimiter(misses_per_minute=1)
    limiter.admit("192.0.2.1", misses=1)
    for later in (0.002, 59.9):
        monkeypatch.setattr(time, "time", lambda later=later: now + later)
        with pytest.raises(RateLimited) as caught:
            limiter.admit("192.0.2.1", misses=1)
        assert caught.value.retry_after == int(60 - later) + 1
    monkeypatch.setattr(time, "time", lambda: now + 60.1)
    limiter.admit("192.0.2.1", misses=1)


def test_another_client_is_not_affected() -> None:
    limiter = ClientLimiter(misses_per_minute=1)
    limiter.admit("192.0.2.1", misses=1)
    limiter.admit("192.0.2.2", misses=1)


def test_a_batch_counts_each_of_its_misses() -> None:
    limiter = ClientLimiter(misses_per_minute=10)
    limiter.admit("192.0.2.1", misses=10)
    with pytest.raises(RateLimited):
        limiter.admit("192.0.2.1", misses=1)


def test_a_batch_larger_than_the_allowance_passes_once() -> None:
    limiter = ClientLimiter(misses_per_minute=10)
    limiter.admit("192.0.2.1", misses=50)
    with pytest.raises(RateLimited):
        limiter.admit("192.0.2.1", misses=50)


def test_addresses_of_one_ipv6_subscriber_share_an_allowance() -> None:
    limiter = ClientLimiter(misses_per_minute=1)
    limiter.admit("2001:db8:1:2::1", misses=1)
    with pytest.raises(RateLimited):
        limiter.admit("2001:db8:1:2:ffff::9", misses=1)
    limiter.admit("2001:db8:1:3::1", misses=1)


@pytest.mark.parametrize(
    ("client", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("unknown", "unknown"),
        ("", ""),
    ],
)
def test_what_counts_as_one_client(client: str, network: str) -> None:
    assert network_of(client) == network


def test_without_a_limit_everything_passes() -> None:
    for _ in range(1000):
        NoLimit().admit("192.0.2.1", misses=50)
