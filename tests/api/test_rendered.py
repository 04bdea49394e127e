"""Equal chapters are rendered once for each format."""

from __future__ import annotations

import dataclasses

from chapters.api.rendered import CACHE_SIZE, RenderedBody, rendered
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


def test_equal_chapters_are_rendered_once() -> None:
    counting = CountingFormat()
    assert rendered(chapters(), counting.format) is rendered(chapters(), counting.format)
    assert counting.count == 1


def test_changed_chapters_are_rendered_anew() -> None:
    found, json = chapters(), FORMATS["json"]
    changed = dataclasses.replace(found, chapters=(Chapter(0, "Outro"),))
    assert rendered(found, json).etag != rendered(changed, json).etag
    assert b"Outro" in rendered(changed, json).data


def test_changed_values_of_a_finding_are_rendered_anew() -> None:
    found, json = chapters(), FORMATS["json"]
    finding = dataclasses.replace(found.findings[0], values={"seconds": 8})
    changed = dataclasses.replace(found, findings=(finding,))
    assert rendered(found, json).data != rendered(changed, json).data


def test_formats_do_not_share_a_body() -> None:
    found = chapters()
    assert rendered(found, FORMATS["text"]).data != rendered(found, FORMATS["csv"]).data


def test_the_cache_is_bounded() -> None:
    counting = CountingFormat()
    for number in (*range(CACHE_SIZE + 1), 0):
        rendered(chapters(str(number)), counting.format)
    assert counting.count == CACHE_SIZE + 2


def test_a_lone_surrogate_becomes_a_question_mark() -> None:
    assert RenderedBody.from_text("a\ud800b").data == b"a?b"
