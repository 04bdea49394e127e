"""What speaks for and against a group of lines being the list of chapters.

Each piece of evidence is a code with points. Points add up like the logarithms of odds: 1 is a
hint, 4 is strong, 10 all but settles it. A candidate is a list from zero points up, and the best
one wins. The figures (how many stamps, from where, in which order) are always counted; the
circumstances (headings, words, duration) cost more time and are only asked about when the
figures do not settle the matter.

The weights come from how lists differ from what looks like one, not from a corpus: chapters
start at zero and rise; times of day are rounded and start late; lengths neither start at zero
nor rise; corrections say so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from chapters.domain.clock import format_short
from chapters.domain.youtube_rules import MIN_CHAPTER_SECONDS
from chapters.extract.entries import gap
from chapters.extract.figures import (
    DAWN,
    MANY,
    MIDNIGHT,
    NEAR_ZERO,
    NOON,
    figures,
    is_rounded,
    lateness,
    spans,
    unlike_versions,
    unquestioned,
)
from chapters.extract.lists import CERTAIN, Candidate, Case, Evidence
from chapters.extract.wording import counting, heading, one_digit, prose, speech

Circumstance = Callable[[Case], Iterator[Evidence]]


def judge(text: str, found: list[Candidate], *, duration: int | None) -> None:
    """Collect the evidence on each of ``found``, all the candidates of ``text``."""
    judged = []
    for candidate in found:
        starts = candidate.starts
        candidate.evidence = list(figures(starts, duration))
        judged.append((candidate.score, starts))
    scores = sorted([score for score, _ in judged])
    ahead = scores[-1] if len(scores) == 1 or scores[-1] - scores[-2] > AHEAD else None
    for candidate, (score, starts) in zip(found, judged, strict=True):
        if len(starts) < 2:
            continue
        circumstances = CIRCUMSTANCES
        if score == ahead and score >= SETTLED and _settled(candidate, starts, duration):
            circumstances = _at_least(candidate, starts)
        case = Case(text, candidate, starts, duration)
        for circumstance in circumstances:
            candidate.evidence.extend(circumstance(case))
            if circumstance is _roundness and _is_programme(candidate):
                break


def _at_least(candidate: Candidate, starts: list[int]) -> tuple[Circumstance, ...]:
    """What is asked about a list whose figures settle the matter; corrections, which span a video
    as chapters do, hardly come in tens."""
    if is_rounded(starts):
        return counting, heading, _roundness
    if starts[0] == 0:
        return (counting,)
    if starts[-1] >= MIDNIGHT and len(candidate.entries) >= MANY / 2:
        return counting, heading
    return counting, heading, speech


def _is_programme(candidate: Candidate) -> bool:
    """Whether the figures alone show times of an afternoon, and nothing could outweigh them."""
    rounded = candidate.evidence[-1].code == "round-times" and candidate.starts[0] >= NOON
    return rounded and candidate.score < HOPELESS


HOPELESS = -6
"""Points below which a heading, links and the duration together make no list."""
AHEAD = 7
"""Points by which figures lead so far that no circumstance could bring another list near."""
SETTLED = 4.5
"""Points from which the figures of such a list are enough: three that rise from zero have 5."""


def _settled(candidate: Candidate, starts: list[int], duration: int | None) -> bool:
    """Whether nothing about the figures calls for a closer look."""
    return (
        (starts[0] == 0 or starts[-1] >= MIDNIGHT or spans(starts, duration))
        and candidate.place in ("first", "last")
        and candidate.entries[0].kind == "colon"
        and unquestioned(starts, duration)
    )


_EVENING = 13 * 3600
"""Seconds from which a timestamp with hours is hardly a place in a video."""
_LONGEST = 12 * 3600
"""Seconds of the longest video that can be uploaded,
https://support.google.com/youtube/answer/71673."""


def _start(case: Case) -> Iterator[Evidence]:
    """Where the list starts, measured by where it ends."""
    return lateness(case.starts)


