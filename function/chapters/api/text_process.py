"""Posted texts are read in a process of their own.

Python runs one thread at a time, and a cached answer hands that right over some seven times: beside
a thread that computes it waits each time, and beside a process that computes it does not.
docs/decisions/2026-11-28-texts-are-read-in-a-process-of-their-own.md
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

from chapters.api.cpu_slot import turn
from chapters.errors import Internal, TooLarge

T = TypeVar("T")

CPU_SECONDS = 10.0
"""CPU time that a text may take; the worst that is accepted takes a sixth."""
WAIT = 60.0
"""Seconds until a process that does not answer is given up: Hosting has given up the client."""
NICENESS = 10
"""The process yields the CPU to the one that answers."""

_PACKAGE_ROOT = str(Path(__file__).parents[2])


class Texts(Protocol):
    """Where posted texts are read."""

    def run(self, function: Callable[..., T], *arguments: object) -> T:
        """``function(*arguments)``; raises what it raises, and RateLimited when others are read."""


class TextProcess:
    """Implements ``Texts`` in a process that starts at the first text, and again if it dies.

    One text is read at a time, since an instance has one core.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None

    def run(self, function: Callable[..., T], *arguments: object) -> T:
        """Have the process call ``function``, one of a module without third-party imports.

        Raises what it raises, TooLarge when it takes too long, RateLimited when it does not get its
        turn, Internal when the process dies or does not answer.
        """
        with turn():
            result, error = self._answer(function, arguments)
        if error is not None:
            raise error
        return cast("T", result)

    def _answer(self, *call: object) -> tuple[object, Exception | None]:
        """What the process answers to ``call``; raises Internal."""
        if self._connection is None:
            self._start()
        connection = cast("Connection", self._connection)
        try:
            connection.send(call)
            if not connection.poll(WAIT):
                raise TimeoutError
            answer: tuple[object, Exception | None] = connection.recv()
        except (EOFError, OSError) as died:
            self.close()
            raise Internal("The text could not be read. Try again in a minute.") from died
        return answer

    def close(self) -> None:
        """End the process; the next text starts another."""
        if self._process is not None and self._connection is not None:
            self._connection.close()
            self._process.kill()
            self._process.wait()
        self._process = self._connection = None

    def _start(self) -> None:
        """Start the process: without our environment, which holds keys, and without packages."""
        ours, theirs = Pipe()
        program = (
            f"import sys; sys.path.insert(0, {_PACKAGE_ROOT!r}); "
            "from chapters.api.text_process import serve; "
            f"serve({theirs.fileno()}, {CPU_SECONDS})"
        )
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - ours from the first word to the last
                [sys.executable, "-I", "-S", "-c", program],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env={},
                start_new_session=True,  # Ctrl-C is for the server, whose end it notices
            )
        self._connection = ours


def serve(descriptor: int, cpu_seconds: float) -> None:
    """Call what comes through ``descriptor`` and send the results back, until it closes."""
    os.nice(NICENESS)
    signal.signal(signal.SIGVTALRM, _give_up)
    with Connection(descriptor) as connection:
        while True:
            try:
                function, arguments = connection.recv()
            except EOFError:
                return
            connection.send(_outcome(function, arguments, cpu_seconds))


def _outcome(
    function: Callable[..., object], arguments: tuple[Any, ...], cpu_seconds: float
) -> tuple[object, Exception | None]:
    """The result and no error, or the other way round."""
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, cpu_seconds)
        return function(*arguments), None
    except Exception as error:  # noqa: BLE001 - raised where the request is answered
        error.add_note(traceback.format_exc())  # else lost on the way
        return None, error
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _give_up(*_: object) -> None:
    raise TooLarge("This text takes too long to read. Send a shorter one.")
