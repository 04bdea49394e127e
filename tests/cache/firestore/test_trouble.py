"""Google's emulator missing, frozen, killed, restarted: it costs a moment, never the answer.

Nothing is timed: the suite's time-out is the bound.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from cache.test_contract import NOW, A, B, entry
from chapters.cache.firestore.client import Client
from chapters.cache.firestore.connection import PAUSE, Connection
from chapters.cache.firestore.entries import UNWRITTEN_BYTES, FirestoreStore
from chapters.cache.memory import NoStore
from chapters.cache.size import size_of
from chapters.config import Settings
from chapters.service.lookup import Service
from chapters.service.ports import Answer, Stores, StoreUnavailable
from chapters.sources.description import DescriptionSource
from support.emulator import Emulator, emulator
from support.fakes import FakeClock, FakeLimiter, FakePlaylists, FakeVideos
from support.processes import eventually


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Iterator[Emulator]:
    """An emulator that the test may harm."""
    with emulator() as running:
        monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", running.host)
        yield running


def emulated() -> Connection:
    return Connection(project="chapters-test", database="(default)", timeout=20, pause=0.1)


def stored(connection: Connection) -> FirestoreStore:
    return FirestoreStore(connection, clock=lambda: NOW)


def service(store: FirestoreStore, videos: FakeVideos) -> Service:
    return Service(
        videos=videos,
        playlists=FakePlaylists(),
        stores=Stores(NoStore(), store),
        translations=Stores(NoStore(), NoStore()),
        description=DescriptionSource(),
        fallbacks={},
        limiter=FakeLimiter(left=1),
        clock=FakeClock(),
    )


def a_video() -> FakeVideos:
    known = entry().chapters
    assert known is not None
    return FakeVideos(known.video)


def is_read(store: FirestoreStore, *ids: str) -> bool:
    """Whether Firestore returns all of ``ids``."""
    try:
        return store.get(ids).keys() == set(ids)
    except StoreUnavailable:
        return False


def test_what_one_request_can_lose_to_firestore_is_less_than_a_second() -> None:
    assert Settings.of({}).firestore_timeout_ms / 1000 < 1 < PAUSE


def test_a_second_instance_answers_from_firestore_without_youtube(firestore: Emulator) -> None:
    assert firestore.host
    first, second = a_video(), FakeVideos()
    for videos, expected in ((first, "miss"), (second, "hit")):
        shared = emulated()
        (answer,) = service(stored(shared), videos).chapters_of([A])
        assert isinstance(answer, Answer)
        assert answer.cache == expected
        shared.close()
    assert len(first.calls) == 1
    assert second.calls == []


@pytest.mark.parametrize("trouble", ["frozen", "killed", "missing"])
def test_in_trouble_requests_are_answered_beyond_the_limit_and_it_is_logged_once(
    own: Emulator, trouble: str, caplog: pytest.LogCaptureFixture
) -> None:
    shared = emulated()
    shared._pause = 60
    store = stored(shared)
    if trouble == "missing":
        own.kill()
    else:
        store.put([entry(B)])
        assert is_read(store, B), "it is in use when the trouble begins"
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
    eventually(lambda: "in trouble" in caplog.text)
    troubles = [r for r in caplog.records if r.levelno == logging.WARNING]
    assert len(troubles) == 1, "one line when the trouble begins, none for each request"
    shared.close()


@pytest.mark.parametrize("trouble", ["frozen", "killed"])
def test_when_firestore_is_back_what_could_not_be_written_is_written(
    own: Emulator, trouble: str, caplog: pytest.LogCaptureFixture
) -> None:
    shared = emulated()
    store = stored(shared)
    store.put([entry(A)])
    assert is_read(store, A)
    shared.timeout = 0.5
    own.freeze() if trouble == "frozen" else own.kill()
    ids = [f"made-{number:05d}A" for number in range(60)]
    for id_ in ids:
        store.put([entry(id_)])
    with pytest.raises(StoreUnavailable):
        store.get([A])
    eventually(lambda: "in trouble" in caplog.text)
    own.thaw() if trouble == "frozen" else own.start()
    shared.timeout = 20
    eventually(lambda: is_read(store, *ids))
    assert "answers again" in caplog.text
    assert not store._unwritten
    shared.close()


def test_what_waits_to_be_written_is_bounded_and_the_newest_is_kept() -> None:
    connection = Connection(project="p", database="(default)", timeout=1)
    connection.close()
    store = stored(connection)
    ids = [f"made-{number:05d}A" for number in range(UNWRITTEN_BYTES // size_of(entry()) + 100)]
    for id_ in ids:
        store.put([entry(id_)])
    kept = set(store._unwritten)
    assert kept == set(ids[-len(kept) :])
    assert len(kept) >= 300


def test_what_firestore_rejects_takes_nothing_else_along(connection: Connection) -> None:
    commits: list[int] = []
    attempt = connection.attempt

    def counted(work: object) -> object:
        commits.append(1)
        return attempt(work)  # type: ignore[arg-type]

    connection.attempt = counted  # type: ignore[method-assign,assignment]
    store = stored(connection)
    huge = entry(A, extractor="x" * 1_100_000)
    store.put([entry(B), huge, entry("made-00001A")])
    assert is_read(store, B, "made-00001A")
    assert store.get([A]) == {}
    assert len(commits) == 1 + 3 + 2
    assert not store._unwritten


def test_a_commit_is_no_larger_than_firestore_takes(connection: Connection) -> None:
    ids = [f"made-{number:05d}A" for number in range(50)]
    store = stored(connection)
    store.put([entry(id_, extractor="x" * 500_000) for id_ in ids[:4]])
    assert is_read(store, *ids[:4])
    sizes: list[int] = []
    write = store._write
    store._write = lambda batch: sizes.append(len(batch)) or write(batch)  # type: ignore[method-assign,func-returns-value]
    store.put([entry(id_, extractor="x" * 100_000) for id_ in ids[:30]])
    assert is_read(store, *ids[:30])
    assert len(sizes) == 2


def test_after_a_failure_nothing_is_left_that_waits_to_try_again(own: Emulator) -> None:
    shared = emulated()
    clients: list[Client] = []
    shared.attempt(clients.append)
    own.kill()
    store = stored(shared)
    with pytest.raises(StoreUnavailable):
        store.get([A])
    own.start()
    eventually(lambda: is_read(store) and shared._client is not None)
    with pytest.raises(ValueError, match="closed channel"):
        clients[0].documents(["a/b"])
    shared.close()
