"""Lines of a list whose timestamp is mistyped: ``2: 30``, ``4:2O``, ``7,15``, ``:25``, ``1:5045``,
``715``, ``0715``, or ``12:45`` without its hour. A person sees what is meant from the lines around,
if only one reading lies between them; so does this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from chapters.extract.candidate import CERTAIN, Candidate, lines_between
from chapters.extract.characters import WORD
from chapters.extract.lines import Line
from chapters.extract.timestamps import find_timestamps, lazy_pattern

_SLIP = r"""
    (?<![\w:]) (?P<figures>
        (?: [\dOo]{1,4} \s?[:：;.,h]{1,2}\s? ){1,2} [\dOo]{1,4}  # 2: 30   4:2O   7,15   1:5045
      | : [0-5]\d                                                # :25
      | \d{3,4}                                                  # 715   0715
    ) (?![\w:])"""
"""A timestamp with a blank, a letter O, another mark, or figures too many or too few in it."""

MAX_AHEAD = 10
"""Lines behind one without its hour among which the hour must be told again."""
MAX_BETWEEN = 5
"""Lines between two of a list that are read for slips."""


def repaired(candidate: Candidate) -> bool:
    """Give ``candidate`` the lines that a slip kept out of it, and those that it holds their hour;
    whether there are any."""
    text, lines = candidate.text, candidate.lines
    if len(lines) < 2 or candidate.place not in ("first", "last") or candidate.entries is not lines:
        return False
    shifted = [] if candidate.rises else list(_without_hours(lines, candidate.duration))
    if shifted:
        moved = {line.at: line for line in shifted}
        lines = [moved.get(line.at, line) for line in lines]
    first, last = lines[0], lines[-1]
    has_gaps = text.count("\n", first.begin, last.begin) >= len(lines)
    found: list[Line] = []  # none where another entry can stand neither between nor beside them
    if has_gaps or first.seconds > 0 or text[last.end + 1 : last.end + 2].isdigit():
        pairs = list(pairwise(lines)) if has_gaps else []
        found = _found(text, lines, pairs, candidate.place == "first")
    if found or shifted:
        lines = sorted([*lines, *found], key=attrgetter("at"))
        candidate.read(lines)
        candidate.mistyped = [*found, *shifted]
    return bool(found or shifted)


def _without_hours(lines: list[Line], duration: int | None) -> Iterator[Line]:
    """The lines that step back since their hour was left out (``12:45`` between 1:00:22 and
    1:24:19), or their seconds (``0:26`` between 0:18:47 and 0:34:10), with the time that is meant;
    at the end of a list in a video of unknown length two or more, no further apart than the
    others."""
    before, apart, follows = lines[0].seconds, 0, False
    for index, line in enumerate(lines[1:], 1):
        seconds, rest = line.seconds, lines[index + 1 : index + 1 + MAX_AHEAD]
        if seconds <= before and seconds:
            following = next((one.seconds for one in rest if one.seconds > before), None)
            until = following or before + 2 * apart
            until = min(until, duration) if duration else until
            hours = range(seconds + 3600, until, 3600)
            possible = [time for time in (seconds * 60, *hours) if before < time < until]
            steps_down = index > 1 and seconds < lines[index - 2].seconds and rest
            if len(possible) == 1 and (following or steps_down or follows or duration):
                seconds, follows = possible[0], True
                yield replace(line, seconds=seconds)
        apart = max(apart, seconds - before)
        before = max(before, seconds)


def _found(text: str, lines: list[Line], pairs: list[tuple[Line, Line]], first: bool) -> list[Line]:
    """The lines with a slip, between ``pairs`` of lines or beyond all, each as far from its
    neighbours as all are from theirs."""
    found: list[Line | None] = []
    gaps = [lines_between(text, a, b) for a, b in pairs]
    apart = min(gaps) if len(gaps) > 1 else 0
    for (a, b), between in zip(pairs, gaps, strict=True):
        places = range(between) if not apart else [apart] * (between == 2 * apart + 1)
        meant = range(a.seconds + 1, b.seconds)
        begins = [_begin(text, a, place + 1) for place in places[:MAX_BETWEEN]]
        found += [_read(text, begin, first, meant) for begin in begins]
    if len(lines) > 2:
        found += _beyond(text, lines[0], -apart - 1, first)
        found += _beyond(text, lines[-1], apart + 1, first)
    return sorted(filter(None, found), key=attrgetter("at"))


def _beyond(text: str, line: Line, distance: int, first: bool) -> Iterator[Line]:
    """Lines with a slip beyond ``line``, the first or last of a list, every so many lines. Nothing
    but a colon will do there: ``7,15`` may be a price."""
    while True:
        later = range(line.seconds + 1, line.seconds + 3600)
        meant = later if distance > 0 else range(line.seconds)
        found = _read(text, _begin(text, line, distance), first, meant, marks=":：;")
        if found is None:
            return
        line = found
        yield line


def _begin(text: str, line: Line, distance: int) -> int:
    """Where the line begins that is ``distance`` lines below ``line``, or above if negative; -1 for
    none."""
    at = line.end if distance > 0 else line.begin - 1
    for _ in range(abs(distance) - 1):
        if at >= 0:
            at = text.find("\n", at + 1) if distance > 0 else text.rfind("\n", 0, at)
    if distance < 0:
        return text.rfind("\n", 0, at) + 1 if at >= 0 else -1
    return at + 1 if 0 <= at < len(text) else -1


def _read(text: str, begin: int, first: bool, meant: range, marks: str = "") -> Line | None:
    """The line at offset ``begin`` if its mistyped timestamp, in seconds, is one of ``meant``, and
    holds one of ``marks``, if given."""
    if begin < 0:
        return None
    end = text.find("\n", begin)
    end = len(text) if end < 0 else end
    pattern = rf"[\W_]{{0,4}}? {_SLIP}" if first else rf".*? {_SLIP} [\W_]{{0,4}} \Z"
    match = lazy_pattern(pattern).match(text[begin:end][:500])
    if not match or (marks and not set(marks) & set(match["figures"])):
        return None
    if any(stamp.kind in CERTAIN for stamp in find_timestamps(match["figures"])):
        return None  # not mistyped, but left out for a reason
    at, until = begin + match.start("figures"), begin + match.end("figures")
    words = WORD.search(text, until, end) if first else WORD.search(text, begin, at)
    possible = [seconds for seconds in _readings(match["figures"]) if seconds in meant]
    if len(possible) != 1 or not words:
        return None
    return Line(possible[0], at, until, begin, end, place="first" if first else "last")


def _readings(figures: str) -> set[int]:
    """What ``figures`` can mean, in seconds: part by part, or with its marks set anew. Of ``1:5``
    nobody knows whether a zero or another figure is lacking."""
    parts = re.findall(r"\d+", figures.upper().replace("O", "0"))
    digits = "".join(parts)
    ways = [parts] if figures[0] == ":" or len(parts) > 1 else []
    if 3 <= len(digits) <= 6:
        ways.append([digits[:-4], digits[-4:-2], digits[-2:]])
    if len(parts[-1]) == 1:
        ways += [[*parts[:-1], parts[-1] + figure] for figure in "0123456789"]
    found = set()
    for way in ways:
        values = [int(part) for part in way if part]
        if all(value < 60 for value in values[1:]):
            found.add(sum(value * 60**power for power, value in enumerate(reversed(values))))
    return found
