"""CUE sheets."""

from __future__ import annotations

from chapters.domain.clock import format_short
from chapters.domain.video import Chapters
from chapters.domain.youtube_urls import watch_url
from chapters.formats.ordered import Part, in_order, one_line, remarks, with_safe_end

_MOST_TRACKS = 99
_CUE_QUOTE = str.maketrans('"', "”")


def render(chapters: Chapters) -> str:
    """A CUE sheet: MM:SS:FF with 75 frames a second, quotes typographic, at most 99 tracks.

    Chapters beyond the 99th stand in remarks; without chapters the one track is the whole video,
    for a sheet must have one. https://wiki.hydrogenaudio.org/?title=Cue_sheet
    """
    video = chapters.video
    parts = in_order(chapters) or [
        Part(0, video.duration, one_line(video.title) or format_short(0))
    ]
    beyond = parts[_MOST_TRACKS:]
    comments = [*remarks(chapters), *([watch_url(video.id)] if video.id else [])]
    if beyond:
        comments.append(f"A CUE sheet holds {_MOST_TRACKS} tracks; these did not fit:")
        comments += [f"{_msf(part.start)} {part.title}" for part in beyond]
    lines = [
        *(f"REM COMMENT {_quoted(comment)}" for comment in comments),
        f"PERFORMER {_quoted(video.channel)}",
        f"TITLE {_quoted(video.title)}",
        f"FILE {_quoted((video.id or 'video') + '.wav')} WAVE",
    ]
    for number, part in enumerate(parts[:_MOST_TRACKS], start=1):
        lines += [
            f"  TRACK {number:02} AUDIO",
            f"    TITLE {_quoted(part.title)}",
            f"    INDEX 01 {_msf(part.start)}",
        ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """``text`` as CUE quotes it; there is no escape for a quotation mark."""
    return f'"{with_safe_end(one_line(text).translate(_CUE_QUOTE))}"'


def _msf(seconds: int) -> str:
    """Minutes may pass 99 here, as players that read long files allow."""
    return f"{seconds // 60:02}:{seconds % 60:02}:00"
