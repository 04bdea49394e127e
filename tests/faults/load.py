"""Clients that keep asking while something breaks, and what every answer must be like."""

from __future__ import annotations

import http.client
import itertools
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from support.youtube_stub import KEY

BOUND = 120
"""Seconds after which a test gives up waiting: far more than the slowest answer that
docs/operations.md allows takes on a busy machine."""

PASSING = {"upstream-failed", "upstream-timeout", "rate-limited", "quota-exhausted"}
"""What a client may be told about a video that nobody has asked for before."""


@dataclass(frozen=True)
class Answer:
    """What the function said about one video."""

    id: str
    status: int
    headers: Mapping[str, str]
    body: str

    def fault(self) -> str:
        """What is wrong with it; empty: the chapters of this very video, or an honest problem."""
        if KEY in self.body or KEY in str(self.headers):
            return f"{self.id}: the key is told"
        told = json.loads(self.body)
        if self.status == 200:
            titles = [chapter["title"] for chapter in told["chapters"]]
            wanted = [f"{nth} of {self.id}" for nth in ("First", "Second", "Third")]
            is_own = (told["video"]["id"], told["video"]["title"]) == (self.id, f"Video {self.id}")
            return "" if is_own and titles == wanted else f"{self.id}: got {told['video']}"
        return "" if told["code"] in PASSING else f"{self.id}: {self.status} {self.body}"


def ask(port: int, id_: str) -> Answer:
    """What the function on ``port`` says about ``id_``; TimeoutError beyond the bound."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=BOUND)
    try:
        connection.request("GET", f"/chapters?v={id_}")
        response = connection.getresponse()
        return Answer(id_, response.status, dict(response.getheaders()), response.read().decode())
    finally:
        connection.close()


@dataclass
class Load:
    """What clients have been told so far; they ask for old and new videos in turn."""

    port: int
    old: list[str]
    answers: list[Answer] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)
    stop: threading.Event = field(default_factory=threading.Event)

    def run(self, client: int) -> None:
        """Ask until told to stop."""
        for number in itertools.count():
            if self.stop.is_set():
                return
            is_old = number % 2 == 0
            id_ = self.old[number % len(self.old)] if is_old else f"mix{client:02d}{number:05d}A"
            try:
                self._take(ask(self.port, id_), is_old=is_old)
            except (OSError, http.client.HTTPException, ValueError) as error:
                self._fail(f"{id_}: {error!r}")

    def _take(self, answer: Answer, *, is_old: bool) -> None:
        if is_old and answer.status != 200:
            self._fail(f"{answer.id} was known, and yet: {answer.status} {answer.body}")
        elif fault := answer.fault():
            self._fail(fault)
        with self.changed:
            self.answers.append(answer)
            self.changed.notify_all()

    def _fail(self, failure: str) -> None:
        self.failures.append(failure)
        self.stop.set()

    def more(self, count: int) -> None:
        """Wait until ``count`` more answers have come."""
        with self.changed:
            wanted = len(self.answers) + count
            came = self.changed.wait_for(lambda: len(self.answers) >= wanted, 2 * BOUND)
        assert not self.failures, self.failures
        assert came, "no more answers"

    def found(self) -> set[str]:
        """The videos whose chapters were told."""
        return {answer.id for answer in self.answers if answer.status == 200}


@contextmanager
def load(port: int, *, clients: int = 6) -> Iterator[Load]:
    """Clients at the function on ``port`` until the block is left; then no answer was wrong."""
    running = Load(port, old=[f"made-{number:05d}A" for number in range(6)])
    for id_ in running.old:
        assert ask(port, id_).fault() == ""
    threads = [threading.Thread(target=running.run, args=(client,)) for client in range(clients)]
    for thread in threads:
        thread.start()
    try:
        yield running
    finally:
        running.stop.set()
        for thread in threads:
            thread.join()
    assert running.failures == []
