"""Which lines are the list: stamped lines are grouped, and every group is judged as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from chapters.extract.lines import WORD, Line, Place
from chapters.extract.words import topic
from chapters.timestamps import Stamp


class Entry(NamedTuple):
    """One timestamp of a list, and the stretch of text that can hold its title."""

    start: int
    line: Line
    stamp: Stamp
    begin: int
    end: int


@dataclass(slots=True)
class Candidate:
    """Lines that may be a list, read as one."""

    text: str
    lines: list[Line]
    place: Place
    entries: list[Entry]
    evidence: list[tuple[str, float]] = field(default_factory=list)

    @property
    def score(self) -> float:
        return sum(points for _, points in self.evidence)


def candidates(text: str, lines: list[Line]) -> list[Candidate]:
    """Every group of ``lines`` as a candidate, in the order of the text."""
    certain = [line for line in lines if line.stamps[0].kind in ("colon", "link")]
    found = [_candidate(text, group) for group in _groups(text, certain)]
    if len(certain) < len(lines):
        usable = [
            line
            for line in lines
            if line.place != "inside" or line.stamps[0].kind in ("colon", "link")
        ]
        found += [
            _candidate(text, group)
            for group in _groups(text, usable)
            if any(line.stamps[0].kind not in ("colon", "link") for line in group)
        ]
    return found


def _groups(text: str, lines: list[Line]) -> Iterator[list[Line]]:
    """Lines that belong together: one speaks on where the one before stopped."""
    group: list[Line] = []
    aside: list[Line] = []
    usual = 1
    for index, line in enumerate(lines):
        if not group:
            group = [line]
            continue
        last = group[-1]
        step = line.number - last.number
        if (
            step == 1
            and line.place == last.place
            and line.stamps[0].seconds > last.stamps[0].seconds
        ):
            group.append(line)
            continue
        after = lines[index + 1] if index + 1 < len(lines) else None
        if line.place == "inside" and last.place in ("first", "alone"):
            if aside and line.number - aside[-1].number > 1:
                yield aside
                aside = []
            aside.append(line)
            continue
        if _goes_on(text, group, line, after, usual):
            usual = max(usual, step)
            group.append(line)
        else:
            yield group
            group, usual = [line], 1
    if group:
        yield group
    if aside:
        yield aside


_TOGETHER = {
    ("first", "alone"), ("alone", "first"), ("last", "inside"), ("inside", "last"),
    ("last", "alone"), ("alone", "last"),
}  # fmt: skip


def _goes_on(text: str, group: list[Line], line: Line, after: Line | None, usual: int) -> bool:
    """Whether ``line`` belongs to the list so far."""
    last = group[-1]
    step = line.number - last.number
    if line.place != last.place and (line.place, last.place) not in _TOGETHER:
        return False
    if step > 1 and topic(text[last.end : line.begin]):
        return False
    if line.seconds >= last.seconds:
        return True
    if line.seconds == 0:
        return False
    if step <= usual:
        return True
    return (
        after is not None and after.seconds > last.seconds and after.number - line.number <= usual
    )


def _candidate(text: str, lines: list[Line]) -> Candidate:
    places = [line.place for line in lines]
    place = max(("first", "last", "alone", "inside"), key=places.count)
    return Candidate(text, lines, place, _entries(text, lines))


def _entries(text: str, lines: list[Line]) -> list[Entry]:
    """One entry a line, or one a stamp where the lines hold several entries each."""
    if any(len(line.stamps) > 1 for line in lines):
        split = [entry for line in lines for entry in _split(line)]
        ascending = all(a.start < b.start for a, b in zip(split, split[1:], strict=False))
        worded = all(WORD.search(text, entry.stamp.end, entry.end) for entry in split) or all(
            WORD.search(text, entry.begin, entry.stamp.begin) for entry in split
        )
        many = max(len(line.stamps) for line in lines) > 2 or all(
            len(line.stamps) > 1 for line in lines
        )
        if ascending and worded and many:
            return split
    return [
        Entry(line.stamps[0].seconds, line, line.stamps[0], line.begin, line.end) for line in lines
    ]


def _split(line: Line) -> Iterator[Entry]:
    """Each stamp of the line with the words that go with it."""
    stamps = line.stamps
    if len(stamps) == 1:
        yield Entry(stamps[0].seconds, line, stamps[0], line.begin, line.end)
        return
    bounds = [stamp.begin for stamp in stamps] + [line.end]
    if line.place == "last":
        bounds = [line.begin] + [stamp.end for stamp in stamps]
    else:
        bounds[0] = line.begin
    for stamp, begin, end in zip(stamps, bounds, bounds[1:], strict=False):
        yield Entry(stamp.seconds, line, stamp, begin, end)
