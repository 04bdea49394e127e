"""A limit on the look-ups at YouTube that one client may cause: all clients share the quota.

Counted per instance and in memory: cached answers are not limited, and an exact count across
instances would cost more Firestore writes than the look-ups it saves.
docs/decisions/2026-11-28-shares-of-a-minute-and-of-a-day.md
"""

from __future__ import annotations

import ipaddress
import time
from dataclasses import dataclass
from threading import Lock

from limits import RateLimitItem, RateLimitItemPerDay, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter, MovingWindowRateLimiter, RateLimiter

from chapters.errors import RateLimited

NEIGHBOURS = 4
"""How many clients' shares the networks within one IPv6 /48 have together."""
MAX_NETWORKS = 10_000
"""Networks that are counted at a time; beyond that, all counts begin anew."""


@dataclass(frozen=True, slots=True)
class Share:
    """What a network may look up in a period."""

    window: RateLimiter
    item: RateLimitItem
    period: str
    """``a minute`` or ``a day``."""

    def cost(self, misses: int) -> int:
        """A batch above the whole share must be possible for a client that was quiet."""
        return min(misses, self.item.amount)

    def check(self, network: str, misses: int) -> None:
        """Raise RateLimited unless ``network`` has ``misses`` left."""
        if self.window.test(self.item, network, cost=self.cost(misses)):
            return
        until = self.window.get_window_stats(self.item, network).reset_time
        wait = min(int(self.item.get_expiry()), max(1, int(until - time.time()) + 1))
        raise RateLimited(
            f"This address asked for more than {self.item.amount} new videos in {self.period}. "
            f"Wait {_spelled(wait)}; videos that were asked for before are not limited.",
            retry_after=wait,
        )

    def count(self, network: str, misses: int) -> None:
        """Count ``misses`` for ``network``."""
        self.window.hit(self.item, network, cost=self.cost(misses))


class ClientLimiter:
    """Implements ``service.Limiter`` with the library ``limits``.

    The minute's window moves, since a cheaper one admits too many as the minute turns; the day's
    begins with a client's first look-up, and costs one number a network.
    """

    def __init__(self, *, misses_per_minute: int, misses_per_day: int = 0) -> None:
        """0: no limit."""
        self._storage = MemoryStorage()
        self._lock = Lock()
        minute, day = MovingWindowRateLimiter(self._storage), FixedWindowRateLimiter(self._storage)
        self._shares = {
            shares: [
                Share(window, item(amount * shares), period)
                for window, item, amount, period in (
                    (minute, RateLimitItemPerMinute, misses_per_minute, "a minute"),
                    (day, RateLimitItemPerDay, misses_per_day, "a day"),
                )
                if amount
            ]
            for shares in (1, NEIGHBOURS)
        }

    def admit(self, client: str, *, misses: int) -> None:
        """Count ``misses`` for ``client``; raises RateLimited when a share of it is used up."""
        with self._lock:
            if max(len(self._storage.events), len(self._storage.storage)) > MAX_NETWORKS:
                self._storage.reset()
            shares = [
                (share, network)
                for network, count in networks_of(client)
                for share in self._shares[count]
            ]
            for share, network in shares:
                share.check(network, misses)
            for share, network in shares:
                share.count(network, misses)


def networks_of(client: str) -> list[tuple[str, int]]:
    """The networks that ``client`` counts for, each with the number of shares that it has.

    An IPv4 address is one client. An IPv6 /64 is one, the least that a subscriber gets (RFC 6177),
    and so are the /64 of one /48, the most, together. A port is ignored. All clients without an
    address share one.
    """
    try:
        address = ipaddress.ip_address(_without_port(client))
    except ValueError:
        return [("", 1)]
    if isinstance(address, ipaddress.IPv6Address):
        if not address.ipv4_mapped:
            return [(_network(address, 48), NEIGHBOURS), (_network(address, 64), 1)]
        address = address.ipv4_mapped
    return [(str(address), 1)]


def _without_port(client: str) -> str:
    """``192.0.2.1:80`` and ``[2001:db8::1]:80`` without what some proxies add."""
    if client.startswith("["):
        return client[1:].partition("]")[0]
    return client.partition(":")[0] if client.count(":") == 1 else client


def _network(address: ipaddress.IPv6Address, bits: int) -> str:
    return str(ipaddress.IPv6Network((int(address), bits), strict=False))


def _spelled(seconds: int) -> str:
    """``40 seconds``, or ``3 hours``: nobody waits for the second of a day."""
    return f"{seconds} seconds" if seconds < 3600 else f"{-(-seconds // 3600)} hours"