def _scattered(case: Case) -> Iterator[Evidence]:
    """Three times, or four, rise by chance: they should at least stand like a list."""
    lines = case.candidate.lines
    if case.starts[0] > NEAR_ZERO and 2 < len(lines) < 5:
        gaps = [gap(case.text, a, b) for a, b in pairwise(lines)]
        if max(gaps) > min(gaps) + 1 and {line.place for line in lines} != {"first"}:
            yield Evidence("scattered", -2)


def _hours(case: Case) -> Iterator[Evidence]:
    """``9:14`` and then ``1:03:27``, or ``00:09:14``: only a place in a long video is written so.
    ``23:45`` and then ``23:59:50``: only an evening is."""
    if case.starts[0] > NEAR_ZERO and case.starts[-1] > _LONGEST and len(case.starts) > 2:
        yield Evidence("past-the-end", -3)
    if case.starts[0] >= 3600 or (case.starts[0] == 0 and case.starts[-1] < 3600):
        return
    if 0 < case.starts[0] < 24 * 60 and _EVENING <= case.starts[-1] < 24 * 3600:
        yield Evidence("clock", -5)
        return
    parts = [
        case.text.count(":", entry.at, entry.until)
        for entry in case.candidate.entries
        if entry.kind == "colon" and not entry.end_of_range
    ]
    hours = [2 if start >= 3600 else 1 for start in case.starts]
    if parts == hours == sorted(hours) and hours[-1] == 2:
        yield Evidence("over-the-hour", 3)
    elif case.starts[0] > 0 and case.starts[-1] <= _LONGEST and len(parts) > 2 <= min(parts):
        yield Evidence("over-the-hour", 2)


def _roundness(case: Case) -> Iterator[Evidence]:
    """Times of day are rounded, to quarters of an hour or to five minutes; people also round
    places in a video, but hardly all of them to quarters, and from four in the morning on."""
    stamps = [line.seconds for line in case.candidate.lines]
    stamps += [seconds for line in case.candidate.lines for seconds, *_ in line.more]
    if case.starts[0] == 0 and all(
        line.end_of_range and line.more for line in case.candidate.lines
    ):
        if not any(stamp % 15 for stamp in stamps):
            yield Evidence("round-times", -8)  # 0:00-4:00, 12:00-16:00
        return
    end = case.candidate.lines[-1].end_of_range
    if case.starts[0] == 0 and end and end[0] == MIDNIGHT and is_rounded(case.starts):
        yield Evidence("round-times", -8)  # 0:00-6:30 to 21:00-24:00
    if case.starts[0] == 0 or max(stamps) >= 25 * 60 or not _nearly_all(stamps, 5):
        return
    weight = min(len(stamps), 6)
    quarters = _nearly_all(stamps, 15)
    if quarters and min(stamps) >= DAWN:
        yield Evidence("round-times", -weight - 1.5)
    elif quarters or (min(stamps) < DAWN and weight > 4):
        yield Evidence("rounded", -weight / 3)
    elif min(stamps) >= DAWN:
        yield Evidence("round-times", -weight / 2 if weight < 6 else -4.5)


def _nearly_all(stamps: list[int], step: int) -> bool:
    """Whether ``stamps`` are multiples of ``step``; of five and more all but one, unless that is
    the first, after a greeting."""
    is_loose = len(stamps) >= 5 and stamps[0] > NEAR_ZERO
    return sum([stamp % step > 0 for stamp in stamps]) <= is_loose


def _hundredths(case: Case) -> Iterator[Evidence]:
    """``1:08.31``: the clocks of races and records tell hundredths, those of players do not."""
    entries = case.candidate.entries
    if case.starts[0] > 0 and case.text.find(".", entries[0].at, entries[-1].until) >= 0:
        stamps = [case.text[entry.at : entry.until] for entry in entries]
        measured = sum([stamp[-3:-2] == "." and ":" in stamp for stamp in stamps])
        if 2 * measured > len(stamps):
            yield Evidence("lengths", -6)


def _wraps(case: Case) -> Iterator[Evidence]:
    """``23:30`` right above ``0:00``: one evening's programme, not two lists."""
    if case.candidate.wraps:
        yield Evidence("wraps", -6)


