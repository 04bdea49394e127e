"""WebVTT: https://www.w3.org/TR/webvtt1/#file-structure"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapters.transcript.caption import Caption
from chapters.transcript.faults import Faults
from chapters.transcript.readers import subrip
from chapters.transcript.readers.blocks import Dialect, captions
from chapters.transcript.source import Source

_HEADER = re.compile(r"WEBVTT(?:\s|$)")
_DIALECT = Dialect(
    subrip.times_in,
    subrip.is_broken,
    comment=re.compile(r"NOTE(?:\s|$)|(?:STYLE|REGION)\s*$"),
    has_names=True,
)


def recognises(source: Source) -> bool:
    """Whether the first line with anything in it is WebVTT's header."""
    return bool(_HEADER.match(source.lines[source.first]))


def read(source: Source, faults: Faults) -> Iterator[Caption]:
    """The captions in ``source``."""
    if source.first:
        faults.add("late-header", source.first + 1)
    return captions(source.lines, _DIALECT, faults)
