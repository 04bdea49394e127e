"""Rules for the list as a whole: most of them keep YouTube from showing any of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from chapters.domain.clock import format_short
from chapters.domain.list_on_youtube import ListOnYouTube
from chapters.domain.video import Finding
from chapters.domain.youtube_limits import (
    MAX_CHAPTERS,
    MIN_CHAPTER_SECONDS,
    MIN_CHAPTERS,
    MIN_SEEN_SECONDS,
)
from chapters.domain.youtube_reader import without_edge_symbols
from chapters.domain.youtube_rules.finding import finding


def starts_at_zero(judged: ListOnYouTube) -> Iterator[Finding]:
    if judged.shown and judged.shown[0].start:
        first = judged.shown[0]
        yield finding(
            "starts-at-zero",
            "error",
            "The first timestamp is {time}, not 0:00. YouTube shows no chapters then. Add a first "
            "line that starts with 0:00.",
            first.line,
            first.start,
        )


def at_least_three(judged: ListOnYouTube) -> Iterator[Finding]:
    count = len({entry.start for entry in judged.shown})
    if count >= MIN_CHAPTERS:
        return
    total = len(judged.chapters)
    sentence = f"The list has {total} timestamps. "
    advice = "Divide the video further."
    if count < total:
        sentence = f"YouTube reads {count} of the {total} timestamps as chapters. "
        advice = "The other findings say why."
    yield Finding(
        "at-least-three",
        "error",
        f"{sentence}YouTube shows no chapters for fewer than {MIN_CHAPTERS}. {advice}",
        judged.chapters[0].line,
        None,
        {"count": count, "total": total, "least": MIN_CHAPTERS},
    )


def ascending(judged: ListOnYouTube) -> Iterator[Finding]:
    for before, entry in pairwise(judged.shown):
        if entry.start < before.start:
            yield finding(
                "ascending",
                "error",
                "{time} comes after {before}. YouTube shows no chapters unless every timestamp is "
                "later than the one before. Correct the timestamp, or move the line.",
                entry.line,
                entry.start,
                before=format_short(before.start),
            )


def ten_seconds(judged: ListOnYouTube) -> Iterator[Finding]:
    ends = [entry.start for entry in judged.shown[1:]]
    if judged.video.duration is not None:
        ends.append(judged.video.duration)
    for entry, end in zip(judged.shown, ends, strict=False):  # no duration: no last end
        length = end - entry.start
        if 0 < length < MIN_CHAPTER_SECONDS:
            is_seen = length >= MIN_SEEN_SECONDS
            what = "may leave it out" if is_seen else "shows no chapters for a list with this one"
            yield finding(
                "ten-seconds",
                "warning" if is_seen else "error",
                "The chapter at {time} lasts {length} s. YouTube asks for at least {least} s and "
                f"{what}. Move a timestamp, or join the chapter with its neighbour.",
                entry.line,
                entry.start,
                length=length,
                least=MIN_CHAPTER_SECONDS,
            )


def too_many(judged: ListOnYouTube) -> Iterator[Finding]:
    count = len(judged.shown)
    if count > MAX_CHAPTERS:
        entry = judged.shown[MAX_CHAPTERS]
        yield Finding(
            "too-many",
            "error",
            f"The list has {count} timestamps. By what users report, YouTube shows no chapters for "
            f"{MAX_CHAPTERS + 1} or more. Join some of them.",
            entry.line,
            entry.start,
            {"count": count, "most": MAX_CHAPTERS},
        )


def live(judged: ListOnYouTube) -> Iterator[Finding]:
    if judged.video.live in ("live", "upcoming"):
        yield Finding(
            "live",
            "error",
            "The video is live or has not begun. YouTube shows no chapters before the recording is "
            "there. Add them then.",
            values={"live": judged.video.live},
        )


def second_list(judged: ListOnYouTube) -> Iterator[Finding]:
    lines = [chapter.line or 1 for chapter in judged.chapters]
    first, last = lines[0], lines[-1]
    for other_first, other_last in judged.others:
        yield Finding(
            "second-list",
            "warning",
            f"Another list of timestamps stands on {_lines(other_first, other_last)}, besides the "
            f"one on {_lines(first, last)}. YouTube may show that one instead. Keep one list, or "
            "take the 0:00 out of the other.",
            other_first,
            None,
            {
                "line": other_first,
                "first": first,
                "last": last,
                "otherFirst": other_first,
                "otherLast": other_last,
            },
        )


def _lines(first: int, last: int) -> str:
    return f"line {first}" if first == last else f"lines {first} to {last}"


def edge_symbols(judged: ListOnYouTube) -> Iterator[Finding]:
    """One finding for the whole list: many authors put an emoji into every title."""
    shorter = [(entry, without_edge_symbols(entry.title)) for entry in judged.shown]
    losing = [(entry, shown) for entry, shown in shorter if shown and shown != entry.title]
    if losing:
        entry, shown = losing[0]
        yield finding(
            "symbols-at-the-edge",
            "warning",
            "{count} titles begin or end with a symbol. YouTube may leave it out: at {time} a "
            "viewer would see “{shown}”. Put it inside the title if it matters.",
            entry.line,
            entry.start,
            count=len(losing),
            shown=shown,
        )


def made_for_kids(judged: ListOnYouTube) -> Iterator[Finding]:
    if judged.video.made_for_kids:
        yield Finding(
            "made-for-kids",
            "warning",
            "The video is made for kids. The app YouTube Kids may show its chapters in part or not "
            "at all.",
        )
