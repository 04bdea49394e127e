"""Real processes on 127.0.0.1 for tests; each context manager ends what it started."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psutil

ROOT = Path(__file__).resolve().parents[2]

FRAMEWORK = Path(sys.executable).with_name("functions-framework")
"""The one that is installed beside the tests."""

PATIENCE = 60
"""Seconds to wait for a process at most: enough for a busy machine, not a target."""

SYSTEM = ("PATH", "HOME", "LANG", "TMPDIR")
"""What a process gets from the environment of the tests."""


@dataclass(frozen=True)
class Answer:
    """A whole HTTP answer. Header names are in small letters; repeated ones are joined."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


@dataclass(frozen=True)
class Server:
    """A process that listens."""

    port: int
    log: Path
    """Everything it printed."""
    pid: int

    @property
    def address(self) -> str:
        """Base URL, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        body: bytes | str | None = None,
    ) -> Answer:
        """The answer to one request on a connection of its own."""
        return ask(f"{self.address}{path}", method=method, headers=headers, body=body)


def ask(
    url: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes | str | None = None,
) -> Answer:
    """The answer to one request; redirects are not followed."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=PATIENCE)
    try:
        target = url.removeprefix(f"{parts.scheme}://{parts.netloc}") or "/"
        connection.request(method, target, body=body, headers=dict(headers or {}))
        response = connection.getresponse()
        joined: dict[str, str] = {}
        for name, value in response.getheaders():
            known = joined.get(name.lower())
            joined[name.lower()] = f"{known}, {value}" if known else value
        return Answer(response.status, joined, response.read())
    finally:
        connection.close()


@contextmanager
def function(
    *,
    source: Path = ROOT / "function" / "main.py",
    framework: Path = FRAMEWORK,
    **settings: str,
) -> Iterator[Server]:
    """The function as a deployer's process runs it, with ``settings`` as its whole environment.

    Unless they say otherwise, Firestore may take as long as the slowest machine needs.
    """
    settings = {"FIRESTORE_TIMEOUT_MS": "30000", **settings}
    command = [framework, f"--source={source}", "--target=get_chapters", "--host=127.0.0.1"]
    with running([*map(str, command), "--port=0"], environment=settings) as server:
        yield server


@contextmanager
def running(command: list[str], *, environment: Mapping[str, str]) -> Iterator[Server]:
    """``command`` once it listens on a port of its choice; ended, with its children, on leaving."""
    inherited = {name: os.environ[name] for name in SYSTEM if name in os.environ}
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env={**inherited, **environment},
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            yield Server(port=_port(process, log), log=log, pid=process.pid)
        finally:
            _end(process)


def _port(process: subprocess.Popen[bytes], log: Path) -> int:
    """The port on which ``process`` listens, as soon as it accepts connections."""
    open_ports: list[int] = []

    def is_listening() -> bool:
        assert process.poll() is None, f"{process.args!s} ended:\n{log.read_text()}"
        # On a busy machine a port is listed before it accepts connections.
        open_ports.extend(filter(listens, ports_of(process)))
        return bool(open_ports)

    eventually(is_listening, lambda: f"{process.args!s} does not listen:\n{log.read_text()}")
    return open_ports[0]


def ports_of(process: subprocess.Popen[bytes]) -> set[int]:
    """The TCP ports on which ``process`` listens; none when it has ended."""
    try:
        connections = psutil.Process(process.pid).net_connections(kind="tcp")
    except psutil.NoSuchProcess:
        return set()
    return {one.laddr.port for one in connections if one.status == psutil.CONN_LISTEN}


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on at this moment."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def listens(port: int) -> bool:
    """Whether a server on ``port`` of 127.0.0.1 accepts connections."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=PATIENCE).close()
    except OSError:
        return False
    return True


def eventually(
    holds: Callable[[], bool],
    otherwise: Callable[[], str] = lambda: "this should have happened by now",
) -> None:
    """Return as soon as ``holds()``; fail with ``otherwise()`` after ``PATIENCE`` seconds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, otherwise()
        time.sleep(0.02)


def _end(process: subprocess.Popen[bytes]) -> None:
    # gunicorn ends its worker; a child that outlives its parent would hold the port.
    children = (
        psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
    )
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for child in children:
        if child.is_running():
            child.kill()
