"""CUE sheets (https://wiki.hydrogenaudio.org/?title=Cue_sheet)."""

from __future__ import annotations

import re

from chapters.domain.clock import format_short
from chapters.domain.video import Chapters
from chapters.domain.youtube_urls import watch_url
from chapters.formats.clean_text import one_line, with_safe_end
from chapters.formats.ordered import Part, in_order
from chapters.formats.remarks import remarks

_MAX_TRACKS = 99
_PERFORMED = re.compile(r"(?<=\S) [-–—] (?=\S)")
"""What stands between an artist and a title."""
_QUOTES = str.maketrans('"', "”")


def render(chapters: Chapters) -> str:
    """A sheet with a track for each chapter, for an audio file of the video.

    A sheet has at most 99 tracks, so later chapters are listed as remarks. It has at least one, so
    without chapters the whole video is the one track. Where every title is ``Artist - Title``, each
    track has its performer.
    """
    video = chapters.video
    parts = in_order(chapters) or [
        Part(0, video.duration, one_line(video.title) or format_short(0))
    ]
    left_over = parts[_MAX_TRACKS:]
    comments = [*remarks(chapters), *([watch_url(video.id)] if video.id else [])]
    if left_over:
        comments.append(f"A CUE sheet holds {_MAX_TRACKS} tracks; these did not fit:")
        comments += [f"{_msf(part.start)} {part.title}" for part in left_over]
    lines = [
        *(f"REM COMMENT {_quoted(comment)}" for comment in comments),
        f"PERFORMER {_quoted(video.channel)}",
        f"TITLE {_quoted(video.title)}",
        f"FILE {_quoted((video.id or 'video') + '.wav')} WAVE",
    ]
    has_performers = all(_PERFORMED.search(part.title) for part in parts)
    for number, part in enumerate(parts[:_MAX_TRACKS], start=1):
        lines += [f"  TRACK {number:02} AUDIO", *_names(part.title, has_performers)]
        lines.append(f"    INDEX 01 {_msf(part.start)}")
    return "\n".join(lines) + "\n"


def _names(title: str, has_performer: bool) -> list[str]:
    """The lines that name a track; ``title`` is ``Artist - Title`` if it ``has_performer``."""
    if not has_performer:
        return [f"    TITLE {_quoted(title)}"]
    performer, name = _PERFORMED.split(title, maxsplit=1)
    return [f"    TITLE {_quoted(name)}", f"    PERFORMER {_quoted(performer)}"]


def _quoted(text: str) -> str:
    """``text`` in quotes; its own become typographic ones, since CUE cannot escape them."""
    return f'"{with_safe_end(one_line(text).translate(_QUOTES))}"'


def _msf(seconds: int) -> str:
    """``MM:SS:FF`` (75 frames a second); minutes may be over 99, as players accept."""
    return f"{seconds // 60:02}:{seconds % 60:02}:00"
