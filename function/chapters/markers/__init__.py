"""Marker lists of editors, recorders and chapter tools: text -> markers. One file a kind.

A text is such a list as a whole or not at all: each reader demands the header of its kind, or its
form of every line, so that a description is never taken for one. Readers take linear time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from chapters.domain.clock import format_for_youtube
from chapters.formats.clean_text import one_line
from chapters.markers import (
    audacity,
    cue,
    edl,
    fcpxml,
    ffmetadata,
    infowriter,
    mp4chaps,
    ogm,
    podlove,
    tables,
)
from chapters.markers.marker import Marker


class Kind(NamedTuple):
    """A kind of list that is read."""

    code: str
    """Stable."""
    name: str
    """As it stands in an English sentence."""
    read: Callable[[Sequence[str]], list[Marker] | None]
    """The markers in the lines of a text, which have no ends; None: it is not of this kind."""


KINDS = (
    Kind("ffmetadata", "FFmpeg metadata", ffmetadata.read),
    Kind("cue", "a CUE sheet", cue.read),
    Kind("edl", "markers in an EDL", edl.read),
    Kind("fcpxml", "markers in FCPXML", fcpxml.read),
    Kind("podlove", "Podlove Simple Chapters", podlove.read),
    Kind("ogm", "OGM chapters", ogm.read),
    Kind("mp4chaps", "chapters of mp4chaps", mp4chaps.read),
    Kind("audacity", "Audacity labels", audacity.read),
    Kind("premiere", "markers of Premiere Pro", tables.read_premiere),
    Kind("resolve", "an edit index of DaVinci Resolve", tables.read_resolve),
    Kind("stream-marker", "marks of OBS Local Stream Marker", tables.read_stream_marker),
    Kind("infowriter", "a log of OBS InfoWriter", infowriter.read),
)
"""In the order in which they are tried; no text is of two kinds."""


@dataclass(frozen=True, slots=True)
class MarkerList:
    """A list that was read."""

    kind: Kind
    markers: tuple[Marker, ...]
    """By time; at least one."""

    def as_description(self) -> str:
        """A line ``MM:SS Title`` for each marker; without a name, ``Chapter`` and a number."""
        titles = (one_line(marker.title) for marker in self.markers)
        return "\n".join(
            f"{format_for_youtube(marker.start)} {title or f'Chapter {number}'}"
            for number, (marker, title) in enumerate(zip(self.markers, titles, strict=True), 1)
        )


def read(text: str) -> MarkerList | None:
    """The list that ``text`` is; None if it is of no kind, or has no markers."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for kind in KINDS:
        if markers := kind.read(lines):
            ordered = sorted(markers, key=lambda marker: marker.start)
            return MarkerList(kind, tuple(ordered))
    return None
