"""Seconds to text, in the three forms that are written anywhere; and a length to seconds."""

from __future__ import annotations

import math
import re

from chapters.errors import InvalidRequest

MAX_DURATION = 10_000_000
"""Seconds: longer than any video."""

_SECONDS = {"d": 86_400, "h": 3600, "m": 60, "s": 1}
_FRACTION = r"(?:\.[0-9]{1,9})?"
_LENGTHS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<s>[0-9]{{1,7}}{_FRACTION})",
        rf"(?P<m>[0-9]{{1,5}}):(?P<s>[0-5][0-9]{_FRACTION})",
        rf"(?P<h>[0-9]{{1,3}}):(?P<m>[0-5][0-9]):(?P<s>[0-5][0-9]{_FRACTION})",
        r"P(?=.)(?:(?P<d>[0-9]{1,2})D)?(?:T(?=.)(?:(?P<h>[0-9]{1,2})H)?(?:(?P<m>[0-9]{1,4})M)?"
        rf"(?:(?P<s>[0-9]{{1,5}}{_FRACTION})S)?)?",
    )
)
"""``600`` and ``600.5``; ``10:00``; ``1:02:03``; ``PT10M`` (ISO 8601). None is over the maximum."""


def parse_duration(text: str) -> int:
    """The length of a video in seconds, from ``600``, ``600.5``, ``10:00``, ``1:02:03`` or, as ISO
    8601 writes it, ``PT10M``. Raises InvalidRequest for anything else.
    """
    for length in _LENGTHS:
        if found := length.fullmatch(text.strip()):
            parts = found.groupdict(default="0")
            return whole_duration(sum(float(n) * _SECONDS[unit] for unit, n in parts.items()))
    raise _not_a_duration()


def whole_duration(seconds: float) -> int:
    """``seconds`` as whole ones, rounded up as YouTube does: nothing in a video is past its end.

    Raises InvalidRequest unless they are above 0 and at most ``MAX_DURATION``.
    """
    if not 0 < seconds <= MAX_DURATION:
        raise _not_a_duration()
    return math.ceil(seconds)


def _not_a_duration() -> InvalidRequest:
    return InvalidRequest(
        "The length of a video is given in seconds (600 or 600.5), as 10:00 or 1:02:03, or as "
        "PT10M. It is above 0."
    )


def format_for_youtube(seconds: int) -> str:
    """``MM:SS``, from one hour on ``HH:MM:SS``: the form for a YouTube description."""
    return format_padded(seconds) if seconds >= 3600 else f"{seconds // 60:02}:{seconds % 60:02}"


def format_padded(seconds: int) -> str:
    """``HH:MM:SS``, always with hours: the form for files that programs read."""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def format_short(seconds: int) -> str:
    """``M:SS``, from one hour on ``H:MM:SS``: the form for people."""
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
