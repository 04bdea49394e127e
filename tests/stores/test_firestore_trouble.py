"""Firestore missing, frozen, killed, restarted: it costs a moment, never the answer.

Nothing is timed: the store's own limits are what is tested, and the suite's time-out is the bound.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from chapters.service import Answer, Service
from chapters.sources.description import DescriptionSource
from chapters.stores.firestore import PAUSE, TIMEOUT, FirestoreStore
from emulator import Emulator, emulator
from fakes import FakeClock, FakeLimiter, FakePlaylists, FakeVideos
from stores.test_contract import A, B, entry

pytestmark = pytest.mark.timeout(90)


class Timer:
    """Seconds that pass when told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Iterator[Emulator]:
    """An emulator that the test may harm."""
    with emulator() as running:
        monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", running.host)
        yield running


def store_with(timer: Timer, timeout: float = 20) -> FirestoreStore:
    return FirestoreStore(
        project="chapters-test", database="(default)", timeout=timeout, pause=5, timer=timer
    )


def service(store: FirestoreStore, videos: FakeVideos) -> Service:
    return Service(
        videos=videos,
        playlists=FakePlaylists(),
        store=store,
        description=DescriptionSource(),
        fallbacks={},
        limiter=FakeLimiter(),
        clock=FakeClock(),
    )


def a_video() -> FakeVideos:
    known = entry().chapters
    assert known is not None
    return FakeVideos(known.video)


def test_what_one_request_can_lose_to_firestore_is_less_than_a_second() -> None:
    assert TIMEOUT < 1 < PAUSE


def test_a_second_instance_answers_from_firestore_without_youtube(firestore: Emulator) -> None:
    first, second = a_video(), FakeVideos()
    for videos, expected in ((first, "miss"), (second, "hit")):
        store = store_with(Timer())
        (answer,) = service(store, videos).chapters_of([A])
        assert isinstance(answer, Answer)
        assert answer.cache == expected
        store.close()
    assert len(first.calls) == 1
    assert second.calls == []


@pytest.mark.parametrize("trouble", ["frozen", "killed", "missing"])
def test_trouble_costs_one_attempt_and_then_nothing(
    own: Emulator, trouble: str, caplog: pytest.LogCaptureFixture
) -> None:
    timer = Timer()
    store = store_with(timer, timeout=0.5)
    if trouble == "frozen":
        own.freeze()
    else:
        own.kill()
    videos = a_video()
    for _ in range(3):
        (answer,) = service(store, videos).chapters_of([A])
        assert isinstance(answer, Answer)
        assert answer.chapters.video.id == A
    troubles = [r for r in caplog.records if r.levelno == logging.WARNING]
    assert len(troubles) == 1, "one line when the trouble begins, none for each request"
    store.close()


@pytest.mark.parametrize("trouble", ["frozen", "killed"])
def test_when_firestore_is_back_it_is_used_again(
    own: Emulator, trouble: str, caplog: pytest.LogCaptureFixture
) -> None:
    timer = Timer()
    store = store_with(timer)
    store.put([entry(A)])
    assert store.get([A])
    store._timeout = 0.5
    if trouble == "frozen":
        own.freeze()
    else:
        own.kill()
    assert store.get([A]) == {}
    if trouble == "frozen":
        own.thaw()
    else:
        own.start()
    store._timeout = 20
    assert store.get([A]) == {}, "left alone for a while"
    timer.now += 5
    store.put([entry(B)])
    assert store.get([B]) == {B: entry(B)}
    assert "answers again" in caplog.text
    store.close()
