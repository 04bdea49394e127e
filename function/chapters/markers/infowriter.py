"""Logs of InfoWriter, a plugin of OBS (https://obsproject.com/forum/resources/infowriter.345/)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chapters.markers.marker import Marker
from chapters.markers.times import seconds_of

_DATE = r" @ \d{4}-\d\d-\d\d \d\d:\d\d:\d\d"
_HOTKEY = re.compile(rf"HOTKEY:(.*?)(?:{_DATE})?")
_SCENE = re.compile(rf"EVENT:SCENE CHANGED TO (.*?)(?:{_DATE})?")
_RECORDING = "EVENT:START RECORDING"
_EVENT = "EVENT:"
_TIME = re.compile(
    r"(\d{1,3}:[0-5]\d:[0-5]\d)(?:[.:]\d{1,3})? (Record|Stream) Time Marker( \(.*\))?"
)
_MAX_LINE = 1000
"""Characters of the longest line of a log."""


def read(lines: Sequence[str]) -> list[Marker] | None:
    """Hotkeys and changes of scene in the last recording; None unless every line is of a log.

    Each is a line with its name, then one with the time on the recording, and maybe one with the
    time on the stream, which counts where nothing was recorded.
    """
    markers: list[Marker] = []
    title: str | None = None
    has_times = False
    for line in map(str.strip, lines):
        if len(line) > _MAX_LINE:
            return None
        if named := _HOTKEY.fullmatch(line) or _SCENE.fullmatch(line):
            title = named[1]
        elif line.startswith(_EVENT):
            title = None
            markers = [] if line.startswith(_RECORDING) else markers
        elif time := _TIME.fullmatch(line):
            has_times = True
            if title is not None and not (time[3] or "").startswith(" (not"):
                markers.append(Marker(seconds_of(time[1]), title))
                title = None
        elif line:
            return None
    return markers if has_times else None
