"""How the lines of a group are laid out: which of them are entries, and what is a second column.

Each layout reads a candidate in its way where it applies; ``LAYOUTS`` names them in the order in
which they are tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import chain, pairwise, zip_longest

from chapters.extract.candidate import Candidate, lines_between, words_around
from chapters.extract.characters import WORD
from chapters.extract.lines import Line, Place, leads_to_time, numbering
from chapters.extract.several import entries_of, entries_set_off, mark_before
from chapters.extract.subjects.lengths import TOTAL
from chapters.extract.subjects.phrases import prepared
from chapters.extract.subjects.times_of_day import TIMES_OF_DAY

MAX_STRAYS = 2
"""Lines at the end of a group that are taken off it."""


Layout = Callable[[Candidate], None]


def read_layout(candidate: Candidate) -> None:
    """Find which lines of ``candidate`` belong to its list, its entries, and where their stamps
    stand."""
    _drop_strays(candidate)
    lines = candidate.lines
    places = [line.place for line in lines]
    candidate.place = max(dict.fromkeys(places), key=places.count)
    if candidate.place == "first" and not [ln for ln in lines if ln.more or ln.end_of_range]:
        return  # as it is
    for layout in LAYOUTS:
        layout(candidate)


def _drop_strays(candidate: Candidate) -> None:
    """Take a time of day, a total length or what lies behind the video off the edges."""
    text, lines = candidate.text, candidate.lines
    if len(lines) > 2 and (_is_above(text, lines) or is_date(text, lines[0], lines[1])):
        lines = lines[1:]
    for _ in range(MAX_STRAYS):
        if len(lines) < 3 - bool(lines[0].more) or not _is_stray(text, lines, candidate.duration):
            break
        lines = lines[:-1]
    if len(lines) < len(candidate.lines):
        candidate.read(lines)


def _is_above(text: str, lines: list[Line]) -> bool:
    """Whether the first of ``lines`` stands apart from the others, which begin with its time."""
    first, second, third = lines[:3]
    apart = lines_between(text, first, second) > lines_between(text, second, third)
    return apart and first.seconds == second.seconds


def _is_stray(text: str, lines: list[Line], duration: int | None) -> bool:
    """Whether the last of ``lines`` tells a time of day, a total length, or is a sentence; or lies
    apart from the others and behind the end of the video."""
    before, last = lines[-2:]
    apart = lines_between(text, before, last) > lines_between(text, lines[0], lines[1])
    if apart and duration and last.seconds > duration >= before.seconds:
        return True
    if last.place == "first":
        fits = duration and last.seconds <= duration and last.begin == before.end + 1
        return not fits and is_date(text, last, before)
    if last.place == "alone":
        return text[last.until : last.end].strip() in ("...", "…", "..")
    return (
        is_date(text, last, before)
        or (last.place != lines[0].place and leads_to_time(text[last.begin : last.at]))
        or ((apart or len(lines) == 2) and _ends_a_sentence(text, lines))
        or TOTAL.match(prepared(text[last.begin : last.end]))
    )


def _ends_a_sentence(text: str, lines: list[Line]) -> bool:
    """Whether the time of the last line is a part of a sentence: round, or with a full stop
    behind."""
    *others, last = lines
    stamp = last.stamps[-1]
    if stamp.seconds % 5 and text[last.end - 1] not in _STOPS:
        return False
    if last.place == "inside":
        return all(line.place == "last" or line.more for line in others)
    return text[stamp.until : last.end].strip() in _STOPS


_STOPS = frozenset({".", "!", "。", "！", "…"})


def is_date(text: str, line: Line, neighbour: Line) -> bool:
    """Whether ``line`` alone tells a time of day: ``20:00 CET, Tuesdays``."""
    if line.seconds % 5 or not line.seconds:
        return False
    return _tells_time_of_day(text, line) and not _tells_time_of_day(text, neighbour)


def _tells_time_of_day(text: str, line: Line) -> bool:
    return TIMES_OF_DAY.in_line(words_around(text, line)) > 0.5


def _numbered_above_titles(candidate: Candidate) -> None:
    """``1. 0:00`` with the title on the line below: the stamps stand alone."""
    text, lines = candidate.text, candidate.lines
    if candidate.place != "last":
        return
    counted = [line for line in lines if numbering().fullmatch(text, line.begin, line.at)]
    if 2 * len(counted) > len(lines):
        candidate.place = "alone"
        candidate.read([replace(line, place="alone") for line in counted])


def _alone(candidate: Candidate) -> None:
    """Stamps on lines of their own: other stamped lines are titles that hold a time."""
    if candidate.place == "alone":
        candidate.read([line for line in candidate.lines if line.place == "alone"])


def _chance_ranges(candidate: Candidate) -> None:
    """The mark between stamp and title in most lines makes no range of a stamp and a time of the
    title: ``The train at 17:42 — 30:04`` below ``The ticket — 1:17``."""
    text, lines, place = candidate.text, candidate.lines, candidate.place
    plain = [line for line in lines if not line.end_of_range]
    if not len(lines) / 2 <= len(plain) < len(lines):
        return
    if place == "last":
        marks = {text[line.begin : line.at].rstrip()[-1:] for line in plain}
    else:
        marks = {text[line.until : line.end].lstrip(" \t\u3000)]】")[:1] for line in plain}
    if len(marks) == 1:
        (mark,) = marks
        pairs = zip(lines, [*lines[1:], None], strict=True)
        candidate.read([_without_range(text, a, place, mark, b) for a, b in pairs])


_FIGURES = re.compile(r"[\d:：.]+")


def _without_range(text: str, line: Line, place: Place, mark: str, following: Line | None) -> Line:
    """``line`` with one of its two times only, if ``mark`` alone made a range of them; a range
    before a title ends before the ``following`` line starts."""
    end = line.end_of_range
    if not end or text[line.at : end.at].rstrip()[-1:] != mark:
        return line
    if place == "last":
        return replace(line, seconds=end.seconds, at=end.at, until=end.until, end_of_range=None)
    figures = _FIGURES.match(text, line.at)
    if figures and following and end.seconds > following.seconds + 1:
        return replace(line, until=figures.end(), end_of_range=None)
    return line


def _columns(candidate: Candidate) -> None:
    """A second column, of ends or lengths, beside the stamps: ``0:00 | 2:10 | Fennel``,
    ``0:00 (2:10) Fennel``; or in the last column of a table."""
    text, lines = candidate.text, candidate.lines
    if len(lines) < 2 or not all(line.more for line in lines):
        return
    if all(not WORD.search(text, line.until, line.more[0].at) for line in lines):
        ends = all(abs(a.more[0].seconds - b.seconds) <= 1 for a, b in pairwise(lines))
        if ends or _lengths(lines, 0):
            candidate.read([_up_to_second_column(line) for line in lines])
    elif _lengths(lines, -1):
        candidate.read([_without_last_column(text, line) for line in lines])


def _up_to_second_column(line: Line) -> Line:
    """``line`` with its first two timestamps as a range."""
    second, *more = line.more
    return replace(line, until=second.until, more=more, end_of_range=second)


def _without_last_column(text: str, line: Line) -> Line:
    """``line`` without its last timestamp and what opens around it."""
    rest = text[line.begin : line.more[-1].at].rstrip(" \t|｜/／([{（［【")
    return replace(line, end=line.begin + len(rest), more=line.more[:-1])


def _lengths(lines: list[Line], column: int) -> bool:
    """Whether the times in ``column`` tell how long it is until the next line's start, a pause
    after some of them aside."""
    spans = [(a.more[column].seconds, b.seconds - a.seconds) for a, b in pairwise(lines)]
    return all(0.5 * span <= length <= span + 2 for length, span in spans) and sum(
        length for length, _ in spans
    ) >= 0.8 * sum(span for _, span in spans)


def _several_a_line(candidate: Candidate) -> None:
    """An entry for each stamp, if lines hold several entries each: line by line, or column by
    column."""
    text, first = candidate.text, candidate.lines[0]
    if not any(line.more for line in candidate.lines):
        return
    before = text[first.begin : first.at].rstrip()
    if first.place == "inside" and not (before[-1:] in _ANNOUNCES or mark_before(before)):
        return
    lines = entries_set_off(text, candidate.lines)
    rows = [list(entries_of(text, line)) for line in lines]
    orders = list(chain(*rows)), list(filter(None, chain(*zip_longest(*rows))))
    entries = next(filter(_rise, orders), [])
    if not entries or len(entries) == len(lines):
        return
    if all(WORD.search(text, entry.until, entry.end) for entry in entries):
        candidate.read(lines, [replace(entry, place="first") for entry in entries])
    elif all(WORD.search(text, entry.begin, entry.at) for entry in entries):
        candidate.read(lines, [replace(entry, place="last") for entry in entries])


def _rise(entries: list[Line]) -> bool:
    """Whether every one of ``entries`` starts later than the one before."""
    return all(a.seconds < b.seconds for a, b in pairwise(entries))


_ANNOUNCES = frozenset(":：|-–—►→!！。.?？")


def _stamp_at_the_end(candidate: Candidate) -> None:
    """Where lines end with their stamps, the last one of a line is the line's."""
    lines = candidate.lines
    if candidate.place == "last" and candidate.entries is lines and len(lines) > 1:
        candidate.read([_at_its_end(line) for line in lines])


def _at_its_end(line: Line) -> Line:
    """``line`` with the last of its stamps."""
    if not line.more or line.place != "last":
        return line
    seconds, at, until, kind = line.more[-1]
    return replace(line, seconds=seconds, at=at, until=until, kind=kind, more=())


LAYOUTS: tuple[Layout, ...] = (
    _numbered_above_titles,
    _alone,
    _chance_ranges,
    _columns,
    _several_a_line,
    _stamp_at_the_end,
)
