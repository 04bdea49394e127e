"""The terminal command in tests: in this process with streams of ours, or in one of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from chapters import wiring
from chapters.cli import main as cli
from chapters.cli.context import Process
from chapters.config import Settings
from support.processes import ROOT


class Screen(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


@dataclass(frozen=True)
class Outcome:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


def command(
    *arguments: str,
    environment: Mapping[str, str] | None = None,
    typed: str | None = None,
    stdin: str = "",
    out: io.StringIO | None = None,
    err: io.StringIO | None = None,
    process: Callable[[Settings], Process] = wiring.Process,
) -> Outcome:
    """``python -m chapters`` with ``arguments``.

    ``typed``: what a user types; stdin and stderr are then a terminal. ``stdin``: the text of a
    file or pipe. ``out``, ``err``: other streams than those that this makes.
    """
    kind = io.StringIO if typed is None else Screen
    out, err = out or io.StringIO(), err or kind()
    code = cli.main(
        arguments,
        environment=environment or {},
        stdin=kind(typed or stdin),
        stdout=out,
        stderr=err,
        process=process,
    )
    return Outcome(code, out.getvalue(), err.getvalue())


def real_command(
    *arguments: str, environment: Mapping[str, str] | None = None, stdin: str = ""
) -> Outcome:
    """The same in a process of its own, which sees nothing else of the tests' environment."""
    done = subprocess.run(
        [sys.executable, "-m", "chapters", *arguments],
        cwd=ROOT / "function",
        env=_environment(environment),
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=50,
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def command_into_closed_pipe(*arguments: str, stdin: str = "", both: bool = False) -> Outcome:
    """``python -m chapters`` whose stdout (``both``: stderr too) nobody reads any more."""
    return into_closed_pipe("-m", "chapters", *arguments, stdin=stdin, both=both)


def into_closed_pipe(*arguments: str, stdin: str = "", both: bool = False) -> Outcome:
    """The same for any program of Python."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT / "function",
            env=_environment(None),
            input=stdin,
            stdout=writer,
            stderr=writer if both else subprocess.PIPE,
            encoding="utf-8",
            timeout=50,
            check=False,
        )
    finally:
        os.close(writer)
    return Outcome(done.returncode, "", done.stderr or "")


def _environment(changes: Mapping[str, str] | None) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8", **(changes or {})}
