"""Markers as tables with tabs or commas: of Premiere Pro, DaVinci Resolve, and a script for OBS."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence

from chapters.markers.marker import Marker
from chapters.markers.times import from_zero, is_timecode, seconds_of

_CHAPTER_TYPES = {"chapter", "チャプター"}
"""Premiere's word for markers that are chapters; it has others for comments, links and so on."""
_CLOCK = re.compile(r"\d{2,3}:[0-5]\d:[0-5]\d")


def read_premiere(lines: Sequence[str]) -> list[Marker] | None:
    """Premiere's export: name, description, in, out, length, type.

    Its header is in the language of the program, so that the times tell it: every row below the
    header has three. Where some markers are chapters, the others are none.
    """
    header, *rows = _rows(lines) or [[]]
    if len(header) < 6 or any(map(is_timecode, header)) or not rows:
        return None
    if not all(len(row) >= 6 and all(map(is_timecode, row[2:5])) for row in rows):
        return None
    chapters = [row for row in rows if row[5].strip().lower() in _CHAPTER_TYPES]
    return from_zero(
        Marker(seconds_of(row[2]), row[0].strip() or row[1]) for row in chapters or rows
    )


def read_resolve(lines: Sequence[str]) -> list[Marker] | None:
    """Resolve's edit index (Timelines > Export > Edit Index); its markers are what has a colour.

    The notes of a marker are its title, else its name.
    """
    rows = _records(lines, {"Source In", "Record In", "Name", "Notes"})
    if rows is None:
        return None
    timed = [(row["Record In"] or row["Source In"], row) for row in rows if row.get("Color")]
    return from_zero(
        Marker(seconds_of(time), row["Notes"] or row["Name"])
        for time, row in timed
        if is_timecode(time)
    )


def read_stream_marker(lines: Sequence[str]) -> list[Marker] | None:
    """The CSV of Local Stream Marker, which names no mark: times on the recording, else on the
    stream.
    """
    rows = _records(lines, {"Date Time", "Stream Timestamp", "Recording Timestamp"})
    if rows is None:
        return None
    column = next(
        (
            name
            for name in ("Recording Timestamp", "Stream Timestamp")
            if any(_CLOCK.fullmatch(row[name]) for row in rows)
        ),
        "",
    )
    return [
        Marker(seconds_of(row[column]), "")
        for row in rows
        if column and _CLOCK.fullmatch(row[column])
    ]


def _records(lines: Sequence[str], columns: set[str]) -> list[Mapping[str, str]] | None:
    """The rows below the header, by its names; None unless it has all ``columns``. Cells that a row
    lacks are empty.
    """
    header, *rows = _rows(lines) or [[]]
    names = [cell.strip() for cell in header]
    if not columns <= set(names):
        return None
    empty = [""] * len(names)
    return [dict(zip(names, map(str.strip, [*row, *empty]), strict=False)) for row in rows]


def _rows(lines: Sequence[str]) -> list[list[str]]:
    """The rows that have anything in them; none for a text that is no table."""
    written = [f"{line}\n" for line in lines if line.strip()]
    if not written:
        return []
    delimiter = "\t" if "\t" in written[0] else ","
    if written[0].count(delimiter) < 3:
        return []
    try:
        return list(csv.reader(written, delimiter=delimiter, skipinitialspace=delimiter == ","))
    except csv.Error:  # a cell of more than 128 KB
        return []
