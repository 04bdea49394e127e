"""Markers in edit decision lists (CMX 3600): those of DaVinci Resolve, and locators (``* LOC:``).

Resolve writes them by Timelines > Export > Timeline Markers to EDL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chapters.markers.marker import Marker
from chapters.markers.times import TIMECODE, from_zero, seconds_of

_HEADER = "TITLE:"
_EVENT = re.compile(
    rf"\d{{3,6}}\s+\S+\s+\S+\s+\S+(?:\s+\d{{1,4}})?\s+{TIMECODE}\s+{TIMECODE}\s+({TIMECODE})"
    rf"\s+{TIMECODE}\s*"
)
"""Its third time is where it begins on the timeline."""
_NAME = re.compile(r"\|M:([^|]*)")
_NAME_BY_DEFAULT = re.compile(r"Marker \d{1,5}")
_LOCATOR = re.compile(rf"\*\s?LOC:\s+({TIMECODE})\s+[A-Za-z]+(?:\s+(.*))?")
_MAX_LINE = 10_000
"""Characters of a line that is read."""


def read(lines: Sequence[str]) -> list[Marker] | None:
    """The markers of Resolve, or else the locators; None without an event under a header."""
    written = [line for line in lines if line.strip()]
    has_header = bool(written) and written[0].startswith(_HEADER)
    if not has_header or not any(map(_event, written)):
        return None
    return from_zero([*_of_resolve(written)] or _locators(written))


def _event(line: str) -> re.Match[str] | None:
    return _EVENT.fullmatch(line) if len(line) < _MAX_LINE else None


def _of_resolve(lines: Sequence[str]) -> Iterator[Marker]:
    """Each stands on the line below an event: a note, and between bars colour, name, length."""
    start: int | None = None
    for line in lines:
        name = _NAME.search(line)
        if event := _event(line):
            start = seconds_of(event[1])
        elif name and start is not None:
            title, note = name[1].strip(), line.partition("|")[0].strip()
            yield Marker(start, note if note and _NAME_BY_DEFAULT.fullmatch(title) else title)
            start = None


def _locators(lines: Sequence[str]) -> Iterator[Marker]:
    for line in lines:
        if locator := _LOCATOR.fullmatch(line.strip()[:_MAX_LINE]):
            yield Marker(seconds_of(locator[1]), locator[2] or "")
