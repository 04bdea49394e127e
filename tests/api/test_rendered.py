"""The same chapters are written once; whatever changes is written anew."""

from __future__ import annotations

import dataclasses

from chapters.api.rendered import KEPT, RenderedBody, body_of
from chapters.domain.video import Chapter, Chapters, Video
from chapters.formats import FORMATS, Format


def chapters(title: str = "Intro") -> Chapters:
    return Chapters(Video("made-00000A", "Made", "Maker", "0:00 Intro"), (Chapter(0, title),))


class Counting:
    """A format that counts how often it writes."""

    def __init__(self) -> None:
        self.count = 0

    def format(self) -> Format:
        return Format("counting", "txt", "text/plain", self.render)

    def render(self, chapters: Chapters) -> str:
        self.count += 1
        return ",".join(chapter.title for chapter in chapters.chapters)


def test_the_same_chapters_are_written_once() -> None:
    counting, found = Counting(), chapters()
    chosen = counting.format()
    assert body_of(found, chosen) is body_of(found, chosen)
    assert counting.count == 1


def test_equal_chapters_of_another_fetch_are_written_anew() -> None:
    counting = Counting()
    chosen = counting.format()
    assert body_of(chapters(), chosen) == body_of(chapters(), chosen)
    assert counting.count == 2


def test_changed_chapters_never_get_the_old_body() -> None:
    found = chapters()
    changed = dataclasses.replace(found, chapters=(Chapter(0, "Outro"),))
    json = FORMATS["json"]
    assert body_of(found, json).etag != body_of(changed, json).etag
    assert b"Outro" in body_of(changed, json).data


def test_formats_do_not_share_a_body() -> None:
    found = chapters()
    assert body_of(found, FORMATS["text"]).data != body_of(found, FORMATS["csv"]).data


def test_what_was_written_long_ago_is_forgotten() -> None:
    counting, found = Counting(), chapters()
    chosen = counting.format()
    kept = [body_of(found, chosen)] + [body_of(chapters(), chosen) for _ in range(KEPT)]
    assert body_of(found, chosen) is not kept[0]


def test_a_lone_surrogate_becomes_a_question_mark() -> None:
    assert RenderedBody.of("a\ud800b").data == b"a?b"
