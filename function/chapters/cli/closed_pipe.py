"""What a command does whose output nobody reads any more, as with ``| head``."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

PIPE_CLOSED = 141
"""What shells report for a command that SIGPIPE ended: 128 and the number of the signal."""


def ended_quietly(run: Callable[[], int | None]) -> int | None:
    """``run()``, or PIPE_CLOSED when whoever read our output has stopped reading.

    The process can then end without a traceback, as other commands do. Restoring SIGPIPE itself
    would be shorter, but then a connection that Google closes would end us, too:
    https://docs.python.org/3/library/signal.html#note-on-sigpipe
    """
    try:
        try:
            return run()
        finally:
            if sys.stdout:
                sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes both streams once more when it ends: let what is left go nowhere.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(nowhere, stream)
        return PIPE_CLOSED
