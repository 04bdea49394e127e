"""Rules for single lines of the list: YouTube may leave such a chapter out, or change its title."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from chapters.domain.clock import format_short
from chapters.domain.list_on_youtube import ListOnYouTube
from chapters.domain.video import Chapter, Finding
from chapters.domain.youtube_limits import MAX_TITLE
from chapters.domain.youtube_reader import ReadLine
from chapters.domain.youtube_rules.finding import finding


def not_a_timestamp(judged: ListOnYouTube) -> Iterator[Finding]:
    for line in judged.impossible_lines:
        yield Finding(
            "not-a-timestamp-to-youtube",
            "warning",
            "The figures of this line pass 59, so that they tell no time. YouTube may show the "
            "list without this chapter. Write the timestamp anew.",
            line,
        )
    for chapter in _first_on_each_line(judged):
        if chapter.line not in judged.read:
            yield finding(
                "not-a-timestamp-to-youtube",
                "warning",
                "YouTube reads no timestamp on this line, where {time} is meant. It may show the "
                "list without this chapter. Write {time}.",
                chapter.line or 1,
                chapter.start,
            )


def no_title(judged: ListOnYouTube) -> Iterator[Finding]:
    for entry in _read_of_list(judged):
        if not entry.has_title:
            yield finding(
                "no-title",
                "warning",
                "The line of {time} holds no title. YouTube may show the list without this "
                "chapter. Write the title behind the timestamp.",
                entry.line,
                entry.start,
            )


def equal_timestamps(judged: ListOnYouTube) -> Iterator[Finding]:
    for before, entry in pairwise(judged.shown):
        if entry.start == before.start:
            yield finding(
                "equal-timestamps",
                "warning",
                "{time} stands there twice. YouTube may show only one of the two chapters. Correct "
                "one timestamp, or join the two lines.",
                entry.line,
                entry.start,
            )


def past_the_end(judged: ListOnYouTube) -> Iterator[Finding]:
    duration = judged.video.duration
    for chapter in judged.chapters:
        if duration and chapter.start >= duration:
            yield finding(
                "past-the-end",
                "warning",
                "{time} is not inside the video, which ends at {end}. YouTube may leave it out. "
                "Correct the timestamp, or remove the line.",
                chapter.line or 1,
                chapter.start,
                end=format_short(duration),
            )


def two_on_a_line(judged: ListOnYouTube) -> Iterator[Finding]:
    for entry in _read_of_list(judged):
        if entry.stamps > 1:
            yield finding(
                "two-timestamps-on-a-line",
                "warning",
                "The line of {time} holds more than one timestamp. YouTube may read only one of "
                "them, or take the other into the title. Leave one on each line.",
                entry.line,
                entry.start,
            )


def text_on_both_sides(judged: ListOnYouTube) -> Iterator[Finding]:
    for entry in _read_of_list(judged):
        if entry.before and entry.after and entry.stamps == 1:
            yield finding(
                "text-on-both-sides",
                "warning",
                "There is text on both sides of {time}. YouTube may join both: a viewer would see "
                "“{shown}”. Put the timestamp first.",
                entry.line,
                entry.start,
                shown=entry.title,
            )


def title_too_long(judged: ListOnYouTube) -> Iterator[Finding]:
    for entry in judged.shown:
        if len(entry.title) > MAX_TITLE:
            yield finding(
                "title-too-long",
                "warning",
                "The title at {time} has {count} characters. YouTube may cut it off behind {most}. "
                "Shorten it.",
                entry.line,
                entry.start,
                count=len(entry.title),
                most=MAX_TITLE,
            )


def _first_on_each_line(judged: ListOnYouTube) -> Iterator[Chapter]:
    seen: set[int | None] = set()
    for chapter in judged.chapters:
        if chapter.line not in seen:
            seen.add(chapter.line)
            yield chapter


def _read_of_list(judged: ListOnYouTube) -> Iterator[ReadLine]:
    """The lines of the list that YouTube reads."""
    for chapter in _first_on_each_line(judged):
        if entry := judged.read.get(chapter.line or 0):
            yield entry
