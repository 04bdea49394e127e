"""Times in TTML: https://www.w3.org/TR/ttml2/#timing-value-time-expression"""

from __future__ import annotations

import re
from collections.abc import Mapping

from chapters.transcript.clock import CLOCK, seconds

_CLOCK = re.compile(rf"\s*{CLOCK}\s*")
_FRAMES = re.compile(r"\s*(\d{1,4}):(\d\d):(\d\d):(\d{1,2})(?:\.\d{1,9})?\s*")
_OFFSET = re.compile(r"\s*(\d{1,12}(?:\.\d{1,9})?)(h|ms|m|s|f|t)?\s*")
_MULTIPLIER = re.compile(r"\s*(\d{1,6})[\s:]+(\d{1,6})\s*")
_FRAME_RATE = 30.0


class TimeReader:
    """Reads times by the frame rate and tick rate of a file."""

    def __init__(self, root: Mapping[str, str]) -> None:
        """``root``: attributes of the root element, without prefixes."""
        rate = _positive(root.get("frameRate")) or _FRAME_RATE
        match = _MULTIPLIER.fullmatch(root.get("frameRateMultiplier", ""))
        if match and int(match[1]) and int(match[2]):
            rate *= int(match[1]) / int(match[2])
        self._frame_rate = rate
        has_frames = "frameRate" in root
        self._tick_rate = _positive(root.get("tickRate")) or (rate if has_frames else 1.0)

    def interval(
        self, own: Mapping[str, str], begin: float | None, end: float | None
    ) -> tuple[float | None, float | None, bool]:
        """Begin and end in seconds of an element with the attributes ``own``, and whether it has a
        begin of its own. ``begin`` and ``end``: of the element around, from which it counts."""
        offset = begin or 0.0
        start, stop = self._seconds(own.get("begin")), self._seconds(own.get("end"))
        lasts = self._seconds(own.get("dur"))
        is_timed = start is not None
        if "begin" in own and start is None:
            return None, None, False
        if start is not None:
            begin = round(offset + start, 3)
        if stop is not None:
            end = round(offset + stop, 3)
        elif lasts is not None and begin is not None:
            end = round(begin + lasts, 3)
        return begin, end, is_timed

    def _seconds(self, expression: str | None) -> float | None:
        """None if it is missing or cannot be read."""
        if expression is None:
            return None
        if match := _FRAMES.fullmatch(expression):
            hours, minutes, rest, frames = match.groups()
            return seconds(hours, minutes, rest, None) + int(frames) / self._frame_rate
        if match := _CLOCK.fullmatch(expression):
            return seconds(*match.groups())
        if match := _OFFSET.fullmatch(expression):
            units = {"h": 3600, "m": 60, "s": 1, "ms": 0.001}
            ours = {"f": 1 / self._frame_rate, "t": 1 / self._tick_rate}
            return float(match[1]) * (units | ours)[match[2] or "s"]
        return None


def _positive(text: str | None) -> float | None:
    match = re.fullmatch(r"\s*(\d{1,9})\s*", text or "")
    return float(match[1]) if match and int(match[1]) else None
