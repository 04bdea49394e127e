"""One look-up of a key at a time, however many threads want it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from threading import Condition
from typing import Generic, TypeVar

T = TypeVar("T")


class SingleFlight(Generic[T]):
    """Lets the first thread that wants a key look it up, and gives the others what it found."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._flights: dict[str, dict[str, T]] = {}
        """By each key that is being looked up: the results of that look-up, once it has ended."""

    def of(
        self, keys: Sequence[str], look_up: Callable[[Sequence[str]], Mapping[str, T]]
    ) -> dict[str, T]:
        """The results for ``keys``, from ``look_up`` or from the threads that are ahead.

        ``look_up`` gets the keys that no other thread is looking up. It may leave some of them
        out: these are absent from the result, and a thread that waits for one looks it up itself.
        """
        own: dict[str, T] = {}
        with self._changed:
            ahead = {key: self._flights[key] for key in keys if key in self._flights}
            free = [key for key in keys if key not in ahead]
            self._flights |= dict.fromkeys(free, own)
        try:
            own |= look_up(free) if free else {}
        finally:
            with self._changed:
                for key in free:
                    del self._flights[key]
                self._changed.notify_all()
        with self._changed:
            self._changed.wait_for(lambda: not self._is_in_the_air(ahead))
        found = own | {key: flight[key] for key, flight in ahead.items() if key in flight}
        left = [key for key in ahead if key not in found]
        return found | self.of(left, look_up) if left else found

    def _is_in_the_air(self, flights: Mapping[str, dict[str, T]]) -> bool:
        """Whether one of ``flights`` goes on."""
        return any(self._flights.get(key) is flight for key, flight in flights.items())
