"""FFmpeg's metadata file (https://ffmpeg.org/ffmpeg-formats.html#Metadata-2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from chapters.markers.marker import Marker

_HEADER = re.compile(r";FFMETADATA\d?\s{0,9}")
_TIME_BASE = re.compile(r"([1-9]\d{0,9})/([1-9]\d{0,9})")
_NANOSECONDS = "1/1000000000"
"""The unit of times where none is named."""
_START = re.compile(r"\d{1,18}")
_LINE_END = re.compile(r"(?<!\\)\n")
"""A backslash continues a line."""
_EQUALS = re.compile(r"(?<!\\)=")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def read(lines: Sequence[str]) -> list[Marker] | None:
    """The chapters; None without the header."""
    if not _HEADER.fullmatch(lines[0]):
        return None
    sections = _chapter_sections(_LINE_END.split("\n".join(lines)))
    return [marker for marker in map(_marker, sections) if marker]


def _chapter_sections(lines: Sequence[str]) -> Iterator[Mapping[str, str]]:
    """The keys and values of each section ``[CHAPTER]``."""
    section: dict[str, str] = {}
    is_chapter = False
    for line in [*lines, "[]"]:
        key, *value = _EQUALS.split(line, maxsplit=1)
        if line.startswith("["):
            if is_chapter:
                yield section
            section, is_chapter = {}, line.rstrip() == "[CHAPTER]"
        elif value and not line.startswith((";", "#")):
            section[key.strip().lower()] = _ESCAPED.sub(r"\1", value[0]).strip()


def _marker(section: Mapping[str, str]) -> Marker | None:
    base = _TIME_BASE.fullmatch(section.get("timebase", _NANOSECONDS))
    start = section.get("start", "")
    if not base or not _START.fullmatch(start):
        return None
    return Marker(int(int(start) * Fraction(int(base[1]), int(base[2]))), section.get("title", ""))
