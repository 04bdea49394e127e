"""How long cached answers take: by threads and clients, and while others post the worst text."""

from __future__ import annotations

import re
import statistics
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import NamedTuple

from benchmarks.servers import FUNCTION, LOADS, Server, warm

THREADS = (8, 32, 64)
CLIENTS = (8, 32, 100)
POSTERS = 31
"""With the client that is measured, as many as Cloud Run passes on to one instance."""
SETTLING = 3.0
"""Seconds within which the texts that still wait are read or refused."""
HEADER = """
| clients | threads | p50 | p99 | p99.9 | answers |
| --- | --- | --- | --- | --- | --- |
""".strip()


class Latency(NamedTuple):
    """Milliseconds that answers took."""

    p50: float
    p99: float
    p999: float
    rate: float
    """Answers a second."""


def by_threads(
    path: str, environment: Mapping[str, str], *, rounds: int, seconds: int
) -> Iterator[str]:
    """A table, line by line: the medians of ``rounds`` rounds, in which all take their turn."""
    measured: dict[tuple[int, int], list[Latency]] = {}
    with ExitStack() as stack:
        servers = {
            threads: stack.enter_context(warm(FUNCTION, path, environment, threads=threads))
            for threads in THREADS
        }
        for _ in range(rounds):
            for clients in CLIENTS:
                for threads, server in servers.items():
                    run = latency(server, path, clients=clients, seconds=seconds)
                    measured.setdefault((clients, threads), []).append(run)
    yield HEADER
    for (clients, threads), runs in measured.items():
        p50, p99, p999, rate = (statistics.median(column) for column in zip(*runs, strict=True))
        yield (
            f"| {clients} | {threads} | {p50:.1f} ms | {p99:.1f} ms | {p999:.1f} ms | "
            f"{rate:,.0f} req/s |"
        )


def latency(server: Server, path: str, *, clients: int, seconds: int) -> Latency:
    """What so many clients see that ask again as soon as they have an answer."""
    output = subprocess.run(
        _wrk(server, path, clients, seconds, "percentiles.lua"),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "Non-2xx" not in output, output
    found = re.search(r"percentiles (\d+) (\d+) (\d+) answers (\d+)", output)
    assert found, output
    p50, p99, p999, answers = map(int, found.groups())
    return Latency(p50 / 1000, p99 / 1000, p999 / 1000, answers / seconds)


@contextmanager
def posting(server: Server, *, seconds: int) -> Iterator[None]:
    """The block runs while POSTERS clients post the worst text, for ``seconds`` at most."""
    posters = subprocess.Popen(
        _wrk(server, "/check", POSTERS, seconds, "texts.lua"), stdout=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        posters.terminate()
        posters.wait()
        time.sleep(SETTLING)


def _wrk(server: Server, path: str, clients: int, seconds: int, script: str) -> list[str]:
    address = f"http://127.0.0.1:{server.port}{path}"
    connections = [f"-c{clients}", f"-d{seconds}s", "--timeout", "30s"]
    return ["wrk", "-t1", *connections, "-s", str(LOADS / script), address]
