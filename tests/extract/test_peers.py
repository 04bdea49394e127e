"""The ideas of other parsers' test suites, in ``peers.txt``, which tells their layout."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chapters.domain.clock import format_short
from chapters.extract import chapters_in

LINES = [
    line.partition(" # ")[0]
    for line in (Path(__file__).parent / "peers.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("# ") and line != "#"
]


@pytest.mark.parametrize("line", LINES)
def test_we_give_what_the_line_says(line: str) -> None:
    described, _, wanted = line.partition(" =>")
    duration = re.search(r" \((\d+)\)\Z", described)
    text = described[: duration.start()] if duration else described
    found = chapters_in(_lines(text), int(duration[1]) if duration else None).chapters
    titled = [f"{format_short(chapter.start)} {chapter.title}".rstrip() for chapter in found]
    assert "/".join(titled) == wanted.strip()


def _lines(text: str) -> str:
    """``text`` with line breaks for slashes, but for those of tags."""
    return re.sub(r"(?<!<)/", "\n", text)


def test_there_are_many_ideas() -> None:
    assert len(LINES) > 40
