"""Lines with several entries: which timestamps open them, and which words go with each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from chapters.extract.characters import separators_in
from chapters.extract.lines import Line
from chapters.extract.timestamps import Stamp, lazy_pattern


def entries_set_off(text: str, lines: list[Line]) -> list[Line]:
    """``lines`` with those of their further timestamps only that open entries of their own."""
    many = max(len(line.more) for line in lines) > 1 or all(line.more for line in lines)
    limits = [*(line.seconds for line in lines[1:]), None]
    return [
        replace(line, more=_set_off(text, line, many, limit))
        for line, limit in zip(lines, limits, strict=True)
    ]


def _set_off(text: str, line: Line, many: bool, limit: int | None) -> list[Stamp]:
    """The further stamps of ``line`` that open entries: those that the usual mark sets off, a comma
    or a bar; or all, where ``many`` lines hold several; or those that plainly go on to ``limit``,
    the start of the next line. Others are times in a title."""
    marks = [mark_before(text[line.begin : stamp.at]) for stamp in line.more]
    usual = _usual(marks)
    if many and (line.place == "last" or not usual):
        return [*line.more]
    if line.place == "last" or not usual:
        return [stamp for stamp in line.more if _goes_on(text, line, stamp, limit)]
    return [stamp for stamp, mark in zip(line.more, marks, strict=True) if mark == usual]


def _goes_on(text: str, line: Line, stamp: Stamp, limit: int | None) -> bool:
    """Whether ``stamp`` opens another column; or lies between the start of ``line`` and ``limit``,
    behind a wide gap or a dash, or opens a title as others do: ``1:10 Boat 2:05 Oars``."""
    between = text[line.until : stamp.at].rstrip("[(")
    words = between.rstrip()
    gap, word = between[len(words) :], words.rpartition(" ")[2]
    if line.place != "last" and (len(gap) > 2 or gap == "\t"):
        return True
    if not line.seconds < stamp.seconds < (limit or stamp.seconds + 1):
        return False
    if line.place == "last":
        return lazy_pattern(r"[)\]]? (?: \s\s | \t )").match(between) is not None
    if len(gap) > 1 or (gap and word in _DASHES):
        return True
    behind = text[stamp.until : line.end].lstrip()[:1]
    return bool(limit and gap == " " and word[:1].isupper() and behind.isupper())


_DASHES = frozenset("-–—")


def _usual(marks: list[str]) -> str:
    """The mark that stands before most stamps, if there is one."""
    usual = max(marks, key=marks.count, default="")
    return usual if 2 * marks.count(usual) > len(marks) else ""


_SET_OFF = frozenset(",;|/•·、；／｜・")
_OPENED = "([{<【「『《（［*_~`"
"""What may open around a stamp, right before it."""
_CLOSED = re.compile(r"[)\]}】」』）］]*")


def mark_before(before: str) -> str:
    """The mark that sets a stamp off from the words ``before`` it, an emoji or a ``|``; or ''."""
    mark = before.rstrip(" ([\ufe0f")[-1:]
    is_sign = mark > "\x7f" and unicodedata.category(mark) in ("So", "Sm")
    return mark if mark in _SET_OFF or is_sign else ""


def entries_of(text: str, line: Line) -> Iterator[Line]:
    """Each stamp of the line with the words that go with it."""
    stamps = line.stamps
    begin = line.begin
    separators = " \t\u3000" + separators_in(text[begin : line.end], but=".…。")
    separators += _usual([mark_before(text[begin : stamp.at]) for stamp in line.more])
    if line.place != "last":
        ends = [len(text[begin : stamp.at].rstrip(_OPENED)) + begin for stamp in line.more]
        ends.append(line.end)
    else:
        ends = [match.end() for s in stamps if (match := _CLOSED.match(text, s.until))]
        announced = text.rfind(": ", begin, line.at)  # "Jump to: Intro 0:00, Setup 1:20"
        begin = announced + 2 if announced >= 0 else begin
    for (seconds, at, until, kind), end in zip(stamps, ends, strict=True):
        left = at - len(text[begin:at].lstrip(separators))
        right = until + len(text[until:end].rstrip(separators))
        yield Line(seconds, at, until, left, right, kind, line.place)
        begin = end
