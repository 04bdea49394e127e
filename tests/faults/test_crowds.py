"""Crowds on fresh instances, and on a busy machine: nothing is spent twice, as real processes.

Counted are calls to YouTube and what the log says; nothing is timed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from faults.load import ask
from faults.test_faults import instance
from support.emulator import emulator
from support.youtube_stub import YouTubeStub, youtube

DEPLOYED = 0.8
"""Seconds that Firestore is given by default."""


@pytest.fixture
def stub() -> Iterator[YouTubeStub]:
    with youtube() as server:
        yield server


@pytest.mark.parametrize("time", range(10))
def test_a_crowd_meets_two_fresh_instances_and_a_fresh_firestore(
    stub: YouTubeStub, time: int
) -> None:
    known = [f"made-{number:05d}A" for number in range(20)]
    with (
        emulator() as firestore,
        instance(stub.endpoint, firestore, firestore_timeout=DEPLOYED, threads=32) as first,
        instance(stub.endpoint, firestore, firestore_timeout=DEPLOYED, threads=32) as second,
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
