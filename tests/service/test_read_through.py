"""Each ID is looked up once at a time: read, fetched and stored, however many requests wait."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta

from chapters.domain.video import Chapters, Video
from chapters.errors import ChaptersError, RateLimited, UpstreamFailed
from chapters.service.ports import Answer, Entry, Outcome, Stores, StoreUnavailable
from chapters.service.read_through import ReadThroughCache
from support.fakes import NOON, FakeClock, FakeLimiter, FakeStore
from support.processes import eventually

A, B, C = "aaaaaaaaaaA", "bbbbbbbbbbA", "ccccccccccA"


def entry(id_: str, **changes: object) -> Entry:
    video = Video(id=id_, title="", channel="", description="")
    times = {"fetched": NOON, "fresh_until": NOON + timedelta(hours=1)}
    values = {"extractor": "1", **times, **changes}
    return Entry(id=id_, chapters=Chapters(video), **values)  # type: ignore[arg-type]


class Shared(FakeStore):
    """A store that counts its reads, may be unavailable, and may be slow."""

    def __init__(self) -> None:
        super().__init__()
        self.reads: list[tuple[str, ...]] = []
        self.is_available = True
        self.gate = threading.Event()
        self.gate.set()

    def get(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        if not ids:
            return {}
        self.reads.append(tuple(ids))
        assert self.gate.wait(20)
        if not self.is_available:
            raise StoreUnavailable
        return super().get(ids)


@dataclass
class World:
    """An instance with its stores; ``fetch`` makes what is missing."""

    local: FakeStore = field(default_factory=FakeStore)
    shared: Shared = field(default_factory=Shared)
    limiter: FakeLimiter = field(default_factory=FakeLimiter)
    clock: FakeClock = field(default_factory=FakeClock)
    fetched: list[tuple[str, ...]] = field(default_factory=list)
    failure: ChaptersError | None = None
    cache: ReadThroughCache = field(init=False)

    def __post_init__(self) -> None:
        self.cache = ReadThroughCache(
            Stores(self.local, self.shared),
            version="1",
            renew=lambda old: old._replace(extractor="1") if old.extractor == "0" else None,
            limiter=self.limiter,
            clock=self.clock,
        )

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        self.fetched.append(tuple(ids))
        if self.failure:
            raise self.failure
        new = {id_: entry(id_, fetched=self.clock.now) for id_ in ids}
        self.cache.put(list(new.values()))
        return new

    def look_up(self, *ids: str, refresh: bool = False) -> dict[str, Outcome]:
        return self.cache.look_up(ids, self.fetch, client="", refresh=refresh)

    def refresh(self, id_: str) -> Answer:
        """The answer about ``id_`` to a client that wants a new one."""
        outcome = self.look_up(id_, refresh=True)[id_]
        assert isinstance(outcome, Answer)
        return outcome

    def kinds(self, *ids: str) -> dict[str, str]:
        """What the cache did for each of ``ids``; the name of the error where there is one."""
        return {
            id_: outcome.cache if isinstance(outcome, Answer) else type(outcome).__name__
            for id_, outcome in self.look_up(*ids).items()
        }


def test_what_is_fresh_in_this_instance_waits_for_nothing() -> None:
    world = World()
    world.local.put([entry(A)])
    world.shared.gate.clear()
    assert world.kinds(A, A) == {A: "hit"}
    assert world.shared.reads == []


def test_only_what_this_instance_lacks_is_read_and_only_what_both_lack_is_fetched() -> None:
    world = World()
    world.local.put([entry(A)])
    world.shared.put([entry(B)])
    assert world.kinds(A, B, C) == {A: "hit", B: "hit", C: "miss"}
    assert (world.shared.reads, world.fetched) == ([(B, C)], [(C,)])
    assert world.kinds(A, B, C) == {A: "hit", B: "hit", C: "hit"}
    assert len(world.shared.reads) == 1
    assert C in world.shared.entries


def test_a_hundred_requests_for_an_id_read_fetch_and_write_it_once() -> None:
    world = World()
    world.shared.gate.clear()
    with ThreadPoolExecutor(100) as pool:
        asked = [pool.submit(world.kinds, A) for _ in range(100)]
        eventually(lambda: bool(world.shared.reads))
        world.shared.gate.set()
        assert [each.result(20)[A] in ("miss", "hit") for each in asked] == [True] * 100
    assert (world.shared.reads, world.fetched) == ([(A,)], [(A,)])
    assert world.shared.puts == [(A,)]


def test_a_failure_is_shared_and_not_repeated_by_those_who_wait() -> None:
    world = World(failure=UpstreamFailed("Broken."))
    world.shared.gate.clear()
    with ThreadPoolExecutor(3) as pool:
        asked = [pool.submit(world.kinds, A) for _ in range(3)]
        eventually(lambda: len(world.cache._flights._changed._waiters) == 2)  # type: ignore[attr-defined]
        world.shared.gate.set()
        assert [each.result(20) for each in asked] == [{A: "UpstreamFailed"}] * 3
    assert len(world.fetched) == 1


def test_an_error_in_place_of_one_entry_concerns_that_id_alone() -> None:
    world = World()
    world.shared.put([entry(A, fresh_until=NOON - timedelta(seconds=1))])
    reason = UpstreamFailed("Broken.")

    def only_the_last(ids: Sequence[str]) -> Mapping[str, Entry | ChaptersError]:
        return {id_: entry(id_) if id_ == C else reason for id_ in ids}

    found = world.cache.look_up([A, B, C], only_the_last, client="")
    old, missing, new = found[A], found[B], found[C]
    assert isinstance(old, Answer)
    assert (old.cache, old.failure) == ("stale", reason)
    assert missing is reason
    assert isinstance(new, Answer)
    assert new.cache == "miss"


def test_another_client_does_not_get_the_refusal_of_the_one_it_waits_for() -> None:
    world = World()

    class OneIsOver(FakeLimiter):
        def admit(self, client: str, *, misses: int) -> None:
            if client == "over":
                raise RateLimited("Too many.", retry_after=30)

    world.cache._limiter = OneIsOver()
    world.shared.gate.clear()
    with ThreadPoolExecutor(2) as pool:
        over = pool.submit(world.cache.look_up, [A], world.fetch, client="over")
        eventually(lambda: bool(world.shared.reads))
        other = pool.submit(world.cache.look_up, [A], world.fetch, client="other")
        eventually(lambda: len(world.cache._flights._changed._waiters) == 1)  # type: ignore[attr-defined]
        world.shared.gate.set()
        assert isinstance(over.result(20)[A], RateLimited)
        assert isinstance(other.result(20)[A], Answer)


def test_while_the_shared_store_is_unavailable_misses_are_fetched_and_not_limited() -> None:
    world = World(limiter=FakeLimiter(left=1))
    world.shared.is_available = False
    assert world.kinds(A, B, C) == {A: "miss", B: "miss", C: "miss"}
    assert world.limiter.left == 1
    world.shared.is_available = True
    world.local.entries.clear()
    world.shared.entries.clear()
    assert world.kinds(A) == {A: "miss"}
    assert world.kinds(B) == {B: "RateLimited"}


def test_an_old_entry_is_served_when_it_cannot_be_renewed() -> None:
    world = World(limiter=FakeLimiter(left=1))
    world.local.put([entry(A), entry(B)])
    world.clock.advance(hours=1)
    world.failure = UpstreamFailed("Broken.")
    assert world.kinds(A) == {A: "stale"}
    assert world.kinds(B) == {B: "stale"}, "refused, since the limit is used up"
    assert world.fetched == [(A,)]
    world.clock.advance(days=29)
    assert world.kinds(B) == {B: "RateLimited"}


def test_what_another_instance_renewed_replaces_the_stale_entry_here() -> None:
    world = World()
    world.local.put([entry(A), entry(B)])
    world.clock.advance(hours=1)
    later = world.clock.now
    world.shared.put([entry(A, fetched=later, fresh_until=later + timedelta(hours=1))])
    world.shared.put([entry(B, fetched=NOON - timedelta(hours=1))])
    world.failure = UpstreamFailed("Broken.")
    assert world.kinds(A, B) == {A: "hit", B: "stale"}
    assert world.local.entries[A].fetched == later
    assert world.local.entries[B].fetched == NOON, "an older entry replaces none"


def test_an_entry_of_another_version_is_renewed_and_stored_or_else_fetched() -> None:
    world = World()
    world.shared.put([entry(A, extractor="0"), entry(B, extractor="x")])
    assert world.kinds(A, B) == {A: "hit", B: "miss"}
    assert world.fetched == [(B,)]
    assert {world.shared.entries[id_].extractor for id_ in (A, B)} == {"1"}
    assert world.kinds(A, B) == {A: "hit", B: "hit"}
    assert len(world.shared.reads) == 1


def test_a_refresh_asks_again_once_a_minute_and_counts_for_the_client() -> None:
    world = World(limiter=FakeLimiter(3))
    world.look_up(A)
    world.clock.advance(seconds=59)
    young = world.refresh(A)
    assert (young.cache, young.age, len(world.fetched), world.limiter.left) == ("hit", 59, 1, 2)
    world.clock.advance(seconds=1)
    new = world.refresh(A)
    assert (new.cache, new.age, len(world.fetched), world.limiter.left) == ("miss", 0, 2, 1)
    assert world.shared.entries[A].fetched == world.clock.now
    world.clock.advance(seconds=30)
    assert world.refresh(A).age == 30
    assert world.kinds(A) == {A: "hit"}
    assert len(world.fetched) == 2


def test_what_another_instance_has_just_refreshed_is_new_enough() -> None:
    world = World()
    world.look_up(A)
    world.clock.advance(minutes=5)
    world.shared.put([entry(A, fetched=world.clock.now - timedelta(seconds=20))])
    answer = world.refresh(A)
    assert (answer.cache, answer.age, len(world.fetched)) == ("hit", 20, 1)


def test_a_refresh_that_fails_or_is_not_admitted_gets_the_kept_answer_and_the_reason() -> None:
    world = World()
    world.look_up(A)
    world.clock.advance(minutes=5)
    world.failure = UpstreamFailed("Broken.")
    broken = world.refresh(A)
    assert (broken.cache, broken.age, broken.failure) == ("stale", 300, world.failure)
    world.limiter.left = 0
    refused = world.refresh(A)
    assert (refused.cache, type(refused.failure)) == ("stale", RateLimited)
    assert len(world.fetched) == 2


def test_a_refresh_counts_even_while_the_shared_store_is_unavailable() -> None:
    world = World()
    world.look_up(A)
    world.clock.advance(minutes=5)
    world.shared.is_available = False
    world.limiter.left = 0
    assert isinstance(world.refresh(A).failure, RateLimited)


def test_refreshes_at_the_same_time_cause_one_look_up() -> None:
    world = World()
    world.look_up(A)
    world.clock.advance(minutes=5)
    world.shared.gate.clear()
    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(world.refresh, A) for _ in range(8)]
        eventually(lambda: len(world.shared.reads) == 2)
        world.shared.gate.set()
        assert {one.result().age for one in waiting} == {0}
    assert len(world.fetched) == 2


def test_a_refresh_does_not_take_the_old_answer_that_another_request_waits_for() -> None:
    world = World()
    world.shared.put([entry(A, fetched=NOON - timedelta(minutes=5))])
    world.shared.gate.clear()
    with ThreadPoolExecutor(2) as pool:
        content = pool.submit(world.look_up, A)
        eventually(lambda: len(world.shared.reads) == 1)
        wants_new = pool.submit(world.refresh, A)
        eventually(wants_new.running)
        world.shared.gate.set()
        old = content.result()[A]
        assert isinstance(old, Answer)
        assert (old.cache, old.age) == ("hit", 300)
        assert (wants_new.result().cache, wants_new.result().age) == ("miss", 0)
    assert world.fetched == [(A,)]
