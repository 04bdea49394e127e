"""Turns of speakers, as meeting tools write them: a line ``Name  0:00``, and the words below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapters.transcript.caption import Caption
from chapters.transcript.clock import seconds
from chapters.transcript.faults import Faults
from chapters.transcript.readers import plain
from chapters.transcript.source import Source

_TURN = re.compile(
    r"(?=[^\W\d])([^\t:]{1,60}?)(?P<gap>:?(?:[ ]{2,8}|\t+)|:?[ ]|(?=[\[(]))"
    r"(?P<bracket>[\[(])?(?:(\d{1,3}):)?(\d{1,3}):(\d\d)[\])]?:?"
)


def recognises(source: Source) -> bool:
    """Whether more lines end with a time, behind a name, than begin with one."""
    turns = sum(speaker is not None for _, speaker, _ in _lines(source))
    return turns > plain.count_times(source)


def read(source: Source, faults: Faults) -> Iterator[Caption]:
    """The captions in ``source``, one for each turn. Lines before the first turn are a heading."""
    place, speaker, start = 0, "", 0.0
    words: list[str] = []
    for number, (line, name, time) in enumerate(_lines(source), 1):
        if name is None:
            words.append(line)
            continue
        if place:
            yield Caption.of(place, start, None, "\n".join(words), speaker)
        place, speaker, start, words = number, name, time, []
    if place:
        yield Caption.of(place, start, None, "\n".join(words), speaker)


def _lines(source: Source) -> Iterator[tuple[str, str | None, float]]:
    """Each line; if it begins a turn, with the speaker and the start in seconds."""
    above = ""
    for line in map(str.strip, source.lines):
        match = _TURN.fullmatch(line) if len(line) < 100 else None
        # One blank between name and time may also stand in a sentence: "we met at 10:30".
        if match and (len(match["gap"]) > 1 or match["bracket"] or not above):
            name, _, _, hours, minutes, rest = match.groups()
            yield line, name.strip(), seconds(hours, minutes, rest, None)
        else:
            yield line, None, 0.0
        above = line
