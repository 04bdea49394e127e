"""A lazy object is built when it is first needed, and once."""

from __future__ import annotations

import gc
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from chapters.quota.lazy import lazy
from support.fake_youtube import FakeYouTube, video

ID = "made-00001A"


def test_it_is_built_at_the_first_use_and_kept() -> None:
    built: list[FakeYouTube] = []

    def build() -> FakeYouTube:
        built.append(FakeYouTube(video(ID)))
        return built[-1]

    youtube = lazy(build)
    assert built == []
    assert youtube.fetch([ID]) == {ID: video(ID)}
    youtube.page("PL1", token=None)
    assert [api.calls for api in built] == [[(ID,), ("PL1", "")]]
    assert youtube.calls is built[0].calls


def test_threads_that_need_it_at_once_share_one() -> None:
    built: list[FakeYouTube] = []
    started, second_build = threading.Barrier(4), threading.Barrier(2)

    def build() -> FakeYouTube:
        with suppress(threading.BrokenBarrierError):
            second_build.wait(0.2)
        built.append(FakeYouTube())
        return built[-1]

    youtube = lazy(build)

    def use(_: int) -> list[tuple[str, ...]]:
        started.wait(20)
        return youtube.calls

    with ThreadPoolExecutor(4) as pool:
        used = list(pool.map(use, range(4)))
    assert len(built) == 1
    assert all(calls is built[0].calls for calls in used)


def test_a_build_that_failed_is_tried_again() -> None:
    failures = [OSError("Not yet.")]

    def build() -> FakeYouTube:
        if failures:
            raise failures.pop()
        return FakeYouTube()

    youtube = lazy(build)
    with pytest.raises(OSError, match="Not yet"):
        youtube.fetch([ID])
    assert gc.isenabled()
    assert youtube.fetch([ID]) == {}


def test_lazy_objects_may_need_each_other_and_the_garbage_collector_is_off_meanwhile() -> None:
    is_collecting: list[bool] = []
    inner = lazy(lambda: FakeYouTube(video(ID)))

    def build() -> FakeYouTube:
        known = inner.known.values()
        is_collecting.append(gc.isenabled())
        return FakeYouTube(*known)

    assert lazy(build).fetch([ID]) == {ID: video(ID)}
    assert is_collecting == [False]
    assert gc.isenabled()


def test_an_attribute_that_the_object_lacks_is_an_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = lazy(FakeYouTube).nothing  # type: ignore[attr-defined]
