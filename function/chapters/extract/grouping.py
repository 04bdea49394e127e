"""Which lines may be a list: stamped lines are grouped, each group read as one candidate.

A group goes on as long as its lines speak alike (the stamp stands in the same place) and time
moves on. It ends where a heading announces something else, or where time starts again. A group is
no verdict: every one is scored as a whole, and the best one wins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from chapters.domain.youtube_limits import MIN_CHAPTER_SECONDS
from chapters.extract.candidate import CERTAIN, Candidate, lines_between
from chapters.extract.layouts import read_layout
from chapters.extract.lines import Line, Place, leads_to_time
from chapters.extract.subjects.corrections import CORRECTIONS
from chapters.extract.subjects.headings import leads_on
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
    if len(certain) == len(lines):
        return _read(text, lines, duration)
    odd = [line for line in lines if line.kind == "odd"]
    found = _read(text, certain, duration)
    clear = [
        line
        for line in lines
        if line.kind in CERTAIN or (line.place != "inside" and line.kind != "odd")
    ]
    if len(clear) > len(certain):
        for candidate in _read(text, clear, duration):
            if any(line.kind not in CERTAIN for line in candidate.lines):
                found.append(candidate)
                if all(line.kind == "letter" for line in candidate.lines):
                    found.append(_in_hours(candidate))
        found.sort(key=lambda candidate: (candidate.lines[0].begin, -len(candidate.lines)))
    if not found and len(odd) > 1:
        return [Candidate(text, duration, odd)]  # scores, to be refused
    if odd:
        _share_out(odd, found)
    return found


def _take_headings_off(text: str, lines: Group) -> None:
    """Read lines as the first entry of a list that stands behind its heading or a sentence, if
    the list goes on right below: ``Tracks: 0:00 Dawn``, ``All songs of the night 0:00 Dawn``."""
    for line, following in pairwise(lines):
        if line.place != "inside" or following.place != "first" or following.heading:
            continue
        before = text[line.begin : line.at]
        announced = before.rstrip().endswith((":", "："))
        if not announced and (line.seconds > 0 or leads_to_time(before)):
            continue
        if following.begin == line.end + 1 and following.seconds > line.seconds:
            line.place, line.heading = "first", "label"


def _share_out(odd: list[Line], found: list[Candidate]) -> None:
    """Give each candidate the lines with impossible figures that stand in it or touch it."""
    for candidate in found:
        first, last = candidate.lines[0], candidate.lines[-1]
        for line in odd:
            if (
                first.begin - 1 <= line.end
                and line.begin <= last.end + 1
                and line.place != "inside"
            ):
                candidate.odd.append(line)
                last = max(last, line, key=lambda one: one.end)


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
    for group in _groups(text, lines, duration):
        twice = len(group) > 3 and group[0].seconds == group[1].seconds
        parts = _by_language(group) if twice else [group]
        found += [Candidate(text, duration, part) for part in parts]
    for candidate in found:
        read_layout(candidate)
    for above, candidate in pairwise(found):
        last, first = above.lines[-1], candidate.lines[0]
        candidate.wraps = (
            first.begin == last.end + 1
            and len(above.lines) > 1
            and (first.place, first.kind) == (last.place, last.kind)
        )
    return found


def _by_language(group: Group) -> list[Group]:
    """``group``, or the two lists that it is if every time comes twice: a line in one language,
    then the same in another."""
    one, other = group[::2], group[1::2]
    starts = [line.seconds for line in one]
    same = starts == [line.seconds for line in other]
    apart = all(b - a >= MIN_CHAPTER_SECONDS for a, b in pairwise(starts))  # unlike laps
    return [one, other] if same and apart else [group]


def _in_hours(candidate: Candidate) -> Candidate:
    """``candidate`` with ``8h20`` as eight hours and twenty minutes."""
    lines = [replace(line, seconds=line.seconds * 60) for line in candidate.lines]
    in_hours = Candidate(candidate.text, candidate.duration, lines, wraps=candidate.wraps)
    read_layout(in_hours)
    return in_hours


def _groups(text: str, lines: Group, duration: int | None) -> Iterator[Group]:
    """Lines that belong together."""
    group: Group = []
    asides: Group = []
    for index, line in enumerate(lines, 1):
        if not group:
            group.append(line)
            continue
        last = group[-1]
        if (
            line.begin == last.end + 1
            and line.seconds > last.seconds
            and line.place == last.place
            and line.kind == last.kind
            and line.heading is None
        ):
            group.append(line)
            continue
        if _is_link_of(last, line):
            continue
        following = lines[index] if index < len(lines) else None
        if _goes_on(text, group, line, following):
            group.append(line)
        elif line.place == "inside" and (len(group) > 1 or _resumes(group, following)):
            asides.append(line)  # a stamp in a sentence does not end a list
        else:
            yield group
            group = [line]
    if group:
        yield group
    if asides:
        yield asides


_ALIKE = frozenset({
    ("first", "alone"), ("alone", "first"), ("last", "inside"), ("inside", "last"),
    ("last", "alone"), ("alone", "last"),
})  # fmt: skip


def _resumes(group: Group, following: Line | None) -> bool:
    """Whether ``following`` goes on where ``group`` stood before a remark."""
    last = group[-1]
    return following is not None and (
        following.place == last.place != "inside"
        and following.seconds > last.seconds
        and following.heading is None
    )


def _goes_on(text: str, group: Group, line: Line, following: Line | None) -> bool:
    """Whether ``line`` belongs to ``group``, when that is not plain."""
    last = group[-1]
    if line.heading:
        return False
    if line.place != last.place and (line.place, last.place) not in _ALIKE:
        if line.begin == last.end + 1 and {line.place, last.place} == {"first", "last"}:
            return line.seconds > last.seconds  # its words only stand on the other side
        return False
    between = lines_between(text, last, line)
    usual = between <= (lines_between(text, group[-2], last) if len(group) > 1 else 0)
    if line.kind != last.kind and (not usual or "link" in (line.kind, last.kind)):
        return False
    so_far = last.seconds
    if len(last.more) > 1:
        so_far = max(so_far, *(stamp.seconds for stamp in last.more))
    if line.seconds >= so_far:
        return usual or not _corrections_follow(text, last, line)
    return _goes_back(text, group, line, following, usual)


def _goes_back(text: str, group: Group, line: Line, following: Line | None, usual: bool) -> bool:
    """Whether ``line``, earlier than the last of ``group``, belongs to it all the same: a slip, be
    it a second 0:00, behind which time goes on; or a list that does not rise, as lengths."""
    last = group[-1]
    goes_on = following is not None and following.seconds > last.seconds and not last.more
    if line.begin == last.end + 1 and goes_on:
        return True
    if line.seconds == 0:
        return line.begin == last.end + 1 and len(group) > 1 and following is None
    return usual or (len(group) > 2 and _is_afterthought(text, last, line, following))


def _is_afterthought(text: str, last: Line, line: Line, following: Line | None) -> bool:
    """Whether ``line`` alone was added below a remark right below the list: "Forgot this one!";
    a rounded time may be when the next video comes."""
    remark = text[last.end + 1 : line.begin - 1]
    return (
        line.seconds % 30 > 0
        and "\n" not in remark
        and remark.strip() != ""
        and not leads_on(remark)
        and (following is None or following.begin > line.end + 1)
        and not _corrections_follow(text, last, line)
    )


def _is_link_of(last: Line, line: Line) -> bool:
    """Whether ``line`` holds nothing but a link to the moment that ``last`` tells."""
    return (
        line.kind == "link"
        and line.place == "alone"
        and last.kind != "link"
        and abs(line.seconds - last.seconds) <= 1
    )


def _corrections_follow(text: str, last: Line, line: Line) -> bool:
    """Whether the gap between the two leads from the list to corrections."""
    heading = text[last.end : line.begin].rstrip().rpartition("\n")[2]
    return len(heading.split()) < 3 and CORRECTIONS.heading.match(prepared(heading))
