"""The tolerant core of WebVTT, SubRip and SBV: a line of times, and the lines below it.

What belongs to a caption is decided by the lines of times alone, never by blank lines: these are
missing, doubled, or stand between the words of one caption.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from chapters.transcript.caption import Caption, Line, line_of, one_line
from chapters.transcript.faults import Faults

_VOICE = re.compile(r"<v(?:\.[^\s<>]{1,80})? ([^<>]{1,80})>")


class Times(NamedTuple):
    """What a line of times says."""

    start: float
    """Seconds."""
    end: float | None
    """Seconds; None: it cannot be read."""
    words: str
    """What follows the times on their line and is no setting."""
    is_usual: bool
    """Whether they are written as the format asks."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What differs between the formats."""

    times_in: Callable[[str], Times | None]
    """The times of a line; None if it is no line of times."""
    is_broken: Callable[[str], bool]
    """Whether a line, at the top of a caption, is meant as times that cannot be read."""
    comment: re.Pattern[str] | None = None
    """What a block that is no caption begins with."""
    has_names: bool = False
    """Whether any line may name the caption below it, where others have only numbers."""


_Mark: TypeAlias = tuple[int, Times | None]
"""The index of a line of times, and the times; None: they cannot be read."""

_Numbered: TypeAlias = list[tuple[int, str]]
"""Lines, each with its number in the file."""


def captions(lines: Sequence[str], dialect: Dialect, faults: Faults) -> Iterator[Caption]:
    """The captions in ``lines``, in their order; those without words too."""
    marks = list(_marks(lines, dialect))
    is_double_spaced = _is_double_spaced(lines, marks)
    if is_double_spaced:
        faults.add("double-spaced", marks[0][0] + 1)
    for (at, times), (following, _) in pairwise([*marks, (len(lines), None)]):
        body = list(enumerate(lines[at + 1 : following], at + 2))
        if dialect.comment is not None:
            body = _without_comments(body, dialect.comment)
        if following < len(lines):
            body = _without_name(body, is_double_spaced, dialect, faults)
        if times is None:
            faults.add("unreadable-times", at + 1)
            continue
        _remark(times, at + 1, body, faults)
        yield from _captions(at + 1, times, [times.words, *(line for _, line in body)])


def _marks(lines: Sequence[str], dialect: Dialect) -> Iterator[_Mark]:
    above = ""
    for index, line in enumerate(lines):
        times = dialect.times_in(line) if ":" in line or "：" in line else None
        is_top = not above or above.isdecimal()
        if times is not None or (is_top and dialect.is_broken(line)):
            yield index, times
        above = line.strip()


def _is_double_spaced(lines: Sequence[str], marks: Sequence[_Mark]) -> bool:
    """Whether blank lines stand between most numbers of captions and their times."""
    apart = 0
    for at, _ in marks:
        above = at - 1
        while above >= 0 and not lines[above].strip():
            above -= 1
        apart += 0 <= above < at - 1 and lines[above].strip().isdecimal()
    return apart * 2 > len(marks)


def _without_comments(body: _Numbered, comment: re.Pattern[str]) -> _Numbered:
    """``body`` without the blocks that begin with ``comment`` below an empty line."""
    kept: _Numbered = []
    is_comment, above = False, "words"
    for number, line in body:
        is_comment = bool(line) and (is_comment or (not above and bool(comment.match(line))))
        if not is_comment:
            kept.append((number, line))
        above = line
    return kept


def _without_name(
    body: _Numbered,
    is_double_spaced: bool,
    dialect: Dialect,
    faults: Faults,
) -> _Numbered:
    """``body`` without the number or name of the caption below it, and the blank lines around."""
    end = len(body)
    if is_double_spaced:
        while end and not body[end - 1][1].strip():
            end -= 1
    if not end or not body[end - 1][1].strip():
        return body
    is_apart = end > 1 and not body[end - 2][1]
    is_number = body[end - 1][1].strip().isdecimal()
    is_name = is_apart and dialect.has_names and any(line.strip() for _, line in body[: end - 1])
    if is_number or is_name:
        end -= 1
    elif is_double_spaced:
        return body
    if not is_apart and any(line.strip() for _, line in body[:end]):
        faults.add("no-blank-line", body[end][0] if end < len(body) else body[-1][0] + 1)
    return body[:end]


def _remark(times: Times, place: int, body: _Numbered, faults: Faults) -> None:
    if times.end is None:
        faults.add("unreadable-end", place)
    elif not times.is_usual:
        faults.add("unusual-times", place)
    words, above = bool(times.words), "words"
    for number, line in body:
        if line.strip():
            if words and not above:
                faults.add("blank-line-inside", number)
            words = True
        above = line


def _captions(place: int, times: Times, sources: Sequence[str]) -> Iterator[Caption]:
    """A caption for each voice in ``sources``, the lines of one cue."""
    speaker = ""
    lines: list[Line] = []
    for source in sources:
        if voice := _VOICE.search(source):
            if lines:
                yield Caption(place, times.start, times.end, tuple(lines), speaker)
            speaker, lines = one_line(html.unescape(voice[1])), []
        if line := line_of(source):
            lines.append(line)
    yield Caption(place, times.start, times.end, tuple(lines), speaker)
