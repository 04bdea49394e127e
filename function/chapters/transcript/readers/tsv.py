"""Tables with tabs: Whisper's ``.tsv`` (milliseconds), Audacity's labels (seconds, no header)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chapters.transcript.caption import Caption
from chapters.transcript.faults import Faults
from chapters.transcript.source import Source

_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,9})?")
_COLUMNS = ("start", "end", "text")


def recognises(source: Source) -> bool:
    """Whether the first line with anything in it names the columns, or holds two numbers."""
    cells = _cells(source.lines[source.first])
    return _is_header(cells) or (len(cells) > 2 and all(map(_NUMBER.fullmatch, cells[:2])))


def read(source: Source, faults: Faults) -> Iterator[Caption]:
    """The captions in ``source``."""
    header = [cell.lower() for cell in _cells(source.lines[source.first])]
    columns = header if _is_header(header) else list(_COLUMNS)
    skipped = source.first + 1 if _is_header(header) else source.first
    for number, line in enumerate(source.lines[skipped:], skipped + 1):
        row = dict(zip(columns, _cells(line, len(columns)), strict=False))
        if not line.strip():
            continue
        start, end = _seconds(row.get("start", "")), _seconds(row.get("end", ""))
        if start is None:
            faults.add("unreadable-times", number)
            continue
        if end is None:
            faults.add("unreadable-end", number)
        yield Caption.of(number, start, end, row.get("text", ""), row.get("speaker", ""))


def _cells(line: str, most: int = 10) -> Sequence[str]:
    return [cell.strip() for cell in line.split("\t", most - 1)]


def _is_header(cells: Sequence[str]) -> bool:
    return set(_COLUMNS) <= {cell.lower() for cell in cells}


def _seconds(cell: str) -> float | None:
    """Milliseconds if it is whole, otherwise seconds; None if it is no number."""
    if not _NUMBER.fullmatch(cell):
        return None
    return float(cell) if "." in cell else int(cell) / 1000
