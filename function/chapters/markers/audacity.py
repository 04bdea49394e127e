"""Labels of Audacity (https://manual.audacityteam.org/man/importing_and_exporting_labels.html)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chapters.markers.marker import Marker

_LABEL = re.compile(r"(\d{1,9})\.\d{1,9}\t\d{1,9}\.\d{1,9}(?:\t(.*))?")
_FREQUENCIES = "\\\t"
"""Begins the second line of a label in a spectrogram."""


def read(lines: Sequence[str]) -> list[Marker] | None:
    """The labels, by their beginning; None unless every line is one."""
    markers = []
    for line in lines:
        if label := _LABEL.fullmatch(line):
            markers.append(Marker(int(label[1]), label[2] or ""))
        elif line.strip() and not (markers and line.startswith(_FREQUENCIES)):
            return None
    return markers
