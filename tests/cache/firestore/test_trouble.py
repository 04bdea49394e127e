"""Firestore missing, frozen, killed, restarted: it costs a moment, never the answer.

Nothing is timed: the store's own limits are what is tested, and the suite's time-out is the bound.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from google.auth.exceptions import DefaultCredentialsError
from google.cloud import firestore

from cache.test_contract import A, B, entry
from chapters.cache.firestore import connection as connection_module
from chapters.cache.firestore.connection import NO_CREDENTIALS_PAUSE, PAUSE, Connection
from chapters.cache.firestore.entries import FirestoreStore
from chapters.config import Settings
from chapters.service.lookup import Service
from chapters.service.ports import Answer
from chapters.sources.description import DescriptionSource
from support.emulator import Emulator, emulator
from support.fakes import FakeClock, FakeLimiter, FakePlaylists, FakeVideos


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


def emulated(timer: Timer) -> Connection:
    return Connection(
        project="chapters-test", database="(default)", timeout=20, pause=5, timer=timer
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
    assert Settings.of({}).firestore_timeout_ms / 1000 < 1 < PAUSE


def test_a_second_instance_answers_from_firestore_without_youtube(firestore: Emulator) -> None:
    first, second = a_video(), FakeVideos()
    for videos, expected in ((first, "miss"), (second, "hit")):
        shared = emulated(Timer())
        (answer,) = service(FirestoreStore(shared), videos).chapters_of([A])
        assert isinstance(answer, Answer)
        assert answer.cache == expected
        shared.close()
    assert len(first.calls) == 1
    assert second.calls == []


@pytest.mark.parametrize("trouble", ["frozen", "killed", "missing"])
def test_trouble_costs_one_attempt_and_then_nothing(
    own: Emulator, trouble: str, caplog: pytest.LogCaptureFixture
) -> None:
    shared = emulated(Timer())
    store = FirestoreStore(shared)
    if trouble == "missing":
        own.kill()
    else:
        store.put([entry(B)])
        assert store.get([B]), "it is in use when the trouble begins"
    if trouble == "frozen":
        own.freeze()
    if trouble == "killed":
        own.kill()
    shared.timeout = 0.5
    videos = a_video()
    for _ in range(3):
        (answer,) = service(store, videos).chapters_of([A])
        assert isinstance(answer, Answer)
        assert answer.chapters.video.id == A
    troubles = [r for r in caplog.records if r.levelno == logging.WARNING]
    assert len(troubles) == 1, "one line when the trouble begins, none for each request"
    shared.close()


@pytest.mark.parametrize("trouble", ["frozen", "killed"])
def test_when_firestore_is_back_it_is_used_again(
    own: Emulator, trouble: str, caplog: pytest.LogCaptureFixture
) -> None:
    timer = Timer()
    shared = emulated(timer)
    store = FirestoreStore(shared)
    store.put([entry(A)])
    assert store.get([A])
    shared.timeout = 0.5
    if trouble == "frozen":
        own.freeze()
    else:
        own.kill()
    assert store.get([A]) == {}
    if trouble == "frozen":
        own.thaw()
    else:
        own.start()
    shared.timeout = 20
    assert store.get([A]) == {}, "left alone for a while"
    timer.now += 5
    store.put([entry(B)])
    assert store.get([B]) == {B: entry(B)}
    assert "answers again" in caplog.text
    shared.close()


def connection(timer: Timer) -> Connection:
    return Connection(project="p", database="(default)", timeout=1, pause=5, timer=timer)


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that can be made, and is asked by nobody here."""
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", "127.0.0.1:9")


def failing(client: firestore.Client) -> None:
    raise OSError


@pytest.mark.usefixtures("nowhere")
def test_after_the_pause_one_request_looks_and_the_others_go_on_without() -> None:
    timer = Timer()
    shared = connection(timer)
    assert shared.attempt(failing) is None
    timer.now = 5
    seen = []

    def look(client: firestore.Client) -> str:
        seen.append(shared.attempt(lambda _: "while one is looking"))
        return "back"

    assert shared.attempt(look) == "back"
    assert seen == [None]
    assert shared.attempt(lambda _: "all of them") == "all of them"
    shared.close()


@pytest.mark.usefixtures("nowhere")
def test_after_a_failure_nothing_is_left_that_waits_to_try_again() -> None:
    shared = connection(Timer())
    clients: list[firestore.Client] = []

    def read(client: firestore.Client) -> None:
        clients.append(client)
        client.collection("a").document("b").get(**shared.limits)

    assert shared.attempt(read) is None
    with pytest.raises(ValueError, match="Channel closed"):
        read(clients[0])
    shared.close()


@pytest.mark.usefixtures("nowhere")
def test_a_late_failure_of_an_old_client_says_nothing_about_the_new_one() -> None:
    timer = Timer()
    shared = connection(timer)

    def slow(client: firestore.Client) -> None:
        assert shared.attempt(failing) is None
        timer.now = 5
        assert shared.attempt(lambda _: "back") == "back"
        failing(client)

    assert shared.attempt(slow) is None
    assert shared.attempt(lambda _: "still used") == "still used"
    shared.close()


@pytest.mark.usefixtures("nowhere")
def test_what_firestore_cannot_hold_is_no_outage(caplog: pytest.LogCaptureFixture) -> None:
    shared = connection(Timer())

    def unkeepable(client: firestore.Client) -> None:
        "\ud800".encode()

    assert shared.attempt(unkeepable) is None
    assert shared.attempt(lambda _: "still used") == "still used"
    assert "cannot keep this: UnicodeEncodeError" in caplog.text
    shared.close()


def test_without_credentials_nothing_is_raised_and_they_are_not_looked_for_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[float] = []
    timer = Timer()

    def client(**_: Any) -> None:
        looked.append(timer.now)
        raise DefaultCredentialsError("nowhere")  # type: ignore[no-untyped-call]

    monkeypatch.setattr(connection_module, "Client", client)
    connection = Connection(project="p", database="(default)", timeout=1, timer=timer)
    store = FirestoreStore(connection)
    for timer.now in (0, PAUSE, NO_CREDENTIALS_PAUSE - 1, NO_CREDENTIALS_PAUSE):
        store.put([entry(A)])
        assert store.get([A]) == {}
    assert looked == [0, NO_CREDENTIALS_PAUSE]
