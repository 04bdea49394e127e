"""One thread at a time for each key."""

from __future__ import annotations

from threading import Lock
from weakref import WeakValueDictionary


class SingleFlight:
    """A lock for each key, so that threads that want the same thing fetch it once.

    ``with flights.only("key"):`` look into the cache again, since another thread may just have
    filled it; fetch and store only if it has not.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._locks: WeakValueDictionary[str, Lock] = WeakValueDictionary()
        """A lock exists as long as a thread holds it or waits for it."""

    def only(self, key: str) -> Lock:
        """The lock of ``key``."""
        with self._lock:
            return self._locks.setdefault(key, Lock())
