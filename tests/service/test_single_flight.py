"""A key is looked up by one thread at a time, and the others get what it found."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from chapters.service.single_flight import SingleFlight
from support.processes import eventually

LookUp = Callable[[Sequence[str]], Mapping[str, str]]


class Slow:
    """A look-up that ends when the test says so."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, ...]] = []
        self.started = threading.Semaphore(0)
        self.go_on = threading.Semaphore(0)

    def __call__(self, keys: Sequence[str]) -> Mapping[str, str]:
        self.calls.append(tuple(keys))
        self.started.release()
        assert self.go_on.acquire(timeout=20)
        return {key: key.upper() for key in keys}


class Watched(SingleFlight[str]):
    """Counts the threads that wait for another one's look-up."""

    @property
    def waiting(self) -> int:
        return len(self._changed._waiters)  # type: ignore[attr-defined]


def never(keys: Sequence[str]) -> Mapping[str, str]:
    raise AssertionError(keys)


def ahead(pool: ThreadPoolExecutor, flights: Watched, look_up: LookUp) -> Future[dict[str, str]]:
    """A thread that is looking up ``a``."""
    return pool.submit(flights.of, ["a"], look_up)


def test_a_hundred_threads_for_one_key_look_it_up_once() -> None:
    flights, slow = Watched(), Slow()
    with ThreadPoolExecutor(101) as pool:
        first = ahead(pool, flights, slow)
        assert slow.started.acquire(timeout=20)
        others = [pool.submit(flights.of, ["a"], never) for _ in range(100)]
        eventually(lambda: flights.waiting == 100)
        slow.go_on.release()
        assert [each.result(20) for each in (first, *others)] == [{"a": "A"}] * 101
    assert slow.calls == [("a",)]


def test_only_the_keys_that_nobody_looks_up_are_looked_up() -> None:
    flights, slow, another = Watched(), Slow(), Slow()
    another.go_on.release()
    with ThreadPoolExecutor(2) as pool:
        first = ahead(pool, flights, slow)
        assert slow.started.acquire(timeout=20)
        second = pool.submit(flights.of, ["a", "b"], another)
        eventually(lambda: flights.waiting == 1)
        slow.go_on.release()
        assert first.result(20) == {"a": "A"}
        assert second.result(20) == {"a": "A", "b": "B"}
    assert another.calls == [("b",)]


def nothing(slow: Slow, keys: Sequence[str]) -> Mapping[str, str]:
    slow(keys)
    return {}


def failing(slow: Slow, keys: Sequence[str]) -> Mapping[str, str]:
    slow(keys)
    raise ZeroDivisionError


@pytest.mark.parametrize("end", [nothing, failing])
def test_what_a_thread_leaves_out_the_next_one_looks_up(
    end: Callable[[Slow, Sequence[str]], Mapping[str, str]],
) -> None:
    flights, slow, another = Watched(), Slow(), Slow()
    another.go_on.release()
    with ThreadPoolExecutor(3) as pool:
        first = ahead(pool, flights, lambda keys: end(slow, keys))
        assert slow.started.acquire(timeout=20)
        others = [pool.submit(flights.of, ["a"], another) for _ in range(2)]
        eventually(lambda: flights.waiting == 2)
        slow.go_on.release()
        another.go_on.release()
        assert [each.result(20) for each in others] == [{"a": "A"}] * 2
        if end is failing:
            with pytest.raises(ZeroDivisionError):
                first.result(20)
        else:
            assert first.result(20) == {}
    assert flights._flights == {}


def test_a_look_up_that_is_over_is_not_used_again() -> None:
    flights, slow = Watched(), Slow()
    slow.go_on.release(2)
    for _ in range(2):
        assert flights.of(["a"], slow) == {"a": "A"}
    assert len(slow.calls) == 2
