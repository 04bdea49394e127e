"""Makes a case of the corpus: ``make case NAME=list-with-two-voices < description.txt``.

Writes ``tests/corpus/NAME.txt`` with the description from standard input (or an example) and the
chapters that the extractor finds now. The labels are yours: correct them by hand, say in the first
line why the case is there, and run it with the command that is printed.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "function"), str(ROOT / "tests")]

EXAMPLE = "0:00 Intro\n4:10 The part that matters\n9:30 Outro"


def main(arguments: list[str] | None = None, *, folder: Path | None = None) -> int:
    """Write the file; 0 when it is there, 2 when the name is of no use or taken."""
    from chapters.extract import chapters_in
    from extract.case_files import FOLDER, Case, written

    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("name", help="lower-case words with hyphens")
    parser.add_argument("--duration", type=int, help="seconds")
    options = parser.parse_args(arguments)
    path = (folder or FOLDER) / f"{options.name}.txt"
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", options.name):
        print("The name must be lower-case words with hyphens between.", file=sys.stderr)
        return 2
    if path.exists():
        print(f"{path} is there already.", file=sys.stderr)
        return 2
    description = EXAMPLE if sys.stdin.isatty() else sys.stdin.read().strip("\n") or EXAMPLE
    found = chapters_in(description, options.duration)
    case = Case(
        options.name,
        "Say here why this case is in the corpus.",
        description,
        tuple((chapter.start, chapter.title) for chapter in found.chapters),
        options.duration,
    )
    path.write_text(written(case), encoding="utf-8")
    print(f"Wrote {path}. Correct the chapters by hand, then run")
    print(f"  .venv/bin/pytest tests/extract/test_corpus.py -k {options.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
