"""Which lines may be a list: stamped lines are grouped, each group read as one candidate.

A group goes on as long as its lines speak alike (the stamp stands in the same place) and time
moves on. It ends where a heading announces something else, or where time starts again. A group
is no verdict: ``evidence`` judges each as a whole, and the best one wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from chapters.domain.youtube_rules import MIN_CHAPTER_SECONDS
from chapters.extract.entries import entries_of, gap, is_date
from chapters.extract.lines import Line, Place
from chapters.extract.words import topic

CERTAIN = frozenset({"colon", "link", "units"})
"""Kinds of timestamps that nothing else looks like."""


class Evidence(NamedTuple):
    """One thing that speaks for or against a candidate."""

    code: str
    points: float


@dataclass(slots=True)
class Candidate:
    """Lines that may be a list."""

    lines: list[Line]
    entries: list[Line]
    """One a line, or one a timestamp where lines hold several entries."""
    place: Place
    """Where the stamps stand in most of the lines."""
    wraps: bool = False
    """Whether lines with later times stand right above it, as if midnight had passed."""
    evidence: list[Evidence] = field(default_factory=list)
    mistyped: Sequence[Line] = ()
    """Those of the lines whose timestamps ``slips`` read."""

    @property
    def starts(self) -> list[int]:
        """Seconds of each entry, in the order of the text."""
        return [entry.seconds for entry in self.entries]

    @property
    def score(self) -> float:
        """The sum of the evidence; a list from zero up."""
        return sum([points for _, points in self.evidence])


class Case(NamedTuple):
    """What a judge looks at."""

    text: str
    candidate: Candidate
    starts: list[int]
    duration: int | None


def candidates(text: str, lines: list[Line]) -> list[Candidate]:
    """Every group of ``lines``, read as a list; of two readings the richer one first.

    Doubtful stamps (``1.25``, ``8h20``, ``5 min``) are looked at twice: among the others, and
    without them. Which reading is better shows when both are judged.
    """
    if [line for line in lines if line.doubted]:
        lines = list(_as_their_neighbours(lines))
    certain = [line for line in lines if line.kind in CERTAIN]
    found = _read(text, certain)
    if len(certain) < len(lines):
        clear = [line for line in lines if line.kind in CERTAIN or line.place != "inside"]
        for candidate in _read(text, clear):
            if any(line.kind not in CERTAIN for line in candidate.lines):
                found.append(candidate)
                if all(line.kind == "letter" for line in candidate.lines):
                    found.append(_in_hours(text, candidate))
        found.sort(key=lambda candidate: (candidate.lines[0].begin, -len(candidate.lines)))
    return found


def _as_their_neighbours(lines: list[Line]) -> Iterator[Line]:
    """``lines``, where one that opens or ends like a line beside it is read like that one:
    ``2分10秒 Up at 6:20`` below ``1分05秒 Packing``."""
    for index, line in enumerate(lines):
        beside = lines[max(index - 1, 0) : index + 2]
        if line.more and index:
            beside = beside[:1]  # the next may be the first of another list
        other = _as_doubted(line)
        alike = other and (other.kind, other.place) in [(near.kind, near.place) for near in beside]
        yield other if other and alike else line


def _as_doubted(line: Line) -> Line | None:
    """``line`` read by the timestamp that was passed over in it, if one was."""
    if not line.doubted:
        return None
    seconds, at, until, kind = line.doubted
    return Line(seconds, at, until, line.begin, line.end, kind, "last" if at > line.at else "first")


def _read(text: str, lines: list[Line]) -> list[Candidate]:
    """Each group of ``lines``, read as a list."""
    found: list[Candidate] = []
    for group in _groups(text, lines):
        twice = len(group) > 3 and group[0].seconds == group[1].seconds
        found += [_candidate(text, part) for part in (_by_language(group) if twice else (group,))]
    for above, candidate in pairwise(found):
        last, first = above.lines[-1], candidate.lines[0]
        candidate.wraps = (
            first.begin == last.end + 1
            and len(above.lines) > 1
            and (first.place, first.kind) == (last.place, last.kind)
        )
    return found


def _by_language(group: list[Line]) -> list[list[Line]]:
    """``group``, or the two lists that it is if every time comes twice: a line in one language,
    then the same in another."""
    one, other = group[::2], group[1::2]
    starts = [line.seconds for line in one]
    same = starts == [line.seconds for line in other]
    apart = all(b - a >= MIN_CHAPTER_SECONDS for a, b in pairwise(starts))  # unlike laps
    return [one, other] if same and apart else [group]


def _in_hours(text: str, candidate: Candidate) -> Candidate:
    """``candidate`` with ``8h20`` as eight hours and twenty minutes."""
    hours = _candidate(text, [replace(line, seconds=line.seconds * 60) for line in candidate.lines])
    hours.wraps = candidate.wraps
    return hours


def _groups(text: str, lines: list[Line]) -> Iterator[list[Line]]:
    """Lines that belong together."""
    group: list[Line] = []
    asides: list[Line] = []
    for index, line in enumerate(lines):
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
        elif _is_title(group, line, lines[index + 1 : index + 2]):
            continue
        elif _goes_on(text, group, line, lines[index + 1 : index + 2]) or (
            {line.place, last.place} == _TURNED and _is_turned(group, lines[index : index + 9])
        ):
            group.append(line)
        elif line.place == "inside" and len(group) > 1:
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


def _goes_on(text: str, group: list[Line], line: Line, following: list[Line]) -> bool:
    """Whether ``line`` belongs to ``group``, when that is not plain."""
    last = group[-1]
    if line.heading:
        return False
    if line.place != last.place and (line.place, last.place) not in _ALIKE:
        return bool(line.more and last.more) and last.more[-1][0] <= line.seconds
    lines_between = gap(text, last, line)
    usual = lines_between <= (gap(text, group[-2], last) if len(group) > 1 else 0)
    if line.kind != last.kind and (not usual or "link" in (line.kind, last.kind)):
        return False
    so_far = max(s for s, *_ in last.more) if len(last.more) > 1 else last.seconds
    if line.seconds >= so_far:
        return usual or not _other_matter(text, last, line)
    return line.seconds > 0 and (usual or _slip(text, last, line, following))


_TURNED = {"first", "last"}


def _is_turned(group: list[Line], ahead: list[Line]) -> bool:
    """Whether the first line ``ahead`` only has its words on the other side of its stamp, and the
    list goes on without a gap until a line is again like the first of it."""
    last = group[-1]
    for line in ahead:
        if line.begin != last.end + 1 or line.seconds <= last.seconds:
            return False
        if line.place == group[0].place:
            return True
        last = line
    return False


def _is_title(group: list[Line], line: Line, following: list[Line]) -> bool:
    """Whether ``line`` is the title above or below a stamp that stands alone, the last of ``group``
    as is its first, and holds a time."""
    last = group[-1]
    return (
        group[0].place == last.place == "alone" != line.place
        and bool(following)
        and following[0].place == "alone"
        and following[0].seconds > last.seconds
        and 1 in (line.begin - last.end, following[0].begin - line.end)
    )


def _slip(text: str, last: Line, line: Line, following: list[Line]) -> bool:
    """Whether time goes back for one line only, with nothing but blank lines before it."""
    blank = not text[last.end : line.begin].strip()
    return blank and not last.more and bool(following) and following[0].seconds > last.seconds


def _other_matter(text: str, last: Line, line: Line) -> bool:
    """Whether the gap between the two leads from the list to something else."""
    heading = text[last.end : line.begin].rstrip().rpartition("\n")[2]
    if topic(heading) == "corrections" and len(heading.split()) < 3:
        return True
    return is_date(text, line, last)


def _candidate(text: str, lines: list[Line]) -> Candidate:
    """``lines`` read as a list."""
    return Candidate(*entries_of(text, lines))
