"""One look-up of a key at a time, however many threads want it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from threading import Condition
from typing import Generic, TypeVar

T = TypeVar("T")


class _Flight(Generic[T]):
    """The look-up of one key by one thread."""

    def __init__(self) -> None:
        self.is_done = False
        self.result: T | None = None


class SingleFlight(Generic[T]):
    """Lets the first thread that wants a key look it up, and gives the others what it found."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._flights: dict[str, _Flight[T]] = {}

    def of(
        self, keys: Sequence[str], look_up: Callable[[Sequence[str]], Mapping[str, T]]
    ) -> dict[str, T]:
        """The results for ``keys``, from ``look_up`` or from the threads that are ahead.

        ``look_up`` gets the keys that no other thread is looking up. It may leave some of them
        out: these are absent from the result, and a thread that waits for one looks it up itself.
        """
        found: dict[str, T] = {}
        left = list(keys)
        while left:
            own, others = self._take(left)
            if own:
                found |= self._lead(own, look_up)
            found |= self._results(others)
            left = [key for key in others if key not in found]
        return found

    def one(self, key: str, look_up: Callable[[], T]) -> T:
        """The result for ``key`` alone."""
        return self.of([key], lambda _: {key: look_up()})[key]

    def _take(self, keys: Sequence[str]) -> tuple[dict[str, _Flight[T]], dict[str, _Flight[T]]]:
        """New flights for those of ``keys`` that have none, and the flights of the others."""
        with self._changed:
            others = {key: self._flights[key] for key in keys if key in self._flights}
            own = {key: _Flight[T]() for key in keys if key not in others}
            self._flights |= own
        return own, others

    def _lead(
        self,
        own: Mapping[str, _Flight[T]],
        look_up: Callable[[Sequence[str]], Mapping[str, T]],
    ) -> Mapping[str, T]:
        """Look up the keys of ``own`` and end their flights, also when ``look_up`` raises."""
        found: Mapping[str, T] = {}
        try:
            found = look_up(list(own))
        finally:
            with self._changed:
                for key, flight in own.items():
                    flight.is_done, flight.result = True, found.get(key)
                    del self._flights[key]
                self._changed.notify_all()
        return found

    def _results(self, others: Mapping[str, _Flight[T]]) -> dict[str, T]:
        """Wait for the flights of other threads; returns what they found."""
        with self._changed:
            self._changed.wait_for(lambda: all(flight.is_done for flight in others.values()))
        results = {key: flight.result for key, flight in others.items()}
        return {key: result for key, result in results.items() if result is not None}
