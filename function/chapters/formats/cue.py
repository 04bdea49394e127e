"""CUE sheets (https://wiki.hydrogenaudio.org/?title=Cue_sheet)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chapters.domain.clock import format_short
from chapters.domain.video import Chapters
from chapters.domain.youtube_urls import watch_url
from chapters.errors import InvalidRequest
from chapters.formats.clean_text import one_line, with_safe_end
from chapters.formats.ordered import Part, in_order
from chapters.formats.remarks import remarks

_MAX_TRACKS = 99
_PERFORMED = re.compile(r"(?<=\S) [-–—] (?=\S)")
"""What stands between an artist and a title."""
_QUOTES = str.maketrans('"', "”")
_FILE_NAME = re.compile(r'[^"\x00-\x1f\x7f-\x9f\u2028\u2029]{1,255}')
"""Without quotation marks, which CUE cannot escape, and line breaks."""
_FILE_TYPES = {"mp3": "MP3", "aif": "AIFF", "aiff": "AIFF"}
"""By the end of the name; all others are called WAVE, also FLAC."""


@dataclass(frozen=True, slots=True)
class CueSheet:
    """Writes sheets with an artist and an audio file that are given."""

    artist: str = ""
    """Empty: the channel."""
    file: str = ""
    """Name of the audio file; empty: the video's ID with ``.wav``."""

    def __post_init__(self) -> None:
        """Raises InvalidRequest for a name of a file that no sheet can hold."""
        if self.file and not _FILE_NAME.fullmatch(self.file):
            raise InvalidRequest(
                "file= is the name of an audio file in up to 255 characters, without quotation "
                "marks and line breaks: a CUE sheet cannot hold these."
            )

    def __call__(self, chapters: Chapters) -> str:
        """As ``render``."""
        return render(chapters, artist=self.artist, file=self.file)


def render(chapters: Chapters, *, artist: str = "", file: str = "") -> str:
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
    named = {"PERFORMER": artist or video.channel, "TITLE": video.title}  # pasted text has neither
    lines = [
        *(f"REM COMMENT {_quoted(comment)}" for comment in comments),
        *(f"{name} {_quoted(text)}" for name, text in named.items() if text),
        _file_line(file or f"{video.id or 'video'}.wav"),
    ]
    has_performers = all(_PERFORMED.search(part.title) for part in parts)
    for number, part in enumerate(parts[:_MAX_TRACKS], start=1):
        lines += [f"  TRACK {number:02} AUDIO", *_names(part.title, has_performers)]
        lines.append(f"    INDEX 01 {_msf(part.start)}")
    return "\n".join(lines) + "\n"


def _file_line(name: str) -> str:
    extension = name.rpartition(".")[2].lower()
    return f"FILE {_quoted(name)} {_FILE_TYPES.get(extension, 'WAVE')}"


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
