"""A long run under load: does memory stay flat, and does anything fail?"""

from __future__ import annotations

import re
import subprocess
import time
from dataclasses import dataclass

from benchmarks.servers import LOADS, Server

FLAT = 1.05
"""The last quarter's memory may be this much of the second's: the first one fills the caches."""
EVERY = 5.0
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Soak:
    """What a soak showed."""

    seconds: int
    requests: int
    errors: int
    """Answers that were no 200, and connections that failed."""
    second: float
    """Megabytes, the most in the second quarter of the time."""
    last: float
    """Megabytes, the most in the last quarter."""

    @property
    def is_met(self) -> bool:
        """Whether nothing failed and memory stayed flat."""
        return not self.errors and self.last <= FLAT * self.second

    def __str__(self) -> str:
        return (
            f"Soak: {self.seconds} s, {self.requests:,} requests, {self.errors} errors; memory "
            f"{self.second:.1f} MB at most in the second quarter, {self.last:.1f} MB in the last "
            f"({self.last / self.second:.3f}; {FLAT} allowed): {'met' if self.is_met else 'missed'}"
        )


def soak(server: Server, *, seconds: int, connections: int) -> Soak:
    """Load ``server`` with mixed requests on so many connections, and watch its memory."""
    started = time.monotonic()
    wrk = subprocess.Popen(
        [
            "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "15s",
            "-s", str(LOADS / "mixed.lua"), f"http://127.0.0.1:{server.port}",
        ],
        stdout=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    seen: list[tuple[float, float]] = []
    while wrk.poll() is None:
        seen.append((time.monotonic() - started, server.resident()))
        time.sleep(min(EVERY, seconds / 20))
    output, _ = wrk.communicate()
    return Soak(
        seconds=seconds,
        requests=int(_figure(r"(\d+) requests in", output)),
        errors=_errors(output),
        second=max(size for at, size in seen if seconds / 4 <= at < seconds / 2),
        last=max(size for at, size in seen if seconds * 3 / 4 <= at),
    )


def _errors(output: str) -> int:
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    failed = re.search(
        r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", output
    )
    return (int(refused[1]) if refused else 0) + sum(map(int, failed.groups() if failed else ()))


def _figure(pattern: str, output: str) -> str:
    found = re.search(pattern, output)
    assert found, output
    return found[1]
