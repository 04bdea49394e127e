"""YouTube, Firestore and the function itself break under load, as real processes.

Every answer is checked: the chapters of the video asked for, or an honest problem. Afterwards all
is well again without a restart, and nothing wrong was stored. Tests wait for what must happen,
however long a busy machine takes for it; they count, and time nothing.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Literal

import pytest

from faults.load import BOUND, ask, load
from faults.relay import Relay, relay
from support.emulator import Emulator, emulator
from support.processes import (
    FRAMEWORK,
    ROOT,
    SYSTEM,
    Server,
    eventually,
    free_port,
    function,
    listens,
)
from support.youtube_stub import KEY, YouTubeStub, youtube

PROJECT = "chapters-faults"
WAYS = (
    "backend-error",
    "unavailable",
    "reset",
    "truncated",
    "html",
    "empty",
    "wrong-items",
    "another-video",
    "redirect",
    "rate-limited",
    "timeout",
    "dripping",
)
"""How YouTube fails and is well again; a spent quota lasts, so it has a test of its own."""


@pytest.fixture
def stub() -> Iterator[YouTubeStub]:
    with youtube() as server:
        yield server


@pytest.fixture
def fresh(own: Emulator) -> Emulator:
    """An emulator without a document."""
    own.wipe(PROJECT)
    return own


@pytest.fixture(scope="module")
def own() -> Iterator[Emulator]:
    """An emulator that the tests here may harm."""
    with emulator() as running:
        yield running


IMPATIENT = 2
"""Seconds that Firestore is given where it breaks, so that this is soon noticed; elsewhere it is
given more than any machine needs."""


@contextmanager
def instance(
    endpoint: str,
    firestore: Emulator | Relay | None = None,
    *,
    firestore_timeout: float = 30,
    daily_units: int = 9000,
    threads: int = 12,
) -> Iterator[Server]:
    """The function; its log never holds the key nor a stack trace."""
    with function(
        YOUTUBE_API_KEY=KEY,
        YOUTUBE_API_ENDPOINT=endpoint,
        GOOGLE_CLOUD_PROJECT=PROJECT if firestore else "",
        FIRESTORE_EMULATOR_HOST=firestore.host if firestore else "",
        FIRESTORE_TIMEOUT_MS=f"{1000 * firestore_timeout:.0f}",
        MISSES_PER_MINUTE="0",
        DAILY_UNITS=str(daily_units),
        THREADS=str(threads),
    ) as server:
        yield server
        log = server.log.read_text()
    assert KEY not in log
    assert "Traceback" not in log


def stored_is_right(ids: set[str], stub: YouTubeStub, firestore: Emulator) -> None:
    """Another instance, without YouTube, answers about all of ``ids`` from Firestore."""
    stub.outcome = "backend-error"
    with instance(stub.endpoint, firestore) as second:
        for id_ in sorted(ids):
            # What an outage kept from Firestore is written in the background.
            eventually(partial(is_answered, second.port, id_))
            assert ask(second.port, id_).fault() == ""


def is_answered(port: int, id_: str) -> bool:
    """Whether the function on ``port`` knows ``id_``."""
    return ask(port, id_).status == 200


def in_trouble(server: Server) -> bool:
    """Whether the function has lost Firestore, by its log."""
    log = server.log.read_text()
    return log.count("Firestore is in trouble") > log.count("Firestore answers again")


def test_youtube_fails_in_every_way_under_load(stub: YouTubeStub, own: Emulator) -> None:
    with instance(stub.endpoint, own) as server, load(server.port) as running:
        for way in WAYS:
            stub.outcome = way
            running.more(12)
            stub.outcome = ""
            running.more(12)
            assert ask(server.port, running.answers[-1].id).status == 200, way
        running.stop.set()
        asked = {answer.id for answer in running.answers}
        for id_ in asked - running.found():
            running.answers.append(ask(server.port, id_))
            assert running.answers[-1].status == 200, "nothing wrong is remembered"
    stored_is_right(running.found(), stub, own)


def test_a_spent_quota_is_asked_about_once_and_known_videos_go_on(stub: YouTubeStub) -> None:
    with instance(stub.endpoint) as server, load(server.port) as running:
        running.more(12)
        stub.outcome = "quota-exceeded"
        while not any(answer.status == 503 for answer in running.answers):
            running.more(6)
        before = len(stub.calls)
        running.more(60)
        assert len(stub.calls) == before
        refused = [answer for answer in running.answers if answer.status == 503]
        assert all(int(answer.headers["Retry-After"]) > 0 for answer in refused)


def test_youtube_comes_up_later_than_the_function() -> None:
    port = free_port()
    with instance(f"http://127.0.0.1:{port}") as server:
        answer = ask(server.port, "made-00001A")
        assert (answer.status, answer.fault()) == (502, "")
        with youtube(port):
            answer = ask(server.port, "made-00001A")
        assert (answer.status, answer.fault()) == (200, "")


@pytest.mark.parametrize("trouble", ["killed", "frozen"])
def test_firestore_breaks_and_comes_back_under_load(
    stub: YouTubeStub, own: Emulator, trouble: str
) -> None:
    with instance(stub.endpoint, own, firestore_timeout=IMPATIENT) as server:
        with load(server.port) as running:
            running.more(24)
            own.kill() if trouble == "killed" else own.freeze()
            eventually(lambda: in_trouble(server))
            running.more(30)
            before = running.found()
            running.more(60)
            meanwhile = running.found() - before
            own.start() if trouble == "killed" else own.thaw()
            eventually(lambda: not in_trouble(server))
        # An emulator that was killed has lost what was written before.
        stored_is_right(meanwhile, stub, own)


@pytest.mark.parametrize("mood", ["slow", "cutting"])
def test_firestore_is_slow_or_loses_writes_midway_under_load(
    stub: YouTubeStub, fresh: Emulator, mood: Literal["slow", "cutting"]
) -> None:
    with (
        relay(fresh.port, delay=IMPATIENT + 1) as line,
        instance(stub.endpoint, line, firestore_timeout=IMPATIENT) as server,
    ):
        with load(server.port) as running:
            running.more(24)
            line.mood = mood
            eventually(lambda: in_trouble(server))
            running.more(30)
            line.mood = "well"
            eventually(lambda: not in_trouble(server))
        assert (line.cuts > 0) == (mood == "cutting")
        stored_is_right(running.found(), stub, fresh)


def test_more_clients_than_threads_wait_and_are_all_answered(stub: YouTubeStub) -> None:
    stub.delay = 0.3
    ids = [f"made-{number:05d}A" for number in range(20)]
    with instance(stub.endpoint, threads=2) as server, ThreadPoolExecutor(len(ids)) as pool:
        answers = list(pool.map(ask, [server.port] * len(ids), ids))
        assert {(answer.status, answer.fault()) for answer in answers} == {(200, "")}
        assert server.ask("/health").status == 200


def test_instances_spend_one_budget(stub: YouTubeStub, fresh: Emulator) -> None:
    with (
        instance(stub.endpoint, fresh, daily_units=6) as first,
        instance(stub.endpoint, fresh, daily_units=6) as second,
    ):
        answers = [
            ask(server.port, f"made-{number:05d}A")
            for number in range(12)
            for server in ((first, second)[number % 2],)
        ]
    assert {answer.fault() for answer in answers} == {""}
    assert {answer.status for answer in answers} == {200, 503}
    assert len(stub.calls) < 12


def test_a_new_instance_knows_that_the_quota_is_spent(stub: YouTubeStub, fresh: Emulator) -> None:
    stub.outcome = "quota-exceeded"
    with instance(stub.endpoint, fresh) as first:
        assert ask(first.port, "made-00000A").status == 503
    with instance(stub.endpoint, fresh) as second:
        refused = [ask(second.port, f"made-{number:05d}A") for number in range(4)]
    assert {(answer.status, answer.fault()) for answer in refused} == {(503, "")}
    assert len(stub.calls) == 1


def test_requests_on_their_way_are_answered_after_sigterm(stub: YouTubeStub) -> None:
    ids = [f"made-{number:05d}A" for number in range(8)]
    stub.delay = 1.0
    with terminable(stub) as (process, port), ThreadPoolExecutor(len(ids)) as pool:
        answers = [pool.submit(ask, port, id_) for id_ in ids]
        eventually(lambda: sum(len(call.ids) for call in stub.calls) == len(ids))
        process.send_signal(signal.SIGTERM)
        for answer in answers:
            assert (answer.result().status, answer.result().fault()) == (200, "")
        assert process.wait(BOUND) == 0
        assert not listens(port)


@contextmanager
def terminable(stub: YouTubeStub) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The function as a process of one's own, and its port."""
    port = free_port()
    settings = {"YOUTUBE_API_KEY": KEY, "YOUTUBE_API_ENDPOINT": stub.endpoint, "THREADS": "12"}
    process = subprocess.Popen(
        [
            FRAMEWORK,
            f"--source={ROOT / 'function' / 'main.py'}",
            "--target=get_chapters",
            "--host=127.0.0.1",
            f"--port={port}",
        ],
        env={name: os.environ[name] for name in SYSTEM if name in os.environ} | settings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        eventually(lambda: listens(port))
        yield process, port
    finally:
        process.terminate()  # the worker ends with its parent, and not when that is killed
        process.wait()
