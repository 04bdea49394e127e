"""Chapter files of mp4chaps (https://manpages.debian.org/buster/mp4v2-utils/mp4chaps.1.en.html)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chapters.markers.marker import Marker
from chapters.markers.times import seconds_of

_CHAPTER = re.compile(r"(\d{2,3}:[0-5]\d:[0-5]\d\.\d{3})(?: (.*))?")
_COMMENT = "## "
"""Begins lines about the whole file, such as its length."""


def read(lines: Sequence[str]) -> list[Marker] | None:
    """The chapters; None unless every line is one, with milliseconds."""
    markers = []
    for line in lines:
        if chapter := _CHAPTER.fullmatch(line):
            markers.append(Marker(seconds_of(chapter[1]), chapter[2] or ""))
        elif line.strip() and not line.startswith(_COMMENT):
            return None
    return markers
