"""The entries of a group of lines: one a line, or one a timestamp where lines hold several.

What stands at the edges of a list without belonging to it is left out, and a second column of
ends or lengths is taken off; ``lists`` says which lines are a group.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from chapters.extract.lines import WORD, Line, Place, numbering
from chapters.extract.vocabulary import Subject
from chapters.extract.words import subjects


def gap(text: str, line: Line, following: Line) -> int:
    """How many lines lie between the two."""
    return text.count("\n", line.end + 1, following.begin)


def spoken(text: str, line: Line) -> dict[Subject, float]:
    """What ``line`` speaks of besides its time; not what it says of another time in its title:
    ``04:10 09:00 Uhr: Welcome``, ``4:03 Lap 2 (1:58.2)``."""
    if not line.more:
        return subjects(text[line.begin : line.at], text[line.until : line.end])
    found = subjects(text[line.begin : line.at], text[line.until : line.more[0][1]])
    found.pop("paces", None)
    return found


def _without_strays(text: str, lines: list[Line]) -> list[Line]:
    """``lines`` without a time of day or a total length at their edges."""
    if len(lines) > 2 and is_date(text, lines[0], lines[1]):
        lines = lines[1:]
    for _ in range(MOST_STRAYS):
        if len(lines) < 3 - bool(lines[0].more) or not _is_stray(text, lines):
            break
        lines = lines[:-1]
    return lines


MOST_STRAYS = 2
"""Lines below a list that are taken off it."""


def _is_stray(text: str, lines: list[Line]) -> bool:
    """Whether the last of ``lines`` tells a time of day, a total length, or is a sentence."""
    return (
        is_date(text, lines[-1], lines[-2])
        or _ends_a_sentence(text, lines)
        or (lines[-1].place in ("last", "inside") and "total" in spoken(text, lines[-1]))
    )


def _ends_a_sentence(text: str, lines: list[Line]) -> bool:
    """Whether the last line stands apart, its time being a part of a sentence: round, or with a
    full stop behind."""
    last = lines[-1]
    seconds, _, until, *_ = last.more[-1] if last.more else (last.seconds, 0, last.until)
    others = lines[:-1]
    if last.place not in ("last", "inside") or (seconds % 5 and text[last.end - 1] not in _STOPS):
        return False
    if len(others) > 1 and gap(text, others[-1], last) <= gap(text, lines[0], lines[1]):
        return False
    if last.place == "inside":
        return all(line.place == "last" or line.more for line in others)
    return text[until : last.end].strip() in _STOPS and not any(
        text[line.until : line.end].strip() in _STOPS for line in others
    )


_STOPS = frozenset({".", "!", "。", "！", "…"})


def is_date(text: str, line: Line, neighbour: Line) -> bool:
    """Whether ``line`` alone tells a time of day: ``20:00 CET, Tuesdays``."""
    if line.seconds % 5 or not line.seconds:
        return False
    apart = abs(line.begin - neighbour.end) > 1 and abs(neighbour.begin - line.end) > 1
    return (
        (apart or line.seconds % 300 == 0)
        and "clock" in spoken(text, line)
        and "clock" not in spoken(text, neighbour)
    )


_AND_SO_ON = re.compile(r"\s*(?:\.{2,}|…)\s*")


def entries_of(text: str, lines: list[Line]) -> tuple[list[Line], list[Line], Place]:
    """The lines of a group that belong to its list, its entries, and where their stamps stand."""
    last = lines[-1]
    if last.place == "alone" and _AND_SO_ON.fullmatch(text, last.until, last.end):
        lines = lines[:-1] or lines
    lines = _without_strays(text, lines)
    place = lines[0].place
    places = [line.place for line in lines]
    if places.count(place) < len(places):
        place = max(places, key=places.count)
    if place == "last" and _is_counted(text, lines[0]):
        lines = _named_below(text, lines)
        place = lines[0].place
    if place == "alone":
        lines = [line for line in lines if line.place == "alone"]
    if [line for line in lines if line.end_of_range]:
        lines = _without_chance_ranges(text, lines, place)
    if not [line for line in lines if line.more]:
        return lines, lines, place
    lines = _with_columns(text, lines)
    several = _several_a_line(text, lines)
    if several is None and place == "last" and len(lines) > 1:
        lines = [_at_its_end(line) for line in lines]
    return lines, several or lines, place


def _is_counted(text: str, line: Line) -> bool:
    """Whether only a number stands beside the stamp, the last of its line: ``1. 0:00``."""
    counts = numbering().fullmatch(text, line.begin, line.at)
    return line.place == "last" and counts is not None


def _named_below(text: str, lines: list[Line]) -> list[Line]:
    """``lines`` as stamps that stand alone, if most have a title below and else a number only."""
    stamped = {line.begin for line in lines}
    named = [
        line
        for line in lines
        if line.end + 1 not in stamped
        and text[line.end + 1 : line.end + 2].strip()
        and _is_counted(text, line)
    ]
    if 2 * len(named) <= len(lines):
        return lines
    return [replace(line, place="alone") if line in named else line for line in lines]


def _without_chance_ranges(text: str, lines: list[Line], place: Place) -> list[Line]:
    """``lines`` where a mark that stands between stamp and title in most of them no longer makes a
    range of the stamp and a time of the title: ``The train at 17:42 — 30:04`` below
    ``The ticket — 1:17``, ``3:12 - 10:30 in the morning`` below ``0:00 - Dawn``."""
    plain = [line for line in lines if not line.end_of_range]
    if not plain or 2 * len(plain) < len(lines):
        return lines
    if place == "last":
        marks = {text[line.begin : line.at].rstrip()[-1:] for line in plain}
    else:
        marks = {text[line.until : line.end].lstrip(_BEFORE_MARK)[:1] for line in plain}
    if len(marks) > 1:
        return lines
    (mark,) = marks
    following = [*lines[1:], None]
    return [
        _without_range(text, line, place, mark, next_one)
        for line, next_one in zip(lines, following, strict=True)
    ]


_BEFORE_MARK = " \t\u3000)]】"
_FIGURES = re.compile(r"[\d:：.]+")


def _without_range(text: str, line: Line, place: Place, mark: str, following: Line | None) -> Line:
    """``line`` with one of its two times only, if ``mark`` alone made a range of them; a range
    before a title ends before the ``following`` line starts."""
    end = line.end_of_range
    if not end or line.more or text[line.at : end[1]].rstrip()[-1:] != mark:
        return line
    if place == "last":
        return replace(line, seconds=end[0], at=end[1], until=end[2], end_of_range=None)
    figures = _FIGURES.match(text, line.at)
    if not figures or not following or end[0] <= following.seconds + 1:
        return line
    return replace(line, until=figures.end(), end_of_range=None)


def _with_columns(text: str, lines: list[Line]) -> list[Line]:
    """``lines`` without a second column, of ends or lengths: ``0:00 | 2:10 | Fennel``,
    ``0:00 (2:10) Fennel``, ``0:00 | Fennel | 2:10``, ``0:00 Fennel (2:10)``."""
    if len(lines) < 2 or not all(line.more for line in lines):
        return lines
    if all(not WORD.search(text, line.until, line.more[0][1]) for line in lines):
        ends = all(abs(a.more[0][0] - b.seconds) <= 1 for a, b in pairwise(lines))
        if ends or _lengths(lines, 0):
            return [
                replace(
                    line,
                    until=line.more[0][2],
                    more=line.more[1:],
                    end_of_range=line.more[0] if ends else line.end_of_range,
                )
                for line in lines
            ]
    elif _lengths(lines, -1):
        bars = [line.begin + len(text[line.begin : line.more[-1][1]].rstrip()) for line in lines]
        trailing = any(WORD.search(text, line.more[-1][2], line.end) for line in lines)
        if not trailing and all(text[bar - 1] in _BARS for bar in bars):
            return [
                replace(line, end=bar - 1, more=line.more[:-1])
                for line, bar in zip(lines, bars, strict=True)
            ]
    return lines


_BARS = "|｜/／([{（［【"


def _lengths(lines: list[Line], column: int) -> bool:
    """Whether the times in ``column`` tell how long it is until the next line's start, a pause
    after some of them aside."""
    spans = [(a.more[column][0], b.seconds - a.seconds) for a, b in pairwise(lines)]
    return all(0.5 * span <= length <= span + 2 for length, span in spans) and sum(
        length for length, _ in spans
    ) >= 0.8 * sum(span for _, span in spans)


def _at_its_end(line: Line) -> Line:
    """``line`` with the last of its stamps, where all lines end with theirs."""
    if not line.more or line.place != "last":
        return line
    if line.end_of_range and line.end_of_range[2] <= line.more[0][1]:
        return line
    seconds, at, until, kind = line.more[-1]
    return replace(line, seconds=seconds, at=at, until=until, kind=kind, more=())


def _several_a_line(text: str, lines: list[Line]) -> list[Line] | None:
    """An entry for each stamp, if the lines hold several entries each."""
    if max(len(line.more) for line in lines) < 2 and not all(line.more for line in lines):
        return None
    first = lines[0]
    before = text[first.begin : first.at]
    if first.place == "inside" and before.rstrip()[-1:] not in _ANNOUNCES and not _mark(before):
        return None
    lines = [_without_inner(text, line) for line in lines]
    entries = [entry for line in lines for entry in _parts(text, line)]
    if any(a.seconds >= b.seconds for a, b in pairwise(entries)):
        return None
    if all(WORD.search(text, entry.until, entry.end) for entry in entries):
        return [replace(entry, place="first") for entry in entries]
    if all(WORD.search(text, entry.begin, entry.at) for entry in entries):
        return [replace(entry, place="last") for entry in entries]
    return None


def _without_inner(text: str, line: Line) -> Line:
    """``line`` without the times in its titles, if a mark stands before each of the others."""
    marks = [_mark(text[line.begin : at]) for _, at, _, _ in line.more]
    usual = _usual(marks)
    if not usual or line.place == "last":
        return line
    kept = [stamp for stamp, mark in zip(line.more, marks, strict=True) if mark == usual]
    return replace(line, more=kept)


def _usual(marks: list[str]) -> str:
    """The mark that stands before most stamps, if there is one."""
    usual = max(marks, key=marks.count, default="")
    return usual if 2 * marks.count(usual) > len(marks) else ""


_ANNOUNCES = frozenset(":：|-–—►→!！。.?？")


def _mark(before: str) -> str:
    """The mark that sets a stamp off from the words ``before`` it, an emoji or a ``|``; or ''."""
    mark = before.rstrip(" ([\ufe0f")[-1:]
    is_sign = mark > "\x7f" and unicodedata.category(mark) in ("So", "Sm")
    return mark if mark in _SET_OFF or is_sign else ""


_SET_OFF = frozenset(",;|/•·、；／｜・")
_SEPARATORS = " \t\u3000,;|/•·-–—、，；／｜・"
_OPENED = "([{<【「『《（［*_~`"
"""What may open around a stamp, right before it."""
_CLOSED = re.compile(r"[)\]}】」』）］]*")


def _parts(text: str, line: Line) -> Iterator[Line]:
    """Each stamp of the line with the words that go with it."""
    stamps = [(line.seconds, line.at, line.until, line.kind), *line.more]
    begin = line.begin
    separators = _SEPARATORS + _usual([_mark(text[begin:at]) for _, at, _, _ in line.more])
    if line.place != "last":
        ends = [len(text[begin:at].rstrip(_OPENED)) + begin for _, at, _, _ in line.more]
        ends.append(line.end)
    else:
        ends = [match.end() for _, _, until, _ in stamps if (match := _CLOSED.match(text, until))]
        announced = text.rfind(": ", begin, line.at)  # "Jump to: Intro 0:00, Setup 1:20"
        begin = announced + 2 if announced >= 0 else begin
    for (seconds, at, until, kind), end in zip(stamps, ends, strict=True):
        left = at - len(text[begin:at].lstrip(separators))
        right = until + len(text[until:end].rstrip(separators))
        yield Line(seconds, at, until, left, right, kind, line.place)
        begin = end
