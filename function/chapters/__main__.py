"""``python -m chapters``: the process around ``chapters.cli.main``."""

import os
import sys

from chapters.cli.main import main
from chapters.cli.terminal import PIPE_CLOSED


def run() -> int:
    """Run the command of this process; returns its exit code. Raises SystemExit, as ``main`` does.

    When the reader of our output has stopped reading (``| head``) the process ends without a
    traceback and with the code that shells report for SIGPIPE, as other commands do. Restoring
    SIGPIPE itself would be shorter, but then a connection that Google closes would end us, too:
    https://docs.python.org/3/library/signal.html#note-on-sigpipe
    """
    try:
        try:
            return main(sys.argv[1:], environment=os.environ)
        finally:
            if sys.stdout:
                sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes both streams once more when it ends: let what is left go nowhere.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(nowhere, stream)
        return PIPE_CLOSED


if __name__ == "__main__":
    sys.exit(run())
