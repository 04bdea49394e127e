"""Reads ``tests/markers/cases``: why the case exists, the kind, the text, and the list it gives."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "cases"


class Case(NamedTuple):
    """A marker list of an editor, and what is read of it."""

    kind: str
    text: str
    listed: str


def read_case(path: Path) -> Case:
    """The case in a file: two lines of header, ``=== text``, ``=== list``."""
    head, _, rest = path.read_text("utf-8").partition("\n=== text\n")
    text, _, listed = rest.partition("\n=== list\n")
    why, kind = head.split("\n")
    assert why.startswith("why: "), path
    return Case(kind.removeprefix("kind: "), text, listed.removesuffix("\n"))


CASES = {path.stem: read_case(path) for path in sorted(FOLDER.glob("*.txt"))}
