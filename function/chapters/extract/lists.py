"""Which lines may be a list: stamped lines are grouped, each group read as one candidate.

A group goes on as long as its lines speak alike (the stamp stands in the same place) and time
moves on. It ends where a heading announces something else, or where time starts again. A group
is no verdict: ``evidence`` judges each as a whole, and the best one wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from chapters.extract.lines import WORD, Line, Place
from chapters.extract.words import Subject, subjects, topic

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

    @property
    def score(self) -> float:
        """The sum of the evidence; a list from zero up."""
        return sum(evidence.points for evidence in self.evidence)


def candidates(text: str, lines: list[Line]) -> list[Candidate]:
    """Every group of ``lines``, read as a list; of two readings the richer one first.

    Doubtful stamps (``1.25``, ``8h20``, ``5 min``) are looked at twice: among the others, and
    without them. Which reading is better shows when both are judged.
    """
    if any(line.doubted for line in lines):
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
    """``lines``, where one that opens like a line beside it is read like that one:
    ``2分10秒 Up at 6:20`` below ``1分05秒 Packing``."""
    kinds = [line.kind for line in lines]
    for line, before, behind in zip(lines, ["", *kinds], [*kinds[1:], ""], strict=False):
        if line.doubted and line.doubted[3] in (before, behind):
            seconds, at, until, kind = line.doubted
            yield Line(seconds, at, until, line.begin, line.end, kind)
        else:
            yield line


def _read(text: str, lines: list[Line]) -> list[Candidate]:
    """Each group of ``lines``, read as a list."""
    found = [_candidate(text, group) for group in _groups(text, lines)]
    for above, candidate in pairwise(found):
        last, first = above.lines[-1], candidate.lines[0]
        candidate.wraps = (
            first.begin == last.end + 1
            and len(above.lines) > 1
            and (first.place, first.kind) == (last.place, last.kind)
        )
    return found


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
        ) or _goes_on(text, group, line, lines[index + 1 : index + 2]):
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
    if line.heading or (line.place != last.place and (line.place, last.place) not in _ALIKE):
        return False
    gap = _gap(text, last, line)
    usual = gap == (_gap(text, group[-2], last) if len(group) > 1 else 0)
    if line.kind != last.kind and (not usual or "link" in (line.kind, last.kind)):
        return False
    so_far = max(s for s, *_ in last.more) if len(last.more) > 1 else last.seconds
    if line.seconds >= so_far:
        return usual or not _other_matter(text, last, line)
    return line.seconds > 0 and (usual or _slip(text, last, line, following))


def _slip(text: str, last: Line, line: Line, following: list[Line]) -> bool:
    """Whether time goes back for one line only, with nothing but blank lines before it."""
    blank = not text[last.end : line.begin].strip()
    return blank and bool(following) and following[0].seconds > last.seconds


def _gap(text: str, line: Line, following: Line) -> int:
    """How many lines lie between the two."""
    return text.count("\n", line.end + 1, following.begin)


def _other_matter(text: str, last: Line, line: Line) -> bool:
    """Whether the gap between the two leads from the list to something else."""
    heading = text[last.end : line.begin].rstrip().rpartition("\n")[2]
    if topic(heading) == "corrections" and len(heading.split()) < 3:
        return True
    return _is_date(text, line, last)


def spoken(text: str, line: Line) -> dict[Subject, float]:
    """What ``line`` speaks of besides its time."""
    return subjects(text[line.begin : line.at], text[line.until : line.end])


def _without_strays(text: str, lines: list[Line]) -> list[Line]:
    """``lines`` without a time of day or a total length at their edges."""
    if len(lines) > 2 and _is_date(text, lines[0], lines[1]):
        lines = lines[1:]
    if len(lines) > 2 and (
        _is_date(text, lines[-1], lines[-2])
        or _ends_a_sentence(text, lines)
        or (lines[-1].place in ("last", "inside") and "total" in spoken(text, lines[-1]))
    ):
        lines = lines[:-1]
    return lines


def _ends_a_sentence(text: str, lines: list[Line]) -> bool:
    """Whether the last line stands apart, with a round time and a full stop behind it alone."""
    *_, before, last = lines
    return (
        last.place == "last"
        and last.seconds % 5 == 0
        and text[last.until : last.end].strip() in _STOPS
        and not any(text[line.until : line.end].strip() in _STOPS for line in lines[:-1])
        and _gap(text, before, last) > _gap(text, lines[0], lines[1])
    )


_STOPS = frozenset({".", "!", "。", "！", "…"})


def _is_date(text: str, line: Line, neighbour: Line) -> bool:
    """Whether ``line`` alone tells a time of day: ``20:00 CET, Tuesdays``."""
    apart = abs(line.begin - neighbour.end) > 1 and abs(neighbour.begin - line.end) > 1
    return (
        line.seconds > 0
        and line.seconds % (5 if apart else 300) == 0
        and "clock" in spoken(text, line)
        and "clock" not in spoken(text, neighbour)
    )


_AND_SO_ON = re.compile(r"\s*(?:\.{2,}|…)\s*")


def _candidate(text: str, lines: list[Line]) -> Candidate:
    """``lines`` read as a list."""
    last = lines[-1]
    if last.place == "alone" and _AND_SO_ON.fullmatch(text, last.until, last.end):
        lines = lines[:-1] or lines
    lines = _without_strays(text, lines)
    place = lines[0].place
    if any(line.place != place for line in lines):
        places = [line.place for line in lines]
        place = max(places, key=places.count)
    entries = lines
    if any(line.more for line in lines):
        lines = entries = _with_columns(text, lines)
        several = _several_a_line(text, lines)
        if several is None and place == "last" and len(lines) > 1:
            lines = entries = [_at_its_end(line) for line in lines]
        entries = several or lines
    return Candidate(lines, entries, place)


def _with_columns(text: str, lines: list[Line]) -> list[Line]:
    """``lines`` with the second column, of ends or lengths, taken for a part of the first one:
    ``0:00 | 2:10 | Fennel``, ``0:00 (2:10) Fennel``."""
    if len(lines) < 2 or not all(
        line.more and not WORD.search(text, line.until, line.more[0][1]) for line in lines
    ):
        return lines
    pairs = [(line.more[0][0], line.seconds, after.seconds) for line, after in pairwise(lines)]
    ends = all(abs(second - following) <= 1 for second, _, following in pairs)
    if ends or all(abs(second - (following - start)) <= 2 for second, start, following in pairs):
        return [
            replace(line, until=line.more[0][2], more=line.more[1:], ranged=ends or line.ranged)
            for line in lines
        ]
    return lines


def _at_its_end(line: Line) -> Line:
    """``line`` with the last of its stamps, where all lines end with theirs."""
    if not line.more or line.place != "last" or line.ranged:
        return line
    seconds, at, until, kind = line.more[-1]
    return replace(line, seconds=seconds, at=at, until=until, kind=kind, more=[])


def _several_a_line(text: str, lines: list[Line]) -> list[Line] | None:
    """An entry for each stamp, if the lines hold several entries each."""
    if max(len(line.more) for line in lines) < 2 and not all(line.more for line in lines):
        return None
    first = lines[0]
    announced = text[first.begin : first.at].rstrip().endswith((":", "：", "|", "–", "—", "►"))
    if first.place == "inside" and not announced:
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
    """``line`` without the times in its titles, if the others have a separator before them."""
    apart = [
        stamp for stamp in line.more if text[line.begin : stamp[1]].rstrip(" ([")[-1:] in _SET_OFF
    ]
    return replace(line, more=apart) if apart and line.place != "last" else line


_SET_OFF = ",;|/•·、；／｜・"
_SEPARATORS = " \t\u3000,;|/•·-–—、，；／｜・"
_CLOSED = re.compile(r"[)\]}】」』）］]*")


def _parts(text: str, line: Line) -> Iterator[Line]:
    """Each stamp of the line with the words that go with it."""
    stamps = [(line.seconds, line.at, line.until, line.kind), *line.more]
    begin = line.begin
    if line.place != "last":
        ends = [at for _, at, _, _ in line.more] + [line.end]
    else:
        ends = [match.end() for _, _, until, _ in stamps if (match := _CLOSED.match(text, until))]
        announced = text.rfind(": ", begin, line.at)  # "Jump to: Intro 0:00, Setup 1:20"
        begin = announced + 2 if announced >= 0 else begin
    for (seconds, at, until, kind), end in zip(stamps, ends, strict=True):
        left = at - len(text[begin:at].lstrip(_SEPARATORS))
        right = until + len(text[until:end].rstrip(_SEPARATORS))
        yield Line(seconds, at, until, left, right, kind, line.place)
        begin = end
