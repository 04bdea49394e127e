"""Which lines may be a list: stamped lines are grouped, each group read as one candidate.

A group goes on as long as its lines speak alike (the stamp stands in the same place) and time
moves on. It ends where a heading announces something else, or where time starts again. A group is
no verdict: every one is scored as a whole, and the best one wins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from chapters.domain.youtube_limits import MIN_CHAPTER_SECONDS
from chapters.extract.candidate import CERTAIN, Candidate, lines_between
from chapters.extract.layouts import read_layout
from chapters.extract.lines import Line, Place, leads_to_time
from chapters.extract.subjects.corrections import CORRECTIONS
from chapters.extract.subjects.phrases import prepared

Group = list[Line]


def group(text: str, lines: list[Line], duration: int | None) -> list[Candidate]:
    """Every group of ``lines``, read as a list; of two readings the richer one first.

    Doubtful stamps (``1.25``, ``8h20``, ``5 min``) are looked at twice: among the others, and
    without them. Which reading is better shows when both are scored.
    """
    if [line for line in lines if line.doubted or line.place == "inside"]:
        lines = list(_as_their_neighbours(lines))
        _take_headings_off(text, lines)
    certain = [line for line in lines if line.kind in CERTAIN]
    found = _read(text, certain, duration)
    if len(certain) == len(lines):
        return found
    odd = [line for line in lines if line.kind == "odd"]
    unsure = [ln for ln in lines if ln.kind not in (*CERTAIN, "odd") and ln.place != "inside"]
    if unsure:
        for candidate in _read(text, sorted([*certain, *unsure], key=attrgetter("at")), duration):
            if any(line.kind not in CERTAIN for line in candidate.lines):
                found += _readings(candidate)
        found.sort(key=lambda candidate: (candidate.lines[0].begin, -len(candidate.lines)))
    if not found and len(odd) > 1:
        return [Candidate(text, duration, odd)]  # scores, to be refused
    _share_out(odd, found)
    return found


def _take_headings_off(text: str, lines: Group) -> None:
    """Read lines as the first entry of a list that stands behind its heading or a sentence, if
    the list goes on right below: ``Tracks: 0:00 Dawn``, ``All songs of the night 0:00 Dawn``."""
    for line, following in pairwise(lines):
        before = text[line.begin : line.at]
        announces = before.rstrip().endswith((":", "："))
        if (
            (line.place, following.place, following.begin) == ("inside", "first", line.end + 1)
            and (announces or (line.seconds == 0 and not leads_to_time(before)))
            and following.seconds > line.seconds
        ):
            line.place, line.heading = "first", "label"


def _share_out(odd: list[Line], found: list[Candidate]) -> None:
    """Give each candidate the lines with impossible figures that stand in it or touch it."""
    for candidate in found:
        begin, end = candidate.lines[0].begin, candidate.lines[-1].end
        for line in odd:
            if begin - 1 <= line.end and line.begin <= end + 1 and line.place != "inside":
                candidate.odd.append(line)
                end = max(end, line.end)


def _as_their_neighbours(lines: Group) -> Iterator[Line]:
    """``lines``, where one that opens or ends like a line beside it is read like that one:
    ``2分10秒 Up at 6:20`` below ``1分05秒 Packing``."""
    for index, line in enumerate(lines):
        beside = lines[max(index - 1, 0) : index + 2]
        if line.more and index:
            beside = beside[:1]  # the next may be the first of another list
        read = line
        if line.doubted:
            seconds, at, until, kind = line.doubted
            place: Place = "last" if at > line.at else "first"
            if (kind, place) in [(near.kind, near.place) for near in beside]:
                read = Line(seconds, at, until, line.begin, line.end, kind, place)
        yield read


def _read(text: str, lines: Group, duration: int | None) -> list[Candidate]:
    """Each group of ``lines``, read as a list."""
    found: list[Candidate] = []
    for group in _groups(text, lines):
        twice = len(group) > 3 and group[0].seconds == group[1].seconds
        parts = _by_language(group) if twice else [group]
        found += [Candidate(text, duration, part) for part in parts]
    for candidate in found:
        read_layout(candidate)
    for above, candidate in pairwise(found):
        last, first = above.lines[-1], candidate.lines[0]
        alike = (first.place, first.kind) == (last.place, last.kind)
        candidate.wraps = alike and first.begin == last.end + 1 and len(above.lines) > 1
    return found


def _by_language(group: Group) -> list[Group]:
    """``group``, or the two lists that it is if every time comes twice: a line in one language,
    then the same in another."""
    one, other = group[::2], group[1::2]
    starts = [line.seconds for line in one]
    same = starts == [line.seconds for line in other]
    apart = all(b - a >= MIN_CHAPTER_SECONDS for a, b in pairwise(starts))  # unlike laps
    return [one, other] if same and apart else [group]


def _readings(candidate: Candidate) -> list[Candidate]:
    """``candidate``, and where it has letters only, also with ``8h20`` as eight hours and twenty
    minutes."""
    if any(line.kind != "letter" for line in candidate.lines):
        return [candidate]
    lines = [replace(line, seconds=line.seconds * 60) for line in candidate.lines]
    in_hours = Candidate(candidate.text, candidate.duration, lines, wraps=candidate.wraps)
    read_layout(in_hours)
    return [candidate, in_hours]


def _groups(text: str, lines: Group) -> Iterator[Group]:
    """Lines that belong together."""
    group: Group = lines[:1]
    asides: Group = []
    for line, following in zip(lines[1:], [*lines[2:], None], strict=False):
        last = group[-1]
        alike = line.place == last.place and line.kind == last.kind and line.heading is None
        if alike and line.begin == last.end + 1 and line.seconds > last.seconds:
            group.append(line)
        elif line.kind == "link" != last.kind and abs(line.seconds - last.seconds) <= 1:
            continue  # a link to the moment that the last one tells
        elif _goes_on(text, group, line, following):
            group.append(line)
        elif line.place == "inside" != last.place and (
            len(group) > 1 or (following and following.place == last.place)
        ):
            asides.append(line)  # a stamp in a sentence does not end a list
        else:
            yield group
            group = [line]
    if group:
        yield group
    if asides:
        yield from _groups(text, asides)


_ALIKE = {"first", "alone"}, {"last", "inside"}, {"last", "alone"}


def _goes_on(text: str, group: Group, line: Line, following: Line | None) -> bool:
    """Whether ``line`` belongs to ``group``, when that is not plain."""
    last = group[-1]
    places = {line.place, last.place}
    if line.heading:
        return False
    if len(places) > 1 and places not in _ALIKE:  # its words may only stand on the other side
        turned = places == {"first", "last"} and line.begin == last.end + 1
        return turned and line.seconds > last.seconds
    between = lines_between(text, last, line)
    usual = between <= (lines_between(text, group[-2], last) if len(group) > 1 else 0)
    if "inside" in places and not usual:
        return False
    if line.kind != last.kind and (not usual or "link" in (line.kind, last.kind)):
        return False
    others = last.more if len(last.more) > 1 else ()
    if line.seconds >= max([last.seconds, *[stamp.seconds for stamp in others]]):
        return not _corrections_follow(text, last, line)
    return _goes_back(group, line, following) or (usual and line.seconds > 0)


def _goes_back(group: Group, line: Line, following: Line | None) -> bool:
    """Whether ``line``, right below the last of ``group`` and earlier, is a slip, be it a second
    0:00: time goes on behind it, or nothing comes."""
    last = group[-1]
    if line.begin != last.end + 1:
        return False
    if following is None:
        return line.seconds == 0
    return following.seconds > last.seconds and not last.more


def _corrections_follow(text: str, last: Line, line: Line) -> bool:
    """Whether the gap between the two leads from the list to corrections."""
    heading = text[last.end : line.begin].rstrip().rpartition("\n")[2]
    return len(heading.split()) < 3 and CORRECTIONS.heading.match(prepared(heading))
