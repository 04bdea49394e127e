"""The times of marker lists, to whole seconds, rounded down."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chapters.markers.marker import Marker

TIMECODE = r"\d{2}:[0-5]\d:[0-5]\d[:;.]\d{2,3}"
"""Hours, minutes, seconds and frames; a semicolon, in front of the frames or everywhere, says that
the count drops frames (``Timecode`` of SMPTE 12M)."""
CLOCK = r"\d{1,3}:[0-5]\d:[0-5]\d[.,]\d{1,9}"
"""Hours, minutes, seconds with a fraction."""

_TIMECODE = re.compile(TIMECODE)


def is_timecode(cell: str) -> bool:
    """Whether ``cell`` is a timecode, with colons or semicolons."""
    return bool(_TIMECODE.fullmatch(cell.replace(";", ":")))


def seconds_of(time: str) -> int:
    """The seconds of a ``TIMECODE`` or ``CLOCK``, or of a time without fractions, ``H:MM:SS``."""
    hours, minutes, seconds = re.split("[:;.,]", time)[:3]
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds)


def from_zero(markers: Iterable[Marker]) -> list[Marker]:
    """``markers`` on a timeline that begins at 0:00.

    Editors let timelines begin at 01:00:00:00, broadcasters also at 10:00:00:00, and say so nowhere
    in their lists. So the whole hours in front of the first marker are none of the video's.
    """
    listed = list(markers)
    begin = min((marker.start for marker in listed), default=0) // 3600 * 3600
    return [marker._replace(start=marker.start - begin) for marker in listed]
