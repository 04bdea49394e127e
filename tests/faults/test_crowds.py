"""Crowds on fresh instances, and on a busy machine: nothing is spent twice, as real processes.

Counted are calls to YouTube and what the log says; nothing is timed.
"""

from __future__ import annotations

import logging
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from itertools import cycle

import pytest

from faults.load import ask
from faults.test_faults import PROJECT, instance
from support.emulator import Emulator, emulator
from support.youtube_stub import YouTubeStub, youtube

_log = logging.getLogger(__name__)

ROUNDS = int(os.environ.get("ROUNDS", "3"))
"""How often the fresh instances meet their crowd, and hundreds of requests for each hundred videos
in the mix: ROUNDS=10 for the longer proof."""
PATIENCE = 5.0
"""Seconds that a call to Firestore may take: more than the default, for a busy machine, and less
than the first one to a fresh emulator may take there."""


@pytest.fixture
def stub() -> Iterator[YouTubeStub]:
    with youtube() as server:
        yield server


@pytest.fixture
def other() -> Iterator[YouTubeStub]:
    """YouTube for the second instance, so that its calls are told apart."""
    with youtube() as server:
        yield server


@pytest.fixture(scope="module")
def own() -> Iterator[Emulator]:
    """An emulator for the tests that need no fresh one."""
    with emulator() as running:
        yield running


@pytest.mark.parametrize("time", range(ROUNDS))
def test_a_crowd_meets_two_fresh_instances_and_a_fresh_firestore(
    stub: YouTubeStub, time: int
) -> None:
    known = [f"made-{number:05d}A" for number in range(20)]
    with (
        emulator() as firestore,
        instance(stub.endpoint, firestore, firestore_timeout=PATIENCE, threads=32) as first,
        instance(stub.endpoint, firestore, firestore_timeout=PATIENCE, threads=32) as second,
        ThreadPoolExecutor(200) as pool,
    ):
        ports = [first.port, second.port] * 100
        crowd = list(pool.map(lambda port: ask(port, "made-99999A"), ports))
        assert {(answer.status, answer.fault()) for answer in crowd} == {(200, "")}
        assert len(stub.calls) <= 2
        for server in (first, second):
            answers = list(pool.map(lambda id_, port=server.port: ask(port, id_), known))
            assert {(answer.status, answer.fault()) for answer in answers} == {(200, "")}
        for server in (first, second):
            assert "in trouble" not in (log := server.log.read_text()), log
        fetched = Counter(stub.asked)
        assert {id_: fetched[id_] for id_ in known} == dict.fromkeys(known, 1)


REQUESTS, VIDEOS = 300 * ROUNDS, 300


def zipf() -> list[str]:
    """IDs as they are asked for: the second as often as half of the first, and so on."""
    ids = [f"made-{number:05d}A" for number in range(VIDEOS)]
    weights = [1 / rank for rank in range(1, VIDEOS + 1)]
    return random.Random(1).choices(ids, weights, k=REQUESTS)


@contextmanager
def busy_cores() -> Iterator[None]:
    """Two processes that never rest."""
    spinning = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(2)]
    try:
        yield
    finally:
        for process in spinning:
            process.kill()
            process.wait()


@pytest.mark.parametrize("clients", [8, 32, 100])
def test_on_a_busy_machine_no_instance_fetches_an_id_twice(
    stub: YouTubeStub, other: YouTubeStub, own: Emulator, clients: int
) -> None:
    for machine, kept_busy in (("quiet", nullcontext()), ("busy", busy_cores())):
        own.wipe(PROJECT)
        stub.calls.clear()
        other.calls.clear()
        with (
            instance(stub.endpoint, own, firestore_timeout=PATIENCE, threads=32) as first,
            instance(other.endpoint, own, firestore_timeout=PATIENCE, threads=32) as second,
            ThreadPoolExecutor(clients) as pool,
            kept_busy,
        ):
            answers = list(pool.map(ask, cycle([first.port, second.port]), zipf()))
        assert {(answer.status, answer.fault()) for answer in answers} == {(200, "")}
        for youtube_of_one in (stub, other):
            assert max(Counter(youtube_of_one.asked).values()) == 1
        units = round(1000 * (len(stub.calls) + len(other.calls)) / REQUESTS)
        _log.warning("%s clients, %s: %s units per 1,000 requests", clients, machine, units)
