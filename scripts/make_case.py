"""Makes a case of the corpus: ``make case NAME=layouts/two-voices < description.txt``.

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
    from extract.case_files import FOLDER, FOLDERS, Case, all_cases, written

    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("name", nargs="?", default="", help="FOLDER/lower-case-words-with-hyphens")
    parser.add_argument("--duration", type=int, help="seconds")
    options = parser.parse_args(arguments)
    subject, _, name = options.name.partition("/")
    path = (folder or FOLDER) / subject / f"{name}.txt"
    if subject not in FOLDERS or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        print(
            f"make case NAME=FOLDER/words-with-hyphens; folders: {', '.join(FOLDERS)}.",
            file=sys.stderr,
        )
        return 2
    if path.exists() or name in {case.name for case in all_cases()}:
        print(f"There is a case {name} already.", file=sys.stderr)
        return 2
    description = EXAMPLE if sys.stdin.isatty() else sys.stdin.read().strip("\n") or EXAMPLE
    found = chapters_in(description, options.duration)
    case = Case(
        name,
        "Say here why this case is in the corpus.",
        description,
        tuple((chapter.start, chapter.title) for chapter in found.chapters),
        options.duration,
    )
    path.parent.mkdir(exist_ok=True)
    path.write_text(written(case), encoding="utf-8")
    print(f"Wrote {path}. Correct the chapters by hand, then run")
    print(f"  .venv/bin/pytest tests/extract/test_corpus.py -k {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
