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

_LEADING = r"[\W_]{0,4}? (?: \d{1,3} [.)\]] \s?)??"
"""What may stand before one that opens its line: a bullet, a number of the list."""

_FIGURES = re.compile(r"(?:\d{1,3}[:：.;,]){2}\d\d(?!\d)")
"""A timestamp of hours, minutes and seconds with any marks between them."""

MAX_AHEAD = 10
"""Lines behind one without its hour among which the hour must be told again."""
MAX_BETWEEN = 5
"""Lines between two of a list that are read for slips."""


def repaired(candidate: Candidate) -> bool:
    """Give ``candidate`` the lines that a slip kept out of it, and those that it holds their hour;
    whether there are any."""
    text, lines = candidate.text, candidate.lines
    if len(lines) < 2 or candidate.place == "alone" or candidate.entries is not lines:
        return False
    if _is_whole(candidate):
        return False
    shifted = [] if candidate.rises else list(_misread(text, lines, candidate.duration))
    moved = {line.at: line for line in shifted}
    lines = [moved.get(line.at, line) for line in lines]
    found = list(_slips(text, lines, candidate.place == "first"))
    candidate.mistyped = [*found, *shifted]
    if candidate.mistyped:
        candidate.read(sorted([*lines, *found], key=attrgetter("at")))
    return bool(candidate.mistyped)


def _is_whole(candidate: Candidate) -> bool:
    """Whether the lines rise from zero, with none between them and no figures below."""
    text, first, last = candidate.text, candidate.lines[0], candidate.lines[-1]
    return (
        candidate.rises
        and first.seconds == 0
        and text.count("\n", first.begin, last.begin) < len(candidate.lines)
        and not text[last.end + 1 : last.end + 2].isdigit()
    )


def _misread(text: str, lines: list[Line], duration: int | None) -> Iterator[Line]:
    """The lines that step back since their hour was left out (``12:45`` between 1:00:22 and
    1:24:19), or their seconds (``0:26`` between 0:18:47 and 0:34:10), or since another mark stands
    for a colon (``1:08.30`` between 55:48 and 1:17:05), with the time that is meant."""
    before, apart = lines[0].seconds, 0
    for index, line in enumerate(lines[1:], 1):
        seconds, rest = line.seconds, lines[index + 1 : index + 1 + MAX_AHEAD]
        if 0 < seconds <= before:
            following = next((one.seconds for one in rest if one.seconds > before), None)
            until = following or before + 2 * apart
            until = min(until, duration) if duration else until
            hours = [seconds * 60, *range(seconds + 3600, until, 3600)]
            figures = _FIGURES.match(text, line.at)
            typed = _readings(figures[0]) if figures else ()
            inside = [[time for time in way if before < time < until] for way in (typed, hours)]
            possible = inside[0] or inside[1]
            if len(possible) == 1 and (following or duration):
                seconds = possible[0]
                until = figures.end() if figures and inside[0] else line.until
                yield replace(line, seconds=seconds, until=until)
        apart = max(apart, seconds - before)
        before = max(before, seconds)


def _slips(text: str, lines: list[Line], first: bool) -> Iterator[Line]:
    """The lines with a slip between ``lines``, as far from their neighbours as all are from theirs;
    above them, and below."""
    yield from _beyond(text, lines[0], first, above=True)
    gaps = [lines_between(text, a, b) for a, b in pairwise(lines)]
    apart = min(gaps) if len(gaps) > 1 else 0
    for (before, after), between in zip(pairwise(lines), gaps, strict=True):
        meant, at = range(before.seconds + 1, after.seconds), before.end + 1
        for place, piece in enumerate(text[at : after.begin].split("\n")[:-1][:MAX_BETWEEN]):
            in_step = not apart or (place == apart and between == 2 * apart + 1)
            if in_step and (line := _read(text, at, first, meant)):
                yield line
            at += len(piece) + 1
    yield from _beyond(text, lines[-1], first, above=False)


def _beyond(text: str, line: Line | None, first: bool, *, above: bool) -> Iterator[Line]:
    """The lines with a slip next to ``line``, the first or last of a list. Nothing but a colon will
    do there: ``7,15`` may be a price."""
    while line:
        if above:
            begin = text.rfind("\n", 0, len(text[: line.begin].rstrip())) + 1
            meant = range(line.seconds)
        else:
            begin = len(text) - len(text[line.end :].lstrip())
            meant = range(line.seconds + 1, line.seconds + 3600)
        line = _read(text, begin, first, meant, marks=":：;")
        if line:
            yield line


def _read(text: str, begin: int, first: bool, meant: range, marks: str = "") -> Line | None:
    """The line at offset ``begin`` if its mistyped timestamp, in seconds, is one of ``meant``, and
    holds one of ``marks``, if given."""
    end = text.find("\n", begin)
    end = len(text) if end < 0 else end
    pattern = rf"{_LEADING} {_SLIP}" if first else rf".*? {_SLIP} [\W_]{{0,4}} \Z"
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
    if len(digits) > 2:
        ways.append([digits[:-4], digits[-4:-2], digits[-2:]])
    if len(parts[-1]) == 1:
        ways += [[*parts[:-1], parts[-1] + figure] for figure in "0123456789"]
    found = set()
    for way in ways:
        values = [int(part) for part in way if part]
        if all(value < 60 for value in values[1:]):
            found.add(sum(value * 60**power for power, value in enumerate(reversed(values))))
    return found
