"""Markers as an edit decision list, for DaVinci Resolve and other editors.

Resolve imports it on a timeline: Timelines > Import > Timeline Markers from EDL. Other editors read
locators (``* LOC:``). Every frame number is 0, so that any whole frame rate is right.
"""

from __future__ import annotations

from chapters.domain.clock import format_padded
from chapters.domain.video import Chapters
from chapters.formats.clean_text import one_line
from chapters.formats.ordered import Part, in_order
from chapters.formats.remarks import remarks

_TIMELINE_START = 3600
"""Seconds: timelines begin at 01:00:00:00 by default."""
_END_OF_TIMECODE = 24 * 3600
"""Seconds: the last timecode is 23:59:59."""


def render(chapters: Chapters) -> str:
    """An event of one frame with a marker for the start of each chapter.

    Chapters too late for a timecode are left out; a comment says how many.
    """
    parts = in_order(chapters)
    fitting = [part for part in parts if _TIMELINE_START + part.start < _END_OF_TIMECODE]
    comments = [*remarks(chapters)]
    if left_over := len(parts) - len(fitting):
        comments.append(f"Timecodes end at 24 hours: {left_over} later chapters did not fit.")
    lines = [f"TITLE: {one_line(chapters.video.title)}", "FCM: NON-DROP FRAME"]
    for number, part in enumerate(fitting, start=1):
        lines += ["", *_event(number, part)]
        if number == 1:  # a comment belongs to an event
            lines += [f"* COMMENT: {comment}" for comment in comments]
    return "\n".join(lines) + "\n"


def _event(number: int, part: Part) -> list[str]:
    source = format_padded(part.start)
    record = format_padded(_TIMELINE_START + part.start)
    marker = part.title.replace("|", "¦")  # a bar begins Resolve's next field
    return [
        f"{number:03}  AX       V     C        {source}:00 {source}:01 {record}:00 {record}:01",
        f" |C:ResolveColorBlue |M:{marker} |D:1",
        f"* LOC: {record}:00 BLUE    {part.title}",
    ]
