"""Google's own Firestore emulator, as a process that a test may freeze and kill.

Its jar is started directly: up in a second, where its script takes four.
"""

from __future__ import annotations

import http.client
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from deploy.gcloud import sdk
from support.processes import ports_of

MISSING = (
    "Google's Firestore emulator is missing. Install it: gcloud components install "
    "cloud-firestore-emulator, or the Debian package google-cloud-cli-firestore-emulator; "
    "it also needs a Java runtime."
)
PATIENCE = 60
"""Seconds that it may take to start on a busy machine."""


class Emulator:
    """One emulator on a port of its own."""

    def __init__(self, *, rules: Path | None = None) -> None:
        """``rules``: the file that clients without rights are bound by; None: anything goes."""
        self.port = _free_port()
        self._options = [f"--rules={rules}"] if rules else []
        self._has_answered = False
        self._process: subprocess.Popen[bytes] | None = None
        self._output = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the emulator

    @property
    def host(self) -> str:
        """HOST:PORT for FIRESTORE_EMULATOR_HOST."""
        return f"127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it; returns when it answers.

        Between our look for a free port and its own, somebody else may take it: then once more on
        another one, unless somebody knows the port already.
        """
        for _ in range(5):
            self._process = subprocess.Popen(
                [*_command(), *self._options, f"--port={self.port}"],
                stdout=self._output,
                stderr=subprocess.STDOUT,
            )
            if self._answers(self._process):
                self._has_answered = True
                return
            assert not self._has_answered, f"the port was taken: {self._told()}"
            self.port = _free_port()
        raise AssertionError(f"ends at once, five times over: {self._told()}")

    def _answers(self, process: subprocess.Popen[bytes]) -> bool:
        """Whether it answers in the end; False when it ended instead. An answer by somebody else
        who has taken the port is none."""
        for _ in range(PATIENCE * 20):
            if process.poll() is not None:
                return False
            if self.port in ports_of(process):
                with suppress(OSError):
                    self._ask("GET", "/")
                    return True
            time.sleep(0.05)
        raise AssertionError(f"does not answer: {self._told()}")

    def _told(self) -> str:
        """How the process is, and the end of what it printed."""
        code = self._process.poll() if self._process else "killed"
        self._output.seek(0)
        return f"Firestore emulator, exit code {code}\n{self._output.read()[-2000:].decode()}"

    def wipe(self, project: str) -> None:
        """Delete every document of ``project``."""
        path = f"/emulator/v1/projects/{project}/databases/(default)/documents"
        try:
            self._ask("DELETE", path)
        except OSError as error:
            raise AssertionError(f"{error}: {self._told()}") from error

    def freeze(self) -> None:
        """Let it accept connections and say nothing (SIGSTOP)."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on (SIGCONT)."""
        self._signal(signal.SIGCONT)

    def kill(self) -> None:
        """End it without a word (SIGKILL)."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def close(self) -> None:
        """End it for good."""
        self.kill()
        self._output.close()

    def _signal(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    def _ask(self, method: str, path: str) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path)
            connection.getresponse().read()
        finally:
            connection.close()


@contextmanager
def emulator(*, rules: Path | None = None) -> Iterator[Emulator]:
    """A running emulator, ended on leaving whatever was done to it."""
    started = Emulator(rules=rules)
    try:
        started.start()
        yield started
    finally:
        started.close()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@cache
def _command() -> tuple[str, ...]:
    java = shutil.which("java")
    jar = sdk() / "platform" / "cloud-firestore-emulator" / "cloud-firestore-emulator.jar"
    assert java, MISSING
    assert jar.is_file(), MISSING
    main = "com.google.cloud.datastore.emulator.firestore.CloudFirestore"
    quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m")
    return (java, *quick, "-cp", str(jar), main, "start", "--host=127.0.0.1")
