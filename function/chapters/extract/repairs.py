"""Lines of a list whose timestamp is mistyped, so that no program takes it for one: ``2: 30``,
``4:2O``, ``7,15``, ``:25``, ``1:5045``. A person sees what is meant from the lines around, if only
one reading lies between them; so does this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from chapters.extract.candidate import Candidate, lines_between
from chapters.extract.characters import WORD
from chapters.extract.lines import Line
from chapters.extract.timestamps import find_timestamps, lazy_pattern

_SLIP = r"""
    (?<![\w:]) (?P<figures> [\dOo]{1,3} (?P<mark> \s?[:：;.,]{1,2}\s? ) [\dOo]{1,4}
        (?: \s?[:：;.,]{1,2}\s? [\dOo]{1,4} )? ) (?![\w:])"""
"""A timestamp with a blank, a letter O, another mark, or figures too many or too few in it."""
_BARE = r"[\W_]{0,4}?(?<![\w:]):([0-5]\d)(?=[ \t]+\S)"
"""A timestamp without its minutes: ``:25 Tools``."""


def repaired(candidate: Candidate) -> bool:
    """Give ``candidate`` the lines that a slip kept out of it; whether there are any."""
    text, lines = candidate.text, candidate.lines
    if len(lines) < 2 or candidate.place not in ("first", "last") or not candidate.rises:
        return False
    if candidate.entries is not lines or not _may_lack_some(text, lines):
        return False
    found = _found(text, lines, candidate.place == "first")
    if found:
        candidate.lines = candidate.entries = sorted([*lines, *found], key=lambda line: line.at)
        candidate.starts = [line.seconds for line in candidate.lines]
        candidate.mistyped = found
    return bool(found)


def _may_lack_some(text: str, lines: list[Line]) -> bool:
    """Whether another line stands between two of ``lines``, or before or behind them where an
    entry may be."""
    first, last = lines[0], lines[-1]
    return (
        first.seconds > 0 or text[last.end + 1 : last.end + 2].isdigit() or _has_gaps(text, lines)
    )


def _has_gaps(text: str, lines: list[Line]) -> bool:
    return text.count("\n", lines[0].begin, lines[-1].begin) >= len(lines)


def _found(text: str, lines: list[Line], first: bool) -> list[Line]:
    """The lines with a slip, each as far from its neighbours as all are from theirs."""
    apart, found = 0, []
    if _has_gaps(text, lines):
        pairs = [(a, b, lines_between(text, a, b)) for a, b in pairwise(lines)]
        apart = min(between for _, _, between in pairs)
        found = [
            _read(text, _below(text, a, apart), first, range(a.seconds + 1, b.seconds))
            for a, b, between in pairs
            if between == 2 * apart + 1
        ]
    last = lines[-1].seconds
    edges = (
        (_above(text, lines[0], apart), range(lines[0].seconds)),
        (_below(text, lines[-1], apart), range(last + 1, last + 3600)),
    )
    if len(lines) > 2:
        found += [_read(text, begin, first, meant, at_edge=True) for begin, meant in edges]
        found += _bare_seconds(text, lines[0], apart) if first else ()
    return sorted(filter(None, found), key=lambda line: line.at)


def _bare_seconds(text: str, line: Line, apart: int) -> Iterator[Line]:
    """Lines above ``line``, the first, whose timestamps lack their minutes: ``:25 Tools``."""
    bare = lazy_pattern(_BARE)
    while (begin := _above(text, line, apart)) >= 0 and (match := bare.match(text, begin)):
        end, seconds = text.find("\n", begin), int(match[1])
        if seconds >= line.seconds:
            return
        line = Line(seconds, match.start(1) - 1, match.end(), begin, end)
        yield line


def _below(text: str, line: Line, apart: int) -> int:
    """Where the line begins that ``apart`` others lie between, below ``line``; -1 for none."""
    end = line.end
    for _ in range(apart):
        end = text.find("\n", end + 1)
        if end < 0:
            return -1
    return end + 1 if end < len(text) else -1


def _above(text: str, line: Line, apart: int) -> int:
    """The same above ``line``."""
    begin = line.begin
    for _ in range(apart + 1):
        if begin == 0:
            return -1
        begin = text.rfind("\n", 0, begin - 1) + 1
    return begin


def _read(
    text: str, begin: int, first: bool, meant: range, *, at_edge: bool = False
) -> Line | None:
    """The line at offset ``begin`` if its mistyped timestamp, in seconds, is one of ``meant``.

    At the edge of a list nothing but a colon will do: ``7,15`` may be a price.
    """
    if begin < 0:
        return None
    end = text.find("\n", begin)
    end = len(text) if end < 0 else end
    pattern = rf"[\W_]{{0,4}}? {_SLIP}" if first else rf".*? {_SLIP} [\W_]{{0,4}} \Z"
    match = lazy_pattern(pattern).match(text[begin:end][:500])
    if not match or (at_edge and not set(match["mark"]) & set(":：;")):
        return None
    if find_timestamps(match["figures"]):
        return None  # not mistyped, but left out for a reason
    at, until = begin + match.start("figures"), begin + match.end("figures")
    words = WORD.search(text, until, end) if first else WORD.search(text, begin, at)
    possible = [seconds for seconds in _readings(match["figures"]) if seconds in meant]
    if len(possible) != 1 or not words:
        return None
    return Line(possible[0], at, until, begin, end, place="first" if first else "last")


def _readings(figures: str) -> set[int]:
    """What ``figures`` can mean, in seconds: part by part, or with its marks set anew."""
    parts = re.findall(r"\d+", figures.upper().replace("O", "0"))
    digits = "".join(parts)
    anew = [digits[:-4], digits[-4:-2], digits[-2:]] if 3 <= len(digits) <= 6 else []
    found = set()
    for reading in (parts, anew):
        values = [int(part) for part in reading if part]
        if len(values) > 1 and all(value < 60 for value in values[1:]):
            found.add(sum(value * 60**power for power, value in enumerate(reversed(values))))
    return found
