"""The library ``limits`` in simulated time: it takes neither a clock nor a timer as an argument."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

from simulation.timeline import START, Timeline

SWEEP_AFTER = 1000


@contextmanager
def limits_follow(timeline: Timeline) -> Iterator[None]:
    """Inside, ``time.time()`` is simulated, and what has expired is swept without a thread."""
    start = START.timestamp()
    with patch("time.time", lambda: start + timeline.now), patch("threading.Timer", _Sweeps):
        yield


class _Sweeps:
    """In place of a ``threading.Timer`` that is made anew whenever it is no longer alive."""

    def __init__(self, _seconds: float, sweep: Callable[[], None]) -> None:
        self._sweep = sweep
        self._left = SWEEP_AFTER

    def start(self) -> None:
        """Sweep now."""
        self._sweep()

    def is_alive(self) -> bool:
        """Whether the next sweep is still some counts away."""
        self._left -= 1
        return self._left > 0
