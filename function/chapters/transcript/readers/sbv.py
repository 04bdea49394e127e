"""SBV, YouTube Studio's own format: ``0:00:01.000,0:00:04.000``, and words below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapters.transcript.caption import Caption
from chapters.transcript.clock import CLOCK, seconds
from chapters.transcript.faults import Faults
from chapters.transcript.readers.blocks import Dialect, Times, captions
from chapters.transcript.source import Source

_TIMES = re.compile(rf"\s*{CLOCK}(?:\s*,\s*|\s+){CLOCK}\s*")
_USUAL = re.compile(r"\d{1,4}:\d\d:\d\d\.\d{3},\d{1,4}:\d\d:\d\d\.\d{3}")
_CLOCK = re.compile(r"\d{1,4}:\d{1,2}:\d{1,2}")


def recognises(source: Source) -> bool:
    """Whether a line holds two times and nothing else."""
    return any(map(_TIMES.fullmatch, source.clocks))


def read(source: Source, faults: Faults) -> Iterator[Caption]:
    """The captions in ``source``."""
    return captions(source.lines, Dialect(_times_in, _is_broken), faults)


def _times_in(line: str) -> Times | None:
    match = _TIMES.fullmatch(line)
    if match is None:
        return None
    clocks = match.groups()
    is_usual = bool(_USUAL.fullmatch(line))
    return Times(seconds(*clocks[:4]), seconds(*clocks[4:]), "", is_usual)


def _is_broken(line: str) -> bool:
    """Whether ``line`` begins with a time, then a comma: its end cannot be read."""
    match = _CLOCK.match(line)
    return match is not None and "," in line[match.end() :] and " " not in line.strip()
