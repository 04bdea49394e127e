"""``python -m chapters``: the process around ``chapters.cli.main``."""

import os
import sys

from chapters.cli.closed_pipe import ended_quietly
from chapters.cli.main import main

if __name__ == "__main__":
    sys.exit(ended_quietly(lambda: main(sys.argv[1:], environment=os.environ)))
