"""One thread at a time works on a key."""

from __future__ import annotations

import gc
import threading
from concurrent.futures import ThreadPoolExecutor

from chapters.quota.single_flight import SingleFlight


def test_threads_that_want_the_same_fetch_it_once() -> None:
    flights = SingleFlight()
    cache: dict[str, str] = {}
    fetched: list[str] = []
    started = threading.Barrier(8)

    def get(key: str) -> str:
        started.wait(20)
        with flights.only(key):
            if key not in cache:
                fetched.append(key)
                cache[key] = key.upper()
            return cache[key]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(get, "abababab")) == list("ABABABAB")
    assert sorted(fetched) == ["a", "b"]


def test_a_key_that_is_busy_does_not_hold_up_another() -> None:
    flights = SingleFlight()
    with flights.only("a"):
        assert flights.only("a").locked()
        assert not flights.only("b").locked()


def test_a_key_that_is_done_leaves_nothing_behind() -> None:
    flights = SingleFlight()
    for number in range(100):
        with flights.only(str(number)):
            assert len(flights._locks) == 1
    gc.collect()
    assert len(flights._locks) == 0
