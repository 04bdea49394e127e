"""A limit on the look-ups at YouTube that one client may cause: all clients share the quota.

Counted per instance and in memory: cached answers are not limited, and an exact count across
instances would cost more Firestore writes than the look-ups it saves.
"""

from __future__ import annotations

import ipaddress
import time
from functools import cached_property
from typing import TYPE_CHECKING

from chapters.errors import RateLimited

if TYPE_CHECKING:
    from limits import RateLimitItem
    from limits.strategies import RateLimiter


class ClientLimiter:
    """Implements ``service.Limiter`` with the moving window of the library ``limits``.

    Its cheaper sliding window is an estimate that admits one too many as the minute turns.
    """

    def __init__(self, *, misses_per_minute: int) -> None:
        """``misses_per_minute``: at least 1."""
        self._max_misses = misses_per_minute

    @cached_property
    def _window(self) -> tuple[RateLimiter, RateLimitItem]:
        """Built on the first miss: importing ``limits`` takes longer than a cached answer."""
        from limits import RateLimitItemPerMinute  # noqa: PLC0415
        from limits.storage import MemoryStorage  # noqa: PLC0415
        from limits.strategies import MovingWindowRateLimiter  # noqa: PLC0415

        window = MovingWindowRateLimiter(MemoryStorage())
        return window, RateLimitItemPerMinute(self._max_misses)

    def admit(self, client: str, *, misses: int) -> None:
        """Count ``misses`` for ``client``; raises RateLimited when the minute's are used up."""
        limiter, item = self._window
        network = network_of(client)
        # A batch larger than the whole allowance must be possible for a client that was quiet.
        if limiter.hit(item, network, cost=min(misses, self._max_misses)):
            return
        until = limiter.get_window_stats(item, network).reset_time
        wait = min(60, max(1, int(until - time.time()) + 1))
        raise RateLimited(
            f"This address asked for more than {self._max_misses} new videos in a minute. "
            f"Wait {wait} seconds; videos that were asked for before are not limited.",
            retry_after=wait,
        )


class NoLimit:
    """Implements ``service.Limiter`` for installations without a limit."""

    def admit(self, client: str, *, misses: int) -> None:
        """Admit every client."""


def network_of(client: str) -> str:
    """The network of one subscriber: an IPv4 address, or an IPv6 /64 (the least by RFC 6177).

    Text that is not an address is returned as it is, so that all such clients share one allowance.
    """
    try:
        address = ipaddress.ip_address(client)
    except ValueError:
        return client
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
