"""Plain text: each line begins with its time, or stands below a line with its time.

People copy it from YouTube's transcript panel, from a terminal in which Whisper ran
(``[00:00.000 --> 00:04.000]  words``), or type it (``[00:00:07 - 00:00:10] words``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from chapters.transcript.caption import Caption
from chapters.transcript.clock import ARROW, seconds
from chapters.transcript.faults import Faults
from chapters.transcript.source import Source

_CLOCK = r"(?:(\d{1,4}):)?(\d{1,3}):(\d\d)(?:[.,](\d{1,3}))?(?![\d:])"
"""Stricter than elsewhere, since the words of a line may begin with figures."""
_TO = rf"(?:{ARROW}|\s*[-–—~～]\s*|\s+to\s+|\s*[,\t]\s*)"
_WORDS = r"(?:\s*[-–—|:]\s+|\s+|(?<=[\])】])|$)(.*)"
_TIME = re.compile(rf"[\[(【]?{_CLOCK}[\])】]?{_WORDS}")
_RANGE = re.compile(rf"[\[(【]?{_CLOCK}{_TO}{_CLOCK}[\])】]?{_WORDS}")


@dataclass(slots=True)
class _Block:
    """A time, and the words from there on."""

    number: int
    """Of its line, from 1."""
    start: float
    end: float | None
    lines: list[tuple[int, str]] = field(default_factory=list)
    """What is not blank, each with its number."""


def recognises(source: Source) -> bool:
    """Whether a line begins with a time."""
    return any(_TIME.match(line.strip()) for line in source.clocks)


def count_times(source: Source) -> int:
    """How many lines begin with a time."""
    return sum(bool(_TIME.match(line.strip())) for line in source.clocks)


def read(source: Source, faults: Faults) -> Iterator[Caption]:
    """The captions in ``source``. Lines before the first time are a heading."""
    blocks = list(_blocks([line.strip() for line in source.lines]))
    if _is_panel(blocks):
        for block in blocks[:-1]:
            for number, _ in block.lines[1:]:
                faults.add("heading", number)
            del block.lines[1:]
    for block in blocks:
        text = "\n".join(line for _, line in block.lines)
        yield Caption.of(block.number, block.start, block.end, text)


def _blocks(lines: Sequence[str]) -> Iterator[_Block]:
    block: _Block | None = None
    has_ranges = _mostly_ranges([line for line in lines if ":" in line])
    for number, line in enumerate(lines, 1):
        following = _block(number, line, has_ranges=has_ranges) if ":" in line else None
        if following is not None:
            if block is not None:
                yield block
            block = following
        elif block is not None and line:
            block.lines.append((number, line))
    if block is not None:
        yield block


def _mostly_ranges(lines: Sequence[str]) -> bool:
    """Whether most lines with a time have two, so that the second one is no word."""
    ranges = sum(bool(_RANGE.match(line)) for line in lines)
    return ranges * 2 > sum(bool(_TIME.match(line)) for line in lines)


def _block(number: int, line: str, *, has_ranges: bool) -> _Block | None:
    """The block that ``line`` begins; None if it begins none."""
    if has_ranges and (match := _RANGE.match(line)):
        *clocks, words = match.groups()
        start, end = seconds(*clocks[:4]), seconds(*clocks[4:])
    elif match := _TIME.match(line):
        *clocks, words = match.groups()
        start, end = seconds(*clocks), None
    else:
        return None
    return _Block(number, start, end, [(number, words)] if words else [])


def _is_panel(blocks: Sequence[_Block]) -> bool:
    """Whether this was copied from YouTube's panel, which puts the words on one line below their
    time, and a chapter's heading on another line between them and the next time."""
    if any(line[0] == block.number for block in blocks for line in block.lines):
        return False
    alone = sum(len(block.lines) == 1 for block in blocks)
    most = max((len(block.lines) for block in blocks), default=0)
    return most == 2 and alone * 2 >= len(blocks) and len(blocks[-1].lines) < 2
