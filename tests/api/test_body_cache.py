"""Equal chapters are rendered once for each format."""

from __future__ import annotations

import pytest

from chapters.api.body_cache import SECONDS, SIZE, BodyCache
from chapters.domain.video import Chapter, Chapters, Finding, Video
from chapters.formats import FORMATS, Format


def chapters(title: str = "Intro") -> Chapters:
    finding = Finding("ten-seconds", "warning", "Too short.", values={"seconds": 9})
    video = Video("made-00000A", "Made", "Maker", "0:00 Intro")
    return Chapters(video, (Chapter(0, title),), findings=(finding,))


class CountingFormat:
    """A format that counts how often it renders."""

    def __init__(self) -> None:
        self.count = 0
        self.format = Format("counting", "txt", "text/plain", self.render)

    def render(self, chapters: Chapters) -> str:
        self.count += 1
        return ",".join(chapter.title for chapter in chapters.chapters)


@pytest.fixture
def bodies() -> BodyCache:
    return BodyCache()


def test_equal_chapters_are_rendered_once(bodies: BodyCache) -> None:
    counting = CountingFormat()
    assert bodies.rendered(chapters(), counting.format) is bodies.rendered(
        chapters(), counting.format
    )
    assert counting.count == 1


def test_changed_chapters_are_rendered_anew(bodies: BodyCache) -> None:
    found, json = chapters(), FORMATS["json"]
    changed = found._replace(chapters=(Chapter(0, "Outro"),))
    assert bodies.rendered(found, json).etag != bodies.rendered(changed, json).etag
    assert b"Outro" in bodies.rendered(changed, json).data


def test_changed_values_of_a_finding_are_rendered_anew(bodies: BodyCache) -> None:
    found, json = chapters(), FORMATS["json"]
    finding = found.findings[0]._replace(values={"seconds": 8})
    changed = found._replace(findings=(finding,))
    assert bodies.rendered(found, json).data != bodies.rendered(changed, json).data


def test_formats_do_not_share_a_body(bodies: BodyCache) -> None:
    found = chapters()
    assert (
        bodies.rendered(found, FORMATS["text"]).data != bodies.rendered(found, FORMATS["csv"]).data
    )


def test_the_cache_is_bounded(bodies: BodyCache) -> None:
    counting = CountingFormat()
    for number in (*range(SIZE + 1), 0):
        bodies.rendered(chapters(str(number)), counting.format)
    assert counting.count == SIZE + 2


def test_a_body_is_cached_for_minutes_only() -> None:
    now, counting = [0.0], CountingFormat()
    bodies = BodyCache(timer=lambda: now[0])
    for now[0] in (0.0, SECONDS - 1, SECONDS):
        bodies.rendered(chapters(), counting.format)
    assert counting.count == 2
