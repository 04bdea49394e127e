"""Simulated time, and tasks that wait for it.

A task is a greenlet: it runs until it waits, and then another one runs. So code that was written
for threads runs unchanged in one thread, the same way every time.
https://greenlet.readthedocs.io
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from threading import Condition
from typing import TypeVar
from unittest.mock import patch

from greenlet import getcurrent, greenlet

START = datetime(2026, 11, 23, 8, tzinfo=UTC)
"""Second 0: midnight Pacific time, when YouTube's quota begins anew."""
DAY = 86_400.0

T = TypeVar("T")


def moment(second: float) -> datetime:
    """The simulated ``second`` as a time of day."""
    return START + timedelta(seconds=second)


class Wait:
    """One task's wait. It may have several reasons to end, and ends once."""

    __slots__ = ("task",)

    def __init__(self, task: greenlet) -> None:
        self.task: greenlet | None = task


class Timeline:
    """The seconds since ``START``, and the tasks that wait for a later second."""

    def __init__(self) -> None:
        self.now = 0.0
        self._hub = getcurrent()
        self._waits: list[tuple[float, int, Wait]] = []
        self._order = count()

    def clock(self) -> datetime:
        """The simulated time as an aware datetime."""
        return moment(self.now)

    def run(self, arrivals: Iterable[tuple[float, Callable[[], None]]]) -> None:
        """Start each task at its second (they come in order) and let all of them end."""
        for second, work in arrivals:
            self._go_on(until=second)
            self.now = second
            greenlet(work, self._hub).switch()
        self._go_on(until=float("inf"))

    def sleep(self, seconds: float) -> None:
        """The task that calls this goes on ``seconds`` later."""
        self.wait_until(self.now + seconds)

    def wait_until(self, second: float, among: list[Wait] | None = None) -> None:
        """The task goes on at ``second``, or before, when its wait in ``among`` is ended."""
        wait = Wait(getcurrent())
        if among is not None:
            among.append(wait)
        self.end(wait, at=second)
        self._hub.switch()

    def end(self, wait: Wait, *, at: float) -> None:
        """Let the task behind ``wait`` go on at that second, unless it did before."""
        heapq.heappush(self._waits, (at, next(self._order), wait))

    def _go_on(self, *, until: float) -> None:
        while self._waits and self._waits[0][0] <= until:
            second, _, wait = heapq.heappop(self._waits)
            if wait.task is not None:
                self.now = second
                task, wait.task = wait.task, None
                task.switch()


@contextmanager
def waits_follow(timeline: Timeline) -> Iterator[None]:
    """Inside, a service is made whose requests wait for each other in simulated time."""
    condition = partial(SimulatedCondition, timeline)
    with (
        patch("chapters.service.batching.Condition", condition),
        patch("chapters.service.single_flight.Condition", condition),
    ):
        yield


class SimulatedCondition(Condition):
    """A ``Condition`` whose waiting takes simulated time.

    Its lock is never contended: tasks switch only in ``wait_for``.
    """

    def __init__(self, timeline: Timeline) -> None:
        super().__init__()
        self._timeline = timeline
        self._waits: list[Wait] = []

    def wait_for(self, predicate: Callable[[], T], timeout: float | None = None) -> T:
        """As in the base class; ``timeout`` in simulated seconds."""
        end = self._timeline.now + (float("inf") if timeout is None else timeout)
        while not (result := predicate()) and self._timeline.now < end:
            self._timeline.wait_until(end, self._waits)
        return result

    def notify_all(self) -> None:
        """Let every waiting task check its predicate again, now."""
        waits, self._waits = self._waits, []
        for wait in waits:
            self._timeline.end(wait, at=self._timeline.now)
