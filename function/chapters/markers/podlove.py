"""Podlove Simple Chapters (https://podlove.org/simple-chapters/)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chapters.markers.marker import Marker
from chapters.markers.xml_tree import parse

_TIME = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,5}):)?(\d{1,6})(?:\.\d{1,9})?")
"""Normal Play Time of RFC 2326: seconds, with minutes or hours in front or not."""


def read(lines: Sequence[str]) -> list[Marker] | None:
    """The chapters; None unless the text is XML whose root is ``chapters``."""
    root = parse(lines, "chapters")
    if root is None:
        return None
    timed = ((_TIME.fullmatch(child.get("start", "").strip()), child) for child in root)
    return [
        Marker(
            int(time[1] or 0) * 3600 + int(time[2] or 0) * 60 + int(time[3]), child.get("title", "")
        )
        for time, child in timed
        if time and child.tag == "chapter"
    ]
