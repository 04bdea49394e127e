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

_taken = Lock()


@contextmanager
def turn() -> Iterator[None]:
    """Wait until no other request has its turn, and have it within the block.

    Raises RateLimited after ``WAIT``.
    """
    if not _taken.acquire(timeout=WAIT):
        raise RateLimited(
            "Others are sending long texts at this moment, and one is read at a time. "
            "Send yours again in a few seconds.",
            retry_after=5,
        )
    try:
        yield
    finally:
        _taken.release()
