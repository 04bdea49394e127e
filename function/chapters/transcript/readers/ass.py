"""Advanced SubStation Alpha (``.ass``, ``.ssa``): ``Dialogue:`` lines with commas.

http://www.tcax.org/docs/ass-specs.htm
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chapters.transcript.caption import Caption
from chapters.transcript.clock import CLOCK, seconds
from chapters.transcript.faults import Faults
from chapters.transcript.source import Source

_CLOCK = re.compile(rf"\s*{CLOCK}\s*")
_COLUMNS = (
    "layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text",
)  # fmt: skip
_OVERRIDES = re.compile(r"\{[^{}]{0,500}\}")
_DRAWING = re.compile(r"\{[^{}]{0,500}\\p[1-9]")
"""From here on the text is a drawing's."""


def recognises(source: Source) -> bool:
    """Whether it begins with the script's header, or a line is a line of dialogue."""
    first = source.lines[source.first].strip().lower()
    return first == "[script info]" or any(line.startswith("Dialogue:") for line in source.clocks)


def read(source: Source, faults: Faults) -> Iterator[Caption]:
    """The captions in ``source``: dialogue, no comments and no drawings."""
    columns: Sequence[str] = _COLUMNS
    in_events = True
    for number, line in enumerate(source.lines, 1):
        name, _, value = line.partition(":")
        if line.startswith("["):
            in_events = line.strip().lower() == "[events]"
        elif name == "Format" and in_events:
            columns = [column.strip().lower() for column in value.split(",")]
        elif name == "Dialogue":
            cells = value.split(",", len(columns) - 1)
            row = dict(zip(columns, map(str.strip, cells), strict=False))
            yield from _dialogue(number, row, faults)


def _dialogue(number: int, row: dict[str, str], faults: Faults) -> Iterator[Caption]:
    start, end = _seconds(row.get("start", "")), _seconds(row.get("end", ""))
    if start is None:
        faults.add("unreadable-times", number)
        return
    if end is None:
        faults.add("unreadable-end", number)
    text = row.get("text", "")
    drawing = _DRAWING.search(text)
    spoken = _OVERRIDES.sub("", text[: drawing.start()] if drawing else text)
    lines = spoken.replace("\\N", "\n").replace("\\n", "\n").replace("\\h", " ")
    yield Caption.of(number, start, end, lines, row.get("name", row.get("actor", "")))


def _seconds(cell: str) -> float | None:
    match = _CLOCK.fullmatch(cell)
    return seconds(*match.groups()) if match else None
