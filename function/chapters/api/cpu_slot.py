"""Requests that cost much CPU time take turns: an instance has one core.

A second such request would finish no sooner, and all others would wait for one more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from chapters.errors import RateLimited

if TYPE_CHECKING:
    from chapters.api.text_process import Texts

T = TypeVar("T")

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


class TextsInTurn:
    """Implements ``Texts``: one is read at a time."""

    def __init__(self, texts: Texts, slot: CpuSlot) -> None:
        self._texts = texts
        self._slot = slot

    def run(self, function: Callable[..., T], *arguments: object) -> T:
        """As ``texts.run``; raises RateLimited too, when there is no turn."""
        with self._slot.turn():
            return self._texts.run(function, *arguments)
