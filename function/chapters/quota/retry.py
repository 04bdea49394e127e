"""A guard: a second call when YouTube itself failed."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from chapters.errors import UpstreamFailed

FAST_FAILURE = 1.0
"""Seconds within which a call must have failed to be repeated: the client has not waited long."""

T = TypeVar("T")


class Retry:
    """Repeats a call once that failed fast, since most failures of a server pass.

    Refusals and time-outs are not repeated. Belongs outside ``QuotaBudget``: YouTube charges for
    a call that fails, so the second call must be counted too.
    """

    def __init__(self, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        """``monotonic``: seconds from any starting point."""
        self._monotonic = monotonic

    def around(self, call: Callable[[], T]) -> T:
        """Make ``call``, at most twice; raises what the last one raises."""
        started = self._monotonic()
        try:
            return call()
        except UpstreamFailed:
            if self._monotonic() - started > FAST_FAILURE:
                raise
        return call()
