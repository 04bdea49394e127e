"""A terminal for tests of commands: what was typed goes in, what was printed comes out."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from chapters.cli import main as cli
from support.processes import ROOT


class Screen(io.StringIO):
    """A stream that somebody sits before."""

    def isatty(self) -> bool:
        return True


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


def command(
    *arguments: str,
    environment: Mapping[str, str],
    typed: str | None = None,
) -> Outcome:
    """``python -m chapters`` with ``arguments``; ``typed``: by somebody at a terminal."""
    kind = io.StringIO if typed is None else Screen
    stdin, out, err = kind(typed or ""), io.StringIO(), kind()
    code = cli.main(arguments, environment=environment, stdin=stdin, stdout=out, stderr=err)
    return Outcome(code, out.getvalue(), err.getvalue())


def real_command(*arguments: str, environment: Mapping[str, str] | None = None) -> Outcome:
    """The same in a process of its own, which sees nothing else of the tests' environment."""
    done = subprocess.run(
        [sys.executable, "-m", "chapters", *arguments],
        cwd=ROOT / "function",
        env={"PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8", **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        timeout=50,
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)
