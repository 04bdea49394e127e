"""The nouns: where chapters end, and which lists YouTube probably shows."""

from __future__ import annotations

import pytest

from chapters.domain.video import Chapter, Chapters, Finding, Origin, Video, with_ends

VIDEO = Video(id="l8pRSuU81PU", title="", channel="", description="", duration=100)


@pytest.mark.parametrize(
    ("starts", "duration", "ends"),
    [
        ([], 100, []),
        ([], None, []),
        ([0], 100, [100]),
        ([0], None, [None]),
        ([0, 30, 60], 100, [30, 60, 100]),
        ([0, 30, 60], None, [30, 60, None]),
        ([0, 60, 30], 100, [60, None, 100]),
        ([0, 30, 30], 100, [30, None, 100]),
        ([0, 100], 100, [100, None]),
        ([0, 101], 100, [100, None]),
        ([0, 30, 200, 300], 100, [30, 100, None, None]),
        ([0, 200, 30], 100, [100, None, 100]),
    ],
    ids=[
        "no chapters",
        "no chapters, unknown duration",
        "one chapter",
        "one chapter, unknown duration",
        "ascending",
        "ascending, unknown duration",
        "out of order",
        "equal starts",
        "the last starts at the end of the video",
        "the last starts after the end of the video",
        "two start after the end of the video",
        "one in the middle starts after the end of the video",
    ],
)
def test_a_chapter_ends_where_the_next_one_starts(
    starts: list[int], duration: int | None, ends: list[int | None]
) -> None:
    chapters = [Chapter(start, "A", line=start) for start in starts]
    ended = with_ends(chapters, duration=duration)
    assert [chapter.end for chapter in ended] == ends
    assert [chapter._replace(end=None) for chapter in ended] == chapters


def test_an_end_that_was_there_is_replaced() -> None:
    assert with_ends([Chapter(10, "A", end=20)], duration=5)[0].end is None


LISTED = Chapters(VIDEO, (Chapter(0, "A"),), source="description", made_by="author")


def test_a_list_without_errors_is_likely_shown_by_youtube() -> None:
    assert LISTED.likely_shown_by_youtube
    warning, error = Finding("w", "warning", "May."), Finding("e", "error", "Does.")
    assert LISTED._replace(findings=(warning,)).likely_shown_by_youtube
    assert not LISTED._replace(findings=(warning, error)).likely_shown_by_youtube


@pytest.mark.parametrize("source", ["comment", "model", "none"])
def test_a_list_outside_the_description_is_not_shown_by_youtube(source: Origin) -> None:
    assert not LISTED._replace(source=source).likely_shown_by_youtube


def test_without_chapters_youtube_shows_none() -> None:
    assert not LISTED._replace(chapters=()).likely_shown_by_youtube
