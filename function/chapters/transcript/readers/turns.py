"""Turns of speakers, as meeting tools write them: a line ``Name  0:00``, and the words below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from chapters.transcript.caption import Caption
from chapters.transcript.clock import seconds
from chapters.transcript.faults import Faults
from chapters.transcript.readers import plain
from chapters.transcript.source import Source

_TURN = re.compile(
    r"(?=[^\W\d])([^\t:]{1,60}?)(:?(?:[ ]{2,8}|\t+|[ ])|)"
    r"([\[(])?(?:(\d{1,3}):)?(\d{1,3}):(\d\d)[\])]?:?"
)


class _Turn(NamedTuple):
    """A line with a name and a time."""

    at: int
    """Index of the line."""
    speaker: str
    start: float
    """Seconds."""
    is_apart: bool
    """Whether more than one blank, or a bracket, stands between the two: one blank may also stand
    in a sentence, as in "we met at 10:30"."""
    is_below_blank: bool


def recognises(source: Source) -> bool:
    """Whether more lines end with a time, behind a name, than begin with one."""
    return len(_turns(source)) > plain.count_times(source)


def read(source: Source, faults: Faults) -> Iterator[Caption]:
    """The captions in ``source``, one for each turn. Lines before the first turn are a heading."""
    turns = _turns(source)
    ends = [*(turn.at for turn in turns[1:]), len(source.lines)]
    for turn, end in zip(turns, ends, strict=False):  # no turns: one end too many
        text = "\n".join(source.lines[turn.at + 1 : end])
        yield Caption.of(turn.at + 1, turn.start, None, text, turn.speaker)


def _turns(source: Source) -> list[_Turn]:
    """Where turns begin: below blank lines if most do, else where a name and a time stand apart."""
    found: list[_Turn] = []
    above = ""
    for index, line in enumerate(map(str.strip, source.lines)):
        match = _TURN.fullmatch(line) if ":" in line[:100] and len(line) < 100 else None
        if match:
            speaker, gap, bracket, hours, minutes, rest = match.groups()
            is_apart = len(gap) > 1 or bool(bracket)
            start = seconds(hours, minutes, rest, None)
            found.append(_Turn(index, speaker.strip(), start, is_apart, not above))
        above = line
    if sum(turn.is_below_blank for turn in found) * 2 > len(found):
        return [turn for turn in found if turn.is_below_blank]
    return [turn for turn in found if turn.is_apart]
