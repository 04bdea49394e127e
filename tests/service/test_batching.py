"""One call at a time, and all IDs that are wanted meanwhile in the next one."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from chapters.domain.video import Video
from chapters.errors import ChaptersError, QuotaExhausted, UpstreamFailed, UpstreamTimeout
from chapters.service import batching as batching_module
from chapters.service.batching import Batching
from support.fake_youtube import video
from support.fakes import FakeVideos


def ids(count: int) -> list[str]:
    return [f"made-{number:05d}A" for number in range(count)]


class SlowVideos:
    """Videos whose calls end when the test says so."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, ...]] = []
        self.started = threading.Semaphore(0)
        self.go_on = threading.Semaphore(0)
        self.alone = threading.Lock()
        self.failures: list[Exception] = []
        """What the next calls raise, one each."""

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Video]:
        assert self.alone.acquire(blocking=False), "one call at a time"
        self.calls.append(tuple(ids))
        self.started.release()
        assert self.go_on.acquire(timeout=20)
        self.alone.release()
        if self.failures:
            raise self.failures.pop(0)
        return {id_: video(id_) for id_ in ids if not id_.startswith("none")}


class Clients:
    """Requests from many threads through one ``Batching``."""

    def __init__(self, batching: Batching[Video], pool: ThreadPoolExecutor) -> None:
        self.batching = batching
        self.pool = pool

    def ask(self, *wanted: str) -> Future[Mapping[str, Video]]:
        return self.pool.submit(self.batching.of, wanted)

    def wait_until_waiting(self, count: int) -> None:
        """Wait until ``count`` IDs wait for the next call."""
        for _ in range(2000):
            with self.batching._changed:
                if len(self.batching._waiting) == count:
                    return
            threading.Event().wait(0.01)
        raise AssertionError("they never waited")


def test_a_lone_miss_is_passed_on_at_once() -> None:
    videos = FakeVideos(video("made-00000A"))
    batching = Batching(videos.fetch)
    assert batching.of(["made-00000A", "none-00000A"]) == {"made-00000A": video("made-00000A")}
    assert videos.calls == [("made-00000A", "none-00000A")]


def test_five_hundred_clients_for_as_many_videos_make_eleven_calls() -> None:
    videos = SlowVideos()
    wanted = ids(500)
    with ThreadPoolExecutor(500) as pool:
        clients = Clients(Batching(videos.fetch), pool)
        first = clients.ask(wanted[0])
        assert videos.started.acquire(timeout=20)
        asked = [first, *(clients.ask(id_) for id_ in wanted[1:])]
        clients.wait_until_waiting(499)
        videos.go_on.release(50)
        for id_, answer in zip(wanted, asked, strict=True):
            assert answer.result(30) == {id_: video(id_)}
    assert [len(call) for call in videos.calls] == [1, *[50] * 9, 49]
    assert sorted(id_ for call in videos.calls for id_ in call) == wanted


def test_a_failure_reaches_everybody_in_the_call_and_nobody_else() -> None:
    videos = SlowVideos()
    videos.failures = [UpstreamFailed("Broken.")]
    with ThreadPoolExecutor(2) as pool:
        clients = Clients(Batching(videos.fetch), pool)
        first = clients.ask("made-00001A")
        assert videos.started.acquire(timeout=20)
        second = clients.ask("made-00002A")
        clients.wait_until_waiting(1)
        videos.go_on.release(2)
        with pytest.raises(UpstreamFailed):
            first.result(20)
        assert second.result(20).keys() == {"made-00002A"}
    batching = clients.batching
    assert (batching._waiting, batching._is_calling) == ([], False)


@pytest.mark.parametrize("failure", [UpstreamTimeout("Slow."), QuotaExhausted("Used up.")])
def test_a_call_that_others_could_only_repeat_fails_for_all_who_wait(
    failure: ChaptersError,
) -> None:
    videos = SlowVideos()
    videos.failures = [failure]
    with ThreadPoolExecutor(2) as pool:
        clients = Clients(Batching(videos.fetch), pool)
        first = clients.ask("made-00001A")
        assert videos.started.acquire(timeout=20)
        second = clients.ask("made-00002A")
        clients.wait_until_waiting(1)
        videos.go_on.release(1)
        for answer in (first, second):
            with pytest.raises(type(failure)) as caught:
                answer.result(20)
            assert caught.value.detail == failure.detail
            assert caught.value is not failure
    assert len(videos.calls) == 1


def test_an_unexpected_error_leaves_nobody_waiting() -> None:
    videos = SlowVideos()
    videos.failures = [ZeroDivisionError()]
    videos.go_on.release(2)
    batching = Batching(videos.fetch)
    with pytest.raises(ZeroDivisionError):
        batching.of(["made-00001A"])
    assert batching.of(["made-00001A"]).keys() == {"made-00001A"}


def test_waiting_for_the_calls_of_others_ends_with_a_time_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batching_module, "MAX_WAIT", 0)
    videos = SlowVideos()
    with ThreadPoolExecutor(1) as pool:
        clients = Clients(Batching(videos.fetch), pool)
        first = clients.ask("made-00001A")
        assert videos.started.acquire(timeout=20)
        with pytest.raises(UpstreamTimeout):
            clients.batching.of(["made-00002A"])
        videos.go_on.release(2)
        assert first.result(20).keys() == {"made-00001A"}
        assert clients.batching.of(["made-00002A"]).keys() == {"made-00002A"}
