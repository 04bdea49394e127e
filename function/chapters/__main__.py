"""``python -m chapters``: see ``cli``."""

import os
import sys

from chapters.cli.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], environment=os.environ))
