"""`make quick`: prints the files of tests that start no other program.

Browser, Firestore emulator and processes are left out, and so is what is slow. Nothing is listed
by hand: a file of tests belongs here unless what it imports can start a program, itself or by way
of another module of tests/ or scripts/. Fixtures are seen as well, by the types of the arguments
of a test.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

STARTERS = {"subprocess", "multiprocessing", "playwright"}
"""Packages that start programs."""


def main() -> None:
    """Print the files, a line each."""
    for path in quick_tests(ROOT):
        print(path.relative_to(ROOT))


def quick_tests(root: Path) -> list[Path]:
    """The files of tests below ``root`` that start no other program, in order."""
    files = sorted((root / "tests").rglob("test_*.py"))
    return [path for path in files if not starts_programs(path, root)]


def starts_programs(path: Path, root: Path) -> bool:
    """Whether the module at ``path`` imports a starter, or a module below ``root`` that does."""
    waiting, seen = [path], {path}
    while waiting:
        for name in _imports(waiting.pop()):
            if name.partition(".")[0] in STARTERS:
                return True
            file = _file_of(name, root)
            if file and file not in seen:
                seen.add(file)
                waiting.append(file)
    return False


def _imports(path: Path) -> Iterator[str]:
    """The dotted name of everything that is imported anywhere in the module at ``path``."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _file_of(name: str, root: Path) -> Path | None:
    """The module ``name``, or the one that defines it; None outside of tests/ and scripts/."""
    parts = name.split(".")
    for folder in (root / "tests", root):
        for count in (len(parts), len(parts) - 1):
            file = folder.joinpath(*parts[:count]).with_suffix(".py")
            if count and file.is_file():
                return file
    return None


if __name__ == "__main__":
    main()
