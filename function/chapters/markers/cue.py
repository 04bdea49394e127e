"""CUE sheets (https://wiki.hydrogenaudio.org/?title=Cue_sheet)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chapters.markers.marker import Marker

_COMMAND = re.compile(
    r"\s{0,20}(CATALOG|CDTEXTFILE|FILE|FLAGS|INDEX|ISRC|PERFORMER|POSTGAP|PREGAP|REM|SONGWRITER|"
    r"TITLE|TRACK)\s+(.*)"
)
_START = re.compile(r"01 (\d{1,4}):([0-5]\d):(?:[0-6]\d|7[0-4])")
"""Minutes, seconds and frames, 75 a second, of the first sound; index 00 is the pause before."""


def read(lines: Sequence[str]) -> list[Marker] | None:
    """The tracks; None unless every line is a command, or if the sheet is for several files, whose
    lengths it does not tell.

    A track by another performer than the album's is ``Performer - Title``.
    """
    album: dict[str, str] = {}
    track = album
    tracks: list[dict[str, str]] = []
    files = 0
    for line in filter(str.strip, lines):
        command = _COMMAND.fullmatch(line)
        if not command:
            return None
        name, value = command[1], command[2].strip()
        if name == "TRACK":
            track = {}
            tracks.append(track)
        elif name != "INDEX" or _START.fullmatch(value):
            track[name] = value
        files += name == "FILE"
    if files > 1:
        return None
    return [_marker(track, album) for track in tracks if "INDEX" in track]


def _marker(track: dict[str, str], album: dict[str, str]) -> Marker:
    title, performer = _unquoted(track.get("TITLE", "")), track.get("PERFORMER", "")
    if performer and performer != album.get("PERFORMER"):
        title = " - ".join(filter(None, (_unquoted(performer), title)))
    minutes, seconds = track["INDEX"].removeprefix("01 ").split(":")[:2]
    return Marker(int(minutes) * 60 + int(seconds), title)


def _unquoted(value: str) -> str:
    return value[1:-1].strip() if len(value) > 1 and value[0] == value[-1] == '"' else value
