"""Requests that cost much CPU time take turns: an instance has one core.

A second such request would finish no sooner, and all others would wait for one more.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from chapters.errors import RateLimited

WAIT = 2.0
"""Seconds that a request waits for its turn."""


class CpuSlot:
    """Holds one request at a time. One for each process, shared by its threads."""

    def __init__(self, *, wait: float = WAIT) -> None:
        """``wait``: seconds until a request is refused."""
        self._wait = wait
        self._taken = Lock()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for the slot and hold it within the block; raises RateLimited after the wait."""
        if not self._taken.acquire(timeout=self._wait):
            raise RateLimited(
                "Others are sending long texts at this moment, and one is read at a time. "
                "Send yours again in a few seconds.",
                retry_after=5,
            )
        try:
            yield
        finally:
            self._taken.release()
