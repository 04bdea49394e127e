"""YouTube's rules for chapters: what a list breaks, and the list that breaks none.

Two strengths. An *error* breaks a rule that YouTube publishes: the first timestamp is 0:00, there
are at least three, in ascending order, each chapter at least ten seconds long
(https://support.google.com/youtube/answer/9884579). The last one is a *warning* here, since gaps
of eight and nine seconds have been seen to be shown all the same. Other warnings are what users
report; they say "may".

A rule's code and the ``values`` of a finding are enough to write its sentence in another language.
Pure: standard library only, no I/O.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from chapters.domain.clock import format_for_youtube, format_short
from chapters.domain.video import SHORTEST, Finding
from chapters.extract import Extraction

LEAST = 3
"""Chapters that a list must have."""
MOST = 99
"""Chapters that a list may have by what users report: 69 were seen to work, 100 not to."""

Entry = tuple[int, str]
"""Start in seconds, and title."""
Rule = Callable[[Extraction, int | None], Iterator[Finding]]


def judge(extraction: Extraction, *, duration: int | None) -> tuple[Finding, ...]:
    """Every finding on the list, errors first, each kind in the order of the list.

    ``duration`` in seconds, None when unknown. A description without chapters breaks no rule:
    its notes say what it lacks.
    """
    if not extraction.chapters:
        return ()
    found = [finding for rule in RULES for finding in rule(extraction, duration)]
    return tuple(sorted(found, key=lambda finding: finding.strength != "error"))


def corrected(extraction: Extraction, *, duration: int | None) -> str:
    """The list, rewritten for a description so that it breaks no published rule.

    Sorted; from 0:00, by moving a first chapter that starts within ten seconds, or by a first
    line "Intro"; chapters at the same time joined, their titles with " / " between. What lies
    past the end of the video is left out and what is too short joined, unless fewer than three
    would remain. A list of fewer than three stays so: only the author can name more.

    One line an entry, ``MM:SS``, from an hour on ``HH:MM:SS``; no line feed at the end. Empty
    without chapters.
    """
    entries = [(chapter.start, chapter.title) for chapter in extraction.chapters]
    entries.sort(key=lambda entry: entry[0])
    if entries and entries[0][0] < SHORTEST:
        entries[0] = (0, entries[0][1])
    elif entries:
        entries.insert(0, (0, "Intro"))
    if duration:
        entries = _if_enough([entry for entry in entries if entry[0] < duration], entries)
    entries = _joined(entries, shortest=1, end=None)
    entries = _if_enough(_joined(entries, shortest=SHORTEST, end=duration), entries)
    return "\n".join(
        f"{format_for_youtube(start)} {title or f'Chapter {number}'}"
        for number, (start, title) in enumerate(entries, 1)
    )


def _if_enough(shorter: list[Entry], entries: list[Entry]) -> list[Entry]:
    return shorter if len(shorter) >= LEAST else entries


def _joined(entries: list[Entry], *, shortest: int, end: int | None) -> list[Entry]:
    """``entries`` with each one that starts too soon, or too close to ``end``, joined to the one
    before it. The first one always stays."""
    kept = entries[:1]
    for start, title in entries[1:]:
        before, heading = kept[-1]
        if start - before < shortest or (end and end - start < shortest):
            known = heading.split(" / ")
            kept[-1] = (before, " / ".join(filter(None, [*known, title * (title not in known)])))
        else:
            kept.append((start, title))
    return kept


def _starts_at_zero(extraction: Extraction, duration: int | None) -> Iterator[Finding]:
    typed = [
        chapter for chapter in extraction.chapters if chapter.line not in extraction.mistyped_lines
    ]
    first = typed[0]  # of a list that is read at all, some are
    if first.start != 0:
        yield Finding(
            "starts-at-zero",
            "error",
            f"The first timestamp is {format_short(first.start)}, not 0:00. YouTube shows no chapters "
            "then. Add a first line that starts with 0:00.",
            first.line,
            first.start,
            {"time": format_short(first.start)},
        )


def _at_least_three(extraction: Extraction, duration: int | None) -> Iterator[Finding]:
    count = len(extraction.chapters)
    if count < LEAST:
        yield Finding(
            "at-least-three",
            "error",
            f"The list has {count} timestamps. YouTube shows no chapters for fewer than {LEAST}. "
            "Divide the video further.",
            extraction.chapters[0].line,
            None,
            {"count": count, "least": LEAST},
        )


def _ascending(extraction: Extraction, duration: int | None) -> Iterator[Finding]:
    for before, chapter in pairwise(extraction.chapters):
        if chapter.start < before.start:
            yield Finding(
                "ascending",
                "error",
                f"{format_short(chapter.start)} comes after {format_short(before.start)}. YouTube shows no "
                "chapters unless every timestamp is later than the one before. Correct the "
                "timestamp, or move the line.",
                chapter.line,
                chapter.start,
                {"time": format_short(chapter.start), "before": format_short(before.start)},
            )


def _equal_timestamps(extraction: Extraction, duration: int | None) -> Iterator[Finding]:
    for before, chapter in pairwise(extraction.chapters):
        if chapter.start == before.start:
            yield Finding(
                "equal-timestamps",
                "warning",
                f"{format_short(chapter.start)} stands there twice. YouTube may show only one of the two "
                "chapters. Correct one timestamp, or join the two lines.",
                chapter.line,
                chapter.start,
                {"time": format_short(chapter.start)},
            )


def _ten_seconds(extraction: Extraction, duration: int | None) -> Iterator[Finding]:
    ends = [chapter.start for chapter in extraction.chapters[1:]]
    if duration is not None:
        ends.append(duration)
    for chapter, end in zip(extraction.chapters, ends, strict=False):  # no duration: no last end
        length = end - chapter.start
        if 0 < length < SHORTEST:
            yield Finding(
                "ten-seconds",
                "warning",
                f"The chapter at {format_short(chapter.start)} lasts {length} s. YouTube asks for at "
                f"least {SHORTEST} s and may show no chapters. Move a timestamp, or join the "
                "chapter with its neighbour.",
                chapter.line,
                chapter.start,
                {"time": format_short(chapter.start), "length": length, "least": SHORTEST},
            )


def _too_many(extraction: Extraction, duration: int | None) -> Iterator[Finding]:
    count = len(extraction.chapters)
    if count > MOST:
        chapter = extraction.chapters[MOST]
        yield Finding(
            "too-many",
            "warning",
            f"The list has {count} timestamps. YouTube may show no chapters for {MOST + 1} or "
            "more. Join some of them.",
            chapter.line,
            chapter.start,
            {"count": count, "most": MOST},
        )


def _past_the_end(extraction: Extraction, duration: int | None) -> Iterator[Finding]:
    for chapter in extraction.chapters:
        if duration and chapter.start >= duration:
            yield Finding(
                "past-the-end",
                "warning",
                f"{format_short(chapter.start)} is not inside the video, which ends at "
                f"{format_short(duration)}. YouTube may leave it out, or show no chapters. Correct the "
                "timestamp, or remove the line.",
                chapter.line,
                chapter.start,
                {"time": format_short(chapter.start), "end": format_short(duration)},
            )


def _second_list(extraction: Extraction, duration: int | None) -> Iterator[Finding]:
    line = extraction.second_list
    if line is not None:
        yield Finding(
            "second-list",
            "warning",
            f"Another list of timestamps begins on line {line}. YouTube may show that one "
            "instead. Keep one list, or take the 0:00 out of the other.",
            line,
            None,
            {"line": line},
        )


def _two_on_a_line(extraction: Extraction, duration: int | None) -> Iterator[Finding]:
    return _warnings(
        extraction,
        extraction.lines_with_several,
        "two-timestamps-on-a-line",
        "The line of {time} holds more than one timestamp. YouTube may read only one of them, or "
        "take the other into the title. Leave one on each line.",
    )


def _text_on_both_sides(extraction: Extraction, duration: int | None) -> Iterator[Finding]:
    return _warnings(
        extraction,
        extraction.lines_with_text_around,
        "text-on-both-sides",
        "There is text on both sides of {time}. YouTube may join both into the title. Put the "
        "timestamp first.",
    )


def _mistyped(extraction: Extraction, duration: int | None) -> Iterator[Finding]:
    read = {chapter.line for chapter in extraction.chapters}
    for line in extraction.mistyped_lines:
        if line not in read:
            yield Finding(
                "mistyped-timestamp",
                "warning",
                "The figures of this line pass 59, so that they tell no time. It is left out here, "
                "and YouTube may show no chapters. Write the timestamp anew.",
                line,
            )
    yield from _warnings(
        extraction,
        extraction.mistyped_lines,
        "mistyped-timestamp",
        "The timestamp of this line is mistyped, and read as {time} here. YouTube may take no "
        "notice of it. Write {time}.",
    )


def _warnings(
    extraction: Extraction, lines: tuple[int, ...], rule: str, message: str
) -> Iterator[Finding]:
    """A warning for the first chapter on each of ``lines``; ``message`` names its ``{time}``."""
    wanted = set(lines)
    for chapter in extraction.chapters:
        if chapter.line in wanted:
            wanted.remove(chapter.line)
            values = {"time": format_short(chapter.start)}
            yield Finding(
                rule, "warning", message.format(**values), chapter.line, chapter.start, values
            )


RULES: tuple[Rule, ...] = (
    _starts_at_zero,
    _at_least_three,
    _ascending,
    _equal_timestamps,
    _ten_seconds,
    _too_many,
    _past_the_end,
    _second_list,
    _two_on_a_line,
    _text_on_both_sides,
    _mistyped,
)
