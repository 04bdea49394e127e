"""One client may cause only so many look-ups at YouTube."""

from __future__ import annotations

import time

import pytest

from chapters.errors import RateLimited
from chapters.quota import rate_limit
from chapters.quota.no_limit import NoLimit
from chapters.quota.rate_limit import NEIGHBOURS, ClientLimiter, networks_of


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


def test_a_client_that_is_refused_uses_nothing_up() -> None:
    limiter = ClientLimiter(misses_per_minute=10, misses_per_day=20)
    limiter.admit("192.0.2.1", misses=9)
    for _ in range(5):
        with pytest.raises(RateLimited):
            limiter.admit("192.0.2.1", misses=2)
    limiter.admit("192.0.2.1", misses=1)


def test_a_client_has_a_share_of_the_day_besides(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_800_000_000.0
    monkeypatch.setattr(time, "time", lambda: now)
    limiter = ClientLimiter(misses_per_minute=2, misses_per_day=5)
    for _ in range(2):
        limiter.admit("192.0.2.1", misses=2)
        now += 61
    with pytest.raises(RateLimited) as caught:
        limiter.admit("192.0.2.1", misses=2)
    assert "in a day. Wait 24 hours" in caught.value.detail
    assert caught.value.retry_after == 86_400 - 2 * 61 + 1
    limiter.admit("192.0.2.1", misses=1)
    limiter.admit("192.0.2.2", misses=2)
    now += 86_400
    limiter.admit("192.0.2.1", misses=2)


@pytest.mark.parametrize(("minute", "day"), [(0, 2), (2, 0)])
def test_one_share_may_be_without_limit(minute: int, day: int) -> None:
    limiter = ClientLimiter(misses_per_minute=minute, misses_per_day=day)
    limiter.admit("192.0.2.1", misses=2)
    with pytest.raises(RateLimited) as caught:
        limiter.admit("192.0.2.1", misses=1)
    assert ("minute" if minute else "day") in caught.value.detail


def test_addresses_of_one_ipv6_subscriber_share_an_allowance() -> None:
    limiter = ClientLimiter(misses_per_minute=1)
    limiter.admit("2001:db8:1:2::1", misses=1)
    with pytest.raises(RateLimited):
        limiter.admit("2001:db8:1:2:ffff::9", misses=1)
    limiter.admit("2001:db8:1:3::1", misses=1)


def test_one_ipv6_site_has_a_few_shares_and_not_one_for_each_of_its_networks() -> None:
    limiter = ClientLimiter(misses_per_minute=2, misses_per_day=2)
    for number in range(NEIGHBOURS):
        limiter.admit(f"2001:db8:1:{number}::1", misses=2)
    with pytest.raises(RateLimited):
        limiter.admit("2001:db8:1:ffff::1", misses=1)
    limiter.admit("2001:db8:2::1", misses=1)


def test_a_network_that_is_refused_takes_nothing_from_its_neighbours() -> None:
    limiter = ClientLimiter(misses_per_minute=1)
    limiter.admit("2001:db8:1:1::1", misses=1)
    for _ in range(2 * NEIGHBOURS):
        with pytest.raises(RateLimited):
            limiter.admit("2001:db8:1:1::1", misses=1)
    limiter.admit("2001:db8:1:2::1", misses=1)


def test_memory_does_not_grow_with_the_number_of_clients(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_limit, "MAX_NETWORKS", 10)
    limiter = ClientLimiter(misses_per_minute=1, misses_per_day=1)
    for number in range(100):
        limiter.admit(f"192.0.2.{number}", misses=1)
    storage = limiter._storage
    assert max(len(storage.events), len(storage.storage), len(storage.locks)) <= 30


@pytest.mark.parametrize(
    ("client", "networks"),
    [
        ("192.0.2.1", {"192.0.2.1": 1}),
        ("192.0.2.1:49152", {"192.0.2.1": 1}),
        ("2001:db8:1:2:3:4:5:6", {"2001:db8:1::/48": NEIGHBOURS, "2001:db8:1:2::/64": 1}),
        ("[2001:db8:1:2:3:4:5:6]:443", {"2001:db8:1::/48": NEIGHBOURS, "2001:db8:1:2::/64": 1}),
        ("[2001:db8:1:2:3:4:5:6]", {"2001:db8:1::/48": NEIGHBOURS, "2001:db8:1:2::/64": 1}),
        ("fe80::1%eth0", {"fe80::/48": NEIGHBOURS, "fe80::/64": 1}),
        ("::1", {"::/48": NEIGHBOURS, "::/64": 1}),
        ("::ffff:192.0.2.1", {"192.0.2.1": 1}),
        ("[::ffff:192.0.2.1]:80", {"192.0.2.1": 1}),
        ("unknown", {"": 1}),
        ("[", {"": 1}),
        ("", {"": 1}),
    ],
)
def test_what_counts_as_one_client(client: str, networks: dict[str, int]) -> None:
    assert dict(networks_of(client)) == networks


def test_without_a_limit_everything_passes() -> None:
    for limiter in (NoLimit(), ClientLimiter(misses_per_minute=0)):
        for _ in range(1000):
            limiter.admit("192.0.2.1", misses=50)
