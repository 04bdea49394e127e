"""Simple chapters of OGM (https://mkvtoolnix.download/doc/mkvmerge.html#mkvmerge.chapters.simple)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chapters.markers.marker import Marker
from chapters.markers.times import CLOCK, seconds_of

_START = re.compile(rf"CHAPTER(\d{{2,4}})=({CLOCK})\s{{0,9}}")
_NAME = re.compile(r"CHAPTER(\d{2,4})NAME=(.*)")


def read(lines: Sequence[str]) -> list[Marker] | None:
    """The chapters; None unless every line is a start or a name."""
    starts: dict[str, int] = {}
    names: dict[str, str] = {}
    for line in lines:
        if start := _START.fullmatch(line):
            starts[start[1]] = seconds_of(start[2])
        elif name := _NAME.fullmatch(line):
            names[name[1]] = name[2]
        elif line.strip():
            return None
    return [Marker(start, names.get(number, "")) for number, start in starts.items()]
