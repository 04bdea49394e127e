"""Lines of a list whose timestamp is mistyped, so that no program takes it for one: ``2: 30``,
``4:2O``, ``7,15``, ``:25``. A person sees what is meant from the lines around; so does this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from chapters.extract.entries import gap
from chapters.extract.lines import WORD, Line
from chapters.extract.lists import Candidate
from chapters.extract.timestamps import find_timestamps

FEWEST = 3
"""Entries that show what the lines of a list look like."""


def mend(text: str, candidate: Candidate) -> bool:
    """Give ``candidate`` the lines that a slip kept out of it; whether there are any."""
    lines = candidate.lines
    if not _may_lack_some(text, lines) or len(lines) < FEWEST:
        return False
    if candidate.entries is not lines or candidate.place not in ("first", "last"):
        return False
    if any(a.seconds >= b.seconds for a, b in pairwise(lines)):
        return False
    found = _found(text, lines, candidate.place == "first")
    if found:
        candidate.lines = candidate.entries = sorted([*lines, *found], key=lambda line: line.at)
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
    """Whether another line stands between two of ``lines``."""
    return text.count("\n", lines[0].begin, lines[-1].begin) >= len(lines)


def _found(text: str, lines: list[Line], first: bool) -> list[Line]:
    """The lines with a slip, each as far from its neighbours as all are from theirs."""
    apart, found = 0, []
    if _has_gaps(text, lines):
        pairs = [(a, b, gap(text, a, b)) for a, b in pairwise(lines)]
        apart = min(between for _, _, between in pairs)
        found = [
            _read(text, _below(text, a, apart), first, range(a.seconds + 1, b.seconds))
            for a, b, between in pairs
            if between == 2 * apart + 1
        ]
    edges = (
        (_above(text, lines[0], apart), range(lines[0].seconds)),
        (_below(text, lines[-1], apart), range(lines[-1].seconds + 1, lines[-1].seconds + 3600)),
    )
    at_edges = [_read(text, begin, first, meant, at_edge=True) for begin, meant in edges]
    bare = _bare_seconds(text, lines[0], apart) if first else ()
    return sorted([line for line in (*found, *at_edges, *bare) if line], key=lambda line: line.at)


_BARE = re.compile(r"[\W_]{0,4}?(?<![\w:]):([0-5]\d)(?=[ \t]+\S)")


def _bare_seconds(text: str, line: Line, apart: int) -> Iterator[Line]:
    """Lines above ``line``, the first, whose timestamps lack their minutes: ``:25 Tools``."""
    while (begin := _above(text, line, apart)) >= 0 and (match := _BARE.match(text, begin)):
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


@cache
def _slip(first: bool) -> re.Pattern[str]:
    """A timestamp with a blank, a letter O or another mark in it, first or last in its line."""
    figures = r"""
        (?<![\w:]) (?P<m>[\dOo]{1,2}) (?P<mark>\s?[:：;.,]{1,2}\s?) (?P<s>[0-5Oo][\dOo])
        (?: \s?[:：;.,]{1,2}\s? (?P<rest>[0-5Oo][\dOo]) )? (?![\w:])"""
    pattern = rf"[\W_]{{0,4}}? {figures}" if first else rf".*? {figures} [\W_]{{0,4}} \Z"
    return re.compile(pattern, re.VERBOSE)


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
    match = _slip(first).match(text[begin:end][:500])
    if not match or (at_edge and not set(match["mark"]) & set(":：;")):
        return None
    if find_timestamps(text[begin + match.start("m") : begin + match.end()]):
        return None  # not mistyped, but left out for a reason
    parts = [match["m"], match["s"], match["rest"]]
    values = [int(part.upper().replace("O", "0")) for part in parts if part]
    seconds = sum(value * 60**power for power, value in enumerate(reversed(values)))
    at, until = begin + match.start("m"), begin + match.end("rest" if match["rest"] else "s")
    words = WORD.search(text, until, end) if first else WORD.search(text, begin, at)
    if seconds not in meant or not words:
        return None
    return Line(seconds, at, until, begin, end, place="first" if first else "last")
