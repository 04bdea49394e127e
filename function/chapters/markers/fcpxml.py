"""Markers in FCPXML, of Final Cut Pro and others.

https://developer.apple.com/documentation/professional-video-applications/fcpxml-reference
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple
from xml.etree.ElementTree import Element

from chapters.markers.marker import Marker
from chapters.markers.xml_tree import parse

_TIME = re.compile(r"(-?\d{1,18})(?:/([1-9]\d{0,9}))?s")
"""Seconds, whole or as a fraction: ``5s``, ``1001/30000s``."""
_MARKERS = ("chapter-marker", "marker")


class _Clip(NamedTuple):
    """An element on the timeline."""

    element: Element
    start: Fraction
    """Seconds from the begin of the sequence."""
    local_start: Fraction
    """The same moment on the element's own clock, on which its markers and clips stand."""


def read(lines: Sequence[str]) -> list[Marker] | None:
    """The chapter markers of the first sequence, else its other markers that are no to-dos; None
    unless the text is FCPXML.

    Changes of speed are not taken into account.
    """
    root = parse(lines, "fcpxml")
    if root is None:
        return None
    resources = root.find("resources")
    assets = [] if resources is None else resources.iterfind("asset")
    starts = {asset.get("id", ""): _seconds(asset, "start") for asset in assets}
    # Compound clips have sequences too, but inside the resources.
    sequence = next(
        (found for child in root if child is not resources for found in child.iter("sequence")),
        None,
    )
    found = [] if sequence is None else list(_markers(sequence, starts))
    for kind in _MARKERS:
        if markers := [marker for name, marker in found if name == kind]:
            return markers
    return []


def _markers(sequence: Element, starts: Mapping[str, Fraction]) -> Iterator[tuple[str, Marker]]:
    """The name of the element and the marker, for each that the viewer comes past."""
    waiting = [_Clip(sequence, Fraction(0), _seconds(sequence, "tcStart"))]
    while waiting:
        clip = waiting.pop()
        length = _time(clip.element.get("duration"))
        for child in clip.element:
            if child.tag not in _MARKERS:
                waiting.append(_inside(clip, child, starts))
            elif "completed" not in child.attrib:
                into = _seconds(child, "start") - clip.local_start
                if into >= 0 and (length is None or into < length):
                    yield child.tag, Marker(int(clip.start + into), child.get("value", ""))


def _inside(clip: _Clip, child: Element, starts: Mapping[str, Fraction]) -> _Clip:
    offset = _time(child.get("offset"))
    if offset is None:  # it adds no clock of its own, like the storyline of a sequence
        return clip._replace(element=child)
    own = _time(child.get("start"))
    if own is None:
        own = starts.get(child.get("ref", ""), Fraction(0))
    return _Clip(child, clip.start + offset - clip.local_start, own)


def _seconds(element: Element, attribute: str) -> Fraction:
    return _time(element.get(attribute)) or Fraction(0)


def _time(value: str | None) -> Fraction | None:
    """Seconds; None if there is no time, or none that can be read."""
    time = _TIME.fullmatch(value or "")
    return Fraction(int(time[1]), int(time[2] or 1)) if time else None
