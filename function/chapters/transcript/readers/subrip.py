"""SubRip, which has no specification: times with an arrow between, and words below them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapters.transcript.caption import Caption
from chapters.transcript.clock import ARROW, CLOCK, seconds
from chapters.transcript.faults import Faults
from chapters.transcript.readers.blocks import Dialect, Times, captions
from chapters.transcript.source import Source

_TIMES = re.compile(rf"\s*{CLOCK}{ARROW}{CLOCK}(?:\s(.*))?")
_START = re.compile(rf"\s*{CLOCK}{ARROW}")
_USUAL = re.compile(
    r"\s*(?:\d{2,4}:)?\d\d:\d\d[.,]\d{1,3}\s+-->\s+(?:\d{2,4}:)?\d\d:\d\d[.,]\d{1,3}(?!\d)"
)
_SETTINGS = re.compile(r"\s*(?:[A-Za-z]+\d?:\S*\s*)*")
"""``X1:40 X2:600 Y1:20 Y2:50``; in WebVTT ``align:start position:0%``."""


def times_in(line: str) -> Times | None:
    """The times with an arrow between them that ``line`` begins with."""
    start = _START.match(line)
    if start is None:
        return None
    if match := _TIMES.fullmatch(line):
        *clocks, rest = match.groups()
        words = "" if _SETTINGS.fullmatch(rest or "") else rest
        is_usual = not words and bool(_USUAL.match(line))
        return Times(seconds(*clocks[:4]), seconds(*clocks[4:]), words, is_usual)
    return Times(seconds(*start.groups()), None, "", is_usual=False)


def is_broken(line: str) -> bool:
    """Whether ``line`` has an arrow and a figure: it was meant as times."""
    return "-->" in line and any(map(str.isdecimal, line))


def recognises(source: Source) -> bool:
    """Whether a line begins with times and an arrow."""
    return any(times_in(line) for line in source.clocks)


def read(source: Source, faults: Faults) -> Iterator[Caption]:
    """The captions in ``source``."""
    return captions(source.lines, Dialect(times_in, is_broken), faults)
