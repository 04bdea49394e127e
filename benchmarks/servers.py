"""Starts functions-framework the way Cloud Run does, waits for it, and ends it."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
FUNCTION = (ROOT / "function" / "main.py", "get_chapters")
FLOORS = ROOT / "benchmarks" / "floors"
LOADS = ROOT / "benchmarks" / "loads"

PATIENCE = 30.0
"""Seconds within which a server must answer."""


@dataclass(frozen=True)
class Server:
    """A running functions-framework process."""

    port: int
    pid: int
    started: float
    """``time.perf_counter()`` just before exec."""

    def wait_for(self, path: str) -> float:
        """Seconds from exec to the first 200 for ``path``; raises TimeoutError."""
        while time.perf_counter() - self.started < PATIENCE:
            try:
                status, _ = self.get(path)
            except OSError:
                time.sleep(0.002)
                continue
            if status == 200:
                return time.perf_counter() - self.started
            raise RuntimeError(f"{path} answered {status}")
        raise TimeoutError(path)

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body of one request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def resident(self) -> float:
        """Megabytes of the worker: the largest process of the server."""
        processes = [psutil.Process(self.pid), *psutil.Process(self.pid).children(recursive=True)]
        return max(process.memory_info().rss for process in processes) / 1e6


@contextmanager
def serving(
    source: Path, target: str, *, environment: Mapping[str, str], threads: int = 8
) -> Iterator[Server]:
    """functions-framework with ``target`` of ``source``; ended, with its workers, on leaving."""
    port = free_port()
    command = [
        str(Path(sys.executable).with_name("functions-framework")),
        f"--source={source}",
        f"--target={target}",
        "--host=127.0.0.1",
        f"--port={port}",
    ]
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        env={**os.environ, "THREADS": str(threads), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield Server(port, process.pid, started)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@contextmanager
def warm(
    entry: tuple[Path, str], path: str, environment: Mapping[str, str], *, threads: int = 8
) -> Iterator[Server]:
    """A server that has answered ``path``."""
    with serving(*entry, environment=environment, threads=threads) as server:
        server.wait_for(path)
        yield server


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def silence() -> Iterator[str]:
    """HOST:PORT of a listener that never answers, as an address that leads nowhere."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(100)
        yield f"127.0.0.1:{listener.getsockname()[1]}"
