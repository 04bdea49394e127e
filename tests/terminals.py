"""A terminal for tests of commands: what was typed goes in, what was printed comes out."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

from chapters import cli


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
