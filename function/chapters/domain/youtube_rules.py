"""YouTube's rules for chapters: what a list breaks, and the list corrected.

An *error* breaks a rule that YouTube publishes: the first timestamp is 0:00, there are at least
three, in ascending order, each chapter at least ten seconds long
(https://support.google.com/youtube/answer/9884579). The last of these is a *warning* here, since
chapters of eight and nine seconds have been seen to be shown. Other warnings are what users report;
their sentences say "may".

The rule's code and the ``values`` of a finding suffice to write its sentence in another language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from chapters.domain.clock import format_for_youtube, format_short
from chapters.domain.extraction import Extraction
from chapters.domain.video import Chapter, Finding, Strength

MIN_CHAPTER_SECONDS = 10
"""How long each chapter must be."""
MIN_CHAPTERS = 3
"""How many chapters a list must have."""
MAX_CHAPTERS = 99
"""How many chapters a list may have, by what users report: 69 were seen to work, 100 not to."""
MAX_FINDINGS = 100
"""Nobody reads more, and a list of a thousand timestamps may have thousands."""

Entry = tuple[int, str]
"""Start in seconds, and title."""
Rule = Callable[[Extraction, int | None], Iterator[Finding]]
"""The findings of one rule on a list with chapters; the video's duration in seconds or None."""


def findings_for(extraction: Extraction, *, duration: int | None) -> tuple[Finding, ...]:
    """The findings on the list, errors first, otherwise in the order of the rules and the list:
    at most ``MAX_FINDINGS``, and one more that counts the others.

    ``duration`` in seconds, None when unknown. A description without chapters breaks no rule:
    its notes say what is missing.
    """
    if not extraction.chapters:
        return ()
    found = [finding for rule in RULES for finding in rule(extraction, duration)]
    found.sort(key=lambda finding: finding.strength != "error")
    more = len(found) - MAX_FINDINGS
    if more > 0:
        message = f"There are {more} more findings like these. Correct these first."
        found[MAX_FINDINGS:] = [
            Finding("more-findings", "warning", message, values={"count": more})
        ]
    return tuple(found)


def corrected(extraction: Extraction, *, duration: int | None) -> str:
    """The list, rewritten for a description so that it breaks no published rule.

    - Sorted by start. Chapters with equal starts are joined, their titles with " / " between.
    - The first one starts at 0:00: a first chapter within ten seconds is moved there, otherwise a
      first line "Intro" is added.
    - Chapters past the end of the video are dropped, and chapters that are too short are joined
      with the one before, each only if at least three chapters remain.

    A list of fewer than three stays one: only the author can name more chapters.

    One line for each chapter, ``MM:SS`` and from one hour on ``HH:MM:SS``, without a line break at
    the end. Empty without chapters.
    """
    entries = [(chapter.start, chapter.title) for chapter in extraction.chapters]
    entries.sort(key=lambda entry: entry[0])
    if entries and entries[0][0] < MIN_CHAPTER_SECONDS:
        entries[0] = (0, entries[0][1])
    elif entries:
        entries.insert(0, (0, "Intro"))
    if duration:
        entries = _if_enough([entry for entry in entries if entry[0] < duration], entries)
    entries = _joined(entries, min_seconds=1, end=None)
    entries = _if_enough(_joined(entries, min_seconds=MIN_CHAPTER_SECONDS, end=duration), entries)
    return "\n".join(
        f"{format_for_youtube(start)} {title or f'Chapter {number}'}"
        for number, (start, title) in enumerate(entries, 1)
    )


def _if_enough(shorter: list[Entry], entries: list[Entry]) -> list[Entry]:
    """``shorter``, or ``entries`` if it has too few chapters."""
    return shorter if len(shorter) >= MIN_CHAPTERS else entries


def _joined(entries: list[Entry], *, min_seconds: int, end: int | None) -> list[Entry]:
    """``entries`` with each one joined to the one before it that starts less than ``min_seconds``
    after it, or before ``end``. The first one always stays.
    """
    joined = entries[:1]
    for start, title in entries[1:]:
        start_before, title_before = joined[-1]
        is_short = start - start_before < min_seconds or (end and end - start < min_seconds)
        if not is_short:
            joined.append((start, title))
            continue
        titles = title_before.split(" / ")
        if title not in titles:
            titles.append(title)
        joined[-1] = (start_before, " / ".join(filter(None, titles)))
    return joined


def _finding(
    rule: str, strength: Strength, message: str, chapter: Chapter, **values: int | str
) -> Finding:
    """A finding about ``chapter``. ``message`` names the start of the chapter as ``{time}``, and
    each of ``values`` by its name.
    """
    values = {"time": format_short(chapter.start), **values}
    return Finding(rule, strength, message.format(**values), chapter.line, chapter.start, values)


