"""`make lock`: pins requirements.in and requirements-dev.in, with hashes, for any pip.

    .venv/bin/python scripts/lock.py [--upgrade]

Pins that still fit stay as they are; `--upgrade` takes the newest versions instead.

A pip before 23.3, and such a one comes with Python 3.11, does not use the pin of `name` for
`name[extra]`, nor the other way round (https://github.com/pypa/pip/issues/9644). So a package that
another one needs with extras is listed with each choice of them, and once without.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = Path(sys.executable).with_name("uv")
COMPILE = (
    *("pip", "compile", "--quiet", "--universal", "--python-version=3.11"),
    *("--generate-hashes", "--no-header", "--no-strip-extras"),
)
FILES = ("requirements", "requirements-dev")
"""The second is held to the pins of the first."""


def main() -> None:
    """Write both files; ends the process when uv finds no versions that fit."""
    for name in FILES:
        command = [str(UV), *COMPILE, *sys.argv[1:], f"{name}.in", f"--output-file={name}.txt"]
        done = subprocess.run(command, cwd=ROOT, check=False)
        if done.returncode:
            sys.exit(done.returncode)
        pinned = ROOT / f"{name}.txt"
        pinned.write_text(for_any_pip(pinned.read_text("utf-8")), "utf-8")


def for_any_pip(pins: str) -> str:
    """``pins``, the text of a requirements file, with every choice of extras listed."""
    entries = re.split(r"^(?=\S)", pins, flags=re.MULTILINE)
    return "".join(line for entry in entries for line in _with_each_choice(entry))


def _with_each_choice(entry: str) -> Iterator[str]:
    """``entry``, a requirement with its hashes, once for each choice of its extras."""
    wanted = re.match(r"([\w.-]+)\[([\w.,-]+)\](?===)", entry)
    if not wanted:
        yield entry
        return
    extras = wanted[2].split(",")
    for count in range(len(extras) + 1):
        for choice in combinations(extras, count):
            listed = f"[{','.join(choice)}]" if choice else ""
            yield f"{wanted[1]}{listed}{entry[wanted.end() :]}"


if __name__ == "__main__":
    main()
