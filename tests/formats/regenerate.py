"""Write the golden files again, after an intended change of a format; then read the diff.

(cd tests && ../.venv/bin/python -m formats.regenerate)
"""

from __future__ import annotations

from pathlib import Path

from chapters.formats import FORMATS, Format
from formats.examples import EXAMPLES

FOLDER = Path(__file__).with_name("goldens")


def golden(example: str, chosen: Format) -> Path:
    """The file with the example of that name, rendered in the format ``chosen``."""
    return FOLDER / f"{example}.{chosen.extension}"


def main() -> None:
    """Write every golden file, and remove all others."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    for example, chapters in EXAMPLES.items():
        for chosen in FORMATS.values():
            golden(example, chosen).write_bytes(chosen.render(chapters).encode())


if __name__ == "__main__":
    main()
