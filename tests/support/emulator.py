"""Google's Firestore emulator, as a process that a test may freeze and kill.

Its jar is started directly, with its classes as an earlier one has loaded them, which takes half a
second; Google's script takes four.
"""

from __future__ import annotations

import fcntl
import http.client
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from deploy.gcloud import sdk
from support.processes import PATIENCE, ROOT, eventually, free_port, ports_of

MISSING = (
    "Google's Firestore emulator is missing. Install it: gcloud components install "
    "cloud-firestore-emulator, or the Debian package google-cloud-cli-firestore-emulator; "
    "it also needs a Java runtime."
)


class Emulator:
    """One emulator on a port of its own."""

    def __init__(self, *, rules: Path | None = None, classes: str | None = None) -> None:
        """``rules``: file of security rules for clients without rights; None: all is allowed.
        ``classes``: option of Java that says where they come from."""
        self.port = free_port()
        self._command = _command(classes or _loaded_classes())
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

        Another process may take the free port first. Then it is started again on another port,
        unless it has run before, so that clients know the port already.
        """
        for _ in range(5):
            self._process = subprocess.Popen(
                [*self._command, *self._options, f"--port={self.port}"],
                stdout=self._output,
                stderr=subprocess.STDOUT,
            )
            if self._answers(self._process):
                self._has_answered = True
                return
            assert not self._has_answered, f"the port was taken: {self._report()}"
            self.port = free_port()
        raise AssertionError(f"ends at once, five times over: {self._report()}")

    def _answers(self, process: subprocess.Popen[bytes]) -> bool:
        """Wait until it answers; False when it ends instead.

        An answer does not count if another process listens on the port.
        """
        has_answered = False

        def has_answered_or_ended() -> bool:
            nonlocal has_answered
            if process.poll() is not None:
                return True
            if self.port in ports_of(process):
                with suppress(OSError):
                    self._ask("GET", "/")
                    has_answered = True
            return has_answered

        eventually(has_answered_or_ended, lambda: f"does not answer: {self._report()}")
        return has_answered

    def _report(self) -> str:
        """The exit code, and the end of the output."""
        code = self._process.poll() if self._process else "killed"
        self._output.seek(0)
        return f"Firestore emulator, exit code {code}\n{self._output.read()[-2000:].decode()}"

    def wipe(self, project: str) -> None:
        """Delete every document of ``project``."""
        path = f"/emulator/v1/projects/{project}/databases/(default)/documents"
        try:
            self._ask("DELETE", path)
        except OSError as error:
            raise AssertionError(f"{error}: {self._report()}") from error

    def freeze(self) -> None:
        """Make it accept connections without ever answering (SIGSTOP)."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Make it answer again (SIGCONT)."""
        self._signal(signal.SIGCONT)

    def end(self) -> None:
        """Let it end by itself (SIGTERM)."""
        assert self._process is not None
        self._process.terminate()
        self._process.wait(PATIENCE)

    def kill(self) -> None:
        """End it at once (SIGKILL); ``start`` starts it again on the same port."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def close(self) -> None:
        """End it; it cannot be started again."""
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
    """A running emulator; ended on leaving, whatever was done to it."""
    started = Emulator(rules=rules)
    try:
        started.start()
        yield started
    finally:
        started.close()


@cache
def _loaded_classes() -> str:
    """The option of Java that reads the classes from a file that the first emulator leaves:
    https://docs.oracle.com/en/java/javase/17/vm/class-data-sharing.html
    """
    archive = ROOT / "build" / f"emulator-{_jar().stat().st_mtime_ns}.jsa"
    archive.parent.mkdir(exist_ok=True)
    with archive.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not archive.exists():
            first = Emulator(classes=f"-XX:ArchiveClassesAtExit={archive}")
            first.start()
            first.wipe("any")
            first.end()
            first.close()
    return f"-XX:SharedArchiveFile={archive}"


def _command(classes: str) -> list[str]:
    java = shutil.which("java")
    assert java, MISSING
    main = "com.google.cloud.datastore.emulator.firestore.CloudFirestore"
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", classes]
    return [java, *quick, "-cp", str(_jar()), main, "start", "--host=127.0.0.1"]


@cache
def _jar() -> Path:
    jar = sdk() / "platform" / "cloud-firestore-emulator" / "cloud-firestore-emulator.jar"
    assert jar.is_file(), MISSING
    return jar