def _impossible(case: Case) -> Iterator[Evidence]:
    """Scores and ratios do not end at 59."""
    text, lines = case.text, case.candidate.lines
    region = max(0, lines[0].begin - 200), lines[-1].end
    if not _odd().search(text, *region) and "：" not in text:
        return  # as nearly always
    ends = [
        text[entry.until - 2 : entry.until]
        for entry in case.candidate.entries
        if entry.kind == "colon" and not entry.end_of_range
    ]
    odd = sum(end.isdecimal() and int(end) >= 60 for end in ends)
    odd += len(one_digit().findall(text, *region))
    if odd:
        yield Evidence("no-clock", -12 * min(1, odd / len(case.starts)))


@cache
def _odd() -> re.Pattern[str]:
    """What looks like seconds past 59, or like a figure of one digit behind a colon."""
    return re.compile(r":(?:[^\W0-5]\d|\d )")


_VIDEO = re.compile(r"(?:youtu\.be/|[?&]v=|/(?:embed|live|shorts|v)/)([\w-]+)")


def _kind(case: Case) -> Iterator[Evidence]:
    """Stamps that may be something else need a whole list of them, and from zero."""
    doubtful = sum(entry.kind not in CERTAIN for entry in case.candidate.entries)
    first = case.candidate.entries[0]
    semicolon = ";" in case.text[first.at : first.until]  # nothing else is written so
    if doubtful == len(case.starts) and case.starts[0] > 0 and not semicolon:
        is_mark = first.kind == "mark"
        announced = any(evidence.code == "headed-chapters" for evidence in case.candidate.evidence)
        plain = announced or (unlike_versions(case.starts) if is_mark else doubtful >= 5)
        yield Evidence("doubtful-stamps", -2.5 if plain else -6)
    elif doubtful:
        yield Evidence("unusual-stamps", -0.5)
    links = [
        case.text[entry.at : entry.until]
        for entry in case.candidate.entries
        if entry.kind == "link"
    ]
    if links:
        videos = {match[1] for link in links if (match := _VIDEO.search(link))}
        if len(videos) > 1:
            yield Evidence("other-videos", -10)
        elif case.starts[0] > 0 and len(links) == len(case.starts):
            yield Evidence("linked", 2)


def _duration(case: Case) -> Iterator[Evidence]:
    """Whether the stamps fit into the video."""
    starts, duration, lines = case.starts, case.duration, case.candidate.lines
    if not duration:
        return
    past = sum(start > duration for start in starts)
    crowded = starts[-1] < MIN_CHAPTER_SECONDS * len(starts)
    if past > 1:
        share = past / len(starts)
        weight = -8 if starts[0] > 0 else -16 if share > 1 / 3 and is_rounded(starts) else -3
        yield Evidence("past-the-end", weight * share)
    elif crowded and starts[-1] < duration / 20 and all(line.end_of_range for line in lines):
        yield Evidence("covers-little", -8)  # subtitles, some of them
    elif starts[-1] < duration / 50:
        yield Evidence("covers-little", -6 if crowded else -3 if len(starts) == 2 else -1.5)
    elif len(starts) > 2 and starts[0] > NEAR_ZERO and starts[-1] < duration / 10:
        yield Evidence("covers-little", -1.5)
    elif not past and not spans(starts, duration):
        yield Evidence("fits", 0.5)


def _sum(case: Case) -> Iterator[Evidence]:
    """Lengths add up: to the length of the video, or to a last line that tells their total."""
    total = sum(case.starts)
    if case.starts[0] >= NEAR_ZERO and len(case.starts) > 2:
        to_duration = case.duration and abs(total - case.duration) < case.duration / 25
        is_told = case.text.find(format_short(total), case.candidate.lines[-1].end) >= 0
        if to_duration or total == 2 * case.starts[-1] or is_told:
            yield Evidence("lengths", -4)


CIRCUMSTANCES: tuple[Circumstance, ...] = (
    _start, _scattered, _hours, _roundness, _hundredths, _wraps, _impossible,
    counting, heading, prose, speech, _kind, _duration, _sum,
)  # fmt: skip
"""In this order: a later one may look at what the ones before it said."""