def _starts_at_zero(extraction: Extraction, duration: int | None) -> Iterator[Finding]:
    well_typed = [c for c in extraction.chapters if c.line not in extraction.mistyped_lines]
    first = well_typed[0]  # every list has some: mistyped ones are only added to it
    if first.start != 0:
        yield _finding(
            "starts-at-zero",
            "error",
            "The first timestamp is {time}, not 0:00. YouTube shows no chapters then. Add a first "
            "line that starts with 0:00.",
            first,
        )


def _at_least_three(extraction: Extraction, duration: int | None) -> Iterator[Finding]:
    count = len(extraction.chapters)
    if count < MIN_CHAPTERS:
        yield Finding(
            "at-least-three",
            "error",
            f"The list has {count} timestamps. YouTube shows no chapters for fewer than "
            f"{MIN_CHAPTERS}. Divide the video further.",
            extraction.chapters[0].line,
            None,
            {"count": count, "least": MIN_CHAPTERS},
        )


def _ascending(extraction: Extraction, duration: int | None) -> Iterator[Finding]:
    for before, chapter in pairwise(extraction.chapters):
        if chapter.start < before.start:
            yield _finding(
                "ascending",
                "error",
                "{time} comes after {before}. YouTube shows no chapters unless every timestamp is "
                "later than the one before. Correct the timestamp, or move the line.",
                chapter,
                before=format_short(before.start),
            )


def _equal_timestamps(extraction: Extraction, duration: int | None) -> Iterator[Finding]:
    for before, chapter in pairwise(extraction.chapters):
        if chapter.start == before.start:
            yield _finding(
                "equal-timestamps",
                "warning",
                "{time} stands there twice. YouTube may show only one of the two chapters. Correct "
                "one timestamp, or join the two lines.",
                chapter,
            )


def _ten_seconds(extraction: Extraction, duration: int | None) -> Iterator[Finding]:
    ends = [chapter.start for chapter in extraction.chapters[1:]]
    if duration is not None:
        ends.append(duration)
    for chapter, end in zip(extraction.chapters, ends, strict=False):  # no duration: no last end
        length = end - chapter.start
        if 0 < length < MIN_CHAPTER_SECONDS:
            yield _finding(
                "ten-seconds",
                "warning",
                "The chapter at {time} lasts {length} s. YouTube asks for at least {least} s and "
                "may show no chapters. Move a timestamp, or join the chapter with its neighbour.",
                chapter,
                length=length,
                least=MIN_CHAPTER_SECONDS,
            )


def _too_many(extraction: Extraction, duration: int | None) -> Iterator[Finding]:
    count = len(extraction.chapters)
    if count > MAX_CHAPTERS:
        chapter = extraction.chapters[MAX_CHAPTERS]
        yield Finding(
            "too-many",
            "warning",
            f"The list has {count} timestamps. YouTube may show no chapters for "
            f"{MAX_CHAPTERS + 1} or more. Join some of them.",
            chapter.line,
            chapter.start,
            {"count": count, "most": MAX_CHAPTERS},
        )


def _past_the_end(extraction: Extraction, duration: int | None) -> Iterator[Finding]:
    for chapter in extraction.chapters:
        if duration and chapter.start >= duration:
            yield _finding(
                "past-the-end",
                "warning",
                "{time} is not inside the video, which ends at {end}. YouTube may leave it out, or "
                "show no chapters. Correct the timestamp, or remove the line.",
                chapter,
                end=format_short(duration),
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
    for chapter in _first_on_each(extraction.lines_with_several, extraction):
        yield _finding(
            "two-timestamps-on-a-line",
            "warning",
            "The line of {time} holds more than one timestamp. YouTube may read only one of them, "
            "or take the other into the title. Leave one on each line.",
            chapter,
        )


def _text_on_both_sides(extraction: Extraction, duration: int | None) -> Iterator[Finding]:
    for chapter in _first_on_each(extraction.lines_with_text_around, extraction):
        yield _finding(
            "text-on-both-sides",
            "warning",
            "There is text on both sides of {time}. YouTube may join both into the title. Put the "
            "timestamp first.",
            chapter,
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
    for chapter in _first_on_each(extraction.mistyped_lines, extraction):
        yield _finding(
            "mistyped-timestamp",
            "warning",
            "The timestamp of this line is mistyped, and read as {time} here. YouTube may take no "
            "notice of it. Write {time}.",
            chapter,
        )


def _first_on_each(lines: tuple[int, ...], extraction: Extraction) -> Iterator[Chapter]:
    """The first chapter on each of ``lines``."""
    remaining = set(lines)
    for chapter in extraction.chapters:
        if chapter.line in remaining:
            remaining.remove(chapter.line)
            yield chapter


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
