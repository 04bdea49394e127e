"""One call across instances; whoever dies, and whatever Firestore does, somebody asks."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from chapters.cache.firestore.connection import Connection
from chapters.cache.firestore.entries import FirestoreStore
from chapters.cache.firestore.leases import FirestoreLeases
from chapters.domain.video import Chapters, Video
from chapters.errors import QuotaExhausted, UpstreamFailed
from chapters.quota.circuit_breaker import CircuitBreaker
from chapters.quota.leased import LEASE, Leased, Leases
from chapters.service.lookup import Service
from chapters.service.ports import Answer, Entry
from chapters.sources.description import DescriptionSource
from support.emulator import Emulator
from support.fake_youtube import DISCUSSION, PLAYLIST, FakeYouTube, video
from support.fakes import NOON, FakeClock, FakeLimiter, FakePlaylists, FakeStore

A, B, C = "made-00001A", "__made02A__", "made-00003A"


class FakeLeases:
    """``Leases`` in a dictionary."""

    def __init__(self) -> None:
        self.ends: dict[str, datetime] = {}
        self.taken: list[tuple[str, ...]] = []

    def take(self, ids: Sequence[str], *, now: datetime, until: datetime) -> Collection[str]:
        free = [id_ for id_ in ids if id_ not in self.ends or self.ends[id_] <= now]
        self.ends.update(dict.fromkeys(free, until))
        self.taken.append(tuple(free))
        return free

    def drop(self, ids: Sequence[str]) -> None:
        for id_ in ids:
            del self.ends[id_]


class World:
    """An instance, and what happens while it waits."""

    def __init__(self, *known: str) -> None:
        self.clock = FakeClock()
        self.leases = FakeLeases()
        self.store = FakeStore()
        self.videos = FakeYouTube(*map(video, known))
        self.pauses = 0
        self.then: Mapping[int, Entry] = {}
        """What the others put into the store, by the number of the pause."""
        self.instance = Leased(
            self.videos,
            leases=self.leases,
            store=self.store,
            clock=self.clock,
            pause=self.pause,
        )

    def pause(self, seconds: float) -> None:
        self.clock.advance(seconds=seconds)
        self.pauses += 1
        if self.pauses in self.then:
            self.store.put([self.then[self.pauses]])

    def others_hold(self, *ids: str, until: timedelta = LEASE) -> None:
        self.leases.take(ids, now=NOON, until=NOON + until)


def entry(id_: str, *, is_known: bool = True, fresh: timedelta = LEASE) -> Entry:
    return Entry(
        id=id_,
        chapters=Chapters(video(id_)) if is_known else None,
        extractor="1",
        fetched=NOON,
        fresh_until=NOON + fresh,
        expires=NOON + timedelta(days=1),
    )


def test_what_nobody_else_wants_is_asked_for_at_once_in_one_call() -> None:
    world = World(A, B)
    assert world.instance.fetch([B, C, A]) == {A: video(A), B: video(B)}
    assert world.videos.calls == [(B, C, A)]
    assert world.pauses == 0


def test_what_another_instance_asks_for_comes_from_the_store() -> None:
    world = World()
    world.others_hold(A, B)
    world.then = {2: entry(A), 3: entry(B, is_known=False)}
    assert world.instance.fetch([A, B]) == {A: video(A)}
    assert world.videos.calls == []
    assert world.pauses == 3


def test_the_rest_is_asked_for_before_waiting() -> None:
    world = World(B)
    world.others_hold(A)
    world.then = {1: entry(A)}
    assert world.instance.fetch([A, B]) == {A: video(A), B: video(B)}
    assert world.videos.calls == [(B,)]


def test_an_entry_that_is_not_fresh_is_not_what_was_waited_for() -> None:
    world = World(A)
    world.store.put([entry(A, fresh=timedelta(0))])
    world.others_hold(A)
    world.instance.fetch([A])
    assert world.videos.calls == [(A,)]


def test_the_lease_of_one_that_died_runs_out() -> None:
    world = World(A)
    world.others_hold(A)
    assert world.instance.fetch([A]) == {A: video(A)}
    assert world.clock.now - NOON < LEASE + timedelta(seconds=1)


def test_waiting_ends_even_when_the_lease_does_not() -> None:
    world = World(A)
    world.others_hold(A, until=timedelta(hours=1))
    assert world.instance.fetch([A]) == {A: video(A)}
    assert world.clock.now - NOON < 2 * LEASE + timedelta(seconds=1)


def test_a_lease_outlives_the_answer_until_that_is_in_the_store() -> None:
    world = World(A)
    world.instance.fetch([A])
    assert world.leases.ends == {A: NOON + LEASE}


@pytest.mark.parametrize("failure", [UpstreamFailed("Broken."), ZeroDivisionError()])
def test_after_a_failure_others_may_ask_at_once(failure: Exception) -> None:
    world = World()
    world.videos.failure = failure  # type: ignore[assignment]
    with pytest.raises(type(failure)):
        world.instance.fetch([A])
    assert world.leases.ends == {}


@pytest.fixture(params=["firestore", "fake"])
def leases(request: pytest.FixtureRequest) -> Iterator[Leases]:
    if request.param == "fake":
        yield FakeLeases()
        return
    request.getfixturevalue("firestore")
    connection = Connection(project="chapters-test", database="(default)", timeout=20)
    yield FirestoreLeases(connection)
    connection.close()


def taken(leases: Leases, *ids: str, at: timedelta = timedelta(0)) -> set[str]:
    return set(leases.take(ids, now=NOON + at, until=NOON + at + LEASE))


def test_a_lease_has_one_holder_until_it_runs_out(leases: Leases) -> None:
    assert taken(leases, A, B) == {A, B}
    assert taken(leases, A, C) == {C}
    assert taken(leases, A, C, at=LEASE - timedelta(seconds=1)) == set()
    assert taken(leases, A, B, C, at=LEASE) == {A, B, C}
    assert taken(leases, A, B, C, at=LEASE) == set()


def test_a_dropped_lease_is_free(leases: Leases) -> None:
    taken(leases, A, B)
    leases.drop([A])
    assert taken(leases, A, B) == {A}


def test_fifty_leases_are_taken_together(leases: Leases) -> None:
    ids = [f"made-{number:05d}A" for number in range(50)]
    assert taken(leases, *ids) == set(ids)
    assert taken(leases, *ids) == set()


@pytest.mark.parametrize("at", [timedelta(0), LEASE])
def test_of_many_at_once_one_wins(firestore: Emulator, at: timedelta) -> None:
    connections = [
        Connection(project="chapters-test", database="(default)", timeout=20) for _ in range(8)
    ]
    if at:  # a lease that has run out is taken over by one as well
        taken(FirestoreLeases(connections[0]), A)
    start = threading.Barrier(8)

    def race(connection: Connection) -> set[str]:
        start.wait(20)
        return taken(FirestoreLeases(connection), A, at=at)

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(race, connections))
    assert sorted(map(len, won)) == [0] * 7 + [1]
    for connection in connections:
        connection.close()


def test_without_firestore_everybody_may_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", "127.0.0.1:9")
    connection = Connection(project="chapters-test", database="(default)", timeout=1)
    leases = FirestoreLeases(connection)
    for _ in range(2):
        assert taken(leases, A, B) == {A, B}
    leases.drop([A])
    connection.close()


def test_playlists_and_comments_need_no_lease() -> None:
    world = World(A)
    assert world.instance.page("PL1", token=None) == PLAYLIST
    assert world.instance.discussion(A) == DISCUSSION
    assert world.leases.ends == {}


def test_a_spent_quota_takes_no_lease() -> None:
    world = World(A, B)
    guarded = CircuitBreaker(world.instance, clock=world.clock)
    world.videos.failure = QuotaExhausted("None left.", retry_after=3600)
    for id_ in (A, B):
        with pytest.raises(QuotaExhausted):
            guarded.fetch([id_])
        assert world.leases.taken == [(A,)]


class WatchedVideos(FakeYouTube):
    """Videos of both instances: the first call lasts until somebody else waits for it."""

    def __init__(self) -> None:
        super().__init__()
        self.somebody_waits = threading.Event()

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Video]:
        self.calls.append(tuple(ids))
        assert self.somebody_waits.wait(20)
        return {id_: video(id_) for id_ in ids}

    def pause(self, seconds: float) -> None:
        self.somebody_waits.set()
        threading.Event().wait(seconds / 10)


def test_two_instances_on_one_firestore_make_one_call(firestore: Emulator) -> None:
    videos = WatchedVideos()

    def ask(_: int) -> Answer:
        connection = Connection(project="chapters-test", database="(default)", timeout=20)
        store = FirestoreStore(connection)
        instance = Service(
            videos=Leased(
                videos,
                leases=FirestoreLeases(connection),
                store=store,
                clock=FakeClock(),  # so that no lease runs out however slow the machine is
                pause=videos.pause,
            ),
            playlists=FakePlaylists(),
            store=store,
            description=DescriptionSource(),
            fallbacks={},
            limiter=FakeLimiter(),
            clock=FakeClock(),
        )
        (answer,) = instance.chapters_of([A])
        connection.close()
        assert isinstance(answer, Answer)
        return answer

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(ask, range(2)))
    assert [answer.chapters.video for answer in answers] == [video(A), video(A)]
    assert videos.calls == [(A,)]
